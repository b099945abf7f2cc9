"""Days: the judged day of a row, periods in force, how long a judgement holds; months added by the calendar."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.node import InPeriod, JudgedDay, Valid
from engine.checks.sight import Sight, number, truth
from engine.checks.value import NumberValue, TruthValue
from engine.graph.columns import IS_NONE, MAY_BE_NONE, Bools, Floats, Ints, States
from engine.ground.calendar import MONTHS_PER_YEAR

FIRST = 1.0
"""The first day that can be stated."""

BEYOND = 10**6
"""A year after all that a day can lie in."""


def judged_day(node: JudgedDay, sight: Sight) -> NumberValue:
    """The first stated of the sources, else the day of the life nearest to as-of; bounds in days."""
    as_of = np.array([float(sight.frame.as_of)])
    low, high = as_of, as_of
    if node.life:
        first, last = (number(sight, end) for end in node.life)
        unbegun, unended = _unsaid(first), _unsaid(last)
        low = np.where(unended, low, np.minimum(low, last.low))
        high = np.where(unended, high, np.minimum(high, last.high))
        low = np.where(unbegun, low, np.maximum(low, first.low))
        high = np.where(unbegun, high, np.maximum(high, first.high))
    for source, ahead in reversed(tuple(zip(node.sources, node.ahead, strict=True))):
        day = number(sight, source)
        latest = np.inf if ahead else as_of
        passes = _unsaid(day) if node.falls_through else _states(day) == IS_NONE
        may_pass = _states(day) == MAY_BE_NONE
        low = np.where(passes, low, np.minimum(day.low, latest))
        high = np.where(passes, high, np.maximum(np.minimum(day.high, latest), np.where(may_pass, high, -np.inf)))
    return NumberValue(low, low if np.array_equal(low, high) else high, None)


def _unsaid(day: NumberValue) -> Bools:
    """Where the day is stated as none, or not at all."""
    unsaid: Bools = (_states(day) == IS_NONE) | ((day.low < FIRST) & np.isinf(day.high))
    return unsaid


def _states(day: NumberValue) -> States:
    return np.zeros(1, dtype=np.uint8) if day.state is None else day.state


def in_period(node: InPeriod, sight: Sight) -> TruthValue:
    """Yes where the whole day interval lies in the period, no where none of it does."""
    day = number(sight, node.day)
    first = -np.inf if node.period.first is None else node.period.first
    last = np.inf if node.period.last is None else node.period.last
    return planes.truth((day.low >= first) & (day.high <= last), (day.high < first) | (day.low > last), sight.rows)


def valid(node: Valid, sight: Sight) -> TruthValue:
    """The outcome where it holds on the whole day interval."""
    outcome, recorded, day = truth(sight, node.outcome), number(sight, node.recorded), number(sight, node.day)
    holds = planes.plane(day.high <= later(recorded.low, node.months), sight.rows)
    return TruthValue(outcome.yes & holds, outcome.no & holds, sight.rows)


def later(days: Floats, months: int) -> Floats:
    """The days so many calendar months later (earlier if negative), clamped to the month's end; infinity stays."""
    finite = np.isfinite(days)
    year, month, of_month = _civil(np.where(finite, days, 1.0).astype(np.int64))
    total = year * MONTHS_PER_YEAR + month - 1 + months
    year, month = total // MONTHS_PER_YEAR, total % MONTHS_PER_YEAR + 1
    length = _ordinal(year + month // MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1, 1) - _ordinal(year, month, 1)
    return np.where(finite, _ordinal(year, month, np.minimum(of_month, length)), days)


def years_of(days: Floats) -> Ints:
    """The calendar year of each day; -infinity and infinity give years beyond all others."""
    finite = np.isfinite(days)
    if not finite.any():
        return np.where(days < 0, -BEYOND, BEYOND)
    first, last = (
        int(end) for end in (days.min(where=finite, initial=np.inf), days.max(where=finite, initial=-np.inf))
    )
    if last - first >= len(days):
        year, _, _ = _civil(np.where(finite, days, first).astype(np.int64))
    else:  # fewer days than rows: the year of each day once
        of_day, _, _ = _civil(np.arange(first, last + 1))
        year = of_day[(np.where(finite, days, first) - first).astype(np.int32)]
    return year if finite.all() else np.where(finite, year, np.where(days < 0, -BEYOND, BEYOND))


def first_days(years: Ints) -> list[int]:
    """1 January of each year."""
    found: list[int] = _ordinal(years, np.ones_like(years), 1).tolist()
    return found


def _ordinal(year: Ints, month: Ints, of_month: Ints | int) -> Ints:
    shifted = year - (month <= 2)
    in_year = (153 * ((month + 9) % 12) + 2) // 5 + of_month - 1
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + in_year - 305


def _civil(day: Ints) -> tuple[Ints, Ints, Ints]:
    era, in_era = np.divmod(day + 305, 146097)
    of_era = (in_era - in_era // 1460 + in_era // 36524 - in_era // 146096) // 365
    in_year = in_era - (365 * of_era + of_era // 4 - of_era // 100)
    march_based = (5 * in_year + 2) // 153
    month = (march_based + 2) % 12 + 1
    return 400 * era + of_era + (month <= 2), month, in_year - (153 * march_based + 2) // 5 + 1
