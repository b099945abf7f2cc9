"""`policy new`: skeletons that parse, that lint says what is missing of, and that overwrite nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.app.cases.page import page
from engine.app.scaffold import scaffold
from engine.cli import run
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax.from_text import parse
from tests.cli.conftest import HOUSE


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules with a copy of the house."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HOUSE, tmp_path / "mine" / "house")
    return Path("mine")


def new(*arguments: str) -> int:
    return run(["new", "--rules", "mine", *arguments])


def test_a_rule_and_its_page_stand_where_their_id_says(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("house", "art_02_more") == 0
    rule, cases = mine / "house" / "art_02_more.policy", mine / "house" / "art_02_more.cases.md"
    assert capsys.readouterr().out.splitlines() == [rule.as_posix(), cases.as_posix()]
    (item,) = parse(Source(rule.as_posix(), rule.read_text(encoding="utf-8")), "house").items
    assert "house.art_02_more" in str(item)
    made = page(Source(cases.as_posix(), cases.read_text(encoding="utf-8")), "house")
    assert made.name == "house.art_02_more"
    assert made.base is not None
    assert len(made.cases) == 2


def test_the_article_is_taken_from_the_name(mine: Path) -> None:
    new("house", "art_02_more")
    assert "  cite      HOUSE 2\n" in (mine / "house" / "art_02_more.policy").read_text(encoding="utf-8")


def test_lint_says_what_is_missing_until_it_is_there(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new("house", "art_02_more")
    rule = mine / "house" / "art_02_more.policy"
    assert run(["lint", "--rules", "mine", str(rule)]) == 1
    out = capsys.readouterr().out
    assert "P224: the rule `house.art_02_more` has no text" in out
    assert "P413: the rule `house.art_02_more` has no severity" in out
    text = rule.read_text(encoding="utf-8").replace('en ""  zh ""', 'en "More"  zh "更多"\n  severity low')
    rule.write_text(text.replace("cite      HOUSE 2\n", "").replace("severity", "cite HOUSE 2 severity"), "utf-8")
    cases = mine / "house" / "art_02_more.cases.md"
    assert run(["lint", "--rules", "mine", str(cases)]) == 1
    assert "P462: a case needs a day to be judged on" in capsys.readouterr().out
    cases.write_text(cases.read_text(encoding="utf-8").replace("flows:", "as_of: 2026-06-30\nflows:", 1), "utf-8")
    assert run(["lint", "--rules", "mine", str(cases)]) == 1
    out = capsys.readouterr().out
    assert "P464: this case gives `flow one: undetermined" in out
    assert "P465: no case of `house.art_02_more` shows `met`" in out


def test_a_law_that_may_only_recommend_gets_a_recommendation(mine: Path) -> None:
    law = mine / "house" / "law.policy"
    law.write_text(law.read_text(encoding="utf-8").replace("force     regulation", "force     guidance"), "utf-8")
    new("house", "art_03")
    assert "  should    false\n" in (mine / "house" / "art_03.policy").read_text(encoding="utf-8")


def test_a_shipped_ruleset_is_added_to_in_a_folder_of_its_own(mine: Path) -> None:
    assert new("cn.cbf", "art_10") == 0
    assert "rule cn.cbf.art_10 {" in (mine / "cn" / "cbf" / "art_10.policy").read_text(encoding="utf-8")


def test_a_folder_that_is_the_ruleset_holds_the_rule_itself(mine: Path) -> None:
    assert run(["new", "--rules", str(mine / "house"), "house", "art_05"]) == 0
    assert (mine / "house" / "art_05.policy").exists()


def test_nothing_is_overwritten(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = (mine / "house" / "art_02_encryption.policy").read_bytes()
    assert new("house", "art_02_encryption") == 2
    assert "P394: `mine/house/art_02_encryption.policy` is not overwritten" in capsys.readouterr().err
    assert (mine / "house" / "art_02_encryption.policy").read_bytes() == law
    (mine / "house" / "art_09.cases.md").write_text("mine", encoding="utf-8")
    assert new("house", "art_09") == 2
    assert not (mine / "house" / "art_09.policy").exists()


def test_a_folder_that_cannot_be_made_is_one_clear_problem(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "gdpr").write_text("in the way", encoding="utf-8")
    assert new("gdpr", "art_99_nothing") == 2
    assert "P394: `mine/gdpr" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("houze", "art_09"), "P501: there is no ruleset `houze` with a law\nhelp: did you mean `house`?"),
        (("house", "Art-9"), "`Art-9` is no name of a rule"),
        (("house", "../law"), "`../law` is no name of a rule"),
    ],
)
@pytest.mark.usefixtures("mine")
def test_a_wrong_name_is_exit_2(arguments: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*arguments) == 2
    assert said in capsys.readouterr().err


def test_installed_rules_are_not_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.app.scaffold.checkout", lambda: None)
    with pytest.raises(PolicyError, match="the shipped rules are installed"):
        scaffold((), "pipl", "art_99_nothing")
