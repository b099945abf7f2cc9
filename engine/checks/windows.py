"""Rows of years: which years are asked about, the day that each is judged on, and what several years come to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import numpy as np

from engine.checks.frame import Frame
from engine.checks.node import Window, YearDay
from engine.checks.relations import own_rows
from engine.checks.sight import Sight
from engine.checks.value import Data, NumberValue, TruthValue
from engine.graph.columns import Bools, Ints
from engine.graph.ragged import sorted_set
from engine.ground.calendar import last_of_year, year_of


def years_asked(frame: Frame) -> Ints:
    """The years for which some number is stated, and that of as-of, ascending; none after it."""
    this_year = np.array([year_of(frame.as_of)], dtype=np.int64)
    stated = [column.year for column in frame.yearly()]
    years = sorted_set(np.concatenate([*stated, this_year]))
    asked: Ints = years[years <= this_year]
    return asked


def with_windows(years: Ints, asked: Ints, back: Iterable[int]) -> Ints:
    """The years with those asked about and all that lie in the windows of these, so many years back."""
    found: Ints = sorted_set(np.concatenate([years, asked, *(asked - k for k in back)]))
    return found


def year_day(_node: YearDay, sight: Sight) -> NumberValue:
    """31 December of the year, or as-of if that is earlier."""
    assert sight.year is not None
    year = min(int(sight.frame.years[sight.year]), year_of(sight.frame.as_of))
    day = min(last_of_year(year), sight.frame.as_of)
    days = np.full(sight.rows, float(day))
    return NumberValue(days, days, None)


def window(node: Window, sight: Sight) -> Data:
    """The values of the years of the window, taken together."""
    space, rows = node.space.removesuffix("*"), own_rows(sight)
    count = len(sight.pairs(int(space[1:])).outer) if space.startswith("#") else sight.frame.count(space)
    found = [
        sight.along(node.of, rows + position * count, "no" if node.shape == "truth" else "none", optional=True)
        for position in positions(node, sight.frame.years, sight.year)
    ]
    return reduce(lambda one, other: _together(node.how, one, other), found)


def positions(node: Window, years: Ints, position: int | None) -> list[int]:
    """Where the years of the window of one year stand among all; those not asked about by any row are left out."""
    assert position is not None
    year = years[position]
    inside: Bools = (years >= year - node.first) & (years <= year - node.last)
    found: list[int] = np.flatnonzero(inside).tolist()
    return found or [position]


def _together(how: str, one: Data, other: Data) -> Data:
    match one, other:
        case TruthValue(), TruthValue() if how == "some":
            return TruthValue(one.yes | other.yes, one.no & other.no, one.rows)
        case TruthValue(), TruthValue():
            return TruthValue(one.yes & other.yes, one.no | other.no, one.rows)
        case NumberValue(), NumberValue():
            low = np.maximum(one.low, other.low) if how == "persons" else one.low + other.low
            return NumberValue(low, one.high + other.high, None)
    raise TypeError(f"{how} of several years")
