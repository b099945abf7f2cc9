"""Whom a number of people counts: those whom a row itself concerns, or others."""

from __future__ import annotations

from typing import Final

from engine.ground.schema import CONCERNED, GROUP, Many, Number
from engine.typed import tree

PEOPLE: Final = "people"


def whom(expr: tree.Aggregate, program: tree.Program) -> str | None:
    """The kind of the members, if each is counted by people whom it concerns itself: those of a group, of the groups of
    a dataset, of the data of a flow; else None."""
    kinds = expr.each.variable.kinds
    if len(kinds) != 1 or expr.value is None or not _declared(kinds[0], program):
        return None
    return kinds[0] if _own(expr.value, expr.each.variable, program) else None


def _declared(kind: str, program: tree.Program) -> bool:
    """Whether rows of the kind can say whom they concern, and groups which others they are apart from."""
    kinds = program.schema.kinds
    apart = kinds[GROUP].facts.get("apart_from") if GROUP in kinds else None
    while apart is not None and kind in CONCERNED:
        fact, members = CONCERNED[kind]
        stated = kinds[kind].facts.get(fact)
        if stated is None or stated.derived or stated.type != Many((members,)):
            return False
        kind = members
    return apart is not None and kind == GROUP


def _own(value: tree.Expr, row: tree.Variable, program: tree.Program) -> bool:
    """Whether the value counts some of the people whom the row concerns."""
    match value:
        case tree.FactOf(of=tree.Variable(name=name), fact=fact, kinds=(kind,), derived=(derived,), type=Number(unit)):
            if name != row.name or unit != PEOPLE:
                return False
            return not derived or _of_define(f"{kind}.{fact}", program)
        case tree.Call(define=define, of=tree.Variable(name=name)):
            return name == row.name and _of_define(define, program)
        case tree.Arithmetic(op="-", left=left):
            return _own(left, row, program)
        case tree.Aggregate(op="persons" | "min" | "max", each=each) if value.value is not None:
            return _among(each, row) and _own(value.value, each.variable, program)
        case _:
            return False


def _of_define(name: str, program: tree.Program) -> bool:
    define = program.defines[name]
    return _own(define.body, define.variable, program)


def _among(each: tree.Each, row: tree.Variable) -> bool:
    """Whether the members are among those whom the row concerns."""
    match each.source:
        case tree.Members(tree.FactOf(of=tree.Variable(name=name), fact=fact, kinds=(kind,))):
            return name == row.name and CONCERNED.get(kind, ("",))[0] == fact
        case _:
            return False
