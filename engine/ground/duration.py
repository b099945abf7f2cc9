"""Durations on two scales, calendar months and hours, so that comparing them is never wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import inf
from typing import Final

from engine.ground import messages
from engine.ground.calendar import (
    DAYS_PER_400_YEARS,
    MINUTES_PER_DAY,
    MINUTES_PER_HOUR,
    MONTHS_PER_YEAR,
    ordinal,
)
from engine.ground.schema import Text2
from engine.ground.unfit import UnfitError
from engine.ground.value import Length, Range

_MONTHS_PER_400_YEARS: Final = 4800
_DURATION: Final = re.compile(r"([0-9](?:_?[0-9])*)\s+(working\s+days?|[a-z]+)")
_MINUTES: Final[Mapping[str, int]] = {  # of months, years and working days: for the limit only
    "minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43830, "year": 525960, "working day": 1440,
}  # fmt: skip
_LONGEST: Final = 10_000 * 525960


def length(amount: int, unit: str) -> Length:
    """A duration of so many minutes, hours, days, weeks, months, years or working days, on both scales.

    Raises UnfitError for another unit and for more than ten thousand years.

    >>> length(3, "years").hours
    Range(low=26280.0, high=26304.0)
    >>> length(90, "days").months
    Range(low=2.9, high=3.1)
    """
    singular = " ".join(unit.split()).removesuffix("s")
    if singular not in _MINUTES:
        known = ", ".join(f"{name}s" for name in _MINUTES)
        raise UnfitError(messages.times.NO_UNIT, word=unit, units=Text2(known, known.replace(", ", "、")))
    if amount * _MINUTES[singular] > _LONGEST:
        raise UnfitError(messages.times.TOO_LONG, word=f"{amount} {unit}")
    match singular:
        case "working day":
            return Length(Range(0.0, inf), Range(0.0, inf), amount)
        case "month" | "year":
            return _of_months(amount * (MONTHS_PER_YEAR if singular == "year" else 1))
        case _:
            return _of_minutes(amount * _MINUTES[singular])


def duration(text: str) -> Length:
    """The duration written `72 hours`, `10 working days` or `1 month`. Raises UnfitError."""
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        raise UnfitError(messages.times.NOT_A_DURATION, word=text)
    digits = found[1].replace("_", "").lstrip("0")
    if len(digits) > len(str(_LONGEST)):  # Python reads no integer of any length
        raise UnfitError(messages.times.TOO_LONG, word=text)
    return length(int(digits or "0"), found[2])


def length_text(length: Length) -> str:
    """A duration in its largest whole unit: `3 years`, `10 working days`; up to `72 hours` in hours, as laws do."""
    if length.working_days is not None:
        return _counted(length.working_days, "working day")
    months = int(length.months.low)
    if months > 0 and length == _of_months(months):
        whole = months % MONTHS_PER_YEAR == 0
        return _counted(months // MONTHS_PER_YEAR, "year") if whole else _counted(months, "month")
    minutes = round(length.hours.low * MINUTES_PER_HOUR)
    if minutes % MINUTES_PER_DAY == 0 and minutes > 3 * MINUTES_PER_DAY:
        return _counted(minutes // MINUTES_PER_DAY, "day")
    whole = minutes % MINUTES_PER_HOUR == 0
    return _counted(minutes // MINUTES_PER_HOUR, "hour") if whole else _counted(minutes, "minute")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _of_months(months: int) -> Length:
    least, most = _days_of_months(months)
    return Length(Range(float(months), float(months)), Range(least * 24.0, most * 24.0))


def _of_minutes(minutes: int) -> Length:
    """Exact hours. Months so that comparing with whole months is never wrong: the most months that the stretch
    contains wherever it lies, the fewest that contain it; between whole months rounded outward to tenths."""
    longest, longest_rest, longest_month = _whole_months(minutes, most=True)
    shortest, shortest_rest, shortest_month = _whole_months(minutes, most=False)
    low = 10 * longest + 10 * longest_rest // longest_month
    high = 10 * shortest - 10 * -shortest_rest // shortest_month
    hours = minutes / MINUTES_PER_HOUR
    return Length(Range(low / 10, high / 10), Range(hours, hours))


def _whole_months(minutes: int, *, most: bool) -> tuple[int, int, int]:
    """How many months fit, each stretch at its longest (or shortest); what is left, and what the next month adds."""

    def size(months: int) -> int:
        return _days_of_months(months)[most] * MINUTES_PER_DAY

    months = minutes * _MONTHS_PER_400_YEARS // (DAYS_PER_400_YEARS * MINUTES_PER_DAY) + 2
    while size(months) > minutes:
        months -= 1
    return months, minutes - size(months), size(months + 1) - size(months)


def _days_of_months(months: int) -> tuple[int, int]:
    """The fewest and the most days that so many consecutive calendar months have."""
    cycles, rest = divmod(months, _MONTHS_PER_400_YEARS)
    fewest, most = _days_within_cycle(rest)
    return cycles * DAYS_PER_400_YEARS + fewest, cycles * DAYS_PER_400_YEARS + most


@cache
def _days_within_cycle(months: int) -> tuple[int, int]:
    starts = _month_starts()
    spans = [late - early for early, late in zip(starts, starts[months:], strict=False)]
    return min(spans), max(spans)


@cache
def _month_starts() -> tuple[int, ...]:
    """The first days of the months of two whole cycles of 400 years."""
    months = range(2 * _MONTHS_PER_400_YEARS)
    return tuple(ordinal(month // MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1, 1) for month in months)
