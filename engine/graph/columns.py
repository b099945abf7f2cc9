"""The graph as columns: one table per kind, unknown kept apart for every fact; the engine's only view of a manifest.

Rows of a kind are numbered in manifest order. The rows of several kinds (`Ref.kinds`) are numbered one kind after the
other in that order. A fact that nobody states has no column: it is unknown everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN, NONE = -1, -2  # in integer columns
JUDGED = "judged."  # begins the keys of recorded judgements
STATED, IS_NONE, MAY_BE_NONE = 0, 1, 2  # states of a number

Bools: TypeAlias = "NDArray[np.bool_]"
Ints: TypeAlias = "NDArray[np.int64]"
Floats: TypeAlias = "NDArray[np.float64]"
States: TypeAlias = "NDArray[np.uint8]"


class TruthColumn(Struct, frozen=True):
    """`yes` and `no`, one bool a row; neither: unknown; `none` counts as no."""

    yes: Bools
    no: Bools
    none: Bools | None = None  # where `no` is in fact `none`


class NumberColumn(Struct, frozen=True):
    """Numbers, days, minutes: `low` <= x <= `high`; `state` one of STATED, IS_NONE, MAY_BE_NONE.
    Unknown: the type's span, with MAY_BE_NONE if the fact is optional, else STATED."""

    low: Floats
    high: Floats
    state: States


class MomentColumn(Struct, frozen=True):
    """Moments: their minutes, and the days on which they fall by the calendar of the zone that each is written in."""

    minutes: NumberColumn
    days: NumberColumn


class LengthColumn(Struct, frozen=True):
    """Durations on both scales: calendar months and hours."""

    months: NumberColumn
    hours: NumberColumn


class MoneyColumn(Struct, frozen=True):
    """Amounts; `currency` is an index into `currencies`, UNKNOWN where unstated."""

    amount: NumberColumn
    currency: Ints
    currencies: tuple[str, ...]


class CodeColumn(Struct, frozen=True):
    """Terms (index into the taxonomy's entries), references (row in the space of the type's kinds): UNKNOWN, NONE."""

    code: Ints


class SetColumn(Struct, frozen=True):
    """Sets of terms: `must` and `may`, bool [terms, rows], as stated (must ⊆ may; may includes what lies below a
    stated term). Where nothing is stated no term must be in the set and every one may."""

    must: NDArray[np.bool_]
    may: NDArray[np.bool_]


class RelationColumn(Struct, frozen=True):
    """Stored pairs (outer row of the kind, inner row in the space of the type's kinds), sorted by outer; `open` per
    outer row: more may exist than is listed. `floating`: inner rows that may belong to any outer row."""

    outer: Ints
    inner: Ints
    open: Bools
    floating: Ints


class YearlyColumn(Struct, frozen=True):
    """Numbers by (row, year), sorted by row then year; a pair that is missing is unknown, [0, inf)."""

    row: Ints
    year: Ints
    low: Floats
    high: Floats


class TextColumn(Struct, frozen=True):
    """Texts: the code of the text in `texts`, UNKNOWN or NONE."""

    code: Ints
    texts: tuple[str, ...]


class JudgedColumn(Struct, frozen=True):
    """Recorded outcomes of one judgement: yes and no as bools, and the day of the record (0 where missing)."""

    yes: Bools
    no: Bools
    day: Ints


Column = (
    TruthColumn
    | NumberColumn
    | MomentColumn
    | LengthColumn
    | MoneyColumn
    | CodeColumn
    | SetColumn
    | RelationColumn
    | YearlyColumn
    | TextColumn
    | JudgedColumn
)


class Graph(Struct, frozen=True):
    """Rows, columns and completeness. Keys of `columns` are (kind, fact); judgements are (kind, `judged.NAME`).

    Stored relations are present with everything that `through`, `covers` and stored inverses bring, inverse relations
    of stored references and lists included; inverses of derived references are made by the engine.
    `complete`: bool per kind; `complete_for`: party rows (of kind party) for which a kind is complete.
    """

    rows: dict[str, int]
    ids: dict[str, Sequence[str]]
    columns: Mapping[tuple[str, str], Column]
    complete: dict[str, bool]
    complete_for: dict[str, Ints]
