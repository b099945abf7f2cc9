"""Totals that a party states are told where the records cannot add up to them, and only there."""

from __future__ import annotations

import pytest

from engine.findings.totals import set_aside
from tests.findings.company import COMPANY, OUT
from tests.findings.world import verdicts


def told(total: str, complete: str = "complete: [flows]\n") -> list[str]:
    """The messages on a total of two flows with 600 people each, who may be the same."""
    flows = "".join(f"  {name}: {{{OUT}, route: none, persons: {{2026: 600}}}}\n" for name in "ab")
    company = COMPANY.replace("home: {country: CN}", f"home: {{country: CN, exported: {{2026: {total}}}}}")
    found, stated = verdicts(f"{complete}{company}\nflows:\n{flows}", "stated_volume")
    return [
        f"{problem.code} {problem.span and problem.span.line}: {problem.message.en}"
        for problem in set_aside(found, stated)
    ]


@pytest.mark.parametrize("total", ["600", "1200", "900", "100..700", '">= 600"'])
def test_a_total_within_the_bounds_is_taken(total: str) -> None:
    assert told(total) == []


@pytest.mark.parametrize(("total", "words"), [("599", "599"), ("0..100", "0 to 100"), ("1_201", "1,201")])
def test_a_total_outside_of_them_is_told_where_it_stands(total: str, words: str) -> None:
    said = f"`exported` of `home` says {words} for 2026, but what is listed adds up to 600 to 1,200"
    assert told(total) == [f"P332 5: {said}"]


def test_more_flows_than_are_listed_may_make_a_larger_total_true() -> None:
    assert told("1_201", complete="") == []
    assert len(told("599", complete="")) == 1
