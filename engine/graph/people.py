"""The groups in which all people of a row lie: a group's own, and those that hold all groups of a dataset or flow."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.graph.apart import Strands
from engine.graph.columns import Bools, Graph, Ints
from engine.graph.movements import pairs
from engine.graph.ragged import expand, offsets_of
from engine.ground.schema import CONCERNED, GROUP


class Within(Struct, frozen=True):
    """By row: `known` who is concerned at all, and `somebody` is; sorted pairs of a row and a group of the tree."""

    known: Bools
    somebody: Bools
    row: Ints
    group: Ints


def within(kind: str, graph: Graph, tree: Strands) -> Within:
    """For each row of a kind the groups of the tree in which all its people lie; none where it is not stated whom the
    row concerns."""
    if kind != GROUP:
        fact, members = CONCERNED[kind]
        return _common(*pairs(graph, kind, fact, graph.rows.get(kind, 0)), within(members, graph, tree))
    every = np.ones(graph.rows.get(GROUP, 0), dtype=np.bool_)
    row = [group for group, ups in tree.above.items() for _ in ups]
    group = [up for ups in tree.above.values() for up in ups]
    return Within(every, every, np.array(row, dtype=np.int64), np.array(group, dtype=np.int64))


def _common(outer: Ints, inner: Ints, open_: Bools, of: Within) -> Within:
    """What the members that concern somebody have in common."""
    rows = len(open_)
    known = ~open_
    known[outer[~of.known[inner]]] = False
    counts = of.somebody[inner] & known[outer]
    outer, inner = outer[counts], inner[counts]
    members = np.bincount(outer, minlength=rows)
    at, chosen = expand(offsets_of(of.row, len(of.known)), inner)
    row, group = outer[at], of.group[chosen]
    alone = members[row] == 1
    width = int(group.max(initial=0)) + 1
    keys, times = np.unique(row[~alone] * width + group[~alone], return_counts=True)
    keys = keys[times == members[keys // width]]
    row, group = np.concatenate([row[alone], keys // width]), np.concatenate([group[alone], keys % width])
    order = np.argsort(row, kind="stable")
    return Within(known, members > 0, row[order], group[order])
