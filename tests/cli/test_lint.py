"""`policy lint`: what keeps rules from running, what is doubtful, what no case shows; exit 1 with a problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run
from tests.cli.conftest import change

Lint = Callable[..., tuple[int, str]]


@pytest.fixture
def lint(own_rules: Path, capfd: pytest.CaptureFixture[str]) -> Lint:
    """Changes a file of the house rules and runs `policy lint` on them: exit code and stdout."""
    (own_rules / "art_04_owner.policy").unlink()

    def linted(name: str = "law.policy", old: str = "", new: str = "", asked: str = "house") -> tuple[int, str]:
        change(own_rules / name, old, new)
        code = run(["lint", "--rules", "house", asked])
        return code, capfd.readouterr().out

    return linted


def test_rules_without_a_problem_are_exit_0_and_warnings_are_shown(lint: Lint) -> None:
    code, out = lint()
    assert code == 0
    assert "warning P467: `HOUSE 4` is said to be ruled, but nothing cites it\n" in out
    assert "policies, " in out.splitlines()[-1]
    assert "0 problems, 2 warnings" in out


def test_a_rule_that_cannot_be_read_is_shown_with_its_place(lint: Lint) -> None:
    code, out = lint("art_02_encryption.policy", "f.protection.in_transit", "f.protection.in_transitt")
    assert code == 1
    assert "--> house/art_02_encryption.policy:9:" in out
    assert "^^^^" in out
    assert "help: below `protection` there are" in out


def test_a_citation_that_the_ledger_does_not_have_is_a_problem(lint: Lint) -> None:
    code, out = lint("art_02_encryption.policy", "HOUSE 2\n", "HOUSE 9\n")
    assert code == 1
    assert "P402" in out


def test_a_clause_said_to_be_open_that_a_rule_cites_is_a_warning(lint: Lint) -> None:
    assert "`HOUSE 2` is said to be open, but a rule cites it" in lint("law.policy", "2  text ruled", "2  text open")[1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("flow out: gap", "flow out: met", "P464: this case gives `flow out: gap`"),
        (
            "flow out: exempt HOUSE 2(1)",
            "flow out: not applicable",
            "P464: this case gives `flow out: exempt HOUSE 2(1)`",
        ),
        (
            "transform: anonymised",
            "transform: masked",
            "P465: no case of `house.art_02_encryption` shows `exempt HOUSE 2(1)`",
        ),
        ("less flow.out.protection.in_transit", "", "P465: no case of `house.art_02_encryption` shows `undetermined`"),
        ("{in_transit: true}", "{in_tansit: true}", "P307: a flow has no fact `protection.in_tansit`"),
    ],
)
def test_pages_of_cases_are_part_of_the_rules(lint: Lint, old: str, new: str, said: str) -> None:
    code, out = lint("art_02_encryption.cases.md", old, new)
    assert code == 1
    assert said in out


def test_a_rule_without_a_page_is_a_problem(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "house" / "art_02_encryption.cases.md").unlink()
    code, out = lint()
    assert code == 1
    assert "P466: `house.art_02_encryption` has no page of cases" in out


def test_only_what_is_asked_for_is_told(lint: Lint) -> None:
    assert "P467" not in lint(asked="house/art_02_encryption.policy")[1]
    assert "P467" in lint(asked="house/law.policy")[1]
    assert "P467" in lint(asked="house")[1]


@pytest.mark.parametrize("asked", ["nope", "house/art_2_encryption.policy", "hous"])
def test_what_leads_to_no_rules_is_exit_2(lint: Lint, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    said: list[str] = []
    monkeypatch.setattr("engine.cli._show", lambda error, _arguments: said.append(str(error)))
    assert lint(asked=asked) == (2, "")
    assert said == [f"P463: `{asked}` leads to no rules"]


def test_one_problem_is_no_problems(lint: Lint) -> None:
    assert ": 1 problem, " in lint("art_02_encryption.cases.md", "{in_transit: true}", "{in_tansit: true}")[1]
