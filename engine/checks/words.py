"""Sets as words: 64 terms in a word a row, to be taken, OR-ed and sent along; from planes and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from engine.checks import planes
from engine.checks.value import Plane, SetValue, Slices
from engine.graph.columns import Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

Words: TypeAlias = "NDArray[np.uint64]"
OCTET, WORD = 8, 64
SMALL = 1 << 20  # bits that are turned over at once; more go eight terms at a time


class ColumnSlices:
    """The planes of a set column at some rows, each packed when first asked for."""

    __slots__ = ("_base", "_column", "_packed")

    def __init__(self, column: NDArray[np.bool_], base: slice | Ints) -> None:
        self._column = column
        self._base = base
        self._packed: dict[int, Plane] = {}

    def __getitem__(self, term: int, /) -> Plane:
        if term not in self._packed:
            self._packed[term] = np.packbits(self._column[term][self._base])
        return self._packed[term]

    def __len__(self) -> int:
        return len(self._column)

    def all(self) -> NDArray[np.uint8]:
        """All planes at once."""
        return np.packbits(self._column[:, self._base], axis=1)


def words_of(slices: Slices, rows: int) -> Words:
    """Words [rows, ceil(terms / 64)]: term t in bit t % 64 of word t // 64."""
    octets = np.zeros((rows, max(-(-len(slices) // WORD), 1) * OCTET), dtype=np.uint8)
    if 0 < len(slices) * rows <= SMALL:
        bits = np.unpackbits(stacked(slices), axis=1, count=rows)
        turned = np.packbits(bits.T, axis=1, bitorder="little")
        octets[:, : turned.shape[1]] = turned
        return octets.view("<u8").astype(np.uint64, copy=False)
    for first in range(0, len(slices), OCTET):
        octet = np.zeros(rows, dtype=np.uint8)
        for term in range(first, min(first + OCTET, len(slices))):
            octet |= np.left_shift(np.unpackbits(slices[term], count=rows), np.uint8(term - first))
        octets[:, first // OCTET] = octet
    return octets.view("<u8").astype(np.uint64, copy=False)


def slices_of(words: Words, terms: int) -> NDArray[np.uint8]:
    """The planes [terms, rows / 8] that `words_of` made into words."""
    rows = len(words)
    octets = np.ascontiguousarray(words.astype("<u8", copy=False)).view(np.uint8).reshape(rows, words.shape[1] * OCTET)
    if 0 < terms * rows <= SMALL:
        bits = np.unpackbits(octets, axis=1, count=terms, bitorder="little")
        return np.packbits(bits.T, axis=1)
    found = np.empty((terms, (rows + 7) >> 3), dtype=np.uint8)
    for first in range(0, terms, OCTET):
        octet = np.ascontiguousarray(octets[:, first // OCTET])
        for term in range(first, min(first + OCTET, terms)):
            found[term] = np.packbits(octet & np.uint8(1 << (term - first)))
    return found


def wide(value: SetValue, rows: int) -> tuple[Words, Words]:
    """Must and may as words of so many rows; a single row stands for all."""
    must, may = words_of(value.must, value.rows), words_of(value.may, value.rows)
    if value.rows == rows:
        return must, may
    return np.broadcast_to(must, (rows, must.shape[1])), np.broadcast_to(may, (rows, may.shape[1]))


def as_set(must: Words, may: Words, terms: int) -> SetValue:
    """The sets of these words."""
    return SetValue(slices_of(must, terms), slices_of(may, terms), len(must))


def stacked(slices: Slices) -> NDArray[np.uint8]:
    """The planes as one array [terms, rows / 8] of their own."""
    if isinstance(slices, np.ndarray):
        return slices.copy()
    if isinstance(slices, ColumnSlices):
        return slices.all()
    first: Plane = slices[0] if len(slices) else planes.empty(0)
    found = np.empty((len(slices), len(first)), dtype=np.uint8)
    for term in range(len(slices)):
        found[term] = slices[term]
    return found
