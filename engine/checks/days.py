"""Days: the judged day of a row, periods in force, how long a judgement holds; months added by the calendar."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.constants import IS_NONE
from engine.checks.node import InPeriod, JudgedDay, Valid
from engine.checks.sight import Sight, number, truth
from engine.checks.value import NumberValue, TruthValue
from engine.graph.columns import Floats, Ints
from engine.ground.calendar import EASTMOST, MINUTES_PER_DAY, MONTHS_PER_YEAR, WESTMOST

SAYS_NOTHING = 3_650_000.0
"""A day that may lie anywhere in so many days was not stated."""


def judged_day(node: JudgedDay, sight: Sight) -> NumberValue:
    """The first stated of the sources, else as-of; bounds in days, never after as-of."""
    as_of = float(sight.frame.as_of)
    low, high = np.array([as_of]), np.array([as_of])
    for source in reversed(node.sources):
        day = number(sight, source)
        if sight.frame.nodes[source].domain == "moment":
            day = days_of(day)
        state = np.zeros(1, dtype=np.uint8) if day.state is None else day.state
        silent = (day.high - day.low >= SAYS_NOTHING) & (state != IS_NONE)
        passes = (state == IS_NONE) | (silent if node.falls_through else False)
        low = np.where(passes, low, np.minimum(day.low, as_of))
        high = np.where(passes, high, np.minimum(day.high, as_of))
        if not node.falls_through:
            high = np.where(silent, as_of, high)
    return NumberValue(low, low if np.array_equal(low, high) else high, None)


def days_of(moments: NumberValue) -> NumberValue:
    """The days on which the moments may fall, in any zone."""
    low = np.floor((moments.low + WESTMOST) / MINUTES_PER_DAY) + 1
    return NumberValue(low, np.floor((moments.high + EASTMOST) / MINUTES_PER_DAY) + 1, moments.state)


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
    year, _, _ = _civil(np.where(finite, days, 1.0).astype(np.int64))
    return np.where(finite, year, np.where(days < 0, -(10**6), 10**6))


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
