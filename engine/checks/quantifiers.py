"""Quantifiers over the members of relations: some, every, no; what is not listed may still exist."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.floating import alike, may_have
from engine.checks.node import Quantified
from engine.checks.planes import NO, YES
from engine.checks.relations import selection
from engine.checks.sight import Sight
from engine.checks.value import Data, TruthValue
from engine.graph.columns import Bools, Ints

STRETCH = 1 << 20
"""Pairs at a time, so that what is made for them stays small."""


def quantified(node: Quantified, sight: Sight) -> TruthValue:
    """`some` = any(where and body), `no` = not any(where and body), `every` = not any(where and not body)."""
    chosen = selection(node.over, sight)
    sure, possible = np.zeros(sight.rows, dtype=np.bool_), chosen.open.copy()
    for start in range(0, len(chosen.pairs), STRETCH):
        stretch = slice(start, start + STRETCH)
        yes, no = matches(node, (chosen.pairs[stretch], chosen.inner[stretch]), sight)
        outer = chosen.outer[stretch]
        sure[outer[yes]] = True
        possible[outer[~no]] = True
    for floats in chosen.floats:
        for group in alike((node.where, node.body), node.over, floats.rows, sight):
            where, body = group.truths
            fails = (where == NO) | (body == (YES if node.quantifier == "every" else NO))
            possible |= may_have(floats, group, ~fails, sight.rows)
    possible |= sure
    if node.quantifier == "some":
        return planes.truth(sure, ~possible, sight.rows)
    return planes.truth(~possible, sure, sight.rows)


def matches(node: Quantified, rows: tuple[Ints, Ints], sight: Sight) -> tuple[Bools, Bools]:
    """Which members surely have `where` and `body` (not `body`, for `every`), and which surely have not."""
    yes, no = holds(node.where, node.over, rows, sight)
    if no.all():
        return yes, no
    body_yes, body_no = holds(node.body, node.over, rows, sight)
    if node.quantifier == "every":
        body_yes, body_no = body_no, body_yes
    return yes & body_yes, no | body_no


def holds(condition: int | None, over: int, rows: tuple[Ints, Ints], sight: Sight) -> tuple[Bools, Bools]:
    """The truth of a condition at the members, as yes and no; without a condition yes."""
    pairs, inner = rows
    if condition is None:
        return np.ones(len(inner), dtype=np.bool_), np.zeros(len(inner), dtype=np.bool_)
    value = at_members(condition, over, rows, sight)
    assert isinstance(value, TruthValue)
    return planes.bits(value.yes, len(pairs)), planes.bits(value.no, len(pairs))


def at_members(node: int, over: int, rows: tuple[Ints, Ints], sight: Sight) -> Data:
    """The value of a node of the pairs, or of the inner space, at the members."""
    of_pairs = sight.frame.nodes[node].space.removesuffix("*") == f"#{over}"
    return sight.there(node, rows[0] if of_pairs else rows[1])
