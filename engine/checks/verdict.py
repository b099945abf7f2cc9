"""Verdicts of a run: per rule one code and flags for each row, and the run that can show the value of any node."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
from msgspec import Struct

from engine.checks.program import Compiled, RuleCard
from engine.checks.sight import Rows
from engine.checks.value import Data, Plane, TruthValue
from engine.graph.columns import Bools, Graph, Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Code(IntEnum):
    """The verdicts, in the order in which they are tried."""

    NOT_APPLICABLE = 0
    EXEMPT = 1
    MET = 2
    GAP = 3
    UNDETERMINED = 4


NOT_ASKED = 255
"""Beside the codes: the row of a year about which nothing is asked."""


class Members(Struct, frozen=True):
    """The members of one outer row: `inner` rows, `pairs` their rows in the pair space `#over` (empty for lineage),
    `surely` which are members for certain (in a lineage: reached on the definite side). `floating`: rows that may
    belong to it. `open`: there may be members that nobody listed."""

    pairs: Ints
    inner: Ints
    surely: Bools
    floating: Ints
    open: bool


class Run(Protocol):
    """A finished run: shows the value of any node at any rows, by the kernels that gave the verdicts."""

    @property
    def compiled(self) -> Compiled:
        """The program that was run."""

    @property
    def graph(self) -> Graph:
        """The columns that it ran over."""

    @property
    def as_of(self) -> int:
        """The as-of day, an ordinal."""

    @property
    def years(self) -> Ints:
        """The years in question; row r of n in the year years[i] is row i * n + r of the starred space."""

    def rows(self, space: str) -> int:
        """How many rows the space has."""

    def at(self, node: int, rows: Rows) -> Data:
        """The node's value at the given rows of its own space (all at row 0 for the space `""`)."""

    def members(self, over: int, row: int) -> Members:
        """The members of a relation or lineage node at one outer row."""

    def truth(self, node: int, row: int) -> bool | None:
        """A truth node at one row: yes, no, or None for unknown."""


class Moved(Struct, frozen=True):
    """How many verdicts one reading of a contested parameter turns into gaps, leaves undetermined though they are not,
    and settles without a gap though they are not settled."""

    gap: int
    undetermined: int
    settled: int

    def __add__(self, other: Moved) -> Moved:
        return Moved(self.gap + other.gap, self.undetermined + other.undetermined, self.settled + other.settled)


class RuleVerdicts(Struct, frozen=True, dict=True):
    """One rule over all rows of its kind, as packed planes; what no plane claims is undetermined.

    `judgement`: the verdict rests on a recorded judgement; `contested`: it differs under another reading; `pending`:
    it is undetermined only because a clock still runs. None: nowhere. `asked`: the rows in whose years rules are asked
    about, in a rule with a row for each year (of the starred space); None: all. `moved`: by the rule's readings.
    """

    rule: RuleCard
    rows: int
    not_applicable: Plane
    exempt: Plane
    met: Plane
    gap: Plane
    judgement: Plane | None
    contested: Plane | None
    pending: Plane | None
    asked: Plane | None = None
    moved: tuple[Moved, ...] = ()

    def codes(self) -> NDArray[np.uint8]:
        """The verdict code of every row; `NOT_ASKED` where there is none."""
        codes = np.full(self.rows, Code.UNDETERMINED, dtype=np.uint8)
        if self.asked is not None:
            codes[np.unpackbits(self.asked, count=self.rows) == 0] = NOT_ASKED
        for code, plane in self._planes():
            codes[np.unpackbits(plane, count=self.rows).view(np.bool_)] = code
        return codes

    @cached_property
    def counts(self) -> dict[Code, int]:
        """How many rows have each verdict."""
        counts = {c: int(np.bitwise_count(p).sum()) for c, p in self._planes()}
        rows = self.rows if self.asked is None else int(np.bitwise_count(self.asked).sum())
        return {**counts, Code.UNDETERMINED: rows - sum(counts.values())}

    def count(self, code: Code) -> int:
        """How many rows have the verdict."""
        return self.counts[code]

    def rows_of(self, code: Code) -> Ints:
        """The rows that have the verdict, ascending."""
        if not self.count(code):
            return np.empty(0, dtype=np.int64)
        return np.flatnonzero(self.codes() == code)

    def at(self, row: int) -> Code:
        """The verdict of one row."""
        for code, plane in self._planes():
            if plane[row >> 3] >> (7 - (row & 7)) & 1:
                return code
        return Code.UNDETERMINED

    def flagged(self, flag: str, row: int) -> bool:
        """Whether one of `judgement`, `contested`, `pending` is raised at the row."""
        plane = {"judgement": self.judgement, "contested": self.contested, "pending": self.pending}[flag]
        return plane is not None and bool(plane[row >> 3] >> (7 - (row & 7)) & 1)

    def _planes(self) -> tuple[tuple[Code, Plane], ...]:
        return (
            (Code.NOT_APPLICABLE, self.not_applicable),
            (Code.EXEMPT, self.exempt),
            (Code.MET, self.met),
            (Code.GAP, self.gap),
        )


class Verdicts(Struct, frozen=True):
    """The verdicts of all rules, in the program's order, and the run behind them."""

    rules: tuple[RuleVerdicts, ...]
    run: Run

    def record_of(self, index: int, row: int) -> tuple[int, int | None]:
        """The record that a row of rule `index` speaks of, and the year, in a rule with a row for each."""
        rule = self.rules[index].rule
        if rule.year is None:
            return row, None
        position, record = divmod(row, self.run.rows(rule.kind))
        return record, int(self.run.years[position])

    def exempted_by(self, index: int, rows: Ints) -> Ints:
        """For rows of rule `index`: the position of the first exception that holds, -1 where none does."""
        first = np.full(len(rows), -1, dtype=np.int64)
        for position, exception in reversed(tuple(enumerate(self.rules[index].rule.exceptions))):
            value = self.run.at(exception.node, rows)
            assert isinstance(value, TruthValue)
            first[np.unpackbits(value.yes, count=len(rows)).view(np.bool_)] = position
        return first
