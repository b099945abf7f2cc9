"""The frame of a run: the program, the columns, the as-of day, the settings, and what is made of them once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from msgspec import Struct, field

from engine.checks.node import Node
from engine.checks.program import Compiled
from engine.checks.taxonomy import Answers, Taxonomy, taxonomy
from engine.checks.value import NumberValue
from engine.graph.columns import Column, Graph, Ints, MomentColumn, NumberColumn, YearlyColumn
from engine.ground.schema import Fact
from engine.ground.value import Value

FEW: Final = 4
FIRST_FEW: Final = slice(4096)  # mostly enough to see that a column has ranges

OfYear = Callable[[tuple[str, str], int, "Frame"], NumberValue]
"""Makes the numbers of a (kind, fact) for the year at a position."""


class Frame(Struct):
    """What all kernels share; `years`, ascending, are those in which something is read, `asked` those of them for which
    rules have rows."""

    compiled: Compiled
    graph: Graph
    as_of: int
    settings: Mapping[str, Value]
    years: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    asked: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    answers: dict[int, Answers] = field(default_factory=dict)
    """By the id of a node that asks something of each term."""
    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """By the id of a conjunction or disjunction: its parts but for constants that change nothing."""
    _numbers: dict[int, NumberValue] = field(default_factory=dict)
    _years: dict[tuple[str, str, int], NumberValue] = field(default_factory=dict)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of the program."""
        return self.compiled.nodes

    def taxonomy(self, name: str) -> Taxonomy:
        """The taxonomy as numbers."""
        known = self.compiled.shared.taxonomies
        if name not in known:
            known[name] = taxonomy(self.compiled.schema.terms[name])
        return known[name]

    def column(self, kind: str, fact: str) -> Column | None:
        """The column of a stated fact; None where nobody states it."""
        return self.graph.columns.get((kind, fact))

    def yearly(self) -> list[YearlyColumn]:
        """The columns of all stated per-year numbers."""
        found = (self.column(*key) for key in self.compiled.schema.per_year)
        return [column for column in found if isinstance(column, YearlyColumn)]

    def days(self, kind: str, fact: str) -> NumberColumn | None:
        """The column of days of a stated date or moment; None where nobody states it."""
        column = self.column(kind, fact)
        if isinstance(column, MomentColumn):
            return column.days
        return column if isinstance(column, NumberColumn) else None

    def fact(self, kind: str, name: str) -> Fact:
        """The declaration of a fact."""
        return self.compiled.schema.kinds[kind].facts[name]

    def settled(self, column: NumberColumn) -> NumberValue:
        """The whole column; one array for both bounds where all are exact, no states where all are stated."""
        key = id(column)
        if key not in self._numbers:
            exact = all(np.array_equal(column.low[some], column.high[some]) for some in (FIRST_FEW, slice(None)))
            self._numbers[key] = NumberValue(
                column.low, column.low if exact else column.high, column.state if column.state.any() else None
            )
        return self._numbers[key]

    def of_year(self, column: tuple[str, str], year: int, make: OfYear) -> NumberValue:
        """A per-year number of one year, whole; the last few are remembered."""
        key = (*column, year)
        if key not in self._years:
            while len(self._years) >= FEW:
                del self._years[next(iter(self._years))]
            self._years[key] = make(column, year, self)
        return self._years[key]

    def count(self, kinds: str) -> int:
        """How many rows the kinds of an unstarred space have together; 1 for the space of constants."""
        return sum(self.graph.rows.get(kind, 0) for kind in kinds.split("|")) if kinds else 1
