"""Deadlines: an event within, or at least, so long after or before another."""

from __future__ import annotations

from engine.ground import messages
from engine.ground.schema import Date, Moment
from engine.ground.value import Length
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.comparisons import shown_as
from engine.typed.scope import Scope
from engine.typed.types import named


def deadline(written: syntax.DeadlineTest, scope: Scope) -> tree.Expr | None:
    """The deadline typed; notes P226 where hours are counted from or to a day without a time."""
    event, anchor = scope.expression(written.event), scope.expression(written.anchor)
    length = written.length.value
    if event is None or anchor is None or not isinstance(length, Length):
        return None
    fine = True
    for side, of in ((event, written.event), (anchor, written.anchor)):
        if not isinstance(side.type, Date | Moment):
            scope.tell(messages.expressions.NOT_A_DAY(side.span, value=shown_as(of), type=named(side.type)))
            fine = False
        elif isinstance(side.type, Date) and written.in_hours:
            scope.tell(messages.expressions.NO_TIME(side.span, written.length.span, value=shown_as(of)))
            fine = False
    if not fine:
        return None
    calendar = None if written.in_hours else _calendar(scope)
    return tree.Deadline(event, written.how, length, written.side, anchor, scope.at, written.span, calendar)


def _calendar(scope: Scope) -> str | None:
    """The calendar by which the law counts in whose ruleset the deadline stands."""
    law = scope.world.ledger.of_ruleset.get(scope.ruleset)
    word = None if law is None else scope.world.ledger.declared[law.key].calendar
    return word.text if word is not None and word.text in scope.world.schema.calendars else None
