"""Values of one shape end to end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from engine.checks import planes
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
from engine.checks.words import as_array, as_set, wide
from engine.graph.columns import STATED, Ints, States

if TYPE_CHECKING:
    from numpy.typing import NDArray

Item = TypeVar("Item", bound=np.generic)
Shape = TypeVar("Shape")


def joined(parts: Sequence[tuple[Data, int]]) -> Data:
    """Values of one shape end to end, each with its number of rows (a single row stands for all of them)."""
    first = parts[0][0]
    match first:
        case TruthValue():
            return _truths(parts)
        case NumberValue():
            return _numbers([(_is(value, NumberValue), rows) for value, rows in parts])
        case LengthValue():
            lengths = [(_is(value, LengthValue), rows) for value, rows in parts]
            return LengthValue(
                _numbers([(value.months, rows) for value, rows in lengths]),
                _numbers([(value.hours, rows) for value, rows in lengths]),
            )
        case MoneyValue():
            return _money([(_is(value, MoneyValue), rows) for value, rows in parts])
        case CodeValue():
            return CodeValue(np.concatenate([_wide(_is(value, CodeValue).code, rows) for value, rows in parts]))
        case TextValue():
            return _texts([(_is(value, TextValue), rows) for value, rows in parts])
        case SetValue():
            return _sets([(_is(value, SetValue), rows) for value, rows in parts])


def _truths(parts: Sequence[tuple[Data, int]]) -> TruthValue:
    truths = [
        value if value.rows == rows else planes.spread(value, rows)
        for value, rows in ((_is(value, TruthValue), rows) for value, rows in parts)
    ]
    if len(truths) == 1:
        return truths[0]
    total = sum(value.rows for value in truths)
    if all(value.rows % 8 == 0 for value in truths[:-1]):
        return TruthValue(
            np.concatenate([value.yes for value in truths]), np.concatenate([value.no for value in truths]), total
        )
    return planes.of_codes(np.concatenate([planes.codes(value) for value in truths]))


def _numbers(parts: Sequence[tuple[NumberValue, int]]) -> NumberValue:
    low = np.concatenate([_wide(value.low, rows) for value, rows in parts])
    exact = all(value.high is value.low for value, _ in parts)
    high = low if exact else np.concatenate([_wide(value.high, rows) for value, rows in parts])
    return NumberValue(low, high, _states(parts))


def _states(parts: Sequence[tuple[NumberValue, int]]) -> States | None:
    if all(value.state is None for value, _ in parts):
        return None
    stated = np.full(1, STATED, dtype=np.uint8)
    return np.concatenate([_wide(stated if value.state is None else value.state, rows) for value, rows in parts])


def _money(parts: Sequence[tuple[MoneyValue, int]]) -> MoneyValue:
    names = tuple(dict.fromkeys(name for value, _ in parts for name in value.currencies))
    codes = [
        _wide(_recoded(value.currency, [names.index(name) for name in value.currencies]), rows) for value, rows in parts
    ]
    return MoneyValue(_numbers([(value.amount, rows) for value, rows in parts]), np.concatenate(codes), names)


def _texts(parts: Sequence[tuple[TextValue, int]]) -> TextValue:
    position: dict[str, int] = {}
    for value, _ in parts:
        for text in value.texts:
            position.setdefault(text, len(position))
    codes = [_wide(_recoded(value.code, [position[text] for text in value.texts]), rows) for value, rows in parts]
    return TextValue(np.concatenate(codes), tuple(position))


def _sets(parts: Sequence[tuple[SetValue, int]]) -> SetValue:
    terms = len(parts[0][0].must)
    if len(parts) == 1 and parts[0][0].rows == parts[0][1]:
        return SetValue(as_array(parts[0][0].must), as_array(parts[0][0].may), parts[0][1])
    if all(value.rows == rows for value, rows in parts) and all(rows % 8 == 0 for _, rows in parts[:-1]):
        must, may = (
            np.concatenate([as_array(side) for side in sides], 1)
            for sides in zip(*((value.must, value.may) for value, _ in parts), strict=True)
        )
        return SetValue(must, may, sum(rows for _, rows in parts))
    must, may = (np.concatenate(side) for side in zip(*(wide(value, rows) for value, rows in parts), strict=True))
    return as_set(must, may, terms)


def _recoded(code: Ints, to: list[int]) -> Ints:
    return np.where(code < 0, code, np.take(np.array([*to, 0], dtype=np.int64), np.maximum(code, 0)))


def _wide(column: NDArray[Item], rows: int) -> NDArray[Item]:
    return np.broadcast_to(column, rows) if len(column) != rows else column


def _is(value: Data, shape: type[Shape]) -> Shape:
    assert isinstance(value, shape)
    return value
