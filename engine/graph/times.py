"""Words to dates, moments and durations: exact, between two bounds, or open on one side."""

from __future__ import annotations

import re
from math import inf
from typing import Final

from engine.graph.numbers import bounds, ranged
from engine.ground import calendar, messages
from engine.ground.duration import duration
from engine.ground.unfit import UnfitError
from engine.ground.value import Instant, Length, Range

EVER: Final = (-inf, inf)
_MONTH_OR_YEAR: Final = re.compile(r"(?!0000)([0-9]{4})(?:-(0[1-9]|1[0-2]))?")
_UNIT: Final = re.compile(r"[a-z]+(?: [a-z]+)*$")


def date(text: str) -> Range:
    """The day written `2026-05-12`; a month `2026-05` or a year is the stretch of its days; with bounds as for
    numbers. Raises UnfitError.

    >>> date("2026-02") == date("2026-02-01..2026-02-28")
    True
    """
    return ranged(text, "P312", _days, EVER, 1)


def moment(text: str) -> Instant:
    """The minutes of `2026-05-12T10:30+08:00` and the zone that it is written in; without zone or time as wide as that
    leaves it. Raises UnfitError."""
    minutes = ranged(text, "P312", _minutes, EVER, 1)
    low, high, _ = bounds(text)
    zones = {calendar.moment(word).zone for word in (low, high) if word}
    return Instant(minutes.low, minutes.high, zones.pop() if len(zones) == 1 else None)


def day(text: str) -> int:
    """The one day written. Raises UnfitError."""
    low, high = _days(text)
    if low != high:
        raise UnfitError(messages.times.NOT_A_DAY, word=text)
    return int(low)


def length(text: str) -> Length:
    """The duration written `90 days`, `3 months..5 years` or `6 months..`. Raises UnfitError."""
    unit = _UNIT.search(text.rstrip(". "))
    if unit is None:
        raise UnfitError(messages.times.NOT_A_DURATION, word=text)

    def one(word: str) -> Length:
        return duration(word if _UNIT.search(word) else f"{word} {unit[0]}")

    def months(word: str) -> tuple[float, float]:
        span = one(word).months
        return span.low, span.high

    def hours(word: str) -> tuple[float, float]:
        span = one(word).hours
        return span.low, span.high

    return Length(ranged(text, "P313", months, (0, inf), 0), ranged(text, "P313", hours, (0, inf), 0))


def _days(word: str) -> tuple[float, float]:
    short = _MONTH_OR_YEAR.fullmatch(word)
    if short is None:
        exact = calendar.day(word)
        return exact, exact
    year, month = int(short[1]), short[2]
    if month is None:
        return calendar.first_of_year(year), calendar.last_of_year(year)
    first = calendar.ordinal(year, int(month), 1)
    return first, first + calendar.month_days(year, int(month)) - 1


def _minutes(word: str) -> tuple[float, float]:
    span = calendar.moment(word)
    return span.low, span.high
