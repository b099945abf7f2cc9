"""The reference's own calendar: days are `date.toordinal`, moments minutes since 0001-01-01T00:00Z."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from math import inf, isinf

DAY = 24 * 60
EASTMOST, WESTMOST = 14 * 60, 12 * 60  # a day without a zone may be the day of any


def months_later(day: float, months: int) -> float:
    """The same day so many months later (or earlier), the month's last where it has no such day."""
    if isinf(day):
        return day
    start = date.fromordinal(int(day))
    count = start.year * 12 + start.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year < 1 or year > 9999:
        return -inf if year < 1 else inf
    return date(year, month, min(start.day, monthrange(year, month)[1])).toordinal()


def first_minute(day: float) -> float:
    """The minute in which a day begins where it begins first."""
    return (day - 1) * DAY - EASTMOST


def last_minute(day: float) -> float:
    """The minute in which a day ends where it ends last."""
    return day * DAY - 1 + WESTMOST


def day_of(minute: float, ahead: float = 0) -> float:
    """The day that a minute belongs to in a zone so many minutes ahead of UTC."""
    return minute if isinf(minute) else (minute + ahead) // DAY + 1


def year_of(day: float) -> int:
    """The calendar year of a day; the first for days without beginning, the last for days without end."""
    return date.fromordinal(int(min(max(day, 1), date.max.toordinal()))).year


def last_day(year: int) -> int:
    """The day on which a year ends."""
    return date(year, 12, 31).toordinal()
