"""Working days: the kernels and the reference, which goes day by day, find the same days in drawn calendars."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.checks.value import NumberValue
from engine.checks.workdays import rolled, working_days_away
from engine.ground.schema import Calendar, Period, Text2
from tests.reference import workdays
from tests.reference.values import Interval

FIRST = 739_000  # a day in 2024


def calendar(off: tuple[tuple[int, int], ...] = (), worked: tuple[tuple[int, int], ...] = ()) -> Calendar:
    return Calendar("days", Text2(), (5, 6), True, Period(FIRST, FIRST + 120), off, worked)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    spans = st.tuples(st.integers(FIRST, FIRST + 120), st.integers(0, 9)).map(lambda each: (each[0], sum(each)))
    off = tuple(sorted(draw(st.lists(spans, max_size=4))))
    worked = tuple(sorted(draw(st.lists(spans, max_size=3))))
    return calendar(off, worked)


def days(low: int, high: int) -> NumberValue:
    return NumberValue(np.array([float(low)]), np.array([float(high)]), None)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(calendars(), st.integers(FIRST - 20, FIRST + 140), st.integers(0, 5), st.integers(-15, 15).filter(bool))
def test_the_days_away_are_those_of_the_reference(of: Calendar, low: int, wide: int, count: int) -> None:
    found = working_days_away(days(low, low + wide), count, of)
    expected = workdays.moved(Interval(low, low + wide, False), count, of)
    assert (found.low[0], found.high[0]) == (expected.low, expected.high)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(calendars(), st.integers(FIRST - 20, FIRST + 140), st.integers(0, 5))
def test_the_end_of_a_time_rolls_as_in_the_reference(of: Calendar, low: int, wide: int) -> None:
    found = rolled(days(low, low + wide), of)
    expected = workdays.rolled(Interval(low, low + wide, False), of)
    assert (found.low[0], found.high[0]) == (expected.low, expected.high)


def test_a_week_off_and_the_saturday_worked_before_it() -> None:
    """Thursday, then Friday, the worked Saturday, nine days off, and Tuesday is the third working day."""
    thursday, saturday, off, back, tuesday = (
        date.fromisoformat(f"2026-02-{day}").toordinal() for day in ("12", "14", "15", "23", "24")
    )
    first = date(2026, 1, 1).toordinal()
    spring = Calendar("days", Text2(), (5, 6), True, Period(first, first + 364), ((off, back),), ((saturday,) * 2,))
    assert working_days_away(days(thursday, thursday), 3, spring).low[0] == tuesday
    assert working_days_away(days(tuesday, tuesday), -3, spring).low[0] == thursday
    assert rolled(days(off, off), spring).low[0] == tuesday


def test_what_is_known_counts_up_to_its_edges() -> None:
    """The day before the first that is known is an anchor, for its own day is not counted; so is the one after."""
    whole = calendar()
    before, after = FIRST - 1, FIRST + 121
    assert np.isfinite(working_days_away(days(before, before), 1, whole).high[0])
    assert np.isfinite(working_days_away(days(after, after), -1, whole).low[0])
    assert not np.isfinite(working_days_away(days(before - 1, before - 1), 1, whole).high[0])
    assert not np.isfinite(working_days_away(days(after + 1, after + 1), -1, whole).low[0])
