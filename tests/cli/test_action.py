"""The script of the GitHub action, run as far as that is possible without GitHub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import MINE, ROOT, SHOP

SCRIPT: Final = ROOT / "ci" / "action.sh"
BIN: Final = Path(sys.executable).parent

Action = Callable[..., tuple[int, str]]


@pytest.fixture
def action(alone: Path) -> Action:
    """Runs the script in a repository whose branch `main` holds the shop: exit code, output."""
    tmp_path = alone
    (tmp_path / "company").mkdir()
    (tmp_path / "company" / "m.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "mine.policy").write_text(MINE % "", encoding="utf-8")
    (tmp_path / "house").symlink_to(ROOT / "tests" / "cli" / "house")

    def act(**inputs: str) -> tuple[int, str]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CLAUSEFLOW_"))},
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
            "CLAUSEFLOW_PATHS": "company",
            "CLAUSEFLOW_POLICY": "mine.policy",
            "CLAUSEFLOW_RULES": "house",
            **inputs,
        }
        done = subprocess.run(
            ["bash", SCRIPT], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    return act


def outputs(folder: Path) -> dict[str, str]:
    lines = (folder / "output").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_the_action_annotates_writes_its_reports_and_fails(action: Action, tmp_path: Path) -> None:
    code, said = action()
    assert code == 1, said
    assert "::error file=company/m.yaml,line=" in said
    told = outputs(tmp_path)
    assert told["status"] == "1"
    assert json.loads((tmp_path / told["result"]).read_text(encoding="utf-8"))["summary"]["gap"] == 2
    assert json.loads((tmp_path / told["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "### Gaps (2)" in (tmp_path / "summary").read_text(encoding="utf-8")
    assert (tmp_path / told["reports"] / "report.html").read_bytes().lower().startswith(b"<!doctype html>")


def test_the_action_passes_where_nothing_fails(action: Action, tmp_path: Path) -> None:
    code, said = action(CLAUSEFLOW_FAIL_ON="never")
    assert code == 0, said
    assert outputs(tmp_path)["status"] == "0"


def test_the_action_tells_bad_input_from_gaps(action: Action, tmp_path: Path) -> None:
    (tmp_path / "company" / "m.yaml").write_text("manifest: [", encoding="utf-8")
    code, said = action()
    assert code == 2, said
    assert outputs(tmp_path)["status"] == "2"
    assert not (tmp_path / "summary").exists()


def test_an_input_is_never_a_command(action: Action, tmp_path: Path) -> None:
    code, _ = action(CLAUSEFLOW_PATHS="company\n$(touch harm)\n`touch harm`\n--rules=nowhere; touch harm")
    assert code == 2
    assert not (tmp_path / "harm").exists()


def test_the_action_compares_a_pull_request_with_its_base(action: Action, tmp_path: Path) -> None:
    who = ["-c", "user.name=Li Na", "-c", "user.email=li@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "company"],
        ["commit", "-q", "-m", "The shop"],
        ["remote", "add", "origin", str(tmp_path)],
    ):
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)
    code, said = action(CLAUSEFLOW_SINCE="auto", GITHUB_BASE_REF="main")
    assert code == 1, said
    told = json.loads((tmp_path / outputs(tmp_path)["result"]).read_text(encoding="utf-8"))["baseline"]
    assert (told["path"], told["new"], told["unchanged"]) == ("FETCH_HEAD", 0, 2)


def test_the_action_without_a_pull_request_compares_with_nothing(action: Action, tmp_path: Path) -> None:
    code, said = action(CLAUSEFLOW_SINCE="auto")
    assert code == 1, said
    assert json.loads((tmp_path / outputs(tmp_path)["result"]).read_text(encoding="utf-8"))["baseline"] is None
