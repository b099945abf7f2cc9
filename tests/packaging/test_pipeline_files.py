"""What is ready to use in a pipeline: the files are valid to the programs that read them, and name what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.cli.conftest import ROOT

ACTION: Final = ROOT / "action.yml"
HOOKS: Final = ROOT / ".pre-commit-hooks.yaml"
GITLAB: Final = ROOT / "ci" / "gitlab.yml"
DOCKERFILE: Final = ROOT / "Dockerfile"
SCRIPT: Final = ROOT / "ci" / "action.sh"
BIN: Final = Path(sys.executable).parent


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def run(*command: str | Path, **changes: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, **changes)


# ---- valid to their readers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("schema", "file"), [("github-actions", ACTION), ("gitlab-ci", GITLAB)])
def test_pipeline_files_fit_the_schemas_of_their_readers(schema: str, file: Path) -> None:
    done = run(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", file)
    assert done.returncode == 0, done.stdout


def test_pre_commit_takes_the_hooks() -> None:
    done = run(BIN / "pre-commit", "validate-manifest", HOOKS)
    assert done.returncode == 0, done.stdout


def test_hooks_call_commands_that_exist() -> None:
    for hook in read(HOOKS):
        program, command, *options = hook["entry"].split()
        told = run(BIN / program, command, "--help")
        assert told.returncode == 0, hook["id"]
        assert all(option in told.stdout for option in options if option.startswith("--")), hook["id"]


def test_the_gitlab_job_keeps_what_it_writes() -> None:
    job = read(GITLAB)["clauseflow"]
    written = dict(re.findall(r"--output (\w+)=(\S+)", job["script"][0]))
    assert job["artifacts"]["reports"] == {"codequality": written["gitlab"], "junit": written["junit"]}
    assert set(job["artifacts"]["paths"]) == {written["html"], written["json"]}
    assert job["artifacts"]["when"] == "always"


def test_the_image_runs_without_rights_and_copies_what_exists() -> None:
    lines = DOCKERFILE.read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER")]
    assert users == ["65532:65532"]
    assert all(":latest" not in line and ":" in line for line in lines if line.startswith("FROM"))
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY") and "--from" not in line]
    assert all((ROOT / name).exists() for names in copied for name in names)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{name}" for names in copied for name in names} <= set(ignored)


# ---- the action ----------------------------------------------------------------------------------------------------


def test_the_action_hands_every_input_to_its_script() -> None:
    action = read(ACTION)
    check = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    script = SCRIPT.read_text(encoding="utf-8")
    handed = {value.split(".")[1].rstrip(" }"): name for name, value in check["env"].items() if "inputs." in value}
    assert set(handed) == set(action["inputs"]) - {"python"}
    assert all(f"${{{name}:-" in script for name in handed.values())
    assert "${{" not in check["run"]  # nothing of the caller's becomes part of a command
    told = {value["value"].rsplit(".", 1)[1].rstrip(" }") for value in action["outputs"].values()}
    assert told == set(re.findall(r'echo "(\w+)=', script))
