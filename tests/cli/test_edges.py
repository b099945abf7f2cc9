"""What is given to a command and cannot be meant, or must not be touched: folders, files, names, closed streams."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run
from tests.cli.test_check import HOUSE, MANIFEST

Policy = Callable[..., tuple[int, str, str]]
HOUSE_ONLY = ("--rules", str(HOUSE), "--ruleset", "house")


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that these tests share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], warm: Path) -> Policy:
    """Runs `policy` beside a manifest `m.yaml`: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    (tmp_path / "m.yaml").write_text(MANIFEST, encoding="utf-8")

    def done(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return code, *capfd.readouterr()

    return done


# ---- rules of one's own --------------------------------------------------------------------------------------------


def test_rules_of_one_s_own_run_beside_those_of_the_policy(policy: Policy) -> None:
    code, out, _ = policy("check", "m.yaml", "--rules", str(HOUSE), "-f", "json")
    made = json.loads(out)
    assert code == 1
    assert {"pipl", "house"} <= {each["id"] for each in made["rulesets"]}
    assert "house.art_02_encryption" in {each["rule"] for each in made["findings"]}


def test_a_folder_without_rules_is_a_problem(policy: Policy, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = policy("check", "m.yaml", "--rules", "empty")
    assert (code, out) == (2, "")
    assert "P393: there are no rules in `empty`" in err
