"""Comparisons: `==`, `<` and their like between two values of one type, and tests for `none`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.schema import (
    Date,
    Duration,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Term,
    TermSet,
    Text,
    Text2,
    Type,
    YesNo,
)
from engine.ground.source import Span
from engine.ground.value import Amount, Length, Nothing, Range
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.absence import may_be_none
from engine.typed.paths import is_bare, path_text
from engine.typed.scope import Scope
from engine.typed.types import named


def comparison(written: syntax.Comparison, scope: Scope) -> tree.Expr | None:
    """`a OP b` typed; `!=` as the negation of `==`, and either against `none` as a test for it."""
    if written.op in ("==", "!="):
        for one, other in ((written.left, written.right), (written.right, written.left)):
            if isinstance(other, syntax.Literal) and isinstance(other.value, Nothing):
                return none_test(syntax.NoneTest(one, written.op == "!=", written.span), scope)
    pair = operands(written.left, written.right, scope)
    if pair is None:
        return None
    left, right = alike_units(*pair)
    ordered = written.op not in ("==", "!=")
    if not _comparable(written, left, right, scope, ordered=ordered) or _settled(written, left, right, scope):
        return None
    test = tree.Compare("==" if written.op == "!=" else written.op, left, right, written.span)
    return tree.Not(test, written.span) if written.op == "!=" else test


def operands(left: syntax.Expr, right: syntax.Expr, scope: Scope) -> tuple[tree.Expr, tree.Expr] | None:
    """Both sides typed; the words of a bare side are terms of the other side's taxonomy."""
    if is_bare(left, scope) and not is_bare(right, scope):
        second = scope.expression(right)
        first = _beside(left, right, second, scope)
    else:
        first = scope.expression(left)
        second = _beside(right, left, first, scope) if is_bare(right, scope) else scope.expression(right)
    return (first, second) if first is not None and second is not None else None


