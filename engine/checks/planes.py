"""Bit planes: packed bools, eight rows a byte, and truth values made of two of them; padding bits stay 0."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.checks.value import Plane, TruthValue
from engine.graph.columns import Bools

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAYBE, YES, NO = 0, 1, 2  # truth codes, one byte a row
FEW: Final = 64  # rows of which the full plane is kept


def plane(bits: Bools, rows: int) -> Plane:
    """The bits packed; a single bit stands for all rows."""
    if len(bits) == rows:
        return np.packbits(bits)
    return full(rows) if bits[0] else empty(rows)


def bits(packed: Plane, rows: int) -> Bools:
    """The plane as one bool a row."""
    return np.unpackbits(packed, count=rows).view(np.bool_)


def empty(rows: int) -> Plane:
    """No row."""
    return np.zeros((rows + 7) >> 3, dtype=np.uint8)


def full(rows: int) -> Plane:
    """Every row; not to be changed."""
    return _kept(rows) if rows <= FEW else _full(rows)


@cache
def _kept(rows: int) -> Plane:
    packed = _full(rows)
    packed.flags.writeable = False
    return packed


def _full(rows: int) -> Plane:
    packed = np.full((rows + 7) >> 3, 0xFF, dtype=np.uint8)
    if rows & 7:
        packed[-1] = 0xFF << (8 - (rows & 7)) & 0xFF
    return packed


def is_full(packed: Plane, rows: int) -> bool:
    """Whether every row is in the plane."""
    return packed.tobytes() == full(rows).tobytes()


def others(packed: Plane, rows: int) -> Plane:
    """The rows that are not in the plane."""
    return full(rows) ^ packed


def truth(yes: Bools, no: Bools, rows: int) -> TruthValue:
    """A truth value of bools; a single bit stands for all rows."""
    return TruthValue(plane(yes, rows), plane(no, rows), rows)


def exact(yes: Bools, rows: int) -> TruthValue:
    """A truth value that is known everywhere."""
    packed = plane(yes, rows)
    return TruthValue(packed, others(packed, rows), rows)


def spread(value: TruthValue, rows: int) -> TruthValue:
    """The single row of `value` for each of `rows`."""
    return truth(bits(value.yes, 1), bits(value.no, 1), rows)


def codes(value: TruthValue) -> NDArray[np.uint8]:
    """One truth code a row."""
    yes, no = np.unpackbits(value.yes, count=value.rows), np.unpackbits(value.no, count=value.rows)
    return yes | np.left_shift(no, np.uint8(1))


def of_codes(code: NDArray[np.uint8]) -> TruthValue:
    """The truth value with these codes."""
    return TruthValue(np.packbits(code & YES), np.packbits(code & NO), len(code))
