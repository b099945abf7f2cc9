"""Values from other rows: columns joined end to end, and taken along references, where none and unknown are two rows
behind the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.checks import planes
from engine.checks.constants import STATED, none, unknown
from engine.checks.frame import Frame
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
from engine.graph.columns import Ints, States

MUST, MAY = 1, 2

Item = TypeVar("Item", bound=np.generic)
Shape = TypeVar("Shape", bound=Data)


@dataclass(frozen=True, slots=True)
class TruthTable:
    """A truth as one code a row."""

    code: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class SetTable:
    """A set as [terms, rows] of MUST | MAY."""

    code: NDArray[np.uint8]


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
            tables = [(_set_codes(_is(value, SetValue)), rows) for value, rows in parts]
            return _of_set_codes(
                np.concatenate([np.broadcast_to(t, (len(t), rows)) if t.shape[1] == 1 else t for t, rows in tables], 1)
            )


def table(value: Data, rows: int, shape: str, domain: str, absent: str, frame: Frame) -> Table:
    """The column ready to be taken from: its rows, then what a reference to none gives, then unknown."""
    nothing, silence = none(shape, domain, frame), unknown(shape, domain, frame, optional=absent != "empty")
    if absent == "yes":
        nothing = planes.exact(np.ones(1, dtype=np.bool_), 1)
    elif absent == "unknown":
        nothing = silence
    elif absent == "empty":
        nothing = NumberValue(np.zeros(1), np.zeros(1), None)
    if isinstance(value, TruthValue) and isinstance(nothing, TruthValue):
        whole = value if value.rows == rows else planes.spread(value, rows)
        return TruthTable(np.concatenate([planes.codes(whole), planes.codes(nothing), [np.uint8(planes.MAYBE)]]))
    extended = joined([(value, rows), (nothing, 1), (silence, 1)])
    if isinstance(extended, SetValue):
        return SetTable(_set_codes(extended))
    assert not isinstance(extended, TruthValue)
    return extended


def taken(source: Table, index: Ints) -> Data:
    """The rows of a table; -2 and -1 are its last two."""
    match source:
        case TruthTable(code):
            return planes.of_codes(_at(code, index))
        case SetTable(code):
            return _of_set_codes(np.array([_at(row, index) for row in code], dtype=np.uint8).reshape(len(code), -1))
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
                sure, possible = (np.array([side[term][stretch] for term in range(len(side))]) for side in (must, may))
                return SetValue(sure, possible, base.stop - base.start)
            return _of_set_codes(_set_codes(value)[:, base])
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
    return np.take(np.array([*to, -2, -1], dtype=np.int64), code, mode="wrap")


def _wide(column: NDArray[Item], rows: int) -> NDArray[Item]:
    return np.broadcast_to(column, rows) if len(column) != rows else column


def _set_codes(value: SetValue) -> NDArray[np.uint8]:
    must = np.array([np.unpackbits(value.must[term], count=value.rows) for term in range(len(value.must))])
    may = np.array([np.unpackbits(value.may[term], count=value.rows) for term in range(len(value.may))])
    return (must * np.uint8(MUST) | may * np.uint8(MAY)).reshape(len(value.must), value.rows)


def _of_set_codes(code: NDArray[np.uint8]) -> SetValue:
    return SetValue(np.packbits(code & MUST, axis=1), np.packbits(code & MAY, axis=1), code.shape[1])


def _is(value: Data, shape: type[Shape]) -> Shape:
    assert isinstance(value, shape)
    return value
