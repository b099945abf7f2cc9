"""The declared type reads the word: what each spelling says, and what is no answer."""

from __future__ import annotations

from math import inf

import pytest

from engine.graph.terms import term
from engine.ground.calendar import day, moment
from engine.ground.duration import duration
from engine.ground.schema import Terms, Text2
from engine.ground.unfit import UnfitError
from engine.ground.value import (
    Amount,
    Instant,
    Length,
    Nothing,
    OneRecord,
    OneTerm,
    Range,
    Records,
    SomeTerms,
    Truth,
    Value,
    Words,
    Yearly,
)
from tests.graph.small import OTHERS, answer, told, told_of


def exactly(number: float) -> Range:
    return Range(float(number), float(number))


def spread(first: str, more: int = 0) -> tuple[float, float]:
    low = float(moment(first).low)
    return low, low + more


SPELLINGS: list[tuple[str, str, str, Value]] = [
    ("party", "country", "NO", OneTerm("NO")),
    ("party", "name", "0123", Words("0123")),
    ("party", "name", "12:30:45", Words("12:30:45")),
    ("party", "name", "2026-01-01", Words("2026-01-01")),
    ("party", "ciio", "yes", Truth(True)),
    ("party", "ciio", "False", Truth(False)),
    ("party", "trained", "97.5%", exactly(97.5)),
    ("party", "turnover", "50_000_000 CNY", Amount(exactly(50_000_000), "CNY")),
    ("party", "turnover", "1_000_000.. EUR", Amount(Range(1_000_000.0, inf), "EUR")),
    ("group", "count", "2_300_000", exactly(2_300_000)),
    ("group", "count", "0123", exactly(123)),
    ("group", "count", "60_000..90_000", Range(60_000.0, 90_000.0)),
    ("group", "count", '">= 1_000_000"', Range(1_000_000.0, inf)),
    ("group", "count", '"> 9"', Range(10.0, inf)),
    ("group", "count", '"< 10"', Range(0.0, 9.0)),
    ("group", "count", "..7", Range(0.0, 7.0)),
    ("group", "count", "none", exactly(0)),
    ("group", "country", "none", Nothing()),
    ("system", "operator", "huatong", OneRecord("party", "huatong")),
    ("system", "operator", "none", Nothing()),
    ("system", "backup", "90 days", duration("90 days")),
    ("system", "backup", "3..5 years", Length(Range(36.0, 60.0), Range(26280.0, 43848.0))),
    ("system", "security.reviewed", "2026-02-28", exactly(day("2026-02-28"))),
    ("system", "security.reviewed", "2024-02", Range(float(day("2024-02-01")), float(day("2024-02-29")))),
    ("system", "security.reviewed", '">= 2024-02-01"', Range(float(day("2024-02-01")), inf)),
    ("flow", "noticed", "2026-05-12T10:30+08:00", Instant(*spread("2026-05-12T02:30Z"), 480)),
    ("flow", "noticed", "2026-05-12T10:30Z..2026-05-12T12:30Z", Instant(*spread("2026-05-12T10:30Z", 120), 0)),
    ("flow", "noticed", "2026-05-12T10:30Z..2026-05-12T13:30+01:00", Instant(*spread("2026-05-12T10:30Z", 120))),
    ("flow", "noticed", '">= 2026-05-12T10:30+08:00"', Instant(moment("2026-05-12T02:30Z").low, inf, 480)),
    ("flow", "noticed", "2026-05-12", moment("2026-05-12")),
    ("flow", "to", "lion", OneRecord("party", "lion")),
    ("flow", "to", "system/crm", OneRecord("system", "crm")),
    ("flow", "data", "[profile, orders]", Records((OneRecord("dataset", "profile"), OneRecord("dataset", "orders")))),
    ("flow", "data", "profile", Records((OneRecord("dataset", "profile"),))),
    ("flow", "data", "{at_least: [profile]}", Records((OneRecord("dataset", "profile"),), closed=False)),
    ("flow", "data", "[]", Records(())),
    ("flow", "data", "none", Records(())),
    ("flow", "persons", "{2025: 80_000, 2026: 1..2}", Yearly({2025: exactly(80_000), 2026: Range(1.0, 2.0)})),
    ("dataset", "categories", "[passport, health]", SomeTerms(*[("identity.passport", "health")] * 2)),
    ("dataset", "categories", "{yes: [health], no: [identity]}", SomeTerms(("health",), None, ("identity",))),
    ("dataset", "categories", "{at_least: [health]}", SomeTerms(("health",), None)),
    ("dataset", "categories", "none", SomeTerms((), ())),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fact", "spelling", "value"), SPELLINGS, ids=[f"{s[1]}={s[2]}" for s in SPELLINGS])
def test_a_spelling_says(kind: str, fact: str, spelling: str, value: Value) -> None:
    assert answer(kind, fact, spelling) == value


EXACT = "the largest number that sums stay exact for"
MISFITS: list[tuple[str, str, str, str]] = [
    ("parties", "ciio: maybe", "P310", "`maybe` is not yes or no"),
    ("parties", "ciio: none", "P318", "`none` is no answer to `ciio`"),
    ("parties", "name: ''", "P309", "`name` has no answer"),
    ("parties", "name: ~", "P309", "`name` has no answer"),
    ("parties", "name: [a, b]", "P308", "`name` is answered with a text, not with a list"),
    ("parties", "country: China", "P314", "`China` is not a term of `countries`"),
    ("parties", "trained: 101%", "P311", "`101` is above 100 percent"),
    ("parties", "turnover: 5_000", "P313", "`5_000` is not an amount"),
    ("groups", "count: -3", "P311", "`-3` is below zero, which no count or amount is"),
    ("groups", "count: 2.5", "P311", "`2.5` is not a whole number"),
    ("groups", "count: '2,300,000'", "P311", "`2,300,000` is not a number"),
    ("groups", "count: 9007199254740993", "P311", f"`9007199254740993` is above 2^53, {EXACT}"),
    ("groups", "count: 9..3", "P311", "`9..3` leaves nothing between its bounds"),
    ("systems", "security.reviewed: 2026-02-30", "P312", "`2026-02-30` is not a date: 2026-02 has days 01 to 28"),
    ("systems", "backup: 3 fortnights", "P313", "`fortnights` is not a unit of time"),
    ("systems", "operator: huatung", "P316", "there is no party `huatung`"),
    ("systems", "operator: crm", "P316", "`crm` is a system"),
    ("flows", "noticed: noon", "P312", "`noon` is not a moment"),
    ("flows", "persons: 80_000", "P308", "`80_000` does not say of which year"),
    ("flows", "persons: {'25': 3}", "P312", "`25` is not a year"),
    ("flows", "data: [profile, none]", "P308", "an item of this list is a single word"),
    ("flows", "handler: huatong", "P319", "`handler` of a flow is computed, never stated"),
    ("flows", "transform: none", "P307", "a flow has no fact `transform`"),
    ("systems", "security: strict", "P308", "`security` has parts and no answer of its own"),
    ("datasets", "categories: [name]", "P315", "`name` may be `identity.name` or `health.name`"),
    ("datasets", "categories: {yes: [health], no: [health]}", "P325", "`health` cannot be both in the set and not in it"),  # noqa: E501
    ("datasets", "categories: {some: [health]}", "P308", "`some` does not belong here"),
    ("datasets", "categories: {}", "P308", "an empty mapping says nothing"),
    ("systems", "security.mfa: {value: true, by: null}", "P308", "`by` is a single word or text"),
    ("systems", "note: ~", "P308", "`note` is a text"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "fact", "code", "message"), MISFITS, ids=[m[1] for m in MISFITS])
def test_a_misfit_is_told(section: str, fact: str, code: str, message: str) -> None:
    found = told_of({"asked.yaml": f"{section}: {{asked: {{{fact}}}}}", "others.yaml": OTHERS})
    assert [(problem.code, problem.message.en) for problem in found] == [(code, message)]


def test_a_country_by_its_initials_is_understood() -> None:
    kinds = Terms("countries", Text2(), {"UA": Text2("Ukraine", "乌克兰"), "GB": Text2("United Kingdom", "英国")})
    for word in ("UK", "united_kingdom", "英国"):
        with pytest.raises(UnfitError) as unfit:
            term(word, kinds)
        assert unfit.value.problem(None).help == Text2("did you mean `GB`?", "是否指`GB`？")


def test_an_id_of_two_kinds_of_a_union_needs_its_kind() -> None:
    both = "parties: {crm: {}}\nsystems: {crm: {}}\nflows: {f: {to: crm}, g: {to: party/crm}}\n"
    [problem] = told(both)
    assert (problem.code, problem.message.en) == ("P317", "`crm` is the id of a system and of a party")
    assert problem.help.en == "write `system/crm` or `party/crm`"
