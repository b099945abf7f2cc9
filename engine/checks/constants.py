"""Constants as values of a single row: literals, settings, `none` and unknown of every shape."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from engine.checks import planes
from engine.checks.frame import Frame
from engine.checks.value import (
    SOME,
    CodeValue,
    Data,
    LengthValue,
    MoneyValue,
    NumberValue,
    SetValue,
    TextValue,
)
from engine.graph.columns import IS_NONE, MAY_BE_NONE, NONE, STATED, UNKNOWN
from engine.ground.value import (
    Amount,
    Length,
    Nothing,
    OneRecord,
    OneTerm,
    Range,
    Records,
    SomeTerms,
    Truth,
    Value,
    Words,
    Yearly,
)

ANY_CURRENCY = -3  # of an empty sum


def constant(value: Value | None, shape: str, domain: str, frame: Frame) -> Data:
    """A literal or the value of a parameter; None is unknown."""
    match value:
        case None:
            return unknown(shape, domain, frame, optional=True)
        case Nothing():
            return none(shape, domain, frame)
        case Truth(yes):
            return planes.exact(np.array([yes]), 1)
        case Range(low, high):
            return _number(low, high, STATED)
        case Length(months, hours, None):
            return LengthValue(_number(months.low, months.high, STATED), _number(hours.low, hours.high, STATED))
        case Length():
            return unknown("length", "", frame, optional=False)
        case Amount(amount, currency):
            return MoneyValue(_number(amount.low, amount.high, STATED), _codes(0), (currency,))
        case OneTerm(name):
            return CodeValue(_codes(frame.taxonomy(domain).codes[name]))
        case SomeTerms():
            return _set(value, domain, frame)
        case Words(text):
            return TextValue(_codes(0), (text,))
        case OneRecord(kind, identity):
            before = domain.split("|")[: domain.split("|").index(kind)]
            start = sum(frame.count(other) for other in before)
            ids = list(frame.graph.ids.get(kind, ()))
            return CodeValue(_codes(start + ids.index(identity) if identity in ids else NONE))
        case Records() | Yearly():
            raise TypeError("a list or yearly number is no constant")
        case _:
            assert_never(value)


def unknown(shape: str, domain: str, frame: Frame, *, optional: bool) -> Data:
    """An unstated value; `optional` where `none` would be an answer."""
    low = -np.inf if domain in ("date", "moment") else 0.0
    state = MAY_BE_NONE if optional else STATED
    match shape:
        case "truth":
            return planes.truth(np.zeros(1, dtype=np.bool_), np.zeros(1, dtype=np.bool_), 1)
        case "set":
            every = np.full((len(frame.taxonomy(domain)), 1), 0x80, dtype=np.uint8)
            return SetValue(np.zeros_like(every), every, 1)
    return _plain(shape, UNKNOWN if optional else SOME, _number(low, np.inf, state))


def none(shape: str, domain: str, frame: Frame) -> Data:
    """`none`: as a truth no, as a set empty."""
    match shape:
        case "truth":
            return planes.exact(np.zeros(1, dtype=np.bool_), 1)
        case "set":
            nothing = np.zeros((len(frame.taxonomy(domain)), 1), dtype=np.uint8)
            return SetValue(nothing, nothing, 1)
    return _plain(shape, NONE, _number(0.0, 0.0, IS_NONE))


def _plain(shape: str, code: int, number: NumberValue) -> Data:
    match shape:
        case "term" | "ref":
            return CodeValue(_codes(code))
        case "text":
            return TextValue(_codes(code), ())
        case "money":
            return MoneyValue(number, _codes(UNKNOWN), ())
        case "length":
            return LengthValue(number, number)
        case "number":
            return number
        case _:
            raise TypeError(shape)


def _set(value: SomeTerms, domain: str, frame: Frame) -> SetValue:
    taxonomy = frame.taxonomy(domain)
    must = np.zeros((len(taxonomy), 1), dtype=np.uint8)
    must[[taxonomy.codes[name] for name in value.must]] = 0x80
    may = np.zeros_like(must)
    if value.may is None:
        may[:] = 0x80
        may[taxonomy.at_or_below(taxonomy.codes[name] for name in value.never)] = 0
    else:
        may[[taxonomy.codes[name] for name in value.may]] = 0x80
    return SetValue(must, may, 1)


def _number(low: float, high: float, state: int) -> NumberValue:
    bounds = np.array([low]), np.array([high])
    return NumberValue(*bounds, None if state == STATED else np.array([state], dtype=np.uint8))


def _codes(code: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([code], dtype=np.int64)
