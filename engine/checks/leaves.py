"""Leaves: the columns of stated facts, recorded judgements and the row itself, at the rows asked."""

from __future__ import annotations

from typing import Final, assert_never

import numpy as np

from engine.checks import planes
from engine.checks.constants import constant, unknown
from engine.checks.frame import Frame
from engine.checks.node import Fixed, Itself, Outcome, RecordedOn, Setting, Stored
from engine.checks.sight import Rows, Sight
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
from engine.checks.words import SMALL, ColumnSlices
from engine.graph.columns import (
    JUDGED,
    UNKNOWN,
    CodeColumn,
    Ints,
    JudgedColumn,
    LengthColumn,
    MomentColumn,
    MoneyColumn,
    NumberColumn,
    RelationColumn,
    SetColumn,
    TextColumn,
    TruthColumn,
    YearlyColumn,
)
from engine.ground.value import OneRecord, Value

FIT_A_BYTE: Final = 127  # so many terms


def leaf(node: Stored | Fixed | Setting | Itself | Outcome | RecordedOn, sight: Sight) -> Data:
    """The value of a leaf at the rows asked."""
    match node:
        case Stored():
            return _stored(node, sight)
        case Fixed():
            return _fixed(node, sight.frame)
        case Setting():
            return constant(_set_to(node, sight.frame), node.shape, node.domain, sight.frame)
        case Itself():
            base = sight.base
            return CodeValue(np.arange(base.start, base.stop) if isinstance(base, slice) else base)
        case Outcome(judgement=name):
            column = sight.frame.column(node.space, JUDGED + name)
            if not isinstance(column, JudgedColumn):
                return unknown("truth", "", sight.frame, optional=False)
            return planes.truth(column.yes[sight.base], column.no[sight.base], sight.rows)
        case RecordedOn(judgement=name):
            column = sight.frame.column(node.space, JUDGED + name)
            if not isinstance(column, JudgedColumn):
                return NumberValue(np.zeros(1), np.zeros(1), None)
            day = column.day[sight.base].astype(np.float64)
            return NumberValue(day, day, None)
        case _:
            assert_never(node)


def _fixed(node: Fixed, frame: Frame) -> Data:
    """A literal; only a record is another one in another graph."""
    known = frame.compiled.shared.constants
    found = known.get(id(node))
    if found is None:
        found = constant(node.value, node.shape, node.domain, frame)
        if not isinstance(node.value, OneRecord):
            known[id(node)] = found
    return found


def _set_to(node: Setting, frame: Frame) -> Value:
    parameter = frame.compiled.parameters[node.parameter]
    if node.reading is not None:
        return parameter.readings[node.reading]
    return frame.settings.get(node.parameter, parameter.value)


def _stored(node: Stored, sight: Sight) -> Data:
    frame, base = sight.frame, sight.base
    column = frame.column(node.space, node.fact)
    match column:
        case None:
            optional = frame.fact(node.space, node.fact).optional
            return unknown(node.shape, node.domain, frame, optional=optional)
        case TruthColumn(yes, no, is_none):
            if node.domain == "none":
                nothing = np.zeros_like(no) if is_none is None else is_none
                return planes.truth(nothing[base], (yes | (no & ~nothing))[base], sight.rows)
            return planes.truth(yes[base], no[base], sight.rows)
        case NumberColumn():
            return _rows(frame.settled(column), base)
        case MomentColumn(minutes, days):
            return _rows(frame.settled(days if node.domain == "date" else minutes), base)
        case LengthColumn(months, hours):
            return LengthValue(_rows(frame.settled(months), base), _rows(frame.settled(hours), base))
        case MoneyColumn(amount, currency, currencies):
            return MoneyValue(_rows(frame.settled(amount), base), currency[base], currencies)
        case CodeColumn():
            return CodeValue(_codes(column.code[base], node, frame))
        case SetColumn(must, may):
            sides = ColumnSlices(must, base), ColumnSlices(may, base)
            if len(must) * sight.rows <= SMALL:
                return SetValue(sides[0].all(), sides[1].all(), sight.rows)
            return SetValue(*sides, sight.rows)
        case TextColumn(texts=texts):
            return TextValue(_codes(column.code[base], node, frame), texts)
        case RelationColumn() | YearlyColumn() | JudgedColumn():
            raise TypeError(f"{node.fact} is not a value")
        case _:
            assert_never(column)


def _codes(code: Ints, node: Stored, frame: Frame) -> Ints:
    """The codes, unknown but not none where none is no answer; of terms a byte each where they fit."""
    if node.shape == "term" and len(frame.taxonomy(node.domain)) <= FIT_A_BYTE:
        code = code.astype(np.int8)
    if not frame.fact(node.space, node.fact).optional and (unstated := code == UNKNOWN).any():
        code = code + unstated * code.dtype.type(SOME - UNKNOWN)
    return code


def _rows(whole: NumberValue, base: Rows) -> NumberValue:
    low = whole.low[base]
    return NumberValue(
        low, low if whole.high is whole.low else whole.high[base], None if whole.state is None else whole.state[base]
    )
