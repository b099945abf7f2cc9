"""Laws, ledgers, rules' names and citations, grades and certainty, and policies."""

from __future__ import annotations

import pytest

from engine.ground.calendar import day
from engine.ground.schema import Period
from engine.ground.value import Range, Truth
from engine.typed import tree
from engine.typed.declared import Threshold
from tests.typed.small import LAW, RULE, checked, law, problems, rule, said, said_of

PARAMETERS = """
parameter limit: count of people = 100 between 50 and 200 en "x" zh "x" cite TRIAL 1
contested parameter strict: yesno = false en "x" zh "x" cite TRIAL 1
"""
ROUTE = RULE.format(body="must f.bundled")


def test_a_clause_that_the_ledger_does_not_have_names_its_neighbours() -> None:
    text = ROUTE.replace("TRIAL 2", "TRIAL 2(2)")
    assert said(text) == ["P402 TRIAL has no clause `2(2)` in its ledger"]


def test_a_law_that_is_not_there() -> None:
    assert said_of("must f.bundled unless f.kind == return cite TRAIL 1") == ["P401 no law has the key `TRAIL`"]


def test_citations_are_written_as_they_are_read() -> None:
    text = RULE.format(body='must f.bundled note en "n" zh "n"').replace("TRIAL 2", "TRIAL 2(1)2, TRIAL 1")
    found = law(text).rules[0]
    assert found.cites == ("TRIAL 2(1)(2)", "TRIAL 1")
    assert found.certainty == "secondary"


def test_a_clause_not_read_in_its_text_needs_a_note() -> None:
    text = ROUTE.replace("TRIAL 2", "TRIAL 2(1)2")
    assert said(text) == ["P411 `trial.route` rests on a clause known in secondary sources only, and has no note"]


def test_two_entries_of_one_clause() -> None:
    assert said("articles TRIAL { 2 (1) text open }") == ["P403 TRIAL 2(1) has two entries in the ledger"]


def test_a_standard_only_recommends() -> None:
    soft = LAW.replace("force law", "force standard")
    assert said(ROUTE, at_law=soft) == ["P404 TRIAL is of force standard, but the rule says `must`"]
    assert said(ROUTE.replace("must", "should"), at_law=soft) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            ROUTE.replace("trial.route", "trial.rout"),
            "P405 the rule `trial.rout` stands in the file of `trial.route`",
        ),
        (
            ROUTE.replace("severity high", ""),
            "P413 the rule `trial.route` has no severity",
        ),
        (ROUTE * 2, "P406 two rules are called `trial.route`"),
        (
            ROUTE.replace(' zh "规则"', ""),
            "P224 the rule `trial.route` has no Chinese text",
        ),
        (
            ROUTE.replace("high", "high in force from 2020-01-01 until 2020-12-31"),
            "P412 `trial.route` is never in force on a day on which TRIAL is",
        ),
        (
            RULE.format(body="must x.bundled").replace("flow f", "flow x judged on x.kind"),
            "P233 `x.kind` is no stated date or moment of `flow`",
        ),
    ],
)
def test_a_rules_head_is_checked(text: str, problem: str) -> None:
    assert said(text) == [problem]


def test_a_rule_open_at_one_end_ends_with_its_law() -> None:
    ending = LAW.replace("from 2021-11-01", "from 2021-11-01 until 2025-12-31")
    text = ROUTE.replace("high", "high in force from 2023-01-01")
    assert law(text, law=ending).rules[0].period == Period(day("2023-01-01"), day("2025-12-31"))


def test_rules_need_a_law_that_says_what_it_governs() -> None:
    assert [line.split()[0] for line in problems({"rulesets/trial/route.policy": ROUTE})] == ["P409", "P401"]
    silent = 'law TRIAL { title en "T" zh "法" force law in force from 2021-11-01 } articles TRIAL { 2 text ruled }'
    assert said(ROUTE, at_law=silent) == ["P410 nothing says which flow records TRIAL governs"]


def test_a_law_may_share_the_scope_of_another() -> None:
    sharing = """
    law SECOND { title en "S" zh "法" force regulation in force from 2022-01-01 governs as TRIAL }
    articles SECOND { 1 text ruled }
    """
    text = ROUTE.replace("trial.route", "second.route").replace("TRIAL 2", "SECOND 1")
    program = checked(
        {
            "rulesets/trial/law.policy": LAW,
            "rulesets/second/law.policy": sharing,
            "rulesets/second/route.policy": text,
        }
    )
    body = program.defines["governed SECOND flow"].body
    assert isinstance(body, tree.Call)
    assert body.define == "governed TRIAL flow"
    assert program.rules[0].period == Period(day("2022-01-01"), None)


def test_scopes_may_not_be_shared_in_a_circle() -> None:
    text = """
    law SECOND { title en "S" zh "法" force law in force from 2022-01-01 governs as TRIAL }
    """
    other = 'law TRIAL { title en "T" zh "法" force law in force from 2022-01-01 governs as SECOND }'
    found = problems({"rulesets/trial/law.policy": other, "rulesets/second/law.policy": text})
    assert found == ["P212 what SECOND governs is said by itself: SECOND → TRIAL → SECOND"]


