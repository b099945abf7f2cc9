"""`--since`: what a branch changes, told by the manifests as they were at a revision."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import MINE, MINE_ONLY, SHOP, Shop

NEW = MINE.replace("fail on gap", "fail on new gap").replace("fail on undetermined", "fail on new undetermined") % ""
FIXED = SHOP.replace("in_transit: false", "in_transit: true", 1)


def git(*arguments: str) -> str:
    """Git in the present folder, under a name that no settings of whoever runs the tests change."""
    who = ["-c", "user.name=Li Na", "-c", "user.email=li@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop as the first commit of a repository, in a folder `company`; `policy` runs at its root."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    (tmp_path / "mine.policy").write_text(NEW, encoding="utf-8")
    write(tmp_path, SHOP)
    git("init", "-q", "-b", "main")
    git("add", "company")
    git("commit", "-q", "-m", "The shop")
    return shop


def write(folder: Path, manifest: str, name: str = "m.yaml") -> None:
    (folder / "company").mkdir(exist_ok=True)
    (folder / "company" / name).write_text(manifest, encoding="utf-8")


def compared(shop: Shop, *arguments: str, path: str = "company") -> tuple[int, Any, str]:
    code, out, err = shop("check", path, *MINE_ONLY, "--since", *(arguments or ("main",)), "-o", "json=r.json")
    made = json.loads(Path("r.json").read_text(encoding="utf-8")) if code in (0, 1) else None
    return code, made, out + err


def test_what_was_so_before_is_unchanged_and_fails_no_gate_on_what_is_new(repository: Shop) -> None:
    code, made, _ = compared(repository)
    assert code == 0
    assert {each["baseline"] for each in made["findings"] if each["verdict"] == "gap"} == {"unchanged"}
    assert made["baseline"]["path"] == "main"


@pytest.mark.parametrize("path", ["company", "company/m.yaml", "./company"])
def test_what_a_branch_mends_is_fixed(repository: Shop, tmp_path: Path, path: str) -> None:
    write(tmp_path, FIXED)
    code, made, out = compared(repository, path=path)
    assert code == 0
    assert [each["state"] for each in made["baseline"]["gone"]] == ["fixed"]
    assert "1 fixed" in out


def test_what_a_branch_breaks_is_new(repository: Shop, tmp_path: Path) -> None:
    write(tmp_path, FIXED)
    git("add", "company")
    git("commit", "-q", "-m", "Mended")
    write(tmp_path, SHOP)
    code, made, _ = compared(repository, "HEAD")
    assert code == 1
    assert made["baseline"]["new"] == 1


def test_files_that_did_not_exist_then_are_all_new(repository: Shop, tmp_path: Path) -> None:
    again = "{kind: sharing, from: shop, to: post, activity: sale, transform: as_is, protection: {in_transit: false}}"
    write(tmp_path, f"manifest: 1\nflows:\n  again: {again}\n", "more.yaml")
    code, made, _ = compared(repository)
    assert code == 1
    assert [f["subject"]["id"] for f in made["findings"] if f["baseline"] == "new" and f["verdict"] == "gap"] == [
        "again"
    ]


def test_it_is_the_manifest_that_is_compared_not_the_law_of_another_day(repository: Shop) -> None:
    code, made, _ = compared(repository, "main", "--as-of", "2027-01-01")
    assert code == 0
    assert made["baseline"]["as_of"] == "2027-01-01"


def test_a_revision_that_is_not_there(repository: Shop) -> None:
    code, _, said = compared(repository, "nowhere")
    assert code == 2
    assert "P523: there is no revision `nowhere` in the repository of `company`" in said
    code, _, said = compared(repository, "--upload-pack=x")
    assert code == 2


def test_no_repository(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "mine.policy").write_text(NEW, encoding="utf-8")
    write(tmp_path, SHOP)
    code, _, said = compared(shop)
    assert code == 2
    assert "P522: `company` has no history: it lies in no git repository" in said


def test_no_git(repository: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    code, _, said = compared(repository)
    assert code == 2
    assert "git is not installed" in said


def test_manifests_that_were_broken_then(repository: Shop, tmp_path: Path) -> None:
    write(tmp_path, SHOP.replace("kind: sharing", "kind: sharring"))
    git("add", "company")
    git("commit", "-q", "-m", "Broken")
    write(tmp_path, SHOP)
    code, _, said = compared(repository, "HEAD")
    assert code == 2
    assert "P525: the manifests at `HEAD` cannot be read, 2 in all: P3" in said


def test_one_thing_to_compare_with(repository: Shop) -> None:
    code, _, said = compared(repository, "main", "--baseline", "x.json")
    assert code == 2
    assert "Compare with one of --baseline and --since." in said
