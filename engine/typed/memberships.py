"""Set tests along a taxonomy (`in`, `overlaps`, `includes`, `covered by`, `completes`), of lists and of tables."""

from __future__ import annotations

from typing import Final

from engine.ground.problem import Label
from engine.ground.schema import Many, Ref, Term, TermSet, Text2, Type, YesNo
from engine.ground.value import OneTerm, SomeTerms
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.combinations import completes
from engine.typed.comparisons import operands, shown_as
from engine.typed.paths import path_text
from engine.typed.scope import Scope
from engine.typed.types import described

YES_NO: Final = YesNo()


def membership(written: syntax.Membership, scope: Scope) -> tree.Expr | None:
    """`a OP b` typed; `not in` as the negation of `in`."""
    test = _test(written, scope)
    return tree.Not(test, YES_NO, written.span) if test is not None and written.op == "not in" else test


def _test(written: syntax.Membership, scope: Scope) -> tree.Expr | None:
    op = "in" if written.op == "not in" else written.op
    if op == "completes":
        return completes(written, scope)
    table = _table(written.right, scope)
    if table is not None:
        return _in_table(written, op, table, scope)
    pair = operands(written.left, written.right, scope)
    if pair is None:
        return None
    left, right = pair
    lists = _of_lists(written, op, left, right)
    if op == "includes" and isinstance(left, tree.FactOf) and isinstance(left.type, Many) and not lists:
        return _has_member(written, left, right, scope)
    if op == "in" and isinstance(right, tree.FactOf) and isinstance(right.type, Many) and not lists:
        return _has_member(written, right, left, scope)
    if op in ("overlaps", "covered by"):
        left, right = _as_set(left), _as_set(right)
    help_ = lists or _mismatch(op, left.type, right.type)
    if help_:
        one, other = described(left.type), described(right.type)
        message = f"{shown_as(written.left)} is {one}, but {shown_as(written.right)} is {other}"
        if one == other:
            message = f"`{written.op}` does not stand between {one} and another"
        scope.problem("P204", written.span, message, help_, Label(right.span, Text2(other)))
        return None
    for side in (left, right):
        if isinstance(side, tree.Constant) and isinstance(side.value, SomeTerms) and not side.value.must:
            scope.problem(
                "P220", side.span, "nothing is in an empty set", "to ask whether a set is empty write `is none`"
            )
            return None
    assert isinstance(left.type, Term | TermSet)
    return tree.SetTest(op, left, right, left.type.terms, YES_NO, written.span)


def _as_set(side: tree.Expr) -> tree.Expr:
    """A single term written where a set is wanted is the set of it."""
    if isinstance(side, tree.Constant) and isinstance(side.value, OneTerm) and isinstance(side.type, Term):
        value = SomeTerms((side.value.name,), (side.value.name,))
        return tree.Constant(value, TermSet(side.type.terms), side.span)
    return side


def _of_lists(written: syntax.Membership, op: str, left: tree.Expr, right: tree.Expr) -> str:
    """Help where two lists of records stand beside each other: what asks the same of their members."""
    if not isinstance(left.type, Many) or not isinstance(right.type, Many):
        return ""
    one, other = (path_text(side) if isinstance(side, syntax.Path) else "…" for side in (written.left, written.right))
    if op == "includes":
        one, other = other, one
    quantifier = "some" if op == "overlaps" else "every"
    return f"lists are compared member by member: `{quantifier} x in {one} has {other} includes x`"


def _mismatch(op: str, left: Type | None, right: Type | None) -> str:
    """Help if the types do not suit the test; empty if they do."""
    if not isinstance(left, Term | TermSet) or not isinstance(right, Term | TermSet):
        return "this test is of terms and sets of terms"
    if left.terms != right.terms:
        return "both sides must be of one taxonomy, or the test can never hold"
    match op, left, right:
        case ("in", Term(), TermSet()) | ("includes", TermSet(), Term()):
            return ""
        case ("overlaps" | "covered by", TermSet(), TermSet()):
            return ""
        case "in", TermSet(), TermSet():
            return "of a set write `overlaps` (some are) or `covered by` (all are)"
        case _, Term(), TermSet():
            return "of a single term write `in`"
        case _, Term(), Term():
            return "a single term is compared with `==`"
        case "includes", TermSet(), TermSet():
            return "`includes` has one term on its right; between sets write `overlaps`, or `covered by` the other way"
        case _:
            return "of a single term write `includes`"


def _has_member(written: syntax.Membership, many: tree.FactOf, member: tree.Expr, scope: Scope) -> tree.Expr | None:
    assert isinstance(many.type, Many)
    if isinstance(member.type, Ref) and set(member.type.kinds) & set(many.type.kinds):
        return tree.HasMember(many, member, YES_NO, written.span)
    message = f"the list holds {' or '.join(many.type.kinds)} records, but this is {described(member.type)}"
    scope.problem("P204", member.span, message, "", Label(many.span, Text2(described(many.type))))
    return None


def _table(right: syntax.Expr, scope: Scope) -> syntax.Path | None:
    if not isinstance(right, syntax.Path) or scope.variable(right.parts[0]) is not None:
        return None
    declared = scope.declared(path_text(right))
    return right if declared is not None and isinstance(declared.item, syntax.TableDecl) else None


def _in_table(written: syntax.Membership, op: str, path: syntax.Path, scope: Scope) -> tree.Expr | None:
    name = path_text(path)
    table = scope.world.schema.tables.get(name)
    if table is None:
        scope.expression(written.left)
        return None
    key = scope.expression(written.left, table.keys[0].terms)
    if op != "in" or len(table.keys) != 1:
        keys = " and ".join(f"a term of {one.terms}" for one in table.keys)
        way = f"… in {name}" if len(table.keys) == 1 else f"{name}[{', '.join('…' for _ in table.keys)}]"
        scope.problem("P229", written.span, f"the table `{name}` is keyed by {keys}", f"write `{way}`")
        return None
    if key is None:
        return None
    if key.type != table.keys[0]:
        message = (
            f"{shown_as(written.left)} is {described(key.type)}, but `{name}` is keyed by {described(table.keys[0])}"
        )
        scope.problem("P204", written.left.span, message)
        return None
    return tree.InTable(name, (key,), None, scope.at, YES_NO, written.span)
