"""Values from other rows: columns joined end to end, and taken along references; what these give that are
unknown but not none, none, or unknown, are three rows behind the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from msgspec import Struct

from engine.checks import planes
from engine.checks.constants import ANY_CURRENCY, STATED, none, unknown
from engine.checks.frame import Frame
from engine.checks.value import (
    CodeValue,
    Data,
    LengthValue,
    MoneyValue,
    NumberValue,
    SetValue,
    Slices,
    TextValue,
    TruthValue,
)
from engine.checks.words import Words, as_set, stacked, wide, words_of
from engine.graph.columns import Ints, States

if TYPE_CHECKING:
    from numpy.typing import NDArray

Item = TypeVar("Item", bound=np.generic)
Shape = TypeVar("Shape")


class TruthTable(Struct, frozen=True):
    """A truth as one code a row."""

    code: NDArray[np.uint8]


class SetTable(Struct, frozen=True):
    """A set as words a row."""

    must: Words
    may: Words
    terms: int


Table = TruthTable | SetTable | NumberValue | LengthValue | MoneyValue | CodeValue | TextValue


def joined(parts: Sequence[tuple[Data, int]]) -> Data:
    """Values of one shape end to end, each with its number of rows (a single row stands for all of them)."""
    first = parts[0][0]
    match first:
        case TruthValue():
            return _joined_truths(parts)
        case NumberValue():
            return _joined_numbers([(_is(value, NumberValue), rows) for value, rows in parts])
        case LengthValue():
            lengths = [(_is(value, LengthValue), rows) for value, rows in parts]
            return LengthValue(
                _joined_numbers([(value.months, rows) for value, rows in lengths]),
                _joined_numbers([(value.hours, rows) for value, rows in lengths]),
            )
        case MoneyValue():
            return _joined_money([(_is(value, MoneyValue), rows) for value, rows in parts])
        case CodeValue():
            return CodeValue(np.concatenate([_wide(_is(value, CodeValue).code, rows) for value, rows in parts]))
        case TextValue():
            return _joined_texts([(_is(value, TextValue), rows) for value, rows in parts])
        case SetValue():
            return _joined_sets([(_is(value, SetValue), rows) for value, rows in parts])


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
        return TruthTable(np.concatenate((whole.code, _is(last, TruthTable).code)))
    if isinstance(whole, SetTable):
        beyond = _is(last, SetTable)
        return SetTable(np.concatenate((whole.must, beyond.must)), np.concatenate((whole.may, beyond.may)), whole.terms)
    assert not isinstance(last, TruthTable | SetTable)
    return _plain(joined([(whole, rows), (last, 3)]))


def _laid_out(value: Data, rows: int) -> Table:
    """The value row by row."""
    if isinstance(value, TruthValue):
        return TruthTable(planes.codes(value if value.rows == rows else planes.spread(value, rows)))
    return SetTable(*wide(value, rows), len(value.must)) if isinstance(value, SetValue) else value


def _plain(value: Data) -> Table:
    assert not isinstance(value, TruthValue | SetValue)
    return value


def taken(source: Table, index: Ints) -> Data:
    """The rows of a table; -3, -2 and -1 are its last three."""
    match source:
        case TruthTable(code):
            return planes.of_codes(_at(code, index))
        case SetTable(must, may, terms):
            return as_set(_rows_at(must, index), _rows_at(may, index), terms)
        case NumberValue():
            return _number(source, index)
        case LengthValue(months, hours):
            return LengthValue(_number(months, index), _number(hours, index))
        case MoneyValue(amount, currency, currencies):
            return MoneyValue(_number(amount, index), _at(currency, index), currencies)
        case CodeValue(code):
            return CodeValue(_at(code, index))
        case TextValue(code, texts):
            return TextValue(_at(code, index), texts)


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
                return SetValue(_array(must)[:, stretch], _array(may)[:, stretch], base.stop - base.start)
            return as_set(words_of(must, rows)[base], words_of(may, rows)[base], len(must))
        case NumberValue():
            return number_part(value, base)
        case LengthValue(months, hours):
            return LengthValue(number_part(months, base), number_part(hours, base))
        case MoneyValue(amount, currency, currencies):
            return MoneyValue(number_part(amount, base), _some(currency, base), currencies)
        case CodeValue(code):
            return CodeValue(_some(code, base))
        case TextValue(code, texts):
            return TextValue(_some(code, base), texts)


def number_part(value: NumberValue, base: slice | Ints) -> NumberValue:
    """Some rows of a whole column of numbers."""
    low = value.low if len(value.low) == 1 else value.low[base]
    high = low if value.high is value.low else value.high if len(value.high) == 1 else value.high[base]
    return NumberValue(low, high, value.state if value.state is None or len(value.state) == 1 else value.state[base])


def _some(code: Ints, base: slice | Ints) -> Ints:
    return code if len(code) == 1 else code[base]


def _number(source: NumberValue, index: Ints) -> NumberValue:
    state = None if source.state is None else _at(source.state, index)
    low = _at(source.low, index)
    return NumberValue(low, low if source.high is source.low else _at(source.high, index), state)


def _at(column: NDArray[Item], index: Ints) -> NDArray[Item]:
    return np.take(column, index, mode="wrap")


def _joined_truths(parts: Sequence[tuple[Data, int]]) -> TruthValue:
    truths = [
        value if value.rows == rows else planes.spread(value, rows)
        for value, rows in ((_is(value, TruthValue), rows) for value, rows in parts)
    ]
    total = sum(value.rows for value in truths)
    if all(value.rows % 8 == 0 for value in truths[:-1]):
        return TruthValue(
            np.concatenate([value.yes for value in truths]), np.concatenate([value.no for value in truths]), total
        )
    return planes.of_codes(np.concatenate([planes.codes(value) for value in truths]))


def _joined_numbers(parts: Sequence[tuple[NumberValue, int]]) -> NumberValue:
    low = np.concatenate([_wide(value.low, rows) for value, rows in parts])
    exact = all(value.high is value.low for value, _ in parts)
    high = low if exact else np.concatenate([_wide(value.high, rows) for value, rows in parts])
    return NumberValue(low, high, _joined_states(parts))


def _joined_states(parts: Sequence[tuple[NumberValue, int]]) -> States | None:
    if all(value.state is None for value, _ in parts):
        return None
    stated = np.full(1, STATED, dtype=np.uint8)
    return np.concatenate([_wide(stated if value.state is None else value.state, rows) for value, rows in parts])


def _joined_money(parts: Sequence[tuple[MoneyValue, int]]) -> MoneyValue:
    names = tuple(dict.fromkeys(name for value, _ in parts for name in value.currencies))
    codes = [
        _wide(_recoded(value.currency, [names.index(name) for name in value.currencies]), rows) for value, rows in parts
    ]
    return MoneyValue(_joined_numbers([(value.amount, rows) for value, rows in parts]), np.concatenate(codes), names)


def _joined_texts(parts: Sequence[tuple[TextValue, int]]) -> TextValue:
    position: dict[str, int] = {}
    for value, _ in parts:
        for text in value.texts:
            position.setdefault(text, len(position))
    codes = [_wide(_recoded(value.code, [position[text] for text in value.texts]), rows) for value, rows in parts]
    return TextValue(np.concatenate(codes), tuple(position))


def _recoded(code: Ints, to: list[int]) -> Ints:
    return np.where(code < 0, code, np.take(np.array([*to, 0], dtype=np.int64), np.maximum(code, 0)))


def _rows_at(words: Words, index: Ints) -> Words:
    return np.take(words, index, axis=0, mode="wrap")


def _joined_sets(parts: Sequence[tuple[SetValue, int]]) -> SetValue:
    terms = len(parts[0][0].must)
    if len(parts) == 1 and parts[0][0].rows == parts[0][1]:
        return SetValue(_array(parts[0][0].must), _array(parts[0][0].may), parts[0][1])
    if all(value.rows == rows for value, rows in parts) and all(rows % 8 == 0 for _, rows in parts[:-1]):
        must, may = (
            np.concatenate([_array(side) for side in sides], 1)
            for sides in zip(*((value.must, value.may) for value, _ in parts), strict=True)
        )
        return SetValue(must, may, sum(rows for _, rows in parts))
    must, may = (np.concatenate(side) for side in zip(*(wide(value, rows) for value, rows in parts), strict=True))
    return as_set(must, may, terms)


def _array(slices: Slices) -> NDArray[np.uint8]:
    return slices if isinstance(slices, np.ndarray) else stacked(slices)


def _wide(column: NDArray[Item], rows: int) -> NDArray[Item]:
    return np.broadcast_to(column, rows) if len(column) != rows else column


def _is(value: Data | Table, shape: type[Shape]) -> Shape:
    assert isinstance(value, shape)
    return value
