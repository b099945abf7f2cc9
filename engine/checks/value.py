"""Values of nodes at some rows: what kernels take and give. `none` and unknown are kept apart in every shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

import numpy as np
from msgspec import Struct

from engine.graph.columns import Floats, Ints, States

if TYPE_CHECKING:
    from numpy.typing import NDArray

Plane: TypeAlias = "NDArray[np.uint8]"
"""Packed bits, row 0 in the highest bit of byte 0; bits beyond the last row are 0."""


SOME: Final = -3
"""Of a code: unknown, but surely not none."""


class TruthValue(Struct, frozen=True):
    """`yes` and `no` as packed planes of `rows` bits; neither: unknown."""

    yes: Plane
    no: Plane
    rows: int


class NumberValue(Struct, frozen=True):
    """low <= x <= high; `state` 0 stated, 1 none, 2 may be none; None: all stated. One row may stand for all."""

    low: Floats
    high: Floats
    state: States | None


class LengthValue(Struct, frozen=True):
    """Calendar months and hours; a length of working days is unknown on both."""

    months: NumberValue
    hours: NumberValue


class MoneyValue(Struct, frozen=True):
    """Amounts; `currency` an index into `currencies`, negative where unknown."""

    amount: NumberValue
    currency: Ints
    currencies: tuple[str, ...]


class CodeValue(Struct, frozen=True):
    """Terms and references as codes; -1 unknown, -2 none, -3 unknown but surely not none."""

    code: Ints


class TextValue(Struct, frozen=True):
    """Texts as indices into `texts`; -1 unknown, -2 none, -3 unknown but surely not none."""

    code: Ints
    texts: tuple[str, ...]


class Slices(Protocol):
    """One plane for each term of a taxonomy; an array [terms, rows / 8], or made when asked for."""

    def __getitem__(self, term: int, /) -> Plane:
        """The rows whose set has the term."""

    def __len__(self) -> int:
        """How many terms the taxonomy has."""


class SetValue(Struct, frozen=True):
    """Per term the rows whose set surely has it, and those whose set may have it; as stated, not closed upward."""

    must: Slices
    may: Slices
    rows: int


Data = TruthValue | NumberValue | LengthValue | MoneyValue | CodeValue | TextValue | SetValue
