"""The reference's working days: day by day through a declared calendar."""

from __future__ import annotations

from datetime import date
from math import inf, isinf

from engine.ground.schema import Calendar
from tests.reference.values import Interval

LONGEST_BREAK = 14  # days off in a row, at most, where a calendar does not know


def works(day: int, calendar: Calendar) -> bool | None:
    """Whether it is a working day; None where the calendar does not know."""
    first, last = calendar.known.first, calendar.known.last
    if first is None or last is None or not first <= day <= last:
        return None
    if any(begin <= day <= end for begin, end in calendar.off):
        return False
    if any(begin <= day <= end for begin, end in calendar.worked):
        return True
    return date.fromordinal(day).weekday() not in calendar.weekend


def moved(anchor: Interval, count: int, calendar: Calendar | None) -> Interval:
    """The anchor so many working days later, or earlier: an interval as wide as what the calendar does not know."""
    if calendar is None:
        return Interval(-inf, inf, anchor.none)
    return Interval(_away(anchor.low, count, calendar)[0], _away(anchor.high, count, calendar)[1], anchor.none)


def rolled(end: Interval, calendar: Calendar) -> Interval:
    """The end, or the next working day after a day off."""
    return Interval(_rolled(end.low, calendar)[0], _rolled(end.high, calendar)[1], end.none)


def _away(day: float, count: int, calendar: Calendar) -> tuple[float, float]:
    if not isinf(day):
        at, left, step = int(day), abs(count), 1 if count > 0 else -1
        while left:
            at += step
            known = works(at, calendar)
            if known is None:
                break
            left -= known
        else:
            return at, at
    return (day + count, inf) if count > 0 else (-inf, day + count)


def _rolled(day: float, calendar: Calendar) -> tuple[float, float]:
    if not isinf(day):
        at = int(day)
        while (known := works(at, calendar)) is False:
            at += 1
        if known:
            return at, at
    return day, day + LONGEST_BREAK
