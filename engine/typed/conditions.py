"""Conditions: expressions that are yes or no, joined with `and`, `or` and `not`."""

from __future__ import annotations

from collections.abc import Hashable

from engine.ground import messages
from engine.ground.schema import YesNo
from engine.ground.value import OneTerm
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.comparisons import shown_as
from engine.typed.negations import NOTHING, Settled, check_negations
from engine.typed.scope import Scope
from engine.typed.types import named
from engine.typed.walk import likeness, shown


def condition(written: syntax.Expr, scope: Scope) -> tree.Expr | None:
    """The expression as a condition; notes P209 for a value that is neither yes nor no."""
    typed = scope.expression(written)
    if typed is None or isinstance(typed.type, YesNo):
        return typed
    scope.tell(messages.expressions.CONDITION(written.span, value=shown_as(written), type=named(typed.type)))
    return None


def checked_condition(written: syntax.Expr, scope: Scope, settled: Settled = NOTHING) -> tree.Expr | None:
    """The condition; notes P219 too, for a negated test that does not say what `none` means where nothing around it
    has `settled` that."""
    typed = condition(written, scope)
    if typed is not None:
        check_negations(typed, scope.define, scope.world.problems, settled)
    return typed


def all_of(written: syntax.AllOf, scope: Scope) -> tree.Expr | None:
    """A conjunction; every part is looked at."""
    parts = _parts(written.parts, scope)
    if parts is None or _never_both(parts, scope):
        return None
    return tree.And(parts, written.span)


def any_of(written: syntax.AnyOf, scope: Scope) -> tree.Expr | None:
    """A disjunction; every part is looked at."""
    parts = _parts(written.parts, scope)
    return tree.Or(parts, written.span) if parts is not None else None


def negated(written: syntax.Negated, scope: Scope) -> tree.Expr | None:
    """A negation."""
    of = condition(written.of, scope)
    return tree.Not(of, written.span) if of is not None else None


def _never_both(parts: tuple[tree.Expr, ...], scope: Scope) -> bool:
    """Notes P220 where one value would have to be two terms neither of which is the other."""
    seen: dict[Hashable, tuple[str, tree.Expr]] = {}
    for part in parts:
        match part:
            case tree.Compare("==", left, tree.Constant(OneTerm(term))):
                first, where = seen.setdefault(likeness(left), (term, part))
                if not (f"{first}.".startswith(f"{term}.") or f"{term}.".startswith(f"{first}.")):
                    told = messages.expressions.NEVER_BOTH
                    scope.tell(told(part.span, where.span, value=shown(left), one=first, other=term))
                    return True
    return False


def _parts(written: tuple[syntax.Expr, ...], scope: Scope) -> tuple[tree.Expr, ...] | None:
    typed = [condition(part, scope) for part in written]
    parts = tuple(part for part in typed if part is not None)
    return parts if len(parts) == len(typed) else None
