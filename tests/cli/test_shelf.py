"""The shelf: what is read, in which order, under which path; the compile cache keeps, misses and forgives."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from engine import shelf
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.shelf.cache import KEEPS


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, so that given paths are relative ones."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rule_file(text: str, ruleset: str = "pipl", path: str = "rulesets/pipl/law.policy") -> shelf.RuleFile:
    return shelf.RuleFile(Source(path, text), ruleset)


# ---- rules ---------------------------------------------------------------------------------------------------------


def test_shipped_rules_have_relative_paths_in_order_and_rulesets_by_folder() -> None:
    files = shelf.rule_files()
    paths = [file.source.path for file in files]
    assert all(path.startswith("rulesets/") and path.endswith(".policy") for path in paths)
    for file in files:
        folder = file.source.path.split("/")[1:-1]
        assert file.ruleset == ".".join(folder)
    assert "words" in {file.ruleset for file in files}


def test_a_file_dropped_in_a_user_folder_belongs_to_the_ruleset_of_its_folder(house: Path) -> None:
    (house / "ours" / "retention" / "logs").mkdir(parents=True)
    (house / "ours" / "law.policy").write_text("# top")
    (house / "ours" / "retention" / "art_01.policy").write_text("# one")
    (house / "ours" / "retention" / "logs" / "art_02.policy").write_text("# two")
    (house / "ours" / ".hidden.policy").write_text("# no")
    shipped = len(shelf.rule_files())
    mine = shelf.rule_files([Path("ours")])[shipped:]
    assert [(file.source.path, file.ruleset) for file in mine] == [
        ("ours/law.policy", "ours"),
        ("ours/retention/art_01.policy", "retention"),
        ("ours/retention/logs/art_02.policy", "retention.logs"),
    ]


def test_a_user_folder_that_is_missing_is_a_problem() -> None:
    with pytest.raises(PolicyError) as caught:
        shelf.rule_files([Path("nowhere")])
    assert caught.value.problems[0].message.en == "there is no folder `nowhere`"


def test_a_rule_that_is_not_utf_8_is_a_problem_with_its_place(house: Path) -> None:
    (house / "ours").mkdir()
    (house / "ours" / "law.policy").write_bytes("law\n  标题 ".encode() + b"\xd6\xd0")
    with pytest.raises(PolicyError) as caught:
        shelf.rule_files([Path("ours")])
    (problem,) = caught.value.problems
    assert (problem.code, problem.message.en) == ("P391", "byte `0xd6` is not UTF-8")
    assert problem.span is not None
    assert (problem.span.path, problem.span.line, problem.span.column) == ("ours/law.policy", 2, 6)


# ---- manifests -----------------------------------------------------------------------------------------------------


def test_folders_are_read_in_order_without_what_is_no_manifest(house: Path) -> None:
    for name in ("b.yaml", "a.json", "c.yml", "waivers.yaml", "note.txt", ".x.yaml", "evidence/e.yaml", "sub/d.yaml"):
        file = house / "m" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("manifest: 1\n")
    inputs = shelf.manifests(["m", "m/c.yml"])
    assert [each.source.path for each in inputs] == ["m/a.json", "m/b.yaml", "m/c.yml", "m/sub/d.yaml"]
    assert {each.sha256 for each in inputs} == {hashlib.sha256(b"manifest: 1\n").hexdigest()}


def test_a_byte_order_mark_is_not_text_but_counts_in_the_digest(house: Path) -> None:
    (house / "m.yaml").write_bytes(b"\xef\xbb\xbfmanifest: 1")
    (given,) = shelf.manifests(["m.yaml"])
    assert given.source.text == "manifest: 1"
    assert given.sha256 == hashlib.sha256(b"\xef\xbb\xbfmanifest: 1").hexdigest()


def test_every_path_that_cannot_be_read_is_named_in_one_run(house: Path) -> None:
    (house / "bad.yaml").write_bytes(b"a: \xff")
    with pytest.raises(PolicyError) as caught:
        shelf.manifests(["missing.yaml", "bad.yaml"])
    assert {problem.code for problem in caught.value.problems} == {"P390", "P391"}


def test_a_pipe_is_refused_at_once_named_itself_or_in_a_folder(house: Path) -> None:
    (house / "all").mkdir()
    os.mkfifo(house / "all" / "flows.yaml")
    for path in ("all/flows.yaml", "all", os.devnull):
        with pytest.raises(PolicyError, match="P395"):
            shelf.manifests([path])


def test_a_saved_result_is_passed_over_in_a_folder_and_told_when_it_is_named(house: Path) -> None:
    (house / "result.json").write_text('{"schema": "policy-result/1", "findings": []}')
    assert shelf.manifests(["."]) == ()
    with pytest.raises(PolicyError, match=r"P396: `result\.json` is the saved result of a check"):
        shelf.manifests(["result.json"])


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"manifest: 1\n")))
    (given,) = shelf.manifests(["-"])
    assert (given.source.path, given.source.text) == ("<stdin>", "manifest: 1\n")


def test_a_file_beyond_the_limit_is_refused(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.shelf.inputs.LARGEST", 10)
    (house / "m.yaml").write_text("manifest: 1\n")
    with pytest.raises(PolicyError, match="P392"):
        shelf.manifests(["m.yaml"])


def test_evidence_is_hashed_inside_the_folder_only(house: Path) -> None:
    (house / "m" / "evidence").mkdir(parents=True)
    (house / "m" / "evidence" / "kms.txt").write_text("kept in the vault")
    (house / "secret.txt").write_text("outside")
    (house / "m" / "link.txt").symlink_to(house / "secret.txt")
    assert shelf.evidence(Path("m"), "evidence/kms.txt") == hashlib.sha256(b"kept in the vault").hexdigest()
    assert shelf.evidence(Path("m"), "evidence/none.txt") is None
    assert shelf.evidence(Path("m"), "../secret.txt") is None
    assert shelf.evidence(Path("m"), "link.txt") is None


# ---- the compile cache ---------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of this test alone."""
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_key_changes_with_engine_text_path_and_ruleset() -> None:
    keys = [
        shelf.cache_key("1", [rule_file("a")]),
        shelf.cache_key("2", [rule_file("a")]),
        shelf.cache_key("1", [rule_file("b")]),
        shelf.cache_key("1", [rule_file("a", ruleset="gdpr")]),
        shelf.cache_key("1", [rule_file("a", path="x.policy")]),
        shelf.cache_key("1", [rule_file("a"), rule_file("")]),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == shelf.cache_key("1", [rule_file("a")])


def test_in_a_checkout_the_code_that_compiles_rules_has_a_stamp_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = set()
    for floors in (("typed",), ("syntax",), ("syntax", "typed")):
        monkeypatch.setattr("engine.shelf.cache.COMPILES", floors)
        stamps.add(shelf.engine_stamp())
    assert len(stamps) == 3
    assert all(len(stamp) == 64 for stamp in stamps)


def test_a_change_in_a_package_within_a_floor_changes_the_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "checks/node/leaves.py"
    (tmp_path / "shelf").mkdir()
    inner.parent.mkdir(parents=True)
    monkeypatch.setattr("engine.shelf.cache.__file__", str(tmp_path / "shelf/cache.py"))
    monkeypatch.setattr("engine.shelf.cache.COMPILES", ("checks",))
    stamps = set()
    for text in ("", "x = 1\n"):
        inner.write_text(text)
        stamps.add(shelf.engine_stamp())
    (inner.parent / "__pycache__").mkdir()
    (inner.parent / "__pycache__/leaves.pyc").write_bytes(b"")
    assert shelf.engine_stamp() in stamps
    assert len(stamps) == 2


def test_what_is_kept_is_found_and_nothing_else(cache: Path) -> None:
    assert shelf.cached("k") is None
    shelf.keep("k", b"program")
    assert bytes(shelf.cached("k") or b"") == b"program"
    assert shelf.cached("other") is None
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert [file.name for file in cache.iterdir()] == ["k.msgpack"]


def test_a_corrupted_entry_is_as_if_it_were_not_there(cache: Path) -> None:
    shelf.keep("k", b"program")
    file = cache / "k.msgpack"
    for data in (file.read_bytes()[:-1] + b"x", file.read_bytes()[:20], b""):
        file.write_bytes(data)
        assert shelf.cached("k") is None


@pytest.mark.parametrize("place", ["a file", "nowhere"])
def test_a_cache_that_cannot_be_written_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    if place == "a file":
        (tmp_path / "cache").write_text("")
        monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    else:
        monkeypatch.delenv("POLICY_CACHE", raising=False)
        monkeypatch.setenv("XDG_CACHE_HOME", "")
        monkeypatch.setenv("HOME", "")
    shelf.keep("k", b"program")
    assert shelf.cached("k") is None


def test_old_entries_go_when_new_ones_come(cache: Path) -> None:
    for number in range(KEEPS + 3):
        shelf.keep(f"k{number}", b"program")
        os.utime(cache / f"k{number}.msgpack", (number, number))
    assert len(list(cache.iterdir())) == KEEPS
    assert shelf.cached("k0") is None
    assert bytes(shelf.cached(f"k{KEEPS + 2}") or b"") == b"program"


def test_what_is_in_use_stays_however_much_else_is_kept(cache: Path) -> None:
    for number in range(3 * KEEPS):
        shelf.keep(f"k{number}", b"program")
        os.utime(cache / f"k{number}.msgpack", (number, number))
        assert shelf.cached("k0") is not None


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "result.json"
    shelf.write(target, b"first")
    shelf.write(target, b"second")
    assert target.read_bytes() == b"second"

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        shelf.write(target, b"third")
    assert target.read_bytes() == b"second"
    assert [file.name for file in tmp_path.iterdir()] == ["result.json"]
