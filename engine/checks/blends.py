"""Unions and intersections of sets over the members of relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.checks import planes
from engine.checks.floating import alike, may_have
from engine.checks.node import Blend
from engine.checks.planes import NO
from engine.checks.quantifiers import STRETCH, at_members, holds
from engine.checks.relations import selection
from engine.checks.sight import Sight
from engine.checks.value import Data, SetValue
from engine.checks.words import WORD, Words, slices_of, wide
from engine.graph.columns import Bools, Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray


def blend(node: Blend, sight: Sight) -> SetValue:
    """`union`: what sure members surely have, what possible members may have. `common`: what all possible members
    surely have, with what lies below, if there is a sure one; what all sure members may have."""
    chosen, terms = selection(node.over, sight), len(sight.frame.taxonomy(node.domain))
    width = max(-(-terms // WORD), 1)
    by_sure, by_possible = (np.zeros((sight.rows, width), dtype=np.uint64) for _ in range(2))
    some = np.zeros(sight.rows, dtype=np.bool_)
    for start in range(0, len(chosen.pairs), STRETCH):
        stretch = slice(start, start + STRETCH)
        rows, outer = (chosen.pairs[stretch], chosen.inner[stretch]), chosen.outer[stretch]
        yes, no = holds(node.where, node.over, rows, sight)
        some[outer[yes]] = True
        sure, possible = labels(node, at_members(node.value, node.over, rows, sight), len(yes), sight)
        _or_into(by_sure, outer, sure, None if node.where is None else yes)
        _or_into(by_possible, outer, possible, None if node.where is None else ~no)
    for floats in chosen.floats:
        for group in alike((node.where,), node.over, floats.rows, sight):
            label = np.bitwise_or.reduce(_floating(node, group.rows, sight), axis=0)
            fits = may_have(floats, group, group.truths[0] != NO, sight.rows)
            by_possible |= np.where(fits[:, np.newaxis], label, np.uint64(0))
    return told(node.op, slices_of(by_sure, terms), slices_of(by_possible, terms), some, chosen.open)


def labels(node: Blend, value: Data, rows: int, sight: Sight) -> tuple[Words, Words]:
    """What members put forward on the sure and on the possible side: the terms that they have; for `common` those that
    they lack, closed downward."""
    assert isinstance(value, SetValue)
    if node.op == "union":
        return wide(value, rows)
    taxonomy = sight.frame.taxonomy(node.domain)
    closed = SetValue(taxonomy.closed_down(value.may), taxonomy.closed_down(value.must), value.rows)
    lacks_may, lacks_must = wide(closed, rows)
    return ~lacks_may, ~lacks_must


def told(op: str, by_sure: NDArray[np.uint8], by_possible: NDArray[np.uint8], some: Bools, open_: Bools) -> SetValue:
    """The sets, of what sure and possible members put forward; `some`: there surely is a member; `open_`: there may be
    more than are listed."""
    rows = len(some)
    unlisted = np.packbits(open_)
    if op == "union":
        may = by_possible | by_sure
        may |= unlisted
        return SetValue(by_sure, may, rows)
    must, may = ~by_possible, ~by_sure
    must &= np.packbits(some) & ~unlisted
    may &= planes.full(rows)
    return SetValue(must, may, rows)


def _or_into(found: Words, outer: Ints, words: Words, chosen: Bools | None) -> None:
    """OR the words of members, sorted by outer row, into the rows."""
    if chosen is not None:
        outer, words = outer[chosen], words[chosen]
    begins = outer[1:] != outer[:-1]
    if len(outer) == len(found) and begins.all():  # one member each
        found |= words
    elif begins.all():
        found[outer] |= words
    else:
        starts = np.flatnonzero(np.append(True, begins))
        found[outer[starts]] |= np.bitwise_or.reduceat(words, starts, axis=0)


def _floating(node: Blend, inner: Ints, sight: Sight) -> Words:
    """What floating members may put forward on the possible side: anything, where the value reads the outer row."""
    if sight.frame.nodes[node.value].space.removesuffix("*") == f"#{node.over}":
        width = max(-(-len(sight.frame.taxonomy(node.domain)) // WORD), 1)
        return np.full((len(inner), width), ~np.uint64(0))
    return labels(node, sight.there(node.value, inner), len(inner), sight)[1]
