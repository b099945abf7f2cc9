"""Conditions: expressions that are yes or no, joined with `and`, `or` and `not`."""

from __future__ import annotations

from typing import Final

from engine.ground.schema import YesNo
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.comparisons import shown_as
from engine.typed.scope import Scope
from engine.typed.types import described

YES_NO: Final = YesNo()


def condition(written: syntax.Expr, scope: Scope) -> tree.Expr | None:
    """The expression as a condition; notes P209 for a value that is neither yes nor no."""
    typed = scope.expression(written)
    if typed is None or isinstance(typed.type, YesNo):
        return typed
    message = f"{shown_as(written)} is {described(typed.type)}, but a condition is yes or no"
    scope.problem("P209", written.span, message, "compare it with something, or ask whether it `is none`")
    return None


def all_of(written: syntax.AllOf, scope: Scope) -> tree.Expr | None:
    """A conjunction; every part is looked at."""
    parts = _parts(written.parts, scope)
    return tree.And(parts, YES_NO, written.span) if parts is not None else None


def any_of(written: syntax.AnyOf, scope: Scope) -> tree.Expr | None:
    """A disjunction; every part is looked at."""
    parts = _parts(written.parts, scope)
    return tree.Or(parts, YES_NO, written.span) if parts is not None else None


def negated(written: syntax.Negated, scope: Scope) -> tree.Expr | None:
    """A negation."""
    of = condition(written.of, scope)
    return tree.Not(of, YES_NO, written.span) if of is not None else None


def _parts(written: tuple[syntax.Expr, ...], scope: Scope) -> tuple[tree.Expr, ...] | None:
    typed = [condition(part, scope) for part in written]
    parts = tuple(part for part in typed if part is not None)
    return parts if len(parts) == len(typed) else None
