"""Sets as words: 64 terms in a word a row, to be taken, OR-ed and sent along; from planes and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from engine.checks import planes
from engine.checks.value import Plane, SetValue, Slices
from engine.graph.columns import Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

Words: TypeAlias = "NDArray[np.uint64]"
Labels: TypeAlias = "NDArray[np.unsignedinteger[Any]]"
OCTET, WORD = 8, 64
SMALL = 1 << 18  # bits that are turned over one by one; more go in squares of 8 x 8
BLOCK = 1 << 17  # rows at a time, so that what is made for them stays near the processor


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


class WordSlices:
    """The planes of words [rows, words] of so many terms, each made when first asked for."""

    __slots__ = ("_octets", "_packed", "_terms", "words")

    def __init__(self, words: Words, terms: int) -> None:
        self.words = words
        self._terms = terms
        self._octets: dict[int, NDArray[np.uint8]] = {}
        self._packed: dict[int, Plane] = {}

    def __getitem__(self, term: int, /) -> Plane:
        if term not in self._packed:
            at, bit = divmod(range(self._terms)[term], OCTET)
            if at not in self._octets:
                octets = np.ascontiguousarray(self.words.astype("<u8", copy=False)).view(np.uint8)
                self._octets[at] = np.ascontiguousarray(octets[:, at])
            self._packed[term] = np.packbits(self._octets[at] & np.uint8(1 << bit))
        return self._packed[term]

    def __len__(self) -> int:
        return self._terms

    def all(self) -> NDArray[np.uint8]:
        """All planes at once."""
        return slices_of(self.words, self._terms)


def words_of(slices: Slices, rows: int) -> Words:
    """Words [rows, ceil(terms / 64)]: term t in bit t % 64 of word t // 64."""
    if isinstance(slices, WordSlices):
        return slices.words
    width = max(-(-len(slices) // WORD), 1)
    return _octets_of(slices, rows, width * OCTET).view("<u8").astype(np.uint64, copy=False)


def labels_of(slices: NDArray[np.uint8], rows: int) -> Labels:
    """One word a row, term t in bit t, as narrow as up to 64 terms fit in."""
    octets = -(-len(slices) // OCTET)
    size = 1 << max(octets - 1, 0).bit_length()
    native = np.dtype(f"<u{size}").newbyteorder("=")
    return _octets_of(slices, rows, size).view(f"<u{size}").astype(native, copy=False)[:, 0]


def slices_of(words: Labels, terms: int) -> NDArray[np.uint8]:
    """The planes [terms, rows / 8] that `words_of` made into words, or `labels_of`."""
    rows, size = len(words), words.itemsize
    width = size * (words.shape[1] if words.ndim > 1 else 1)
    octets = np.ascontiguousarray(words.astype(f"<u{size}", copy=False)).view(np.uint8).reshape(rows, width)
    if terms * rows <= SMALL:
        bits = np.unpackbits(octets, axis=1, count=terms, bitorder="little")
        return np.packbits(bits.T, axis=1)
    found = np.empty((terms, (rows + 7) >> 3), dtype=np.uint8)
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        for first in range(0, terms, OCTET):
            octet = np.ascontiguousarray(octets[start:stop, first // OCTET])
            for term in range(first, min(first + OCTET, terms)):
                found[term, start >> 3 : (stop + 7) >> 3] = np.packbits(octet & np.uint8(1 << (term - first)))
    return found


def _octets_of(slices: Slices, rows: int, width: int) -> NDArray[np.uint8]:
    """Octets [rows, width]: term t in bit t % 8 of octet t // 8."""
    terms = len(slices)
    if 0 < terms * rows <= SMALL:
        octets = np.zeros((rows, width), dtype=np.uint8)
        bits = np.unpackbits(stacked(slices), axis=1, count=rows)
        turned = np.packbits(bits.T, axis=1, bitorder="little")
        octets[:, : turned.shape[1]] = turned
        return octets
    octets = np.empty((rows, width), dtype=np.uint8)
    octets[:, -(-terms // OCTET) :] = 0
    for first in range(0, terms, OCTET):
        planes_ = [slices[term] for term in range(first, min(first + OCTET, terms))]
        for start in range(0, rows, BLOCK):
            stop = min(start + BLOCK, rows)
            bytes_ = np.zeros(((stop - start + 7) >> 3, OCTET), dtype=np.uint8)
            for at, plane in enumerate(planes_):
                bytes_[:, at] = plane[start >> 3 : (stop + 7) >> 3]
            turned = _turned(bytes_.view("<u8")[:, 0]).byteswap().view(np.uint8)
            octets[start:stop, first // OCTET] = turned[: stop - start]
    return octets


TURNS: Final = ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))


def _turned(squares: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Squares of 8 x 8 bits, eight bytes each, with bit i of byte j as bit j of byte i; in place."""
    for shift, mask in TURNS:
        swap = squares >> np.uint64(shift)
        swap ^= squares
        swap &= np.uint64(mask)
        squares ^= swap
        swap <<= np.uint64(shift)
        squares ^= swap
    return squares


def wide(value: SetValue, rows: int) -> tuple[Words, Words]:
    """Must and may as words of so many rows; a single row stands for all."""
    must, may = words_of(value.must, value.rows), words_of(value.may, value.rows)
    if value.rows == rows:
        return must, may
    return np.broadcast_to(must, (rows, must.shape[1])), np.broadcast_to(may, (rows, may.shape[1]))


def as_set(must: Words, may: Words, terms: int) -> SetValue:
    """The sets of these words."""
    if terms * len(must) <= SMALL:
        return SetValue(slices_of(must, terms), slices_of(may, terms), len(must))
    return SetValue(WordSlices(must, terms), WordSlices(may, terms), len(must))


def as_array(slices: Slices) -> NDArray[np.uint8]:
    """The planes as one array [terms, rows / 8], which may be shared."""
    return slices if isinstance(slices, np.ndarray) else stacked(slices)


def stacked(slices: Slices) -> NDArray[np.uint8]:
    """The planes as one array [terms, rows / 8] of their own."""
    if isinstance(slices, np.ndarray):
        return slices.copy()
    if isinstance(slices, ColumnSlices | WordSlices):
        return slices.all()
    first: Plane = slices[0] if len(slices) else planes.empty(0)
    found = np.empty((len(slices), len(first)), dtype=np.uint8)
    for term in range(len(slices)):
        found[term] = slices[term]
    return found
