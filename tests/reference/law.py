"""What depends on a day: laws in force, dated groups and tables, deadlines; a day known only as a span is tried at each
day on which something changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isinf

from engine.ground.schema import Calendar, Group, Period, Row, Table
from engine.ground.value import Length, Value
from tests.reference import workdays
from tests.reference.calendar import DAY, EASTMOST, WESTMOST, day_of, months_later
from tests.reference.kleene import Kleene, agreed, both
from tests.reference.values import Interval, One, Terms, ordered


@dataclass(frozen=True)
class Clock:
    """A deadline at a row: what it comes to, and whether its time still runs."""

    kept: Kleene
    runs: bool = False


def days(span: Interval, periods: Iterable[Period]) -> list[float]:
    """One day of the span for each state of the law."""
    changes = {p.first for p in periods if p.first is not None} | {p.last + 1 for p in periods if p.last is not None}
    return [span.low, *(d for d in changes if span.low < d <= span.high)]


def holds(period: Period, day: float) -> bool:
    """The day lies in the period, whose ends both belong to it."""
    return (period.first is None or period.first <= day) and (period.last is None or day <= period.last)


def in_force(period: Period, span: Interval) -> Kleene:
    """The law is in force on the judged day."""
    return agreed(holds(period, day) for day in days(span, [period]))


def group_terms(group: Group, span: Interval) -> Terms:
    """The terms of a group on the judged day."""
    sets = [
        frozenset(t for member in group.members if holds(member.period, day) for t in member.terms)
        for day in days(span, [m.period for m in group.members])
    ]
    return Terms(frozenset.intersection(*sets), frozenset().union(*sets))


def _rows(table: Table, keys: tuple[str, ...], span: Interval) -> list[Row | None]:
    rows = [row for row in table.rows if row.keys == keys]
    at = days(span, [row.period for row in rows])
    return [next((row for row in rows if holds(row.period, day)), None) for day in at]


def in_table(table: Table, keys: tuple[One, ...], span: Interval) -> Kleene:
    """The keys have a row; in an open table a missing row says nothing."""
    if any(key.none for key in keys):
        return False
    if any(key.item is None for key in keys) or span.none is True:
        return False if span.none is True else None
    present = [row is not None for row in _rows(table, tuple(str(k.item) for k in keys), span)]
    found = agreed(present)
    return None if found is False and table.open else found


def looked_up(table: Table, keys: tuple[One, ...], column: str, span: Interval) -> Value | None:
    """The column's one value at all days that may be meant, `else` where no row is; None if unknown."""
    position = [name for name, _, _ in table.columns].index(column)
    if any(key.item is None for key in keys):
        return None
    values = []
    for row in _rows(table, tuple(str(k.item) for k in keys), span):
        cells = row.values if row is not None else None if table.open else table.otherwise
        values.append(None if cells is None else cells[position])
    return values[0] if all(v == values[0] for v in values) else None


def deadline(
    event: Interval,
    how: str,
    length: Length,
    side: str,
    anchor: Interval,
    as_of: Interval,
    calendar: Calendar | None = None,
) -> Clock:
    """Whether the event keeps the time, all in one unit. An event of `none` breaks it once the time is over;
    before that the clock runs. Without anchor there is no time to keep."""
    if anchor.none is True:
        return Clock(False)
    whole_days = as_of.low == as_of.high
    sign = -1 if side == "before" else 1
    if length.working_days is not None:
        away = workdays.moved(anchor, sign * length.working_days, calendar)
    else:
        away = moved(anchor, length, sign, whole_days)
        if calendar is not None and calendar.rolls and (how, sign) == ("within", 1):
            away = workdays.rolled(away, calendar)
    if how == "at least":
        kept, time = ordered(">=" if side == "after" else "<=", event, away), away
    else:
        kept = ordered("<=", event, anchor if side == "before" else away)
        time = anchor if side == "before" else away
        if side != "of":
            kept = both((kept, ordered(">=", event, anchor if side == "after" else away)))
    if event.none is False:
        return Clock(kept)
    ends = (how, side) != ("at least", "after")  # it is never too late to be late enough
    unmet = False if ends and time.high < as_of.low and anchor.none is False else None
    runs = (not ends or time.low >= as_of.low) and anchor.none is False
    return Clock(unmet, runs) if event.none else Clock(agreed((kept, unmet)))


def moved(anchor: Interval, length: Length, sign: int, whole_days: bool) -> Interval:
    """The anchor so much later or earlier: by hours that run through or by calendar months, in whatever zone."""

    def move(time: float, ahead: int) -> float:
        if length.months.low != length.months.high:
            return time + sign * length.hours.low * (1 / 24 if whole_days else 60)
        months = sign * int(length.months.low)
        if whole_days or isinf(time):
            return months_later(time, months)
        day = day_of(time, ahead)
        return time + (months_later(day, months) - day) * DAY

    low, high = (tuple(move(end, ahead) for ahead in (-WESTMOST, EASTMOST)) for end in (anchor.low, anchor.high))
    return Interval(min(low), max(high), anchor.none)
