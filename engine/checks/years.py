"""Calendar years: which are in question, per-year numbers, and values read at the year of a day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.checks.days import years_of
from engine.checks.frame import Frame
from engine.checks.value import NumberValue
from engine.graph.columns import Ints, NumberColumn, YearlyColumn


def axis(days: Sequence[NumberValue], frame: Frame) -> Ints:
    """The years of the days, ascending; within a day's interval those in which a per-year number can change."""
    if not days:
        return np.zeros(0, dtype=np.int64)
    low, high = [years_of(day.low) for day in days], [years_of(day.high) for day in days]
    ends = np.unique(np.concatenate([*low, *high]))
    if all(np.array_equal(one, other) for one, other in zip(low, high, strict=True)):
        return ends
    turns = [column.year for column in frame.graph.columns.values() if isinstance(column, YearlyColumn)]
    for kind in frame.compiled.schema.kinds.values():
        for fact in kind.lifetime or ():
            column = frame.column(kind.name, fact)
            if isinstance(column, NumberColumn):
                turns += [years_of(column.low), years_of(column.high)]
    turn = np.unique(np.concatenate(turns)) if turns else ends
    near = np.unique(np.concatenate([ends, turn - 1, turn, turn + 1]))
    inside: Ints = near[(near >= ends[0]) & (near <= ends[-1])]
    return inside
