"""Values from other rows: some rows of a column, and what is taken along references; what these give that are
unknown but not none, none, or unknown, are three rows behind the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
from msgspec import Struct

from engine.checks import planes
from engine.checks.constants import ANY_CURRENCY, none, unknown
from engine.checks.frame import Frame
from engine.checks.joined import joined
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
from engine.checks.words import Words, as_array, as_set, wide, words_of
from engine.graph.columns import Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

Item = TypeVar("Item", bound=np.generic)


class TruthTable(Struct, frozen=True):
    """A truth as one code a row."""

    code: NDArray[np.uint8]


class SetTable(Struct, frozen=True):
    """A set as words a row."""

    must: Words
    may: Words
    terms: int


Columns = NumberValue | LengthValue | MoneyValue | CodeValue | TextValue
Table = TruthTable | SetTable | Columns


class Choose(Protocol):
    """Which rows of any column are meant."""

    def __call__(self, column: NDArray[Item], /) -> NDArray[Item]:
        """The rows of this column."""


def behind(shape: str, domain: str, absent: str, frame: Frame, *, optional: bool = True) -> Table:
    """Three rows: what a reference gives that is unknown but not none (the value may be none if it is `optional`), that
    is none, that is unknown."""
    nothing = none(shape, domain, frame)
    silence = unknown(shape, domain, frame, optional=absent != "empty")
    something = unknown(shape, domain, frame, optional=absent != "empty" and optional)
    if absent == "yes":
        nothing = planes.exact(np.ones(1, dtype=np.bool_), 1)
    elif absent == "unknown":
        nothing = silence
    elif absent == "empty":
        zero = NumberValue(np.zeros(1), np.zeros(1), None)
        nothing = MoneyValue(zero, np.array([ANY_CURRENCY], dtype=np.int64), ()) if shape == "money" else zero
    return _laid_out(joined([(something, 1), (nothing, 1), (silence, 1)]), 3)


def table(value: Data, rows: int, last: Table) -> Table:
    """The column ready to be taken from: its rows, then the three of `behind`."""
    whole = _laid_out(value, rows)
    if isinstance(whole, TruthTable):
        assert isinstance(last, TruthTable)
        return TruthTable(np.concatenate((whole.code, last.code)))
    if isinstance(whole, SetTable):
        assert isinstance(last, SetTable)
        return SetTable(np.concatenate((whole.must, last.must)), np.concatenate((whole.may, last.may)), whole.terms)
    assert not isinstance(last, TruthTable | SetTable)
    return _plain(joined([(whole, rows), (last, 3)]))


def _laid_out(value: Data, rows: int) -> Table:
    """The value row by row."""
    if isinstance(value, TruthValue):
        return TruthTable(planes.codes(value if value.rows == rows else planes.spread(value, rows)))
    return SetTable(*wide(value, rows), len(value.must)) if isinstance(value, SetValue) else value


def _plain(value: Data) -> Columns:
    assert not isinstance(value, TruthValue | SetValue)
    return value


def taken(source: Table, index: Ints) -> Data:
    """The rows of a table; -3, -2 and -1 are its last three."""
    match source:
        case TruthTable(code):
            return planes.of_codes(np.take(code, index, mode="wrap"))
        case SetTable(must, may, terms):
            return as_set(_rows_at(must, index), _rows_at(may, index), terms)
        case _:
            return _chosen(source, lambda column: np.take(column, index, mode="wrap"))


def part(value: Data, base: slice | Ints) -> Data:
    """Some rows of a whole column; slices begin at a multiple of eight."""
    match value:
        case TruthValue(yes, no, rows):
            if isinstance(base, slice):
                stretch, start, stop = slice(base.start >> 3, (base.stop + 7) >> 3), base.start, base.stop
                return TruthValue(yes[stretch], no[stretch], stop - start)
            return planes.truth(planes.bits(yes, rows)[base], planes.bits(no, rows)[base], len(base))
        case SetValue(rows=1):
            return value
        case SetValue(must, may, rows):
            if isinstance(base, slice):
                stretch = slice(base.start >> 3, (base.stop + 7) >> 3)
                return SetValue(as_array(must)[:, stretch], as_array(may)[:, stretch], base.stop - base.start)
            return as_set(words_of(must, rows)[base], words_of(may, rows)[base], len(must))
        case _:
            return _chosen(value, lambda column: _some(column, base))


def number_part(value: NumberValue, base: slice | Ints) -> NumberValue:
    """Some rows of a whole column of numbers."""
    return _numbers(value, lambda column: _some(column, base))


def _chosen(value: Columns, choose: Choose) -> Columns:
    """The rows that are chosen of each column of a value."""
    match value:
        case NumberValue():
            return _numbers(value, choose)
        case LengthValue(months, hours):
            return LengthValue(_numbers(months, choose), _numbers(hours, choose))
        case MoneyValue(amount, currency, currencies):
            return MoneyValue(_numbers(amount, choose), choose(currency), currencies)
        case CodeValue(code):
            return CodeValue(choose(code))
        case TextValue(code, texts):
            return TextValue(choose(code), texts)


def _numbers(value: NumberValue, choose: Choose) -> NumberValue:
    low = choose(value.low)
    high = low if value.high is value.low else choose(value.high)
    return NumberValue(low, high, None if value.state is None else choose(value.state))


def _some(column: NDArray[Item], base: slice | Ints) -> NDArray[Item]:
    """Some rows of a column; a single row stands for all."""
    return column if len(column) == 1 else column[base]


def _rows_at(words: Words, index: Ints) -> Words:
    return np.take(words, index, axis=0, mode="wrap")
