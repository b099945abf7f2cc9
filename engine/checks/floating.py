"""Floating members: rows that may belong to any outer row. Those that look alike are taken together, so that a
condition on them is asked once for each outer row and not for each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from engine.checks import planes
from engine.checks.node import All, Any, EachYear, Gather, Inner, Negation, Outer
from engine.checks.planes import MAYBE, NO, YES
from engine.checks.sight import Floats, Sight
from engine.checks.value import TruthValue
from engine.graph.columns import UNKNOWN, Bools, Ints
from engine.graph.ragged import sorted_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRUTHS = 3  # truth codes
FEW, MANY = 1 << 16, 1 << 60  # looks that are counted rather than sorted; that are numbered anew
_NOT = np.array([MAYBE, NO, YES], dtype=np.uint8)


class Alike(Struct, frozen=True):
    """Floating rows (and their positions `at` among all) on which all parts of the conditions that read only them have
    the same truth; by condition its truth codes for the outer rows that are asked (one code stands for all)."""

    rows: Ints
    at: Ints
    truths: tuple[NDArray[np.uint8], ...]


def alike(conditions: tuple[int | None, ...], over: int, rows: Ints, sight: Sight) -> list[Alike]:
    """The floating rows in groups; a part that reads both the floating and the outer row is unknown."""
    leaves: dict[int, NDArray[np.uint8]] = {}
    for condition in conditions:
        if condition is not None:
            _collect(condition, over, rows, sight, leaves)
    if not leaves:
        every = np.arange(len(rows), dtype=np.int64)
        return [Alike(rows, every, tuple(_code(condition, over, {}, sight) for condition in conditions))]
    look, most = np.zeros(len(rows), dtype=np.int64), 1
    for codes in leaves.values():
        if most > MANY:
            look, most = np.unique(look, return_inverse=True)[1], len(rows)
        look, most = look * TRUTHS + codes, most * TRUTHS
    found = []
    for number in _different(look, most):
        members = np.flatnonzero(look == number)
        known = {leaf: codes[members[0]] for leaf, codes in leaves.items()}
        truths = tuple(_code(condition, over, known, sight) for condition in conditions)
        found.append(Alike(rows[members], members, truths))
    return found


def _different(look: Ints, most: int) -> list[int]:
    """The numbers that occur, ascending."""
    found: list[int] = (np.flatnonzero(np.bincount(look)) if most <= FEW else sorted_set(look)).tolist()
    return found


def listed(floats: Floats, group: Alike) -> tuple[Ints, Ints]:
    """The rows of the group that are members already: the outer row, and the position in the group."""
    position = np.full(len(floats.rows), UNKNOWN, dtype=np.int64)
    position[group.at] = np.arange(len(group.at), dtype=np.int64)
    member = position[floats.member]
    return floats.outer[member >= 0], member[member >= 0]


def may_have(floats: Floats, group: Alike, fits: Bools, rows: int) -> Bools:
    """The outer rows that may have a row of the group which is not their member already."""
    left = np.bincount(listed(floats, group)[0], minlength=rows) < len(group.at) if len(floats.outer) else True
    found: Bools = np.broadcast_to(fits, rows) & left
    return found if floats.mask is None else found & floats.mask


def _collect(node: int, over: int, rows: Ints, sight: Sight, leaves: dict[int, NDArray[np.uint8]]) -> None:
    """The truths of the parts that read only the floating rows."""
    of = sight.frame.nodes[node]
    if of.space.removesuffix("*") != f"#{over}":
        value = sight.there(node, rows)
        assert isinstance(value, TruthValue)
        leaves[node] = planes.codes(value)
        return
    match of:
        case Negation(of=inner) | EachYear(of=inner):
            _collect(inner, over, rows, sight, leaves)
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                _collect(part, over, rows, sight, leaves)
        case Gather(of=inner, index=index) if _end(index, sight) is Inner:
            _collect(inner, over, rows, sight, leaves)


def _code(node: int | None, over: int, look: dict[int, np.uint8], sight: Sight) -> NDArray[np.uint8]:
    """The truth codes of a condition for the outer rows, given the truths of what reads only the floating rows."""
    if node is None:
        return np.array([YES], dtype=np.uint8)
    if node in look:
        return np.array([look[node]], dtype=np.uint8)
    of = sight.frame.nodes[node]
    match of:
        case Negation(of=inner):
            return _NOT[_code(inner, over, look, sight)]
        case EachYear(of=inner):
            return _code(inner, over, look, sight)
        case All(parts=parts) | Any(parts=parts):
            final = NO if isinstance(of, All) else YES
            codes = np.broadcast_arrays(*(_code(part, over, look, sight) for part in parts))
            same = np.all([code == codes[0] for code in codes], axis=0)
            decided = np.any([code == final for code in codes], axis=0)
            return np.where(decided, np.uint8(final), np.where(same, codes[0], np.uint8(MAYBE)))
        case Gather(of=inner, index=index) if _end(index, sight) is Inner:
            return _code(inner, over, look, sight)
        case Gather(of=inner, index=index) if _end(index, sight) is Outer:
            value = sight.there(inner, sight.base)
            assert isinstance(value, TruthValue)
            return planes.codes(value)
    return np.array([MAYBE], dtype=np.uint8)


def _end(index: int, sight: Sight) -> type[Inner] | type[Outer] | None:
    """Which end of the pairs a reference is."""
    node = sight.frame.nodes[index]
    if isinstance(node, EachYear):
        node = sight.frame.nodes[node.of]
    return type(node) if isinstance(node, Inner | Outer) else None
