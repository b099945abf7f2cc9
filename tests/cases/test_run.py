"""Running pages of cases: what differs is told at its line, `--accept` writes it down, what is uncovered is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.app.cases.accept import accepted
from engine.app.cases.coverage import uncovered
from engine.app.cases.page import Page, page
from engine.app.cases.run import Ran, ran
from engine.app.rules import rules
from engine.checks.program import Compiled
from engine.cli import run
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.ground.value import Truth

HOUSE = Path(__file__).parents[1] / "cli" / "house"
TEXT = (HOUSE / "art_02_encryption.cases.md").read_text(encoding="utf-8")
BASE = TEXT[: TEXT.index("## Encrypted")]


@pytest.fixture(scope="module")
def program() -> Compiled:
    """The rules of the house and all shipped ones."""
    return rules((HOUSE,), (), cache=False).program


def page_of(text: str, name: str = "art_02_encryption") -> Page:
    return page(Source(f"house/{name}.cases.md", text), "house")


def told(result: Ran) -> list[tuple[int, str, str]]:
    return [(each.line, each.expected, each.found) for each in result.differences]


def test_a_page_that_is_as_expected_and_covers_its_rule(program: Compiled) -> None:
    result = ran(page_of(TEXT), program)
    assert told(result) == []
    assert uncovered(result, program.schema) == ()
    assert accepted(result) == TEXT


@pytest.mark.parametrize(
    ("case", "differences"),
    [
        ("## A\n```expect\nflow out: gap\n```\n", [(3, "flow out: gap", "flow out: met")]),
        ("## A\n```expect\n```\n", [(3, "nothing", "flow out: met")]),
        ("## A\n```expect\nflow out: met\nflow in: gap\n```\n", [(4, "flow in: gap", "no flow `in`")]),
        (
            "## A\n```expect\nflow out: met\nflow in: not applicable\n```\n",
            [(4, "flow in: not applicable", "no flow `in`")],
        ),
        (
            "## A\n```expect\nless flow.out.protection.in_transit\nflow out: undetermined  missing flow.out.to\n```\n",
            [
                (
                    4,
                    "flow out: undetermined  missing flow.out.to",
                    "flow out: undetermined  missing flow.out.protection.in_transit",
                )
            ],
        ),
        (
            "## A\n```expect\nwith flow.out.transform: anonymised\nflow out: exempt HOUSE 3\n```\n",
            [(4, "flow out: exempt HOUSE 3", "flow out: exempt HOUSE 2(1)")],
        ),
    ],
)
def test_what_is_not_as_expected_is_told_at_its_line(
    program: Compiled, case: str, differences: list[tuple[int, str, str]]
) -> None:
    lines = BASE.count("\n")
    assert told(ran(page_of(BASE + case), program)) == [(lines + line, *rest) for line, *rest in differences]


def test_accept_writes_the_verdicts_found_and_keeps_scenes_and_prose(program: Compiled) -> None:
    wrong = TEXT.replace("flow out: met", "flow out: gap").replace("flow out: exempt HOUSE 2(1)\n", "")
    wrong = wrong.replace("undetermined  missing flow.out.protection.in_transit", "met")
    assert wrong != TEXT
    assert accepted(ran(page_of(wrong), program)) == TEXT
    assert told(ran(page_of(accepted(ran(page_of(wrong), program))), program)) == []


def test_accept_leaves_out_what_no_case_has(program: Compiled) -> None:
    wrong = TEXT.replace("flow out: met\n", "flow out: met\nflow outt: gap\n", 1)
    assert wrong != TEXT
    assert [found for _, _, found in told(ran(page_of(wrong), program))] == ["no flow `outt`"]
    assert accepted(ran(page_of(wrong), program)) == TEXT


RULES = ("house.art_04_owner", "house.art_04_owner.frequency")


def test_a_page_for_several_rules_names_them(program: Compiled) -> None:
    text = """```manifest
as_of: 2026-06-30
activities: {sale: {purposes: [service], owner: Ann, frequency: regular}}
```
## Both
```expect
rule art_04_owner
activity sale: met
less activity.sale.frequency
rule frequency
activity sale: undetermined
```
"""
    result = ran(page_of(text, "art_04_owner"), program)
    assert told(result) == []
    assert accepted(result) == text.replace("undetermined", "undetermined  missing activity.sale.frequency")
    assert [(each.rule, each.lacks) for each in uncovered(result, program.schema)] == [
        ("house.art_04_owner", "gap"),
        ("house.art_04_owner", "undetermined"),
        ("house.art_04_owner.frequency", "gap"),
    ]
    bare = ran(page_of(text[: text.index("rule art")] + "```\n", "art_04_owner"), program)
    assert told(bare) == [(7, "nothing", f"rule {rule}: activity sale: met") for rule in RULES]
    assert told(ran(page_of(accepted(bare), "art_04_owner"), program)) == []


def test_a_page_beside_no_rules_runs_those_that_it_names_and_covers_nothing(program: Compiled) -> None:
    expected = "rule house.art_02_encryption\nflow out: met\nrule house.art_04_owner\nactivity sale: undetermined\n"
    text = BASE + f"## A whole chapter\n```expect\n{expected}```\n"
    result = ran(page_of(text, "chapter_1"), program)
    assert [rule.id for rule in result.rules] == ["house.art_02_encryption", "house.art_04_owner"]
    assert [found for _, _, found in told(result)] == []
    assert uncovered(result, program.schema) == ()
    assert "rule house.art_04_owner" in accepted(result)


def test_accept_keeps_the_name_of_the_only_rule_of_a_page_beside_none(program: Compiled) -> None:
    text = BASE + "## A\n```expect\nrule house.art_02_encryption\nflow out: gap\n```\n"
    assert accepted(ran(page_of(text, "chapter_1"), program)) == text.replace("flow out: gap", "flow out: met")


@pytest.mark.parametrize("named", ["", "rule art_04_owner\n", "rule house.art_99\n"])
def test_a_page_beside_no_rules_names_them_whole(program: Compiled, named: str) -> None:
    text = BASE + f"## A\n```expect\n{named}flow out: met\n```\n"
    with pytest.raises(PolicyError) as caught:
        ran(page_of(text, "chapter_1"), program)
    assert [each.code for each in caught.value.problems] == ["P462"]


TWO_FACTS_LESS = """## A
```expect
flow out: met

less flow.out.protection.in_transit
less flow.out.kind
flow out: undetermined
```
"""


@pytest.mark.parametrize("case", ["## A\n```expect\nflow out: met\n```\n", TWO_FACTS_LESS])
def test_what_no_case_shows_is_named_and_two_missing_facts_are_no_proof_that_one_decides(
    program: Compiled, case: str
) -> None:
    lacks = uncovered(ran(page_of(BASE + case), program), program.schema)
    assert [each.lacks for each in lacks] == ["gap", "undetermined", "exempt HOUSE 2(1)"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BASE + "## A\n```expect\nrule nine\nflow out: met\n```\n", "which rule is meant here?"),
        (BASE + "## A\n```expect\nless flow.out.mechanism\nflow out: met\n```\n", "is not stated here"),
        (BASE + "## A\n```expect\nless x.y\nflow out: met\n```\n", "`x.y` is no fact of a record"),
        (
            BASE.replace("as_of: 2026-06-30", "title: x") + "## A\n```expect\nflow out: met\n```\n",
            "a day to be judged on",
        ),
        (BASE + "## A\n```manifest\nflows: {out: {knid: x}}\n```\n```expect\nflow out: met\n```\n", "`knid`"),
    ],
)
def test_a_page_that_cannot_run_is_a_problem(program: Compiled, text: str, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        ran(page_of(text), program)
    assert said in caught.value.problems[0].message.en


def test_a_scene_sets_a_parameter_as_a_policy_would(program: Compiled) -> None:
    scene = "set sensitivity.strict = true\n\nless flow.out.kind\nset exempt_exports_count = false\n"
    text = BASE + f"## A\n```expect\n{scene}```\n"
    result = ran(page_of(text), program)
    assert [each.settings for each in result.observed] == [
        {"sensitivity.strict": Truth(True), "exempt_exports_count": Truth(False)}
    ]
    assert "exempt_exports_count = false\nflow out: met" in accepted(result)


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("sensitivity.strcit = true", "P503"),
        ("sensitivity.strict = 3", "P504"),
        ("sensitivity.strict = true }", "P112"),
    ],
)
def test_a_setting_that_no_policy_could_make_is_told_at_its_line(program: Compiled, setting: str, code: str) -> None:
    text = BASE + f"## A\n```expect\nset {setting}\nflow out: met\n```\n"
    with pytest.raises(PolicyError) as caught:
        ran(page_of(text), program)
    (problem,) = caught.value.problems
    assert (problem.code, problem.span and problem.span.line) == (code, BASE.count("\n") + 3)


def test_a_verdict_under_another_setting_is_no_proof_that_one_fact_decides(program: Compiled) -> None:
    less = "less flow.out.protection.in_transit\nset sensitivity.strict = true\nflow out: undetermined\n"
    result = ran(page_of(BASE + f"## A\n```expect\nflow out: met\n\n{less}```\n"), program)
    assert "undetermined" in [each.lacks for each in uncovered(result, program.schema)]


def test_a_page_without_its_rule_is_a_problem(program: Compiled) -> None:
    with pytest.raises(PolicyError, match="P462"):
        ran(page_of(TEXT, "art_03"), program)


def test_policy_test_runs_what_is_asked_for_and_tells_it_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "--rules", str(HOUSE), "house.art_02_encryption", "-f", "json"]) == 0
    made = json.loads(capfd.readouterr().out)
    assert made == {
        "pages": 1,
        "cases": 3,
        "passed": 3,
        "failed": 0,
        "rules": 1,
        "failures": [],
        "uncovered": [],
    }


def test_policy_test_fails_where_a_case_does_and_accept_mends_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    house = tmp_path / "house"
    house.mkdir()
    for file in HOUSE.iterdir():
        (house / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    page_file = house / "art_02_encryption.cases.md"
    page_file.write_text(TEXT.replace("flow out: gap", "flow out: met"), encoding="utf-8")
    arguments = ["test", "--rules", str(house), "house"]
    assert run(arguments) == 1
    out = capfd.readouterr().out
    assert "Plain data are a gap since 2024\n  expected  flow out: met\n  found     flow out: gap\n" in out
    assert out.endswith("2 of 3 cases as expected, on 1 page for 1 rule\n")
    assert run([*arguments, "--accept"]) == 0
    assert page_file.read_text(encoding="utf-8") == TEXT


def test_a_name_that_leads_to_no_page_has_a_suggestion(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "--rules", str(HOUSE), "house.art_02_encription"]) == 2
    assert "did you mean `house.art_02_encryption`" in capfd.readouterr().err