def _beside(bare: syntax.Expr, written: syntax.Expr, other: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    """A bare side; nothing is said about it where the other side is already wrong."""
    if other is None:
        return None
    terms = taxonomy_of(other.type)
    if terms is None and isinstance(bare, syntax.TermSetLiteral):
        told = messages.expressions.BESIDE_NO_TERMS
        scope.tell(told(bare.span, other.span, value=shown_as(written), type=named(other.type)))
        return None
    return scope.expression(bare, terms)


def taxonomy_of(type_: Type | None) -> str | None:
    """The taxonomy that a term or a set of terms is of."""
    return type_.terms if isinstance(type_, Term | TermSet) else None


def none_test(written: syntax.NoneTest, scope: Scope) -> tree.Expr | None:
    """`a is none`, or its negation; of a set or list whether it is empty. Notes P220 where `a` never is `none`."""
    of = scope.expression(written.of)
    if of is None:
        return None
    shown = shown_as(written.of)
    if not isinstance(of.type, TermSet | Many) and not may_be_none(of, scope.define):
        say = messages.expressions
        outcome = say.ALWAYS if written.negated else say.NEVER
        scope.tell(say.NEVER_NONE(written.span, value=shown, outcome=outcome))
        return None
    test = tree.IsNone(of, written.span)
    return tree.Not(test, written.span) if written.negated else test


def shown_as(written: syntax.Expr) -> Text2:
    """An expression in a message: its words where they are short."""
    match written:
        case syntax.Path():
            return Text2(f"`{path_text(written)}`")
        case syntax.Call(name=name, argument=argument) | syntax.JudgedByPeople(name=name, argument=argument):
            return Text2(f"`{name.text}({path_text(argument)})`")
        case syntax.Lookup(table=table, column=column):
            return Text2(f"`{table.text}[…]{'.' + column.text if column is not None else ''}`")
        case syntax.Aggregate(op=op):
            return Text2(f"`{op}(…)`")
        case _:
            return messages.expressions.THIS


def unlike(
    code: str,
    span: Span,
    written: tuple[syntax.Expr, syntax.Expr],
    sides: tuple[tree.Expr, tree.Expr],
    how: Text2,
    alike: Text2 | None,
) -> Problem:
    """The problem of two values that do not go together: what each is, or `alike` where both are called the same."""
    say, left, right = messages.expressions, *(named(side.type) for side in sides)
    if alike is not None and left == right:
        return say.ALIKE.under(code)(span, sides[1].span, why=alike, how=how, other=right)
    one, other = (shown_as(each) for each in written)
    return say.NOT_COMPARABLE.under(code)(span, sides[1].span, left=one, one=left, right=other, other=right, how=how)


def alike_units(left: tree.Expr, right: tree.Expr) -> tuple[tree.Expr, tree.Expr]:
    """A plain number takes the unit of what it stands beside."""
    if isinstance(left, tree.Constant) and left.type == Number("") and isinstance(right.type, Number):
        return replace(left, type=Number(right.type.unit)), right
    if isinstance(right, tree.Constant) and right.type == Number("") and isinstance(left.type, Number):
        return left, replace(right, type=Number(left.type.unit))
    return left, right


def _comparable(written: syntax.Comparison, left: tree.Expr, right: tree.Expr, scope: Scope, *, ordered: bool) -> bool:
    code, how = _mismatch(left, right, ordered=ordered)
    if not code:
        return True
    match left.type:
        case Duration():
            alike = messages.expressions.WORKING_DAYS_ALIKE
        case Money():
            alike = messages.expressions.CURRENCIES_ALIKE
        case type_:
            alike = messages.expressions.SAME_TYPE(type=named(type_), op=written.op)
    scope.tell(unlike(code, left.span, (written.left, written.right), (left, right), how, alike))
    return False


def _mismatch(left: tree.Expr, right: tree.Expr, *, ordered: bool) -> tuple[str, Text2]:
    """The code and the help if two values cannot be compared; empty if they can."""
    match left.type, right.type:
        case Number(a), Number(b):
            return _FITS if a == b else ("P217", messages.expressions.ONE_UNIT)
        case (Date() | Moment(), Date() | Moment()) | (Duration(), Duration()):
            return _durations(left, right)
        case Money(), Money():
            return _currencies(left, right)
        case (TermSet(), TermSet()) | (TermSet(), Term()) | (Term(), TermSet()):
            return "P204", messages.expressions.SET_TESTS
        case (Term(a), Term(b)) if a == b and not ordered:
            return _FITS
        case (Ref(a), Ref(b)) if set(a) & set(b) and not ordered:
            return _FITS
        case (YesNo(), YesNo()) | (Text(), Text()) if not ordered:
            return _FITS
        case (Many(), _) | (_, Many()):
            return "P204", messages.expressions.ASK_MEMBERS
        case _ if ordered and type(left.type) is type(right.type):
            return "P204", messages.expressions.ORDERED
        case _:
            return "P204", messages.expressions.ONE_TYPE


def _durations(left: tree.Expr, right: tree.Expr) -> tuple[str, Text2]:
    for side in (left, right):
        if isinstance(side, tree.Constant) and isinstance(side.value, Length) and side.value.working_days is not None:
            return "P217", messages.expressions.WORKING_DAYS
    return _FITS


def _currencies(left: tree.Expr, right: tree.Expr) -> tuple[str, Text2]:
    named = {
        side.value.currency
        for side in (left, right)
        if isinstance(side, tree.Constant) and isinstance(side.value, Amount)
    }
    return ("P217", messages.expressions.ONE_CURRENCY) if len(named) > 1 else _FITS


def _settled(written: syntax.Comparison, left: tree.Expr, right: tree.Expr, scope: Scope) -> bool:
    """Notes P220 where a test of a number, which is never below 0, holds always or never."""
    for number, limit, op in ((left, right, written.op), (right, left, _MIRRORED.get(written.op, written.op))):
        if not isinstance(limit, tree.Constant) or isinstance(number, tree.Constant):
            continue
        if isinstance(limit.value, Range) and isinstance(number.type, Number):
            at_zero, below = limit.value.high == 0, limit.value.high < 0
            percent = number.type.unit == "percent" and limit.value.low > 100
            outcome = _OUTCOMES.get((op, below or (at_zero and op in ("<", ">="))))
            if percent:
                outcome = _OUTCOMES.get((_MIRRORED.get(op, op), True))
            if outcome is not None:
                say = messages.expressions
                told = say.NEVER_ABOVE_100 if percent else say.NEVER_BELOW_0
                scope.tell(told(written.span, outcome=say.ALWAYS if outcome == "always" else say.NEVER))
                return True
    return False


_FITS: Final = ("", Text2())
_MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OUTCOMES: Final = {
    ("<", True): "never",
    ("<=", True): "never",
    ("==", True): "never",
    (">", True): "always",
    (">=", True): "always",
    ("!=", True): "always",
}