def test_kinds_may_not_be_governed_in_a_circle() -> None:
    text = """
    kind paper x { title en "P" zh "文" governed when governed(x.file) file: one file inverse papers en "F" zh "卷" }
    kind file y { title en "F" zh "卷" governed when some x in y.papers has governed(x) }
    """
    assert said(text) == ["P212 which file records a law governs is said by itself: file → paper → file"]


def test_governed_asks_of_one_kind_at_a_time() -> None:
    text = """
    kind paper x {
      title en "P" zh "文"
      governed when some y in x.about has governed(y)
      about: many activity or flow inverse papers en "A" zh "象"
    }
    """
    assert said(text) == ["P208 `y` may be an activity or flow, but `governed` asks of one kind"]


def test_file_order_never_matters() -> None:
    texts = {
        "rulesets/trial/law.policy": LAW,
        "rulesets/trial/route.policy": RULE.format(body="must f.handler.employees > limit or leaves(f)"),
        "rulesets/trial/parameters.policy": PARAMETERS,
    }
    assert checked(texts) == checked(dict(reversed(texts.items())))


@pytest.mark.parametrize(
    ("duty", "grade"),
    [
        ("f.mechanism == standard_contract", "declared"),
        ("f.mechanism is not none and f.bundled", "declared"),
        ("f.activity.purposes overlaps research", "declared"),
        ("f.bundled and f.activity.purposes overlaps research", "derived"),
        ("f.from.country == CN", "derived"),
        ("leaves(f)", "derived"),
        ("f.categories overlaps health", "derived"),
        ("some c in f.consents has c.separate", "derived"),
        ("f.started >= 2024-01-01", "derived"),
        ("f.noticed_at within 3 days of f.started", "derived"),
        ("no o in origins of f has o.bundled", "derived"),
    ],
)
def test_the_grade_follows_from_what_the_duty_reads(duty: str, grade: str) -> None:
    assert rule(f"must {duty}").grade == grade


def test_a_policy_names_rulesets_gates_and_parameters() -> None:
    policy = """
    policy strict_audit {
      title en "Strict" zh "严格"
      use trial
      fail on gap from high
      fail on undetermined from critical
      set limit = 60
      set strict = true
    }"""
    found = checked({"rulesets/trial/law.policy": LAW + PARAMETERS, "policies/strict_audit.policy": policy}).policies
    assert found["strict_audit"].fails == (Threshold("gap", "high"), Threshold("undetermined", "critical"))
    assert found["strict_audit"].settings == {"limit": Range(60, 60), "strict": Truth(True)}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("use trail", "P501 there is no ruleset `trail`"),
        ("set limmit = 60", "P503 there is no parameter `limmit`"),
        ("set limit = 500", "P504 this lies outside the bounds of `limit`"),
        ("set strict = 1", "P504 this is a number, but yes or no is wanted"),
        ("set limit = 60 set limit = 70", "P505 `limit` is set twice"),
        ("severity of trial.rout is low", "P508 there is no rule `trial.rout`"),
        ('skip trial.rout because en "a" zh "b"', "P508 there is no rule `trial.rout`"),
        ('skip trial.route because en "Elsewhere"', "P224 the reason has no Chinese text"),
        ("evidence for flw.kind", "P509 there is no kind `flw`"),
        ("evidence for flow.knd", "P509 a flow has no fact `knd`"),
        ("evidence for flow", "P509 this names no fact"),
        ("fail on unevidenced", "P510 `p` asks no fact for evidence"),
        ("evidence for flow.kind fail on unevidenced from low", "P510 `unevidenced` has no severity"),
        ("evidence for flow.kind fail on new unevidenced", "P510 a baseline does not tell what is `unevidenced`"),
        ("fail on gap from low fail on gap from high", "P505 `gap` is said to fail twice"),
    ],
)
def test_a_wrong_line_of_a_policy_is_told(line: str, problem: str) -> None:
    policy = f'policy p {{ title en "P" zh "策" use trial {line} }}'
    texts = {"rulesets/trial/law.policy": LAW + PARAMETERS, "rulesets/trial/route.policy": ROUTE}
    assert problems({**texts, "policies/p.policy": policy}) == [problem]


def test_two_policies_of_one_name() -> None:
    policy = 'policy p { title en "P" zh "策" use trial }'
    texts = {"rulesets/trial/law.policy": LAW, "policies/p.policy": policy, "policies/q.policy": policy}
    assert problems(texts) == ["P505 two policies are called `p`"]


def test_an_unknown_ruleset_in_use() -> None:
    assert said("", at_law=LAW.replace("force law", "force law use trail")) == ["P408 there is no ruleset `trail`"]


def test_one_law_a_folder() -> None:
    again = LAW.replace("law TRIAL", "law OTHER").split("articles")[0]
    assert said(again) == ["P409 the ruleset `trial` already holds the law `TRIAL`"]


def test_the_problems_of_all_files_come_at_once() -> None:
    texts = {
        "rulesets/trial/law.policy": LAW,
        "rulesets/trial/route.policy": RULE.format(body="must f.mecanism == cn"),
        "rulesets/trial/second.policy": RULE.format(body="must leavs(f)").replace("route", "second"),
        "policies/p.policy": 'policy p { title en "P" zh "策" use trail }',
    }
    assert [line.split()[0] for line in problems(texts)] == ["P501", "P202", "P207"]
