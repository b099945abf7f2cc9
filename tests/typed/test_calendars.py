"""Calendars: which days are working days, by which law's calendar a deadline counts, and what cannot be in one."""

from __future__ import annotations

import pytest

from engine.typed import tree
from engine.typed.walk import everything
from tests.typed.small import LAW, RULE, law, said

DAYS = """
calendar days {
  title   en "Office days" zh "办公日"
  weekend saturday, sunday
  known   in force from 2025-01-01 until 2026-12-31
  off     2026-01-01 until 2026-01-03 en "New year" zh "元旦" cite TRIAL 2
  work    2026-01-04
}
"""
COUNTS = LAW.replace("from 2021-11-01\n", "from 2021-11-01\n  calendar days\n")


def calendar_of(body: str) -> str | None:
    program = law(RULE.format(body=body) + DAYS, law=COUNTS)
    (deadline,) = [part for part in everything(program.rules[0].duty) if isinstance(part, tree.Deadline)]
    return deadline.calendar


def test_a_calendar_is_data_of_the_schema() -> None:
    (calendar,) = law(RULE.format(body="must f.bundled") + DAYS, law=COUNTS).schema.calendars.values()
    assert (calendar.weekend, calendar.rolls) == ((5, 6), False)
    assert [last - first for first, last in (*calendar.off, *calendar.worked)] == [2, 0]


def test_deadlines_count_by_the_calendar_of_their_law_but_hours_run_through() -> None:
    assert calendar_of("must f.ended within 10 working days of f.started") == "days"
    assert calendar_of("must f.ended within 1 month after f.started") == "days"
    assert calendar_of("must f.noticed_at within 72 hours of f.noticed_at") is None


def test_without_a_calendar_nothing_counts() -> None:
    program = law(RULE.format(body="must f.ended within 10 working days of f.started"))
    assert [part.calendar for part in everything(program.rules[0].duty) if isinstance(part, tree.Deadline)] == [None]


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        (DAYS + DAYS, "P242 the calendar `days` is declared twice"),
        (DAYS.replace("until 2026-12-31", ""), "P242 the calendar `days` does not say which days it knows"),
        (DAYS.replace("until 2026-01-03", "until 2025-12-31"), "P242 2025-12-31 is before 2026-01-01"),
        (DAYS.replace("2026-01-04", "2027-01-04"), "P242 these days are outside of those that the calendar knows"),
        (DAYS.replace("2026-01-04", "2026-01-03"), "P242 2026-01-03 is a day off and a day worked"),
        (DAYS.replace("calendar days", "calendar day"), "P242 there is no calendar `days`"),
    ],
)
def test_what_cannot_be_in_a_calendar_is_told(items: str, problem: str) -> None:
    assert problem in said(RULE.format(body="must f.bundled") + items, at_law=COUNTS)
