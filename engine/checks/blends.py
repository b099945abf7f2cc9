"""Unions and intersections of sets over the members of relations."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.node import Blend
from engine.checks.planes import NO
from engine.checks.quantifiers import STRETCH, at_members, holds, loose
from engine.checks.relations import selection
from engine.checks.sight import Sight
from engine.checks.value import Data, SetValue
from engine.graph.columns import Bools, Ints


def blend(node: Blend, sight: Sight) -> SetValue:
    """`union`: what sure members surely have, what possible members may have. `common`: what all possible members
    surely have, with what lies below, if there is a sure one; what all sure members may have."""
    chosen, terms = selection(node.over, sight), len(sight.frame.taxonomy(node.domain))
    common = node.op == "common"
    by_sure, by_possible = (np.zeros((terms, sight.rows), dtype=np.bool_) for _ in range(2))
    some, open_ = np.zeros(sight.rows, dtype=np.bool_), chosen.open
    for start in range(0, len(chosen.pairs), STRETCH):
        stretch = slice(start, start + STRETCH)
        rows, outer = (chosen.pairs[stretch], chosen.inner[stretch]), chosen.outer[stretch]
        yes, no = holds(node.where, node.over, rows, sight)
        some[outer[yes]] = True
        sure, possible = _labels(at_members(node.value, node.over, rows, sight), common, node.domain, sight)
        for term in range(terms):
            by_sure[term][outer[yes & _bits(sure, term, len(yes))]] = True
            by_possible[term][outer[~no & _bits(possible, term, len(yes))]] = True
    for mask, inner in chosen.floats:
        fits = np.ones(len(inner), dtype=np.bool_)
        if node.where is not None:
            fits = loose(node.where, node.over, inner, sight) != NO
        if fits.any():
            labels = _floating(node, inner, fits, common, sight)
            by_possible |= labels[:, np.newaxis] & (True if mask is None else mask)
    if common:
        return _packed(~by_possible & ~open_ & some, ~by_sure)
    return _packed(by_sure, by_possible | by_sure | open_)


def _labels(value: Data, common: bool, domain: str, sight: Sight) -> tuple[SetValue, SetValue]:
    """What members put forward on the sure and on the possible side: the terms that they have; for `common` those that
    they lack, closed downward."""
    assert isinstance(value, SetValue)
    if not common:
        return SetValue(value.must, value.must, value.rows), SetValue(value.may, value.may, value.rows)
    taxonomy = sight.frame.taxonomy(domain)
    lacks_may, lacks_must = (~taxonomy.closed_down(side) for side in (value.may, value.must))
    return SetValue(lacks_may, lacks_may, value.rows), SetValue(lacks_must, lacks_must, value.rows)


def _floating(node: Blend, inner: Ints, fits: Bools, common: bool, sight: Sight) -> Bools:
    """What floating members put forward on the possible side."""
    terms = len(sight.frame.taxonomy(node.domain))
    if sight.frame.nodes[node.value].space.removesuffix("*") == f"#{node.over}":
        return np.ones(terms, dtype=np.bool_)
    _, possible = _labels(sight.there(node.value, inner), common, node.domain, sight)
    return np.array([(_bits(possible, term, len(inner)) & fits).any() for term in range(terms)])


def _bits(labels: SetValue, term: int, rows: int) -> Bools:
    bits = planes.bits(labels.must[term], labels.rows)
    return bits if labels.rows == rows else np.broadcast_to(bits, rows)


def _packed(must: Bools, may: Bools) -> SetValue:
    return SetValue(np.packbits(must, axis=1), np.packbits(may, axis=1), must.shape[1])
