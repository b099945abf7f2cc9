"""What a node gets its value from at one row: the nodes below it, and the rows at which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.node import (
    Absent,
    Alike,
    All,
    Any,
    Arithmetic,
    AtYear,
    Covered,
    Due,
    EachYear,
    Gather,
    GroupSet,
    Includes,
    InPeriod,
    Listed,
    Looked,
    Narrowed,
    Negation,
    Node,
    Ordered,
    Overlap,
    Single,
    Stack,
    Timely,
    Valid,
    Wider,
    Window,
)
from engine.checks.windows import positions
from engine.findings.view import View
from engine.graph.columns import NONE
from engine.ground.calendar import year_of


def operands(view: View, number: int, row: int) -> Iterator[tuple[int, int]]:
    """The nodes and rows that a node without members gets its value from."""
    node = view.nodes[number]
    match node:
        case Gather(of=of, index=index):
            yield from _reached(view, of, index, node.space, row)
        case Stack(space=space, parts=parts):
            year, base = view.split(node.space, row)
            for part, kind in zip(parts, space.removesuffix("*").split("|"), strict=True):
                if base < (rows := view.rows(kind)):
                    yield part, view.join(view.nodes[part].space, year, base)
                    return
                base -= rows
        case AtYear(of=of, index=index, day=day):
            yield from _at_years(view, of, index, day, node.space, row)
        case Window(of=of):
            year, base = view.split(node.space, row)
            for position in positions(node, view.run.years, year):
                yield of, view.join(view.nodes[of].space, position, base)
        case _:
            for child in _below(node):
                yield child, view.beside(child, node.space, row)


def _reached(view: View, of: int, index: int, space: str, row: int) -> Iterator[tuple[int, int]]:
    at = view.beside(index, space, row)
    target = view.code(index, at)
    if target >= 0:
        yield of, view.join(view.nodes[of].space, view.split(space, row)[0], target)
    elif target != NONE:
        yield index, at


def _at_years(view: View, of: int, index: int | None, day: int, space: str, row: int) -> Iterator[tuple[int, int]]:
    base = view.split(space, row)[1]
    if index is not None:
        at = view.beside(index, space, row)
        base = view.code(index, at)
        if base < 0:
            yield from () if base == NONE else ((index, at),)
            return
    day_row = view.beside(day, space, row)
    yield day, day_row
    low, high, _ = view.number(day, day_row)
    years = view.run.years
    if low > 0 and high < float("inf") and len(years):
        for position, year in enumerate(years.tolist()):
            if year_of(int(low)) <= year <= year_of(int(high)):
                yield of, view.join(view.nodes[of].space, position, base)


def _below(node: Node) -> tuple[int, ...]:
    match node:
        case All(parts=parts) | Any(parts=parts):
            return parts
        case Negation(of=of) | Absent(of=of) | Single(of=of) | Wider(of=of) | EachYear(of=of):
            return (of,)
        case Ordered(left=left, right=right) | Alike(left=left, right=right) | Arithmetic(left=left, right=right):
            return (left, right)
        case Overlap(left=left, right=right) | Covered(left=left, right=right):
            return (left, right)
        case Narrowed(of=of, stated=stated):
            return (stated, of)
        case InPeriod(day=day) | GroupSet(day=day):
            return (day,)
        case Timely(event=event, anchor=anchor):
            return (event, anchor)
        case Due(anchor=anchor):
            return (anchor,)
        case Listed(keys=keys, day=day) | Looked(keys=keys, day=day):
            return (*keys, day)
        case Valid(outcome=outcome, recorded=recorded, day=day):
            return (outcome, recorded, day)
        case Includes(row=row, member=member):
            return (member,) if row is None else (row, member)
        case _:
            return ()
