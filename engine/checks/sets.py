"""Sets of terms along their taxonomy: one term as a set, overlapping, covering. Constant sides read single planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.checks import planes
from engine.checks.node import Covered, Overlap, Single
from engine.checks.planes import MAYBE, NO, YES
from engine.checks.sight import Sight, code, terms
from engine.checks.taxonomy import Taxonomy
from engine.checks.truths import by_code
from engine.checks.value import SOME, Plane, SetValue, Slices, TruthValue
from engine.checks.words import SMALL
from engine.graph.columns import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray


def single(node: Single, sight: Sight) -> SetValue:
    """The set of one term; what lies below a coarse term may be in it; unknown: anything may be."""
    found = code(sight, node.of)
    taxonomy = sight.frame.taxonomy(node.domain)
    unknown = (found == UNKNOWN) | (found == SOME)
    if len(taxonomy) * len(found) <= SMALL:
        must = np.packbits(found == np.arange(len(taxonomy))[:, np.newaxis], axis=1)
    else:
        must = np.array([np.packbits(found == term) for term in range(len(taxonomy))])
    may = taxonomy.closed_down(must) | np.packbits(unknown)
    return SetValue(must, may, len(found))


def overlap(node: Overlap, sight: Sight) -> TruthValue:
    """Yes where a sure member of the left is or lies below one of the right, no where that cannot be."""
    nodes = sight.frame.nodes
    taxonomy = sight.frame.taxonomy(nodes[node.left].domain)
    one = nodes[node.left]
    if isinstance(one, Single) and nodes[node.right].space == "":
        return by_code(node, one.of, node.right, lambda: _in(terms(sight, node.right), taxonomy), sight)
    left, right = terms(sight, node.left), terms(sight, node.right)
    if right.rows == 1:
        yes = _any(left.must, taxonomy.at_or_below(_members(right.must)), left.rows)
        maybe = _any(left.may, sorted(set(_near(right, taxonomy))), left.rows)
        return _spread(yes, maybe, left.rows, sight.rows)
    if left.rows == 1:
        yes = _any(right.must, taxonomy.at_or_above(_members(left.must)), right.rows)
        maybe = _any(right.may, taxonomy.at_or_above(_members(left.may)), right.rows)
        return _spread(yes, maybe, right.rows, sight.rows)
    sure, possible = taxonomy.closed_up(left.must), taxonomy.closed_up(left.may)
    yes, maybe = _both(right.must, sure, sight.rows), _both(right.may, possible, sight.rows)
    return _spread(yes, maybe, sight.rows, sight.rows)


def covered(node: Covered, sight: Sight) -> TruthValue:
    """Yes where whatever may be in the left is or lies below a sure member of the right; no where a sure member of the
    left cannot lie below any that the right may have."""
    taxonomy = sight.frame.taxonomy(sight.frame.nodes[node.left].domain)
    left, right = terms(sight, node.left), terms(sight, node.right)
    every = range(len(taxonomy))
    rows = right.rows
    if right.rows == 1:
        sure, possible = (set(taxonomy.at_or_below(_members(side))) for side in (right.must, right.may))
        open_ = _any(left.may, [term for term in every if term not in sure], left.rows)
        outside = _any(left.must, [term for term in every if term not in possible], left.rows)
        return _spread(planes.others(open_, left.rows), planes.others(outside, left.rows), left.rows, sight.rows)
    unsure, impossible = (taxonomy.closed_down(side) ^ planes.full(rows) for side in (right.must, right.may))
    if left.rows == 1:
        open_, outside = _any(unsure, _members(left.may), rows), _any(impossible, _members(left.must), rows)
    else:
        open_, outside = _both(left.may, unsure, rows), _both(left.must, impossible, rows)
    return _spread(planes.others(open_, rows), planes.others(outside, rows), rows, sight.rows)


def _spread(yes: Plane, maybe: Plane, rows: int, wanted: int) -> TruthValue:
    found = TruthValue(yes, planes.others(maybe, rows), rows)
    return found if rows == wanted else planes.spread(found, wanted)


def _near(right: SetValue, taxonomy: Taxonomy) -> list[int]:
    """The terms at or below what the constant set may have."""
    return taxonomy.at_or_below(_members(right.may))


def _in(right: SetValue, taxonomy: Taxonomy) -> NDArray[np.uint8]:
    """For each stated term whether it is in the constant set; a coarse one may be if a finer one is."""
    table = np.full(len(taxonomy) + 3, NO, dtype=np.uint8)
    may = _members(right.may)
    if may:
        table[[-1, -3]] = MAYBE
    table[taxonomy.at_or_above(may)] = MAYBE
    table[taxonomy.at_or_below(may)] = MAYBE
    table[taxonomy.at_or_below(_members(right.must))] = YES
    return table


def _members(slices: Slices) -> list[int]:
    """The terms of a single row."""
    if isinstance(slices, np.ndarray):
        return list(np.flatnonzero(slices[:, 0]).tolist())
    return [term for term in range(len(slices)) if slices[term][0]]


def _both(slices: Slices, others: NDArray[np.uint8], rows: int) -> Plane:
    """The rows that have one of the terms in both."""
    if isinstance(slices, np.ndarray) and slices.size * 8 <= SMALL:
        found: Plane = np.bitwise_or.reduce(slices & others, axis=0)
        return found
    found = planes.empty(rows)
    for term in range(len(others)):
        found |= slices[term] & others[term]
    return found


def _any(slices: Slices, members: list[int], rows: int) -> Plane:
    if isinstance(slices, np.ndarray) and slices.size * 8 <= SMALL:
        found: Plane = np.bitwise_or.reduce(slices[members], axis=0)
        return found
    found = planes.empty(rows)
    for term in members:
        found |= slices[term]
    return found
