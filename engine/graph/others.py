"""Whether *another* marked flow lies upstream or downstream, right on cycles too, where a flow may reach itself.

Two flows differ in some bit of their numbers. So where a marked flow may lie on a cycle, each marked flow sends two
labels for each bit of its number, one of them set; a label that is not its own tells of another.
"""

from __future__ import annotations

import numpy as np

from engine.graph.columns import Bools
from engine.graph.labels import Way, Words, gathered

WORD = 64


def others(ways: Way, marked: Bools, blocked: Bools | None = None) -> Bools:
    """Bools like `marked`, [flows, queries]: a marked flow other than the row itself lies upstream (or downstream)."""
    if not marked.size:
        return np.zeros_like(marked)
    found = unpacked(gathered(ways, packed(marked), blocked), marked.shape[1])
    suspects = found & marked
    if suspects.any():
        suspects &= _on_cycles(ways)[:, np.newaxis]
        for query in np.flatnonzero(suspects.any(axis=0)):
            names = _names(marked[:, query])
            found[:, query] = (gathered(ways, names, blocked) & ~names) != 0
    return found


def packed(marked: Bools) -> Words:
    """Bools [rows, queries] as words [rows, ceil(queries / 64)], query q in bit q % 64 of word q // 64."""
    rows, queries = marked.shape
    padded = np.zeros((rows, -(-queries // WORD) * WORD), dtype=np.bool_)
    padded[:, :queries] = marked
    return np.packbits(padded, axis=1, bitorder="little").view("<u8").astype(np.uint64)


def unpacked(words: Words, queries: int) -> Bools:
    """The bools [rows, queries] that `packed` made into words."""
    octets = np.ascontiguousarray(words.astype("<u8")).view(np.uint8)
    return np.unpackbits(octets, axis=1, bitorder="little")[:, :queries].astype(np.bool_)


def _on_cycles(ways: Way) -> Bools:
    """Flows that may reach themselves: they enter and leave states in or behind cycles."""
    enters, leaves = np.zeros(ways.flows, dtype=np.bool_), np.zeros(ways.flows, dtype=np.bool_)
    enters[ways.enter_flow[ways.rest[ways.enter_state]]] = True
    leaves[ways.leave_flow[ways.rest[ways.leave_state]]] = True
    return np.asarray(enters & leaves)


def _names(marked: Bools) -> Words:
    """A word for each marked flow, 0 for the others: of bits 2j and 2j + 1 one is set, as bit j of its number says.
    No two words are alike, and none is part of another (for up to 2^32 flows)."""
    names = np.zeros(len(marked), dtype=np.uint64)
    number = np.arange(np.count_nonzero(marked), dtype=np.uint64)
    for bit in range(max(1, len(number).bit_length())):
        one = np.uint64(1) << np.uint64(2 * bit)
        names[marked] |= one << ((number >> np.uint64(bit)) & np.uint64(1))
    return names
