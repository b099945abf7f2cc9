"""What the checker refuses in expressions: rules that would not end, not be linear, or read well and lie."""

from __future__ import annotations

import pytest

from tests.typed.small import LAW, RULE, law, rule, said, said_of


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        # lineage
        (
            "must no u in upstream of f has u.kind == f.kind",
            "P213 along lineage only `u` may be read, but this reads `f`",
        ),
        (
            "must no u in upstream of f where u.from.country == f.from.country has u.kind == return",
            "P213 along lineage only `u` may be read, but this reads `f`",
        ),
        (
            "must some c in f.consents has (some u in upstream of f has u.kind == return and c.separate)",
            "P213 along lineage only `u` may be read, but this reads `c`",
        ),
        ("must count(u in upstream of f) > 2", "P235 `count` is of a list, not of upstream flows"),
        (
            "must no u in upstream of f.activity has u.bundled",
            "P236 `upstream of` asks of a flow that is bound here, but `f.activity` is an activity",
        ),
        (
            "must some c in f.consents until c.separate has c.separate",
            "P236 `until` stops a walk along lineage; a list is not walked",
        ),
        # reach
        (
            "must some d in f.data has (some g in d.groups has g.country == f.from.country)",
            "P214 only `g` and `d`, which its list hangs on, may be read here, but this reads `f`",
        ),
        (
            "must some c in f.consents has (some d in f.data has c.separate and d.retention is none)",
            "P214 only `d` and `f`, which its list hangs on, may be read here, but this reads `c`",
        ),
        (
            "must every g in f.activity.flows has g.mechanism == f.mechanism",
            "P215 `g` is reached from `f` up a reference and down a list; here `f` cannot be read as well",
        ),
        # lists
        ("must some x in f.activity has x.purposes overlaps research", "P210 `f.activity` is an activity, not a list"),
        ("must some x in f.categories has x == health", "P210 `f.categories` is a set of categories, not a list"),
        # numbers
        (
            "must sum(d.retention for d in f.data) > 3 years",
            "P235 `sum` is of a number, but `d.retention` is a duration",
        ),
        (
            "must sum(g.persons for g in f.handler.sent during this_year) > 3",
            "P216 people cannot be added up",
        ),
        (
            "must persons(p.orders for p in f.handler.subsidiaries) > 3",
            "P235 `p.orders` is a count of orders",
        ),
        (
            "must f.handler.employees > f.handler.orders",
            "P217 `f.handler.employees` is a count of people, but `f.handler.orders` is a count of orders",
        ),
        (
            "must f.handler.employees + f.handler.orders > 3",
            "P217 `f.handler.employees` is a count of people, but `f.handler.orders` is a count of orders",
        ),
        ("must f.handler.turnover + 5 EUR > 1 CNY + 2 EUR", "P217 these amounts are in different currencies"),
        (
            "must some d in f.data has d.retention < 10 working days",
            "P217 a duration cannot be compared with working days",
        ),
        # years
        (
            "must count(c in f.consents during this_year) > 3",
            "P218 `during` has no effect: nothing here is counted by year",
        ),
        (
            "must persons(g.persons for g in f.handler.sent) > 3",
            "P218 `g.persons` is counted by year, and nothing says which year is meant",
        ),
        # time
        ("must f.noticed_at within 72 hours of f.started", "P226 `f.started` is a day without a time"),
        (
            "must f.mechanism within 72 hours of f.noticed_at",
            "P204 `f.mechanism` is a term of mechanisms, but a deadline runs between dates or moments",
        ),
        # tests that cannot hold
        (
            "must f.kind == f.mechanism",
            "P204 `f.kind` is a term of flow_kinds, but `f.mechanism` is a term of mechanisms",
        ),
        (
            "must f.from.country in f.categories",
            "P204 `f.from.country` is a term of countries, but `f.categories` is a set of categories",
        ),
        (
            "must f.categories in {health}",
            "P204 `in` does not stand between a set of categories and another",
        ),
        ("must f.kind overlaps {sharing}", "P204 `f.kind` is a term of flow_kinds, but this is a set of flow_kinds"),
        ("must f.mechanism in {}", "P220 nothing is in an empty set"),
        ("must f.from is none", "P220 `f.from` cannot be `none`: this test never holds"),
        ("must f.bundled == none", "P220 `f.bundled` cannot be `none`: this test never holds"),
        ("must f.activity is none", "P220 `f.activity` cannot be `none`: this test never holds"),
        ("must f.handler.employees >= 0", "P220 no count is below 0: this test always holds"),
        ("must 0 > f.handler.employees", "P220 no count is below 0: this test never holds"),
        (
            "must f.kind == sharing and f.bundled and f.kind == return",
            "P220 `f.kind` is never both `sharing` and `return`",
        ),
        # shadowing
        ("must some f in f.consents has f.separate", "P221 `f` already names a row here"),
    ],
)
def test_each_is_told_in_its_own_words(body: str, problem: str) -> None:
    assert said_of(body) == [problem]


