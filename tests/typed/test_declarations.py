"""What the checker refuses in declarations: names that are wrong, hidden or taken, facts and defines that come back to
themselves."""

from __future__ import annotations

import pytest

from tests.typed.small import LAW, RULE, law, said


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("define x(f: floww) = f.bundled", "P203 there is no kind `floww`"),
        ('extend floww f { a: yesno en "A" zh "甲" }', "P203 there is no kind `floww`"),
        ('extend flow f { a: term of countrys en "A" zh "甲" }', "P203 there is no taxonomy `countrys`"),
        ('extend flow f { a: one partty en "A" zh "甲" }', "P203 there is no kind `partty`"),
        ('extend flow f { bundled: yesno en "A" zh "甲" }', "P234 `flow` has two facts `bundled`"),
        (
            'extend flow f { kind.of: yesno en "A" zh "甲" }',
            "P234 `kind` is a fact, and so is `kind.of` below it: a manifest could not hold both",
        ),
        ('extend flow f { a: yesno en "A" }', "P224 the fact `flow.a` has no Chinese text"),
        (
            'extend flow f { buyer: one party inverse sent en "A" zh "甲" }',
            "P227 `party.sent`, the way back from `flow.buyer`, is already the way back from `flow.sender`",
        ),
        (
            'extend flow f { size: count of people = f.handler.orders en "A" zh "甲" }',
            "P230 `size` is declared as a count of people, but this is a count of orders",
        ),
        (
            'extend flow f { goal: one party = f.to.party en "A" zh "甲" }',
            "P230 `goal` can be `none`, since what it is derived from can",
        ),
        (
            'extend flow f { many_people: yesno = f.persons > 3 en "A" zh "甲" }',
            "P218 `many_people` depends on the year, but is not declared per year",
        ),
        (
            'extend flow f { staff: count of people per year = f.handler.employees en "A" zh "甲" }',
            "P218 `staff` is declared per year, but nothing in it differs by year",
        ),
        (
            'extend flow f { papers: many consent through kind en "A" zh "甲" }',
            "P232 `flow.papers` comes through `kind`, which is no stored reference of `flow`",
        ),
        (
            'extend flow f { deeds: many dataset covers en "A" zh "甲" }',
            "P232 `dataset` has no fact `covers` that may name a flow",
        ),
        (
            'kind thing t { title en "T" zh "物" judged on t.name name: text en "N" zh "名" }',
            "P233 `t.name` is no stated date or moment of `thing`",
        ),
        ('terms flow_kinds { a en "A" zh "甲" }', "P234 the taxonomy `flow_kinds` is declared twice"),
        (
            'terms more { a.b en "A" zh "甲" }',
            "P234 `a.b` lies below `a`, which `more` does not list",
        ),
        ("group grave.x of categories = {heelth} cite TRIAL 1", "P205 `heelth` is not a term of `categories`"),
        (
            "group health of categories = {contact} cite TRIAL 1",
            "P221 the group `health` has the name of a term of `categories`",
        ),
        (
            "table t(c: term of countries) -> () { row CN cite TRIAL 1  row CN in force from 2023-01-01 }",
            "P222 `CN` has two rows of `t` on 2023-01-01",
        ),
        (
            "table t(c: term of countries) -> (age: count of years) { row CN -> 13, 14 }",
            "P237 2 values, but 1 are wanted",
        ),
        (
            "table t(c: term of countries) -> (age: count of years) { row CN -> none }",
            "P237 this is none, but a count of years is wanted",
        ),
        (
            "table t(c: term of countries) -> () { row CN in force from 2023-01-02 until 2023-01-01 }",
            "P239 in force from 2023-01-02 until 2023-01-01 is no day at all",
        ),
        (
            'parameter limit: count of people = 9 between 10 and 20 en "x" zh "x" cite TRIAL 1',
            "P238 the value of `limit` lies outside its bounds",
        ),
        (
            'contested parameter limit: count of people = 9 en "x" zh "x" cite TRIAL 1',
            "P238 the contested parameter `limit` has one reading only",
        ),
        ("define x(f: flow) = f.data", "P204 `x` is a list of dataset"),
        ("define day(f: flow) = f.bundled", "P221 `day` is built in"),
    ],
)
def test_a_wrong_declaration_is_told(text: str, problem: str) -> None:
    assert said(text)[0] == problem


# ---- recursion -----------------------------------------------------------------------------------------------------


def test_a_define_may_not_come_back_to_itself() -> None:
    text = """
    define first(f: flow) = second(f) or f.bundled
    define second(f: flow) = some g in f.activity.flows has first(g)
    """
    assert said(text) == ["P212 `first` is defined by itself: first → second → first"]


def test_an_exemption_may_not_ask_for_the_count_that_asks_for_it() -> None:
    text = """
    exemption small(f: flow) { case sent_abroad(f.handler) < 100 cite TRIAL 2 }
    define sent_abroad(p: party) = persons(g.persons for g in p.sent where not small(g) during this_year)
    """
    assert said(text) == ["P212 `small` is defined by itself: small → sent_abroad → small"]


def test_derived_facts_may_not_go_round() -> None:
    text = """
    extend flow f { odd: yesno = f.activity.strange en "Odd" zh "奇" }
    extend activity a { strange: yesno = some f in a.flows has f.odd en "Strange" zh "怪" }
    """
    assert said(text) == [
        "P212 `activity.strange` is defined by itself: activity.strange → flow.odd → activity.strange"
    ]


# ---- names ---------------------------------------------------------------------------------------------------------


def test_a_name_hides_no_other() -> None:
    text = "define leaves(f: flow) = f.bundled"
    assert said(text) == ["P221 `leaves` is already the name of a define of `words`"]


def test_two_rulesets_may_use_one_name_apart_but_not_together() -> None:
    other = "define tied(f: flow) = f.bundled\n define also(f: flow) = tied(f)"
    mine = "define tied(f: flow) = not f.bundled\n define twice(f: flow) = tied(f)"
    assert [line for line in said(mine, other=other) if not line.startswith("P223")] == []
    using = LAW.replace("force law", "force law use other")
    assert said(mine, at_law=using, other=other) == ["P221 `tied` is already the name of a define of `other`"]


def test_a_define_of_another_ruleset_is_seen_through_use_only() -> None:
    other = "define tied(f: flow) = f.bundled"
    body = RULE.format(body="must tied(f)")
    assert said(body, other=other) == ["P207 there is no define `tied`"]
    assert said(body, at_law=LAW.replace("force law", "force law use other"), other=other) == []


def test_a_define_that_nothing_calls_is_a_warning() -> None:
    assert said("define tied(f: flow) = f.bundled") == ["P223 nothing calls the define `tied`"]
    assert law("define tied(f: flow) = f.bundled").warnings[0].warning
