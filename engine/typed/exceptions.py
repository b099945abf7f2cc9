"""Exceptions and exceptions to exceptions, each in force with the law that it cites, as one condition and in parts."""

from __future__ import annotations

from collections.abc import Sequence

from engine.ground import messages
from engine.ground.schema import Period
from engine.ground.source import Span
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.conditions import checked_condition
from engine.typed.ledger import check_days, cited, days_cited, empty
from engine.typed.negations import NOTHING, Settled
from engine.typed.scope import Scope


def exception(written: syntax.Case, scope: Scope, settled: Settled = NOTHING) -> tree.Exception_ | None:
    """An exception of a rule; None once a problem of its conditions was noted."""
    when, period, cites = _case(written, scope, settled)
    lifted = _lifted(written.but_not, scope, settled)
    if when is None or lifted is None:
        return None
    holds = _less(in_force(when, period, scope), lifted, scope, written.span)
    return tree.Exception_(holds, when, cites, period, lifted, written.span)


Cases = tuple[tuple[tree.Expr, tuple[str, ...]], ...]


def exemption(written: syntax.Exemption, scope: Scope) -> tuple[tree.Expr | None, Cases]:
    """The condition that an exemption stands for, and its cases, each in force, with what it cites."""
    cases = [_case(case, scope, NOTHING) for case in written.cases]
    lifted = _lifted(written.but_not, scope, NOTHING)
    kept = tuple((in_force(when, period, scope), cites) for when, period, cites in cases if when is not None)
    if lifted is None or len(kept) < len(cases):
        return None, ()
    parts = tuple(part for part, _ in kept)
    any_case = parts[0] if len(parts) == 1 else tree.Or(parts, written.span)
    return _less(any_case, lifted, scope, written.span), kept


def in_force(when: tree.Expr, period: Period, scope: Scope) -> tree.Expr:
    """The condition, on the days of the period only."""
    if period == Period():
        return when
    return tree.And((tree.InForce(period, scope.at, when.span), when), when.span)


def _case(written: syntax.Case, scope: Scope, settled: Settled) -> tuple[tree.Expr | None, Period, tuple[str, ...]]:
    check_days(written.in_force, written.span, scope.world.problems)
    cites, period = _source(written.cites, written.span, scope)
    own = written.in_force
    return checked_condition(written.when, scope, settled), period if own is None else own, cites


def _lifted(written: Sequence[syntax.ButNot], scope: Scope, settled: Settled) -> tuple[tree.ButNot, ...] | None:
    lifted: list[tree.ButNot] = []
    for but_not in written:
        cites, period = _source(but_not.cites, but_not.span, scope)
        when = checked_condition(but_not.when, scope, settled)
        still = [
            (checked_condition(one.when, scope, settled), *_source(one.cites, one.span, scope))
            for one in but_not.but_still
        ]
        kept = tuple((again, cites, period) for again, cites, period in still if again is not None)
        if when is not None and len(kept) == len(still):
            lifted.append(tree.ButNot(when, cites, period, kept, but_not.span))
    return tuple(lifted) if len(lifted) == len(written) else None


def _less(holds: tree.Expr, lifted: tuple[tree.ButNot, ...], scope: Scope, span: Span) -> tree.Expr:
    """The condition where none of what lifts it holds."""
    against = tuple(tree.Not(_lifting(but_not, scope), but_not.span) for but_not in lifted)
    return tree.And((holds, *against), span) if against else holds


def _lifting(but_not: tree.ButNot, scope: Scope) -> tree.Expr:
    still = tuple(tree.Not(in_force(again, period, scope), again.span) for again, _, period in but_not.but_still)
    lifts = in_force(but_not.when, but_not.period, scope)
    return tree.And((lifts, *still), but_not.span) if still else lifts


def _source(cites: Sequence[syntax.Citation], span: Span, scope: Scope) -> tuple[tuple[str, ...], Period]:
    """What an exception cites and when that is in force; notes P412."""
    period = days_cited(cites, scope.world.ledger)
    if empty(period):
        scope.tell(messages.rulesets.NEVER_TOGETHER(span))
    return cited(cites, scope.world.ledger, scope.world.problems), period
