"""The members of a quantifier, aggregate or lineage at one row that are not settled: each opened once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from msgspec import Struct

from engine.checks.node import Blend, Includes, Inverse, Lineage, Quantified, Stack, Stored, Tally
from engine.findings.block import NO, UNKNOWN, YES
from engine.findings.view import View
from engine.graph.columns import Bools, Ints

OPENED_AT_MOST: Final = 100  # undecided members of one list that are looked into

Over = Quantified | Tally | Blend


class Undecided(Struct, frozen=True):
    """One member whose part is open. `where` and `body` are the rows at which those nodes are to be read, None where
    there is nothing to settle; `linked`: None for a certain member, else the inner row that may or may not be one.
    `low` and `high` bound what a tallied member adds."""

    inner: int
    linked: bool
    where: int | None
    body: int | None
    low: float = 0.0
    high: float = 0.0


class Opening(Struct, frozen=True):
    """All undecided members of one node at one row, in the order of the list; `open`: more may exist than is listed."""

    members: tuple[Undecided, ...]
    open: bool


def outer_row(view: View, node: Over, space: str, row: int) -> int:
    """The row of the relation or lineage that a row of the node belongs to."""
    return view.beside(node.over, space, row)


def opening(view: View, node: Over, space: str, row: int) -> Opening:
    """What of the members at a row is undecided, as far as it can change the node's value."""
    year = view.split(space, row)[0]
    second = node.body if isinstance(node, Quantified) else node.value
    members = view.members(node.over, outer_row(view, node, space, row), _wanted(view, node, second, year))
    listed = _undecided(view, node, second, members.inner, members.pairs, members.surely, year)
    floating = _undecided(
        view, node, second, members.floating, None, np.zeros(len(members.floating), dtype=np.bool_), year
    )
    return Opening((*listed, *floating), members.open)


def _undecided(
    view: View, node: Over, second: int | None, inner: Ints, pairs: Ints | None, surely: Bools, year: int
) -> list[Undecided]:
    if not len(inner):
        return []
    where_rows = rows_of(view, node.where, inner, pairs, year)
    body_rows = rows_of(view, second, inner, pairs, year)
    where = marks_of(view, node.where, where_rows, len(inner))
    possible = where != NO
    low = high = np.zeros(len(inner))
    if isinstance(node, Quantified):
        body = marks_of(view, second, body_rows, len(inner))
        possible &= body != (YES if node.quantifier == "every" else NO)
        open_body = body == UNKNOWN
    elif second is None:
        low = high = np.ones(len(inner))
        open_body = np.zeros(len(inner), dtype=np.bool_)
    elif body_rows is None:
        high = np.full(len(inner), np.inf)
        open_body = np.ones(len(inner), dtype=np.bool_)
    elif view.nodes[second].shape == "number":
        low, high = view.numbers(second, body_rows)
        open_body = low != high
        possible &= high > 0 if isinstance(node, Tally) and node.op in ("sum", "persons") else True
    else:
        open_body = np.array([not view.is_exact(second, int(r)) for r in body_rows], dtype=np.bool_)
    chosen = np.flatnonzero(possible & ((where == UNKNOWN) | open_body | ~surely))
    if isinstance(node, Tally):
        gains = np.where(surely & (where == YES), high - low, high)
        chosen = chosen[np.argsort(-gains[chosen], kind="stable")]
    return [
        Undecided(
            int(inner[i]),
            not surely[i],
            int(where_rows[i]) if where_rows is not None and where[i] == UNKNOWN else None,
            int(body_rows[i]) if body_rows is not None and open_body[i] else None,
            float(low[i]) if surely[i] and where[i] == YES else 0.0,
            float(high[i]),
        )
        for i in chosen[:OPENED_AT_MOST].tolist()
    ]


def _wanted(view: View, node: Over, second: int | None, year: int) -> Bools | None:
    """Of a lineage, which is not listed pair by pair: the rows that can matter as members."""
    if not isinstance(view.nodes[node.over], Lineage):
        return None
    where, body = marks_of_all(view, node, second, year)
    if not isinstance(node, Quantified):
        return np.asarray(where != NO)
    return np.asarray((where != NO) & (body != (YES if node.quantifier == "every" else NO)))


def marks_of_all(view: View, node: Over, second: int | None, year: int) -> tuple[Ints, Ints]:
    """The marks of `where` and of a body at all rows that may be members of a lineage."""
    every = np.arange(view.rows(view.nodes[node.over].domain), dtype=np.int64)
    where = marks_of(view, node.where, rows_of(view, node.where, every, None, year), len(every))
    if not isinstance(node, Quantified):
        return where, np.full(len(every), UNKNOWN)
    return where, marks_of(view, second, rows_of(view, second, every, None, year), len(every))


def rows_of(view: View, node: int | None, inner: Ints, pairs: Ints | None, year: int) -> Ints | None:
    """The rows of a member's node; None where there is no node, or where it reads pairs that do not exist."""
    if node is None:
        return None
    space = view.nodes[node].space
    base = space.removesuffix("*")
    if base == "":
        return np.zeros(len(inner), dtype=np.int64)
    rows = pairs if base.startswith("#") else inner
    return None if rows is None else rows + (year * view.rows(base) if space.endswith("*") else 0)


def marks_of(view: View, node: int | None, rows: Ints | None, count: int) -> Ints:
    """`YES`, `NO` or `UNKNOWN` for each member: yes where there is no node, unknown where it cannot be read."""
    if node is None:
        return np.full(count, YES)
    return np.full(count, UNKNOWN) if rows is None else view.truths(node, rows).astype(np.int64)


def of_members(view: View, number: int, row: int) -> Iterator[tuple[int, int]]:
    """What a node over members reads at the first of them: nodes and their rows; nothing for other nodes."""
    node = view.nodes[number]
    if not isinstance(node, Quantified | Tally | Blend):
        return
    members = view.members(node.over, outer_row(view, node, node.space, row))
    inner, pairs = members.inner[:OPENED_AT_MOST], members.pairs[:OPENED_AT_MOST]
    year = view.split(node.space, row)[0]
    for child in (node.where, node.body if isinstance(node, Quantified) else node.value):
        rows = rows_of(view, child, inner, pairs, year)
        if child is not None and rows is not None:
            yield from ((child, int(at)) for at in rows)


def listed_row(view: View, node: Includes, row: int) -> int:
    """The row whose list is asked for a member; negative where the reference to it is unknown or none."""
    if node.row is None:
        return view.beside(node.relation, node.space, row)
    return view.code(node.row, view.beside(node.row, node.space, row))


def tie_at(view: View, over: int, row: int) -> tuple[Stored | Inverse | Lineage, int] | None:
    """What ties the members of a list to an outer row, and the row that it counts from; None for a list of nothing."""
    node = view.nodes[over]
    match node:
        case Stored() | Inverse() | Lineage():
            return node, row
        case Stack(space=space, parts=parts):
            for part, kind in zip(parts, space.split("|"), strict=True):
                if row < (rows := view.rows(kind)):
                    return tie_at(view, part, row)
                row -= rows
            return None
        case _:
            return None
