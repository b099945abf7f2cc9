"""Facts of the future: which dates after the as-of day are told, and how many of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from engine.graph.ahead import SHOWN, ahead
from engine.ground.calendar import day
from engine.ground.schema import Schema
from tests.graph.small import SCHEMA, read

AS_OF = day("2026-06-30")


def messages(text: str, schema: Schema = SCHEMA) -> list[str]:
    problems = ahead(read(text), schema, AS_OF)
    assert all(problem.warning and problem.code == "P330" for problem in problems)
    return [problem.message.en for problem in problems]


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("noticed: 2026-06-30T23:59+08:00", False),
        ("noticed: 2026-07-01T00:00+08:00", True),
        ("noticed: 2026-07-01T00:00", False),  # may still be June elsewhere
        ("noticed: 2026-07-03", True),
        ("noticed: 2026-06-30T10:00Z..2026-07-04T10:00Z", False),
        ("started: 2027-03-01", False),
        ("ended: 2027-03-01", False),
        ("persons: {2027: 9}", False),
        ("ended: none", False),
    ],
)
def test_what_surely_lies_ahead_and_is_no_life_is_told(fact: str, told: bool) -> None:
    found = messages(f"flows: {{f: {{{fact}}}}}")
    assert found == (["`noticed` of `f` is dated after 2026-06-30, the as-of day"] if told else [])


def test_a_fact_that_may_lie_ahead_is_not_told() -> None:
    text = "systems: {crm: {security.reviewed: 2026-07-01}}"
    assert messages(text) == ["`security.reviewed` of `crm` is dated after 2026-06-30, the as-of day"]
    system = SCHEMA.kinds["system"]
    planned = replace(system.facts["security.reviewed"], ahead=True)
    kinds = {**SCHEMA.kinds, "system": replace(system, facts={**system.facts, "security.reviewed": planned})}
    assert messages(text, replace(SCHEMA, kinds=kinds)) == []


def test_what_is_said_for_all_is_told_once() -> None:
    text = "for all systems: {security.reviewed: 2026-07-01}\nsystems: {crm: {}, erp: {}}"
    assert messages(text) == ["`security.reviewed` is dated after 2026-06-30, the as-of day"]


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (SHOWN, f"`security.reviewed` of `s{SHOWN - 1}` is dated after 2026-06-30, the as-of day"),
        (SHOWN + 1, "one more fact is dated after 2026-06-30, the as-of day"),
        (SHOWN + 1200, "1,200 more facts are dated after 2026-06-30, the as-of day"),
    ],
)
def test_of_many_the_first_are_told_and_how_many_more(count: int, last: str) -> None:
    text = "systems:\n" + "".join(f"  s{at}: {{security.reviewed: 2026-07-01}}\n" for at in range(count))
    found = messages(text)
    assert (len(found), found[-1]) == (min(count, SHOWN + 1), last)
