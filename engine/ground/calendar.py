"""The calendar: days, months and moments, exact and without a clock; working days are left to dated tables.

Days are proleptic Gregorian ordinals (0001-01-01 is 1, as in `datetime`), moments whole minutes since
0001-01-01T00:00Z. Arithmetic knows no last year, so that a deadline may run past 9999.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Final

from engine.ground import messages
from engine.ground.unfit import UnfitError
from engine.ground.value import Instant, Range

MINUTES_PER_DAY: Final = 1440
MINUTES_PER_HOUR: Final = 60
MONTHS_PER_YEAR: Final = 12

# The zones that people live in reach from UTC+14 to UTC-12.
EASTMOST: Final = 14 * MINUTES_PER_HOUR
WESTMOST: Final = -12 * MINUTES_PER_HOUR

DAYS_PER_400_YEARS: Final = 146097
_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)? ?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)


# ---- days ----------------------------------------------------------------------------------------------------------


def ordinal(year: int, month: int, day_of_month: int) -> int:
    """The day of a year, month (1 to 12) and day of the month; none of them is checked."""
    shifted = year - (month <= 2)
    in_year = (153 * ((month + 9) % 12) + 2) // 5 + day_of_month - 1
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + in_year - 305


def civil(day: int) -> tuple[int, int, int]:
    """The year, month and day of the month of a day.

    >>> civil(ordinal(2024, 2, 29))
    (2024, 2, 29)
    """
    era, in_era = divmod(day + 305, DAYS_PER_400_YEARS)
    of_era = (in_era - in_era // 1460 + in_era // 36524 - in_era // 146096) // 365
    in_year = in_era - (365 * of_era + of_era // 4 - of_era // 100)
    march_based = (5 * in_year + 2) // 153
    month = (march_based + 2) % 12 + 1
    return 400 * era + of_era + (month <= 2), month, in_year - (153 * march_based + 2) // 5 + 1


def month_days(year: int, month: int) -> int:
    """How many days a month has."""
    return ordinal(year + month // 12, month % 12 + 1, 1) - ordinal(year, month, 1)


def year_of(day: int) -> int:
    """The calendar year of a day."""
    return civil(day)[0]


def first_of_year(year: int) -> int:
    """1 January of a year."""
    return ordinal(year, 1, 1)


def last_of_year(year: int) -> int:
    """31 December of a year."""
    return ordinal(year, 12, 31)


def add_months(day: int, months: int) -> int:
    """The same day of the month `months` later (earlier if negative), or the last day of a shorter month.

    >>> day_text(add_months(day("2024-01-31"), 1))
    '2024-02-29'
    """
    year, month, day_of_month = civil(day)
    year, month_index = divmod(year * MONTHS_PER_YEAR + month - 1 + months, MONTHS_PER_YEAR)
    return ordinal(year, month_index + 1, min(day_of_month, month_days(year, month_index + 1)))


def day(text: str) -> int:
    """The day written `2024-03-22`.

    Raises UnfitError if it is not written so or there is no such day.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise UnfitError(messages.times.NOT_A_DATE, word=text)
    year, month, day_of_month = (int(part) for part in found.groups())
    if year < 1 or not 1 <= month <= MONTHS_PER_YEAR:
        raise UnfitError(messages.times.NO_MONTH, word=text, month=month, year=year)
    if not 1 <= day_of_month <= month_days(year, month):
        raise UnfitError(messages.times.NO_DAY, word=text, month=month, year=year, last=month_days(year, month))
    return ordinal(year, month, day_of_month)


def day_text(day: int) -> str:
    """A day as `2024-03-22`."""
    year, month, day_of_month = civil(day)
    return f"{year:04}-{month:02}-{day_of_month:02}"


# ---- moments -------------------------------------------------------------------------------------------------------


def minutes_of(day: int, offset: int | None = None) -> Range:
    """The minutes of a day in a zone `offset` minutes east of UTC; with None, of that day wherever it may be meant."""
    start = (day - 1) * MINUTES_PER_DAY
    east, west = (EASTMOST, WESTMOST) if offset is None else (offset, offset)
    return Range(start - east, start + MINUTES_PER_DAY - 1 - west)


def moment(text: str, offset: int | None = None) -> Instant:
    """The minutes in which a moment may lie, and its zone: `2024-03-22T10:30+08:00` is one, seconds widen it to two.

    Without a zone it is taken `offset` minutes east of UTC, and with None as any zone's; so is a day without a time.
    Raises UnfitError.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise UnfitError(messages.times.NOT_A_MOMENT, word=text)
    date, hour, minute, second, fraction, zone = found.groups()
    this_day = day(date)
    if hour is None:
        whole = minutes_of(this_day, offset)
        return Instant(whole.low, whole.high, offset)
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise UnfitError(messages.times.NO_HOUR, word=text)
    local = (this_day - 1) * MINUTES_PER_DAY + int(hour) * MINUTES_PER_HOUR + int(minute)
    inside = int(second or 0) > 0 or bool((fraction or "").strip("0"))
    stated = offset if zone is None else _offset(zone, text)
    east, west = (EASTMOST, WESTMOST) if stated is None else (stated, stated)
    return Instant(local - east, local + inside - west, stated)


def day_of(minutes: int, offset: int = 0) -> int:
    """The day on which a minute falls, `offset` minutes east of UTC."""
    return (minutes + offset) // MINUTES_PER_DAY + 1


def days_of(stated: Instant) -> Range:
    """The days on which a moment falls, by the calendar of its zone; of any zone where none is written.

    >>> days = days_of(moment("2021-11-01T00:10+08:00"))
    >>> day_text(int(days.low)), day_text(int(days.high))
    ('2021-11-01', '2021-11-01')
    """
    west, east = (WESTMOST, EASTMOST) if stated.zone is None else (stated.zone, stated.zone)
    low, high = stated.low + west, stated.high + east
    return Range(
        low // MINUTES_PER_DAY + 1 if isfinite(low) else low, high // MINUTES_PER_DAY + 1 if isfinite(high) else high
    )


def moment_text(minutes: int, offset: int = 0) -> str:
    """A minute as `2024-03-22T10:30+08:00`; in UTC as `2024-03-22T02:30Z`."""
    hour, minute = divmod((minutes + offset) % MINUTES_PER_DAY, MINUTES_PER_HOUR)
    zone_hour, zone_minute = divmod(abs(offset), MINUTES_PER_HOUR)
    zone = f"{'-' if offset < 0 else '+'}{zone_hour:02}:{zone_minute:02}" if offset else "Z"
    return f"{day_text(day_of(minutes, offset))}T{hour:02}:{minute:02}{zone}"


def _offset(zone: str, text: str) -> int:
    if zone in "Zz":
        return 0
    digits = zone[1:].replace(":", "")
    east = int(digits[:2]) * MINUTES_PER_HOUR + int(digits[2:] or 0)
    east = -east if zone[0] == "-" else east
    if not WESTMOST <= east <= EASTMOST or int(digits[2:] or 0) > 59:
        raise UnfitError(messages.times.NO_ZONE, word=text)
    return east
