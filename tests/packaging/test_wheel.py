"""The wheel, built from the source distribution, finds its data from anywhere, in an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(*command: str | Path, where: Path) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run([str(part) for part in command], cwd=where, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the sdist, the way an index would."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, where=ROOT)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_engine_and_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"engine"}
    assert "engine/_data/rulesets/words/flow.policy" in names
    assert "engine/_data/policies/audit.policy" in names
    assert any(name.startswith("engine/_data/reports/") for name in names)


def test_an_installed_policy_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "-q")
    run(*pip, "--require-hashes", "-r", ROOT / "locks" / "run.txt", where=tmp_path)
    run(*pip, "--no-deps", wheel, where=tmp_path)
    shop = (ROOT / "examples" / "corner-shop" / "manifest.yaml").read_text(encoding="utf-8")
    (tmp_path / "shop.yaml").write_text(shop, encoding="utf-8")
    policy = tmp_path / "env" / "bin" / "policy"
    result = json.loads(run(policy, "check", "shop.yaml", "-f", "json", where=tmp_path))
    assert result["inputs"][0]["path"] == "shop.yaml"
    assert {ruleset["id"] for ruleset in result["rulesets"]} >= {"pipl", "cn.cbf", "gdpr"}
    assert result["summary"]["undetermined"] > 0
    run(policy, "check", "shop.yaml", "-o", "html=shop.html", where=tmp_path)
    assert "cytoscape" in (tmp_path / "shop.html").read_text(encoding="utf-8")
