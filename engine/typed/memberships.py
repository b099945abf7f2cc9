"""Set tests along a taxonomy (`in`, `overlaps`, `includes`, `covered by`, `completes`), of lists and of tables."""

from __future__ import annotations

from engine.ground import messages
from engine.ground.naming import kinds_named
from engine.ground.schema import Many, Ref, Term, TermSet, Text2, Type
from engine.ground.value import OneTerm, SomeTerms
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.combinations import completes
from engine.typed.comparisons import operands, shown_as, unlike
from engine.typed.paths import path_text
from engine.typed.scope import Scope
from engine.typed.types import named


def membership(written: syntax.Membership, scope: Scope) -> tree.Expr | None:
    """`a OP b` typed; `not in` as the negation of `in`."""
    test = _test(written, scope)
    return tree.Not(test, written.span) if test is not None and written.op == "not in" else test


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
    how = lists or _mismatch(op, left.type, right.type)
    if how is not None:
        alike = messages.sets.NOT_BETWEEN(op=written.op, type=named(left.type))
        scope.tell(unlike("P204", written.span, (written.left, written.right), (left, right), how, alike))
        return None
    for side in (left, right):
        if isinstance(side, tree.Constant) and isinstance(side.value, SomeTerms) and not side.value.must:
            scope.tell(messages.expressions.EMPTY_SET(side.span))
            return None
    assert isinstance(left.type, Term | TermSet)
    return tree.SetTest(op, left, right, left.type.terms, written.span)


def _as_set(side: tree.Expr) -> tree.Expr:
    """A single term written where a set is wanted is the set of it."""
    if isinstance(side, tree.Constant) and isinstance(side.value, OneTerm) and isinstance(side.type, Term):
        value = SomeTerms((side.value.name,), (side.value.name,))
        return tree.Constant(value, TermSet(side.type.terms), side.span)
    return side


def _of_lists(written: syntax.Membership, op: str, left: tree.Expr, right: tree.Expr) -> Text2 | None:
    """Help where two lists of records stand beside each other: what asks the same of their members."""
    if not isinstance(left.type, Many) or not isinstance(right.type, Many):
        return None
    one, other = (path_text(side) if isinstance(side, syntax.Path) else "…" for side in (written.left, written.right))
    if op == "includes":
        one, other = other, one
    quantifier = "some" if op == "overlaps" else "every"
    return messages.sets.BY_MEMBER(quantifier=quantifier, one=one, other=other)


def _mismatch(op: str, left: Type | None, right: Type | None) -> Text2 | None:
    """Help if the types do not suit the test; None if they do."""
    say = messages.sets
    if not isinstance(left, Term | TermSet) or not isinstance(right, Term | TermSet):
        return say.OF_TERMS
    if left.terms != right.terms:
        return say.ONE_TAXONOMY
    match op, left, right:
        case ("in", Term(), TermSet()) | ("includes", TermSet(), Term()):
            return None
        case ("overlaps" | "covered by", TermSet(), TermSet()):
            return None
        case "in", TermSet(), TermSet():
            return say.OF_A_SET
        case _, Term(), TermSet():
            return say.TERM_IN
        case _, Term(), Term():
            return say.TERM_IS
        case "includes", TermSet(), TermSet():
            return say.INCLUDES_ONE
        case _:
            return say.TERM_INCLUDED


def _has_member(written: syntax.Membership, many: tree.FactOf, member: tree.Expr, scope: Scope) -> tree.Expr | None:
    assert isinstance(many.type, Many)
    if isinstance(member.type, Ref) and set(member.type.kinds) & set(many.type.kinds):
        return tree.HasMember(many, member, written.span)
    kinds = kinds_named([scope.world.schema.kinds[kind] for kind in many.type.kinds])
    told = messages.sets.NOT_A_MEMBER
    scope.tell(told(member.span, many.span, kinds=kinds, type=named(member.type), list=named(many.type)))
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
        keys = [named(one) for one in table.keys]
        keyed = Text2(" and ".join(one.en for one in keys), "、".join(one.zh for one in keys))
        way = f"… in {name}" if len(table.keys) == 1 else f"{name}[{', '.join('…' for _ in table.keys)}]"
        scope.tell(messages.calls.KEYED_BY(written.span, table=name, keys=keyed, way=way))
        return None
    if key is None:
        return None
    if key.type != table.keys[0]:
        told, value = messages.calls.VALUE_OF_ANOTHER_TYPE, shown_as(written.left)
        scope.tell(told(written.left.span, value=value, type=named(key.type), table=name, wanted=named(table.keys[0])))
        return None
    return tree.InTable(name, (key,), None, scope.at, written.span)
