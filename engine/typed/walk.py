"""Walking over typed expressions: their parts, what they read, whether two say the same in different places."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from typing import assert_never

from engine.typed import tree


def parts(expr: tree.Expr) -> tuple[tree.Expr, ...]:
    """The direct parts, those of a comprehension (source, until, where, body) included, as written."""
    match expr:
        case tree.Constant() | tree.Variable() | tree.GroupTerms() | tree.ParameterOf() | tree.InForce():
            return ()
        case tree.And(inner) | tree.Or(inner):
            return inner
        case tree.FactOf(of=of) | tree.IsNone(of=of) | tree.Not(of=of) | tree.Judged(of=of) | tree.Call(of=of):
            return (of,)
        case tree.JudgedDay(of=of):
            return (of,)
        case tree.Compare(left=left, right=right) | tree.SetTest(left=left, right=right):
            return left, right
        case tree.Arithmetic(left=left, right=right):
            return left, right
        case tree.HasMember(list=list_, member=member):
            return list_, member
        case tree.Deadline(event=event, anchor=anchor):
            return event, anchor
        case tree.InTable(keys=keys, on=on) | tree.Lookup(keys=keys, on=on):
            return (*keys, on) if on is not None else keys
        case tree.Quantified(each=each, body=body):
            return (*of_each(each), body)
        case tree.Gathered(each=each, value=value):
            return (*of_each(each), value)
        case tree.Aggregate(each=each, value=value, stated=stated):
            return (*of_each(each), *(part for part in (value, stated) if part is not None))
        case _:
            assert_never(expr)


def of_each(each: tree.Each) -> tuple[tree.Expr, ...]:
    """The parts of a comprehension without its body."""
    source = each.source
    first = (source.of,) if isinstance(source, tree.Members) else (source.of, source.until)
    return tuple(part for part in (*first, each.where) if part is not None)


def everything(expr: tree.Expr) -> Iterator[tree.Expr]:
    """The expression and all that it is made of, outer parts first."""
    yield expr
    for part in parts(expr):
        yield from everything(part)


def read(expr: tree.Expr) -> dict[str, tree.Variable]:
    """The variables that the expression reads and does not bind itself, each where it is read first."""
    found: dict[str, tree.Variable] = {}
    match expr:
        case tree.Variable():
            return {expr.name: expr}
        case tree.Quantified(each=each) | tree.Gathered(each=each) | tree.Aggregate(each=each):
            bound = each.variable.name
        case _:
            bound = ""
    for part in parts(expr):
        for name, variable in read(part).items():
            if name != bound:
                found.setdefault(name, variable)
    return found


def root(path: tree.Expr) -> tree.Variable:
    """The row from which a path of facts starts."""
    while isinstance(path, tree.FactOf):
        path = path.of
    assert isinstance(path, tree.Variable)
    return path


def likeness(node: object) -> Hashable:
    """Equal for expressions that say the same, wherever they stand."""
    if isinstance(node, tuple):
        return tuple(likeness(part) for part in node)
    if not is_dataclass(node):
        return repr(node)
    names = [field.name for field in fields(node) if field.name not in ("span", "at", "type")]
    return type(node).__name__, *(likeness(getattr(node, name)) for name in names)


def shown(expr: tree.Expr) -> str:
    """The expression in a few words, for messages: paths as written, other things by their name."""
    match expr:
        case tree.Variable(name=name):
            return name.split("#")[0]
        case tree.FactOf(of=of, fact=fact):
            return f"{shown(of)}.{fact}"
        case tree.Call(define=name, of=of):
            return f"{name.rsplit('.', 1)[-1]}({shown(of)})"
        case tree.Lookup(table=table, keys=keys, column=column):
            return f"{table}[{', '.join(shown(key) for key in keys)}].{column}"
        case tree.Aggregate(op=op):
            return f"{op}(…)"
        case _:
            return "…"
