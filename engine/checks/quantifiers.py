"""Quantifiers over the members of relations: some, every, no; what is not listed may still exist."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.node import All, Any, Gather, Inner, Negation, Quantified
from engine.checks.planes import MAYBE, NO
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
    for mask, rows in chosen.floats:
        if not floating(node, rows, sight).all():
            possible |= True if mask is None else mask
    possible |= sure
    if node.quantifier == "some":
        return planes.truth(sure, ~possible, sight.rows)
    return planes.truth(~possible, sure, sight.rows)


def matches(node: Quantified, rows: tuple[Ints, Ints], sight: Sight) -> tuple[Bools, Bools]:
    """Which members surely have `where` and `body` (not `body`, for `every`), and which surely have not."""
    yes, no = holds(node.where, node.over, rows, sight)
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


def floating(node: Quantified, rows: Ints, sight: Sight) -> Bools:
    """Which floating rows surely do not match, whatever outer row they belong to."""
    where = np.zeros(len(rows), dtype=np.uint8) if node.where is None else loose(node.where, node.over, rows, sight)
    body = np.zeros(len(rows), dtype=np.uint8) if node.body is None else loose(node.body, node.over, rows, sight)
    fails: Bools = body == (planes.YES if node.quantifier == "every" else NO)
    if node.body is None and node.quantifier == "every":
        fails = np.ones(len(rows), dtype=np.bool_)
    fails |= where == NO
    return fails


def loose(node: int, over: int, rows: Ints, sight: Sight) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Truth codes of a condition at rows whose outer row is not known: unknown where it reads the outer row."""
    of = sight.frame.nodes[node]
    if of.space.removesuffix("*") != f"#{over}":
        value = sight.there(node, rows)
        assert isinstance(value, TruthValue)
        return planes.codes(value)
    match of:
        case Negation(of=inner):
            code = loose(inner, over, rows, sight)
            return np.array([MAYBE, NO, planes.YES], dtype=np.uint8)[code]
        case All(parts=parts) | Any(parts=parts):
            final = NO if isinstance(of, All) else planes.YES
            codes = np.array([loose(part, over, rows, sight) for part in parts])
            same = (codes == codes[0]).all(axis=0)
            rest = np.where(same, codes[0], np.uint8(MAYBE))
            return np.where((codes == final).any(axis=0), np.uint8(final), rest)
        case Gather(of=inner, index=index) if isinstance(sight.frame.nodes[index], Inner):
            return loose(inner, over, rows, sight)
    return np.full(len(rows), MAYBE, dtype=np.uint8)
