"""Groups of people that are stated to have no member in common, as a tree of what may be added up.

A node of the tree stands for some groups: either its parts have nobody in common, and their numbers add up, or its
parts may share people, and only the greatest counts. Its root yields the most that the groups surely come to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from msgspec import Struct

from engine.graph.columns import UNKNOWN, Bools, CodeColumn, Graph, Ints
from engine.graph.movements import pairs
from engine.ground.schema import GROUP

MOST: Final = 1 << 16  # pairs of groups, and nodes of the tree; where honest groups have more, none are added up

Lists = list[set[int]]


class Strands(Struct, frozen=True):
    """The tree: by node its parent (the root is node 0, a parent stands before its parts), its depth, and whether its
    parts add up. `leaves` by group row: the nodes that stand for it alone; `above` by group row: itself and the groups
    that it is part of, as far as they are in the tree."""

    parent: Ints
    depth: Ints
    adds: Bools
    leaves: Mapping[int, tuple[int, ...]]
    above: Mapping[int, tuple[int, ...]]


def strands(graph: Graph) -> Strands | None:
    """The tree of the groups that are stated apart; None where there are none, or far too many."""
    count = graph.rows.get(GROUP, 0)
    one, other, _ = pairs(graph, GROUP, "apart_from", count)
    if not len(one):
        return None
    above = _above(graph, count)
    apart = _apart(list(zip(one.tolist(), other.tolist(), strict=True)), above)
    tree = None if apart is None else _grown(apart)
    if apart is None or tree is None:
        return None
    leaves: dict[int, tuple[int, ...]] = {}
    for node, group in enumerate(tree.group):
        if group >= 0:
            leaves[group] = (*leaves.get(group, ()), node)
    known = {group: tuple(sorted(ups & leaves.keys())) for group, ups in enumerate(above)}
    parent, depth = (np.array(side, dtype=np.int64) for side in (tree.parent, tree.depth))
    return Strands(parent, depth, np.array(tree.adds), leaves, {group: ups for group, ups in known.items() if ups})


def _above(graph: Graph, count: int) -> Lists:
    """Each group with all that it is part of."""
    column = graph.columns.get((GROUP, "part_of"))
    part_of = column.code.tolist() if isinstance(column, CodeColumn) else [UNKNOWN] * count
    above: Lists = []
    for group in range(count):
        ups, at = {group}, part_of[group]
        while at >= 0 and at not in ups:
            ups.add(at)
            at = part_of[at]
        above.append(ups)
    return above


def _apart(stated: list[tuple[int, int]], above: Lists) -> Mapping[int, set[int]] | None:
    """By group, those with which it has nobody in common: what is apart is so with all its parts."""
    below: Lists = [set() for _ in above]
    for group, ups in enumerate(above):
        for up in ups:
            below[up].add(group)
    apart: dict[int, set[int]] = {}
    found = 0
    for one, other in stated:
        found += len(below[one]) * len(below[other])
        if found > MOST:
            return None
        for a in below[one]:
            for b in below[other]:
                if a not in above[b] and b not in above[a]:
                    apart.setdefault(a, set()).add(b)
                    apart.setdefault(b, set()).add(a)
    return apart


class _Tree(Struct):
    parent: list[int]
    depth: list[int]
    adds: list[bool]
    group: list[int]

    def node(self, parent: int, *, adds: bool = False, group: int = UNKNOWN) -> int:
        self.parent.append(parent)
        self.depth.append(self.depth[parent] + 1 if parent >= 0 else 0)
        self.adds.append(adds)
        self.group.append(group)
        return len(self.parent) - 1


def _grown(apart: Mapping[int, set[int]]) -> _Tree | None:
    """Some groups are mutually apart from all the others: the two sides add up. Or they share nobody's absence with the
    others: the greater side counts. Else one group is chosen: with those that are apart from it, or without it."""
    tree = _Tree([], [], [], [])
    waiting = [(frozenset(apart), -1)]
    while waiting:
        if len(tree.parent) > MOST:
            return None
        some, parent = waiting.pop()
        if len(some) == 1:
            tree.node(parent, group=next(iter(some)))
            continue
        if len(parts := _parts(some, apart, overlapping=True)) > 1:
            node = tree.node(parent, adds=True)
            waiting += [(part, node) for part in parts]
            continue
        node = tree.node(parent)
        if len(parts := _parts(some, apart, overlapping=False)) > 1:
            waiting += [(part, node) for part in parts]
            continue
        chosen = max(sorted(some), key=lambda group: len(apart[group] & some))
        both = tree.node(node, adds=True)
        waiting += [(frozenset({chosen}), both), (some & apart[chosen], both), (some - {chosen}, node)]
    return tree


def _parts(some: frozenset[int], apart: Mapping[int, set[int]], *, overlapping: bool) -> list[frozenset[int]]:
    """The groups in parts: nothing leads from one to the other, be it an overlap or that two are apart."""
    left, parts = set(some), []
    for first in sorted(some):
        if first not in left:
            continue
        left.discard(first)
        part, ahead = {first}, [first]
        while ahead:
            group = ahead.pop()
            near = left - apart[group] if overlapping else left & apart[group]
            left -= near
            part |= near
            ahead += near
        parts.append(frozenset(part))
    return parts