@pytest.mark.parametrize(
    "body",
    [
        "must f.categories covered by union(u.categories for u in upstream of f)",
        "must f.activity.purposes overlaps common(o.activity.purposes for o in origins of f where o.bundled)",
        "must no u in upstream of f until u.kind == return has (some d in u.data has d.categories overlaps health)",
        "must every g in f.activity.flows has g.bundled",
        "must some d in f.data has (some g in d.groups has g.under_14 > 0)",
        "must persons(g.persons for g in f.handler.sent during this_year, stated f.handler.exported) < 9",
        "must persons(persons(g.under_14 for g in d.groups) for d in f.data) < 9",
        "must f.persons < 10 and count(c in f.consents) >= 1",
        "must f.noticed_at within 3 days of f.started",
        "must f.consents is none or f.categories is none",
        "must min(g.started for g in f.activity.flows) <= f.started",
        "must f.consents includes f.activity.controller or true",
    ],
)
def test_what_is_linear_and_clear_is_taken(body: str) -> None:
    if "includes" in body:
        assert said_of(body) == ["P204 the list holds consent records, but this is a party"]
    else:
        assert said_of(body) == []


# ---- `none` under a negation ---------------------------------------------------------------------------------------

TO = "P219 `f.to` can be `none`, and then this negated test holds"


@pytest.mark.parametrize(
    "body",
    [
        "must f.to.country != CN",
        "must f.to.country not in {CN}",
        "must not f.to.country == CN",
        "must f.bundled or not (f.to.country in {CN} and f.bundled)",
        "must no d in f.data has (d.retention is none or d.retention > 3 years) and f.to.country == CN",
    ],
)
def test_a_negated_test_of_what_can_be_none_is_refused(body: str) -> None:
    assert said_of(body) == [TO]


@pytest.mark.parametrize(
    "body",
    [
        "must f.to.country == CN",
        "must f.to is not none and f.to.country != CN",
        "must f.to is none or f.to.country != CN",
        "must f.to is not none and (f.bundled or f.to.country != CN)",
        "must f.to.party is not none and f.to.country != CN",
        "must not (f.to is not none and f.to.country == CN)",
        "when f.to is not none must f.to.country != CN",
        "when leaves(f) must f.to.country != HK",
        "must f.from.country != CN",
        "must not f.bundled",
        "must not f.noticed_at within 3 days of f.started",
        "must no d in f.data where d.retention is not none has d.retention > 3 years",
    ],
)
def test_beside_a_word_about_none_it_is_taken(body: str) -> None:
    assert said_of(body) == []


def test_a_double_negation_is_none() -> None:
    assert said_of("must not f.to.country != CN") == []


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


# ---- declarations --------------------------------------------------------------------------------------------------


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


def test_none_settles_along_the_path_of_a_called_define() -> None:
    assert rule("when leaves(f) must f.to.country not in {HK}").id == "trial.route"
