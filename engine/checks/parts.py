"""Proof trees: each part of a rule's text with the node that gives its value at the row that its parent is read at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.checks import node as of
from engine.checks.program import Part
from engine.checks.scope import Env, Low, Work, lift
from engine.ground.schema import Many
from engine.ground.source import Span
from engine.typed import tree

Text = Callable[[Span], str]
"""The source text of a span, on one line."""

FORMS: Final[dict[type[tree.Expr], str]] = {
    tree.Constant: "constant",
    tree.Variable: "variable",
    tree.FactOf: "fact",
    tree.Compare: "compare",
    tree.SetTest: "test",
    tree.HasMember: "member",
    tree.IsNone: "none-test",
    tree.And: "and",
    tree.Or: "or",
    tree.Not: "not",
    tree.Arithmetic: "arithmetic",
    tree.Deadline: "deadline",
    tree.InTable: "in-table",
    tree.Lookup: "lookup",
    tree.GroupTerms: "group",
    tree.Judged: "judged",
    tree.Call: "call",
    tree.ParameterOf: "parameter",
    tree.InForce: "in-force",
    tree.JudgedDay: "day",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where parts are read: the levels that their rows hold, and whether there is a row for each year."""

    reads: frozenset[int]
    starred: bool


def part(work: Work, env: Env, place: Place, expr: tree.Expr, text: Text, role: str = "") -> Part:
    """The part of an expression and of all below it."""
    node = _lifted(work, env, work.lower(env, expr), place)
    over: int | None = None
    calls: str | None = None
    match expr:
        case tree.Quantified(quantifier=form, each=each, body=body):
            over, via, children = _members(work, env, place, each, (("body", body),), text)
        case tree.Aggregate(op=form, each=each, value=value, stated=stated):
            over, via, children = _members(work, env, place, each, (("value", value),), text)
            if stated is not None:
                children += (_stated(work, env, stated, text),)
        case tree.Gathered(op=form, each=each, value=value):
            over, via, children = _members(work, env, place, each, (("value", value),), text)
        case tree.Call(define=define, of=row):
            calls = define
            form, via, children = FORMS[type(expr)], _row(work, env, place, row), ()
        case tree.FactOf(of=row):
            form, via = FORMS[type(expr)], _row(work, env, place, row)
            calls = _derived(expr)
            children = () if isinstance(row, tree.Variable) else (part(work, env, place, row, text, "row"),)
        case tree.HasMember(list=listed, member=member):
            form, via = FORMS[type(expr)], _row(work, env, place, listed.of)
            children = (part(work, env, place, member, text),)
        case _:
            form = FORMS[type(expr)]
            via, children = None, tuple(part(work, env, place, operand, text) for operand in operands(expr))
    op, names = _named(expr)
    path, binds = _read(expr)
    return Part(text(expr.span), node, form, expr.span, children, role, over, calls, via, op, names, path, binds)


def operands(expr: tree.Expr) -> tuple[tree.Expr, ...]:
    """The parts of an expression that are read at its own row, in the order of the text."""
    match expr:
        case tree.Compare() | tree.SetTest() | tree.Arithmetic():
            return (expr.left, expr.right)
        case tree.And(parts=parts) | tree.Or(parts=parts):
            return parts
        case tree.Not(of=inner) | tree.Judged(of=inner):
            return (inner,)
        case tree.IsNone(of=inner):
            return () if isinstance(inner, tree.FactOf) and isinstance(inner.type, Many) else (inner,)
        case tree.Deadline(event=event, anchor=anchor):
            return (event, anchor)
        case tree.InTable(keys=keys, on=on) | tree.Lookup(keys=keys, on=on):
            return keys if on is None else (*keys, on)
        case _:
            return ()


