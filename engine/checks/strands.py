"""Numbers of people in groups that are stated apart, added up along the tree of these groups."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.graph.apart import Strands, strands
from engine.graph.columns import Floats, Graph, Ints
from engine.graph.people import within
from engine.graph.ragged import expand, offsets_of


class Places(Struct, frozen=True):
    """Where the people of a kind's rows stand in the tree: by row a stretch of `leaves`."""

    tree: Strands
    offsets: Ints
    leaves: Ints


def places(kind: str, graph: Graph) -> Places | None:
    """The leaves of each row; None where no groups are stated apart."""
    tree = strands(graph)
    if tree is None:
        return None
    found = within(kind, graph, tree)
    of_group = [tree.leaves.get(group, ()) for group in range(graph.rows.get("group", 0))]
    counts = np.array([len(each) for each in of_group], dtype=np.int64)
    each = np.array([leaf for leaves in of_group for leaf in leaves], dtype=np.int64)
    at, chosen = expand(np.concatenate([[0], np.cumsum(counts)]), found.group)
    return Places(tree, offsets_of(found.row[at], len(found.known)), each[chosen])


def added(of: Places, outer: Ints, inner: Ints, low: Floats, rows: int) -> Floats:
    """For each of `rows` outer rows the least number of different people among its members `inner`: the greatest `low`
    in each group, added up where groups are apart."""
    at, chosen = expand(of.offsets, inner)
    width = len(of.tree.parent)
    key, value = _merged(outer[at] * width + of.leaves[chosen], low[at], None)
    for depth in range(int(of.tree.depth.max()), 0, -1):
        deep = of.tree.depth[key % width] == depth
        if not deep.any():
            continue
        above = key[deep] // width * width + of.tree.parent[key[deep] % width]
        merged = _merged(above, value[deep], of.tree)
        key, value = (np.concatenate([up, here[~deep]]) for up, here in zip(merged, (key, value), strict=True))
    least = np.zeros(rows)
    least[key // width] = value
    return least


def _merged(key: Ints, value: Floats, tree: Strands | None) -> tuple[Ints, Floats]:
    """Each key once, with the greatest of its values; at nodes of the tree that add up, with their sum."""
    keys, back = np.unique(key, return_inverse=True)
    greatest = np.zeros(len(keys))
    np.maximum.at(greatest, back, value)
    if tree is None:
        return keys, greatest
    adds = tree.adds[keys % len(tree.parent)]
    return keys, np.where(adds, np.bincount(back, value, len(keys)), greatest)
