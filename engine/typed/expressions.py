"""Syntax expressions -> typed expressions: one case for each form of the language."""

from __future__ import annotations

from typing import Final, assert_never

from engine.ground import messages
from engine.ground.schema import Date, Duration, Money, Number, TermSet, Text, Type, YesNo
from engine.ground.value import Amount
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.calls import call, judged, lookup
from engine.typed.cells import term_set
from engine.typed.comparisons import alike_units, comparison, none_test, unlike
from engine.typed.comprehensions import aggregate, quantified
from engine.typed.conditions import all_of, any_of, negated
from engine.typed.deadlines import deadline
from engine.typed.memberships import membership
from engine.typed.paths import path
from engine.typed.scope import Scope

_LITERALS: Final[dict[str, Type | None]] = {
    "number": Number(""),
    "percent": Number("percent"),
    "duration": Duration(),
    "money": Money(),
    "date": Date(),
    "text": Text(),
    "yesno": YesNo(),
    "none": None,
}


def expression(written: syntax.Expr, scope: Scope, terms: str | None = None) -> tree.Expr | None:  # noqa: C901  one case a form
    """The expression typed, bare words taken from the taxonomy `terms`; None once a problem of it was noted."""
    match written:
        case syntax.Path():
            return path(written, scope, terms)
        case syntax.Literal():
            return tree.Constant(written.value, _LITERALS[written.form], written.span)
        case syntax.TermSetLiteral():
            return _term_set(written, scope, terms)
        case syntax.AllOf():
            return all_of(written, scope)
        case syntax.AnyOf():
            return any_of(written, scope)
        case syntax.Negated():
            return negated(written, scope)
        case syntax.Comparison():
            return comparison(written, scope)
        case syntax.Membership():
            return membership(written, scope)
        case syntax.NoneTest():
            return none_test(written, scope)
        case syntax.DeadlineTest():
            return deadline(written, scope)
        case syntax.Arithmetic():
            return _arithmetic(written, scope)
        case syntax.Quantified():
            return quantified(written, scope)
        case syntax.Aggregate():
            return aggregate(written, scope, terms)
        case syntax.Call():
            return call(written, scope)
        case syntax.Lookup():
            return lookup(written, scope)
        case syntax.JudgedByPeople():
            return judged(written, scope)
        case _:
            assert_never(written)


def _term_set(written: syntax.TermSetLiteral, scope: Scope, terms: str | None) -> tree.Expr | None:
    if terms is None:
        scope.tell(messages.expressions.OF_NO_TAXONOMY(written.span))
        return None
    value = term_set(written, scope.world.taxonomies[terms], scope.world.problems)
    return tree.Constant(value, TermSet(terms), written.span) if value is not None else None


def _arithmetic(written: syntax.Arithmetic, scope: Scope) -> tree.Expr | None:
    left, right = scope.expression(written.left), scope.expression(written.right)
    if left is None or right is None:
        return None
    left, right = alike_units(left, right)
    match left.type, right.type:
        case Number(a), Number(b) if a == b:
            return tree.Arithmetic(written.op, left, right, Number(a), written.span)
        case Money(), Money() if len(_currencies(left) | _currencies(right)) < 2:
            return tree.Arithmetic(written.op, left, right, Money(), written.span)
        case one, other:
            say = messages.expressions
            how = say.FOR_TIME if isinstance(one, Date) or isinstance(other, Date) else say.ADDED
            code = "P217" if type(one) is type(other) else "P204"
            alike = say.OTHER_CURRENCIES if isinstance(one, Money) else None
            scope.tell(unlike(code, written.span, (written.left, written.right), (left, right), how, alike))
            return None


def _currencies(expr: tree.Expr) -> set[str]:
    match expr:
        case tree.Constant(Amount(_, currency)):
            return {currency}
        case tree.Arithmetic(_, left, right):
            return _currencies(left) | _currencies(right)
        case _:
            return set()
