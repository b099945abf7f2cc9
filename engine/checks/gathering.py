"""Nodes between spaces: along references, stacked kinds, wider references, the ends of pairs, once for each year."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from engine.checks.gathers import part
from engine.checks.joined import joined
from engine.checks.node import EachYear, Gather, Inner, Outer, Stack, Wider
from engine.checks.sight import Sight, code
from engine.checks.value import CodeValue, Data
from engine.graph.columns import Ints

ELSEWHERE = -4  # a record of a kind that a space does not hold


def gathered(node: Gather, sight: Sight) -> Data:
    """The value at the row that the reference gives."""
    index = code(sight, node.index)
    space = sight.frame.nodes[node.of].space
    if space.endswith("*") and sight.year is not None:
        index = np.where(index >= 0, index + sight.year * sight.frame.count(space[:-1]), index)
    return sight.along(node.of, index, node.absent, optional=node.optional)


def stacked(node: Stack, sight: Sight) -> Data:
    """The values of the kinds in a row."""
    kinds = node.space.removesuffix("*").split("|")
    counts = [sight.frame.count(kind) for kind in kinds]
    starts = np.cumsum([0, *counts])
    base = sight.base
    asked = np.arange(base.start, base.stop) if isinstance(base, slice) else base
    pieces: list[tuple[Data, int]] = []
    positions: list[Ints] = []
    for child, start, stop in zip(node.parts, starts[:-1], starts[1:], strict=True):
        inside = np.flatnonzero((asked >= start) & (asked < stop))
        if len(inside) or not len(asked):
            pieces.append((sight.there(child, asked[inside] - start), len(inside)))
            positions.append(inside)
    whole = joined(pieces)
    order = np.concatenate(positions)
    if (order[1:] > order[:-1]).all():
        return whole
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return part(whole, back)


def between(node: Wider | EachYear | Outer | Inner, sight: Sight) -> Data:
    """References renumbered, values repeated for each year, and the ends of pairs."""
    match node:
        case Wider(of=of):
            return CodeValue(_renumbered(code(sight, of), sight.frame.nodes[of].domain, node.domain, sight))
        case EachYear(of=of):
            return sight.there(of, sight.base)
        case Outer(relation=relation):
            return CodeValue(sight.pairs(relation).outer[sight.base])
        case Inner(relation=relation):
            return CodeValue(sight.pairs(relation).inner[sight.base])
        case _:
            assert_never(node)


def _renumbered(index: Ints, narrow: str, wide: str, sight: Sight) -> Ints:
    """References into the rows of `narrow` kinds as references into those of `wide` kinds."""
    first, starts = 0, {}
    for kind in wide.split("|"):
        starts[kind] = first
        first += sight.frame.count(kind)
    found, begin = np.where(index >= 0, ELSEWHERE, index), 0
    for kind in narrow.split("|"):
        end = begin + sight.frame.count(kind)
        if kind in starts:
            found = np.where((index >= begin) & (index < end), index - begin + starts[kind], found)
        begin = end
    return found
