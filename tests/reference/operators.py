"""The names of the operators that a condition rests on: its own and those of the values that it compares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from engine.typed import tree

CONDITIONS = (
    tree.And, tree.Or, tree.Not, tree.Compare, tree.SetTest, tree.IsNone, tree.HasMember, tree.Quantified,
    tree.Deadline, tree.InTable, tree.InForce, tree.Judged,
)  # fmt: skip
PARTS = (tree.Each, tree.Members, tree.Lineage)
EXPRESSIONS = (
    *CONDITIONS, tree.Constant, tree.Variable, tree.FactOf, tree.Arithmetic, tree.Aggregate, tree.Gathered, tree.Lookup,
    tree.GroupTerms, tree.Call, tree.ParameterOf, tree.JudgedDay,
)  # fmt: skip


def below(e: object) -> Iterator[object]:
    """The expressions and sources directly inside one."""
    if not isinstance(e, EXPRESSIONS + PARTS):
        return
    for field in fields(e):
        part = getattr(e, field.name)
        yield from (p for p in (part if isinstance(part, tuple) else (part,)) if isinstance(p, EXPRESSIONS + PARTS))


def within(e: object) -> Iterator[object]:
    """An expression and all inside it."""
    yield e
    for part in below(e):
        yield from within(part)


def operator(e: object) -> str:
    """The operator's name, with what it does where one class does several things."""
    name = type(e).__name__
    match e:
        case tree.Compare(op) | tree.SetTest(op) | tree.Arithmetic(op) | tree.Aggregate(op) | tree.Gathered(op):
            return f"{name} {op}"
        case tree.Quantified(quantifier):
            return f"{name} {quantifier}"
        case tree.Deadline(_, how, _, side):
            return f"{name} {how} {side}"
        case tree.Lineage(direction, _, until):
            return f"{name} {direction}{' until' if until else ''}"
        case _:
            return name


def operators(e: object) -> Iterator[str]:
    """The condition's operator and those below it, down to the next conditions."""
    yield operator(e)
    for part in below(e):
        if not isinstance(part, CONDITIONS):
            yield from operators(part)
