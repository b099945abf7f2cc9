"""Which fields of a node name its children, and how these are read: at the same rows, whole, or at picked rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from msgspec import Struct

from engine.checks import node as of
from engine.checks.node import Node


class Numbered(Protocol):
    """Nodes by their number."""

    def __getitem__(self, number: int, /) -> Node:
        """The node of this number."""


class Inputs(Struct, frozen=True):
    """What a node reads: `here` at its own rows, `whole` as columns, `asked` at rows that it picks in stretches."""

    here: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    asked: tuple[int, ...] = ()


class _Fields(Struct, frozen=True):
    here: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


FIELDS: Final[dict[type[of.At], _Fields]] = {
    of.Stored: _Fields(),
    of.PerYear: _Fields(),
    of.Fixed: _Fields(),
    of.Setting: _Fields(),
    of.Itself: _Fields(),
    of.JudgedDay: _Fields(("sources", "life")),
    of.YearDay: _Fields(),
    of.Outcome: _Fields(),
    of.RecordedOn: _Fields(),
    of.All: _Fields(("parts",)),
    of.Any: _Fields(("parts",)),
    of.Negation: _Fields(("of",)),
    of.Ordered: _Fields(("left", "right")),
    of.Alike: _Fields(("left", "right")),
    of.Absent: _Fields(("of",)),
    of.Arithmetic: _Fields(("left", "right")),
    of.Narrowed: _Fields(("of", "stated")),
    of.Single: _Fields(("of",)),
    of.Overlap: _Fields(("left", "right")),
    of.Covered: _Fields(("left", "right")),
    of.InPeriod: _Fields(("day",)),
    of.Timely: _Fields(("event", "anchor", "due")),
    of.Due: _Fields(("anchor",)),
    of.Listed: _Fields(("keys", "day")),
    of.Looked: _Fields(("keys", "day")),
    of.GroupSet: _Fields(("day",)),
    of.Valid: _Fields(("outcome", "recorded", "day")),
    of.Gather: _Fields(("index",), ("of",)),
    of.Stack: _Fields((), ("parts",)),
    of.Wider: _Fields(("of",)),
    of.EachYear: _Fields((), ("of",)),
    of.AtYear: _Fields(("index", "day"), ("of",)),
    of.Window: _Fields((), ("of",)),
    of.Outer: _Fields((), ("relation",)),
    of.Inner: _Fields((), ("relation",)),
    of.Inverse: _Fields((), ("of",)),
    of.Includes: _Fields(("row", "member"), ("relation",)),
    of.Lineage: _Fields((), ("until",)),
    of.Quantified: _Fields((), ("over", "where", "body")),
    of.Tally: _Fields((), ("over", "where"), ("value",)),
    of.Blend: _Fields((), ("over", "where", "value")),
}

NOTHING: Final = Inputs()

BY_THEMSELVES: Final = frozenset({of.Stack, of.Inverse, of.Lineage, of.Quantified, of.Tally, of.Blend})
"""Nodes that are made whole, not in blocks; relations too (a `Stored` of the shape pairs)."""


def inputs(node: Node) -> Inputs:
    """What a node reads, and how."""
    fields = FIELDS[type(node)]
    if not fields.whole:
        return Inputs(_named(node, fields.here)) if fields.here else NOTHING
    return Inputs(_named(node, fields.here), _named(node, fields.whole), _named(node, fields.asked))


def children(node: Node) -> tuple[int, ...]:
    """All that a node reads."""
    found = inputs(node)
    return found.here + found.whole + found.asked


def below(roots: Iterable[int], nodes: Numbered) -> set[int]:
    """The roots and all that they are made of."""
    found: set[int] = set()
    ahead = list(roots)
    while ahead:
        number = ahead.pop()
        if number not in found:
            found.add(number)
            ahead += children(nodes[number])
    return found


def by_itself(node: Node) -> bool:
    """Whether the node is made whole."""
    return type(node) in BY_THEMSELVES or node.shape == "pairs"


def _named(node: Node, fields: tuple[str, ...]) -> tuple[int, ...]:
    found: tuple[int, ...] = ()
    for field in fields:
        value = getattr(node, field)
        if type(value) is int:
            found += (value,)
        elif value is not None:
            found += value
    return found
