"""Calendar years: which are in question, per-year numbers, and values read at the year of a day."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.checks.days import first_days, years_of
from engine.checks.frame import Frame
from engine.checks.gathers import number_part
from engine.checks.node import AtYear, PerYear
from engine.checks.relations import own_rows
from engine.checks.sight import Sight, code, number
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
from engine.graph.columns import IS_NONE, MAY_BE_NONE, STATED, UNKNOWN, Floats, Ints, YearlyColumn
from engine.graph.ragged import sorted_set


def axis(days: Iterable[NumberValue], frame: Frame) -> Ints:
    """The years of the days, ascending; within a day's interval those in which a per-year number can change."""
    ends, exact = np.zeros(0, dtype=np.int64), True
    for day in days:
        low = years_of(day.low)
        high = low if day.high is day.low else years_of(day.high)
        exact = exact and (high is low or np.array_equal(low, high))
        ends = sorted_set(np.concatenate([ends, _among(low), _among(high)]))
    if exact:
        return ends
    turns = [_among(column.year) for column in frame.yearly()]
    for kind in frame.compiled.schema.kinds.values():
        for fact in kind.lifetime or ():
            column = frame.days(kind.name, fact)
            if column is not None:
                turns += [_among(years_of(side)) for side in (column.low, column.high)]
    turn = sorted_set(np.concatenate(turns)) if turns else ends
    near = sorted_set(np.concatenate([ends, turn - 1, turn, turn + 1]))
    inside: Ints = near[(near >= ends[0]) & (near <= ends[-1])]
    return inside


def per_year(node: PerYear, sight: Sight) -> NumberValue:
    """The numbers of the year: as stated; else anything, but 0 where the record surely had not begun or had ended."""
    assert sight.year is not None
    kind = node.space.removesuffix("*")
    return number_part(sight.frame.of_year((kind, node.fact), sight.year, _of_year), sight.base)


def at_year(node: AtYear, sight: Sight) -> Data:
    """The starred value at the year of the day; over several years the hull of what it is in each."""
    frame = sight.frame
    day = number(sight, node.day)
    count = frame.count(frame.nodes[node.of].space.removesuffix("*"))
    row = own_rows(sight) if node.index is None else code(sight, node.index)
    first = _position(day.low, frame)
    last = first if day.high is day.low else _position(day.high, frame)
    absent = "no" if node.shape == "truth" else "none"
    found = sight.along(node.of, _starred(row, first, count), absent, optional=node.optional)
    for step in range(1, int((last - first).max(initial=0)) + 1):
        later = np.minimum(first + step, last)
        other = sight.along(node.of, _starred(row, later, count), absent, optional=node.optional)
        found = hull(found, other)
    return found


def hull(one: Data, other: Data) -> Data:
    """What is true of both values: truths on which they agree, numbers from the least to the most."""
    match one, other:
        case TruthValue(), TruthValue():
            return TruthValue(one.yes & other.yes, one.no & other.no, one.rows)
        case NumberValue(), NumberValue():
            return _hull(one, other)
        case MoneyValue(), MoneyValue():
            same = one.currency == other.currency
            return MoneyValue(_hull(one.amount, other.amount), np.where(same, one.currency, UNKNOWN), one.currencies)
        case LengthValue(), LengthValue():
            return LengthValue(_hull(one.months, other.months), _hull(one.hours, other.hours))
        case CodeValue(), CodeValue():
            return CodeValue(np.where(one.code == other.code, one.code, UNKNOWN))
        case TextValue(), TextValue():
            return TextValue(np.where(one.code == other.code, one.code, UNKNOWN), one.texts)
        case SetValue(), SetValue():
            terms = range(len(one.must))
            return SetValue(
                np.array([one.must[term] & other.must[term] for term in terms]),
                np.array([one.may[term] | other.may[term] for term in terms]),
                one.rows,
            )
    raise TypeError("a value keeps its shape from year to year")


def _hull(one: NumberValue, other: NumberValue) -> NumberValue:
    states = [np.zeros(1, dtype=np.uint8) if side.state is None else side.state for side in (one, other)]
    nothing = [state == IS_NONE for state in states]
    low, high = np.minimum(one.low, other.low), np.maximum(one.high, other.high)
    low = np.where(nothing[0], other.low, np.where(nothing[1], one.low, low))
    high = np.where(nothing[0], other.high, np.where(nothing[1], one.high, high))
    state = np.where(states[0] == states[1], states[0], np.uint8(MAY_BE_NONE)).astype(np.uint8)
    return NumberValue(low, high, state if state.any() else None)


def _of_year(kind_and_fact: tuple[str, str], year: int, frame: Frame) -> NumberValue:
    kind, fact = kind_and_fact
    rows, calendar = frame.count(kind), int(frame.years[year])
    low, high = np.zeros(rows), np.full(rows, np.inf)
    first, last = frame.compiled.schema.kinds[kind].lifetime or ("", "")
    begun, ended = frame.days(kind, first), frame.days(kind, last)
    new_year, next_year = first_days(np.array([calendar, calendar + 1]))
    if begun is not None:
        high[(begun.state == STATED) & (begun.low >= next_year)] = 0.0
    if ended is not None:
        high[(ended.state == STATED) & (ended.high < new_year)] = 0.0
    column = frame.column(kind, fact)
    if isinstance(column, YearlyColumn):
        stated = column.year == calendar
        low[column.row[stated]] = column.low[stated]
        high[column.row[stated]] = column.high[stated]
    return NumberValue(low, high, None)


def _position(days: Floats, frame: Frame) -> Ints:
    """The position of each day's year in the axis, which holds them all: so many of its years are over by then."""
    found = np.zeros(len(days), dtype=np.int64)
    for new_year in first_days(frame.years[:-1] + 1):
        found += days >= new_year
    return found


def _starred(row: Ints, position: Ints, count: int) -> Ints:
    return np.where(row >= 0, row + position * count, row)


def _among(years: Ints) -> Ints:
    """The different years, sorted; by counting where they lie close together."""
    if not years.size or np.ptp(years) >= years.size:
        return sorted_set(years)
    first = years.min()
    return np.asarray(np.flatnonzero(np.bincount(years - first)) + first)
