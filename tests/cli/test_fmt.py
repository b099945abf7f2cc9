"""`policy fmt`: rules in their one layout, written, told or shown; what cannot be read is left alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run

UNTIDY = """\
# A rule of the house.
rule house.art_02 { title en "Encrypted" zh "加密"
  cite HOUSE 2 (1) (3)   # both
  severity high for flow f
  must f.protection.in_transit }
"""
TIDY = """\
# A rule of the house.
rule house.art_02 {
  title     en "Encrypted"
            zh "加密"
  cite      HOUSE 2(1)3  # both
  severity  high
  for       flow f
  must      f.protection.in_transit
}
"""

Fmt = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fmt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Fmt:
    """Runs `policy fmt` in a folder with two files of rules, one of them untidy: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICY_RULES", raising=False)
    monkeypatch.delenv("POLICY_LANG", raising=False)
    house = tmp_path / "house"
    house.mkdir()
    (house / "art_02.policy").write_text(UNTIDY, encoding="utf-8")
    (house / "art_03.policy").write_text(TIDY, encoding="utf-8")

    def done(*arguments: str) -> tuple[int, str, str]:
        code = run(["fmt", *arguments])
        return code, *capfd.readouterr()

    return done


def test_files_are_written_in_their_layout_and_named(fmt: Fmt) -> None:
    assert fmt("house") == (0, "house/art_02.policy\n1 file laid out anew, 1 stays as it is\n", "")
    assert Path("house/art_02.policy").read_text(encoding="utf-8") == TIDY
    assert fmt("house") == (0, "0 files laid out anew, 2 stay as they are\n", "")


def test_check_names_what_would_change_and_writes_nothing(fmt: Fmt) -> None:
    assert fmt("--check", "house") == (1, "house/art_02.policy\n1 file would change, 1 stays as it is\n", "")
    assert Path("house/art_02.policy").read_text(encoding="utf-8") == UNTIDY
    assert fmt("--check", "house/art_03.policy")[0] == 0


def test_diff_shows_what_would_change_and_writes_nothing(fmt: Fmt) -> None:
    code, out, err = fmt("--diff", "house")
    assert code == 1
    assert out.startswith(
        "--- house/art_02.policy\n+++ house/art_02.policy\n@@ -1,5 +1,9 @@\n # A rule of the house.\n"
    )
    assert "-  cite HOUSE 2 (1) (3)   # both\n" in out
    assert "+  cite      HOUSE 2(1)3  # both\n" in out
    assert err == "1 file would change, 1 stays as it is\n"
    assert Path("house/art_02.policy").read_text(encoding="utf-8") == UNTIDY


def test_without_a_path_the_folders_of_own_rules_are_laid_out(fmt: Fmt) -> None:
    assert fmt("--rules", "house")[1].startswith("house/art_02.policy\n")


def test_without_a_path_and_folders_the_shipped_rules_are_looked_at_and_in_their_layout(fmt: Fmt) -> None:
    code, out, _ = fmt("--check", "--lang", "zh")
    assert code == 0
    assert out.startswith("0 个文件需要重新排版，")


def test_a_file_that_does_not_parse_is_left_alone_and_told(fmt: Fmt) -> None:
    broken = Path("house/art_01.policy")
    broken.write_text("rule   house.art_01 {", encoding="utf-8")
    code, out, err = fmt("house")
    assert code == 2
    assert out == "house/art_02.policy\n1 file laid out anew, 1 stays as it is\n"
    assert "--> house/art_01.policy:1:" in err
    assert broken.read_text(encoding="utf-8") == "rule   house.art_01 {"


@pytest.mark.parametrize(("path", "code"), [("nowhere", "P390"), ("empty", "P393")])
def test_a_path_without_rules_is_refused_and_nothing_is_written(path: str, code: str, fmt: Fmt) -> None:
    Path("empty").mkdir()
    exit_code, out, err = fmt(path, "house")
    assert (exit_code, out) == (2, "")
    assert err.startswith(code)
    assert Path("house/art_02.policy").read_text(encoding="utf-8") == UNTIDY


def test_a_file_named_twice_is_laid_out_once_and_keeps_its_mode(fmt: Fmt) -> None:
    file = Path("house/art_02.policy")
    file.chmod(0o640)
    assert fmt(str(file), "house", str(file.absolute()))[1].endswith("1 file laid out anew, 1 stays as it is\n")
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir("house")) == ["art_02.policy", "art_03.policy"]
