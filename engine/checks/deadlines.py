"""Deadlines: events within, or at least, a length of time of an anchor; clocks that still run."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.days import later
from engine.checks.node import Due, Timely
from engine.checks.numbers import minutes, states
from engine.checks.sight import Sight, number
from engine.checks.value import NumberValue, TruthValue
from engine.checks.workdays import rolled, working_days_away
from engine.graph.columns import IS_NONE, MAY_BE_NONE, STATED, Bools, Floats
from engine.ground.calendar import EASTMOST, MINUTES_PER_DAY, MINUTES_PER_HOUR, WESTMOST
from engine.ground.value import Length


def due(node: Due, sight: Sight) -> NumberValue:
    """The day or moment at which the time is over (for `at least`: from which, or up to which, the event is right)."""
    anchor = number(sight, node.anchor)
    if sight.frame.nodes[node.anchor].domain == "date" and node.domain == "moment":
        anchor = minutes(anchor)
    if node.how == "within" and node.side == "before":
        return anchor
    return _end(anchor, node, sight, moments=node.domain == "moment")


def timely(node: Timely, sight: Sight) -> TruthValue:
    """Yes or no where it is so for all days and moments that the two may have; see the typed tree for the forms."""
    frame = sight.frame
    end = number(sight, node.due)
    moments = frame.nodes[node.due].domain == "moment"
    event, anchor = (
        minutes(number(sight, side)) if moments and frame.nodes[side].domain == "date" else number(sight, side)
        for side in (node.event, node.anchor)
    )
    first, last = end, end  # the event lies between the two
    if node.how == "at least":
        first, last = (_NEVER_BEFORE, end) if node.side == "before" else (end, _NEVER_AFTER)
    elif node.side == "before":
        first = _end(anchor, node, sight, moments=moments)
    else:
        first = anchor if node.side == "after" else _NEVER_BEFORE
    yes = (event.low >= first.high) & (event.high <= last.low)
    no = (event.high < first.low) | (event.low > last.high)
    return _with_none(node, sight, event, anchor, last, yes, no)


def _end(anchor: NumberValue, node: Due | Timely, sight: Sight, *, moments: bool) -> NumberValue:
    """The other end of the time. Working days lead anywhere if no calendar counts them; a time after the anchor, within
    which something is due, ends on a working day where the calendar rolls."""
    back = node.side == "before"
    if node.calendar is None and node.length.working_days is not None:
        return NumberValue(np.array([-np.inf]), np.array([np.inf]), anchor.state)
    if node.calendar is None:
        return shifted(anchor, node.length, back=back, moments=moments)
    calendar = sight.frame.compiled.schema.calendars[node.calendar]
    if node.length.working_days is not None:
        return working_days_away(anchor, -node.length.working_days if back else node.length.working_days, calendar)
    end = shifted(anchor, node.length, back=back, moments=False)
    return rolled(end, calendar) if calendar.rolls and node.how == "within" and not back else end


def shifted(anchor: NumberValue, length: Length, *, back: bool, moments: bool) -> NumberValue:
    """The anchor later (or earlier) by a length: by the calendar if it is so many months, else by hours."""
    sign = -1 if back else 1
    if length.months.low == length.months.high:
        months = sign * int(length.months.low)
        if not moments:
            return NumberValue(later(anchor.low, months), later(anchor.high, months), anchor.state)
        return NumberValue(
            np.min(_months_later(anchor.low, months), axis=0),
            np.max(_months_later(anchor.high, months), axis=0),
            anchor.state,
        )
    unit = MINUTES_PER_HOUR if moments else MINUTES_PER_HOUR / MINUTES_PER_DAY
    least, most = sorted((sign * length.hours.low * unit, sign * length.hours.high * unit))
    return NumberValue(anchor.low + least, anchor.high + most, anchor.state)


def _months_later(moments: Floats, months: int) -> list[Floats]:
    """The moments by the calendar of each zone that may be meant: they differ by the day on which a moment falls."""
    found = []
    for offset in (WESTMOST, 0, EASTMOST):
        day = np.floor((moments + offset) / MINUTES_PER_DAY) + 1
        with np.errstate(invalid="ignore"):
            moved = moments + (later(day, months) - day) * MINUTES_PER_DAY
        found.append(np.where(np.isfinite(moments), moved, moments))
    return found


def _with_none(
    node: Timely,
    sight: Sight,
    event: NumberValue,
    anchor: NumberValue,
    last: NumberValue,
    yes: Bools,
    no: Bools,
) -> TruthValue:
    """The truth where event or anchor may be none: no once the time is over, before that unknown."""
    today = float(sight.frame.as_of)
    now = NumberValue(np.array([today]), np.array([today]), None)
    if sight.frame.nodes[node.due].domain == "moment":
        now = minutes(now)
    happened, begun = states(event), states(anchor)
    over, runs = last.high < now.low, last.low >= now.low
    yes = yes & (happened == STATED) & (begun == STATED)
    no = (no & (happened == STATED)) | (over & (happened == IS_NONE)) | (no & over & (happened == MAY_BE_NONE))
    no = no | (begun == IS_NONE)
    if node.kept:
        yes = yes | (runs & (happened == IS_NONE) & (begun == STATED))
    return planes.truth(yes & ~no, no, sight.rows)


_NEVER_BEFORE = NumberValue(np.array([-np.inf]), np.array([-np.inf]), None)
_NEVER_AFTER = NumberValue(np.array([np.inf]), np.array([np.inf]), None)
