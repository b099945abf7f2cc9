"""A node's values at some rows, with a mark for each: whether it is known, and which truth it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, assert_never

import numpy as np
from msgspec import Struct

from engine.checks.value import (
    CodeValue,
    Data,
    LengthValue,
    MoneyValue,
    NumberValue,
    SetValue,
    TextValue,
    TruthValue,
)
from engine.checks.words import as_array
from engine.graph.columns import NONE, Bools

if TYPE_CHECKING:
    from numpy.typing import NDArray

Marks: TypeAlias = "NDArray[np.uint8]"
YES, NO, UNKNOWN = 1, 0, 2


class Block(Struct, frozen=True):
    """A node's values at some rows: the data, a byte a row that says whether the value is exact (for truths: `YES`,
    `NO` or `UNKNOWN`), and where a row stands; None: at its own number."""

    data: Data
    marks: bytes
    places: Mapping[int, int] | None
    single: bool  # one row stands for all

    def place(self, row: int) -> int:
        """Where the row stands in the data; KeyError if it is not in this block."""
        if self.single:
            return 0
        return row if self.places is None else self.places[row]


def marks(data: Data, rows: int, parents: Sequence[int | None]) -> bytes:
    """A mark a row: of truths `YES`, `NO` or `UNKNOWN`, else `YES` where the value is exact. `parents`: for sets the
    next term above each."""
    found: Bools | Marks
    match data:
        case TruthValue(yes, no):
            found = np.full(rows, UNKNOWN, dtype=np.uint8)
            found[np.unpackbits(yes, count=rows).view(np.bool_)] = YES
            found[np.unpackbits(no, count=rows).view(np.bool_)] = NO
        case NumberValue():
            found = _exact(data)
        case LengthValue(months, hours):
            found = _exact(months) | _exact(hours)
        case MoneyValue(amount, currency):
            found = _exact(amount) & (currency >= 0)
        case CodeValue(code) | TextValue(code):
            found = (code >= 0) | (code == NONE)
        case SetValue():
            found = ~np.unpackbits(_beyond(data, parents), count=data.rows).view(np.bool_)
        case _:
            assert_never(data)
    made = found.view(np.uint8).tobytes()
    return made if len(found) == rows else made * rows  # a single one stands for all


def number_at(data: NumberValue, place: int) -> tuple[float, float, int]:
    """The bounds and the state of one of many numbers."""
    low, high = (float(bound[place if len(bound) > 1 else 0]) for bound in (data.low, data.high))
    return low, high, 0 if data.state is None else int(data.state[place if len(data.state) > 1 else 0])


def _exact(data: NumberValue) -> Bools:
    if data.state is None:
        return np.asarray(data.low == data.high)
    return np.asarray((data.state == 1) | ((data.state == 0) & (data.low == data.high)))


def _beyond(data: SetValue, parents: Sequence[int | None]) -> Marks:
    """The rows whose set may have a term that neither is in it nor lies below one that is."""
    found = np.zeros((data.rows + 7) // 8, dtype=np.uint8)
    surely = as_array(data.must)
    perhaps = as_array(data.may) & ~surely
    for term in np.flatnonzero(perhaps.any(axis=1)).tolist():
        beyond, above = perhaps[term], parents[term]
        while above is not None:
            beyond, above = beyond & ~surely[above], parents[above]
        found |= beyond
    return found
