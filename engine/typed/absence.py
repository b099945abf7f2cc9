"""Which values can be `none`, and the parts of a value that make it so."""

from __future__ import annotations

from collections.abc import Callable

from engine.ground.schema import TermSet, YesNo
from engine.typed import tree

Define = Callable[[str], tree.Define | None]


def may_be_none(expr: tree.Expr, define: Define) -> bool:
    """Whether the value can be `none`; a condition and a set never are (`none` reads as no, and as empty)."""
    return bool(absent_parts(expr, define))


def absent_parts(expr: tree.Expr, define: Define) -> tuple[tree.Expr, ...]:
    """The parts of the expression, itself included, that can be `none` on their own account, innermost first."""
    match expr:
        case tree.FactOf(of=of, optional=optional):
            return (*absent_parts(of, define), expr) if optional else absent_parts(of, define)
        case tree.Lookup(keys=keys, optional=optional):
            inner = tuple(part for key in keys for part in absent_parts(key, define))
            return (*inner, expr) if optional else inner
        case tree.Call(define=name, of=of):
            if isinstance(expr.type, YesNo | TermSet):
                return ()
            called = define(name)
            inner = absent_parts(of, define)
            return (*inner, expr) if called is not None and may_be_none(called.body, define) else inner
        case tree.Aggregate(op="min" | "max"):
            return (expr,)
        case tree.Arithmetic(left=left, right=right):
            return (*absent_parts(left, define), *absent_parts(right, define))
        case tree.Constant(type=None):
            return (expr,)
        case _:
            return ()
