"""What the checker refuses in expressions: what would not be linear, or reads well and lies."""

from __future__ import annotations

import pytest

from tests.typed.small import said_of


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
        (
            "must f.consents includes f.activity.controller or true",
            "P204 the list holds consent records, but this is a party",
        ),
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
    ],
)
def test_what_is_linear_and_clear_is_taken(body: str) -> None:
    assert said_of(body) == []