def _named(expr: tree.Expr) -> tuple[str, str]:
    """The sign or word of a part, and what it names."""
    match expr:
        case tree.Compare(op=op) | tree.SetTest(op=op) | tree.Arithmetic(op=op):
            return op, ""
        case tree.Judged(judgement=judgement, signed=signed):
            return "attested" if signed else "judged", judgement
        case tree.ParameterOf(parameter=name) | tree.GroupTerms(group=name):
            return "", name
        case tree.Quantified(each=each) | tree.Aggregate(each=each) | tree.Gathered(each=each):
            return (each.source.direction if isinstance(each.source, tree.Lineage) else ""), ""
        case _:
            return "", ""


def _read(expr: tree.Expr) -> tuple[tuple[str, ...], str]:
    """How the text comes to what a part reads, and the variable that it binds."""
    match expr:
        case tree.Quantified(each=each) | tree.Aggregate(each=each) | tree.Gathered(each=each):
            return _path(each.source.of), each.variable.name
        case tree.Call(of=row) | tree.Judged(of=row) | tree.JudgedDay(of=row):
            return _path(row), ""
        case tree.HasMember(list=listed):
            return _path(listed), ""
        case tree.Variable() | tree.FactOf():
            return _path(expr), ""
        case _:
            return (), ""


def _path(expr: tree.Expr) -> tuple[str, ...]:
    """The variable and the facts from there on; it begins with the empty name where something else gives the row."""
    match expr:
        case tree.Variable(name=name):
            return (name,)
        case tree.FactOf(of=row, fact=fact):
            return (*_path(row), fact)
        case _:
            return ("",)


def _members(
    work: Work, env: Env, place: Place, each: tree.Each, inner: tuple[tuple[str, tree.Expr | None], ...], text: Text
) -> tuple[int, int | None, tuple[Part, ...]]:
    """The relation or lineage of a comprehension, the row whose members are meant, and its parts at the members."""
    inside = work.insides[id(each), env]
    level = frozenset({len(env.levels)})
    nodes = [node for node in inside.parts if node is not None]
    starred = any(work.nodes[node].space.endswith("*") for node in nodes)
    pairs = any(work.nodes[node].space.startswith("#") for node in nodes)
    outer = inside.env.levels[-1].outer
    there = Place(level | {outer} if pairs and outer is not None else level, starred)
    children = [
        part(work, inside.env, there, expr, text, role)
        for role, expr in (("where", each.where), *inner)
        if expr is not None
    ]
    if isinstance(each.source, tree.Lineage) and each.source.until is not None:
        children.append(part(work, inside.env, Place(level, False), each.source.until, text, "until"))
    if inside.along is not None:
        return inside.over, _lifted(work, env, Low(inside.along, inside.row.reads), place), tuple(children)
    return inside.over, _own_row(work, env, inside.row, place), tuple(children)


def _own_row(work: Work, env: Env, row: Low, place: Place) -> int | None:
    """The outer row of a comprehension over a variable's own list, where it is not the row that is read."""
    if row.reads == place.reads:
        return None
    level = max(row.reads)
    itself = of.Itself(env.levels[level].space, "ref", env.levels[level].space)
    return _lifted(work, env, Low(work.nodes.add(itself), row.reads), place)


def _stated(work: Work, env: Env, stated: tree.Expr, text: Text) -> Part:
    """A stated number, shown as it is written."""
    return Part(text(stated.span), work.lower(env, stated).node, "fact", stated.span, (), "stated", path=_path(stated))


def _row(work: Work, env: Env, place: Place, row: tree.Expr) -> int | None:
    """The node that gives the row whose fact or define is meant; None: the row that is read."""
    node = _lifted(work, env, work.lower(env, row), place)
    return None if isinstance(work.nodes[node], of.Itself) else node


def _derived(expr: tree.FactOf) -> str | None:
    """The define behind a fact that is derived for every kind that it may be read of."""
    return f"{expr.kinds[0]}.{expr.fact}" if len(expr.kinds) == 1 and expr.derived[0] else None


def _lifted(work: Work, env: Env, low: Low, place: Place) -> int:
    node = lift(work, env, low, low.reads | place.reads)
    return work.nodes.each_year(node) if place.starred else node
