"""Working days: days so many working days away, and ends of times rolled to a working day, by a declared calendar."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from engine.checks.value import NumberValue
from engine.graph.columns import Floats, Ints
from engine.ground.schema import Calendar

LONGEST_BREAK: Final = 14
"""Days: no row of days off is taken to be longer where the calendar does not know."""

DAYS_OF_WEEK: Final = 7


def working_days_away(anchor: NumberValue, count: int, calendar: Calendar) -> NumberValue:
    """The working day that is the `count`th after the anchor (before it if negative), the anchor's day not counted.

    Where the calendar does not know all days between, it may be any day that is so many days away or more.
    """
    low, high = (_away(days, count, calendar) for days in (anchor.low, anchor.high))
    return NumberValue(low[0], high[1], anchor.state)


def rolled(end: NumberValue, calendar: Calendar) -> NumberValue:
    """The end of a time, or the next working day where it falls on a day off.

    Where the calendar does not know, the end may be as it is, or as much later as the longest row of days off.
    """
    low, high = (_rolled(days, calendar) for days in (end.low, end.high))
    return NumberValue(low[0], high[1], end.state)


def _away(days: Floats, count: int, calendar: Calendar) -> tuple[Floats, Floats]:
    """The earliest and the latest day that may be meant."""
    working, (first, last) = _working(calendar), _known(calendar)
    back = count < 0
    at = np.searchsorted(working, days, "left" if back else "right") + (count if back else count - 1)
    within = (at >= 0) & (at < len(working)) & ((days <= last + 1) if back else (days >= first - 1))
    there = working[np.clip(at, 0, len(working) - 1)].astype(np.float64)
    unknown = days + count
    earliest, latest = (np.full_like(days, -np.inf), unknown) if back else (unknown, np.full_like(days, np.inf))
    return np.where(within, there, earliest), np.where(within, there, latest)


def _rolled(days: Floats, calendar: Calendar) -> tuple[Floats, Floats]:
    working, (first, last) = _working(calendar), _known(calendar)
    at = np.searchsorted(working, days, "left")
    within = (days >= first) & (days <= last) & (at < len(working))
    there = working[np.clip(at, 0, len(working) - 1)].astype(np.float64)
    return np.where(within, there, days), np.where(within, there, days + LONGEST_BREAK)


def _known(calendar: Calendar) -> tuple[int, int]:
    """The first and the last day that the calendar knows; none if it does not say."""
    if calendar.known.first is None or calendar.known.last is None:
        return 1, 0
    return calendar.known.first, calendar.known.last


@cache
def _working(calendar: Calendar) -> Ints:
    """All working days that the calendar knows, ascending; one that never comes if there is none."""
    first, last = _known(calendar)
    days = np.arange(first, last + 1)
    works = ~np.isin((days - 1) % DAYS_OF_WEEK, calendar.weekend)  # the first day of the calendar was a Monday
    for worked, spans in ((True, calendar.worked), (False, calendar.off)):
        for begin, end in spans:
            works[max(begin - first, 0) : max(end - first + 1, 0)] = worked
    return np.append(days[works], np.iinfo(np.int64).max // 2) if not works.any() else days[works]
