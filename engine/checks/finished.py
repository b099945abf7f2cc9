"""A run after its verdicts: the value of any node at any rows, and who is read there."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from engine.checks.lineages import stops_of
from engine.checks.node import Lineage
from engine.checks.program import Compiled
from engine.checks.relations import NOBODY, selection
from engine.checks.sight import Rows
from engine.checks.sights import BlockSight, RowSight
from engine.checks.store import Store
from engine.checks.value import SOME, CodeValue, Data, TextValue, TruthValue
from engine.checks.verdict import Members
from engine.graph.columns import UNKNOWN, Graph, Ints


class FinishedRun:
    """A run after its verdicts: shows the value of any node at any rows, by the kernels that gave the verdicts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def compiled(self) -> Compiled:
        """The program that was run."""
        return self._store.frame.compiled

    @property
    def graph(self) -> Graph:
        """The columns that it ran over."""
        return self._store.frame.graph

    @property
    def as_of(self) -> int:
        """The as-of day, an ordinal."""
        return self._store.frame.as_of

    @property
    def years(self) -> Ints:
        """The years in question."""
        return self._store.frame.years

    def rows(self, space: str) -> int:
        """How many rows the space has."""
        return self._store.rows(space)

    def at(self, node: int, rows: Rows) -> Data:
        """The node's value at the given rows of its own space."""
        space = self.compiled.nodes[node].space
        if space == "":
            return self._store.constant(node)
        found = self._store.at(node, rows)
        if found is None:
            if isinstance(rows, slice) or len(rows) != 1:
                found = RowSight(self._store, space, rows).of(node)
            else:
                found = self._store.row(space, int(rows[0])).of(node)
        if isinstance(found, CodeValue | TextValue):  # to those outside, unknown is unknown
            return replace(found, code=np.where(found.code == SOME, UNKNOWN, found.code))
        return found

    def truth(self, node: int, row: int) -> bool | None:
        """A truth node at one row: yes, no, or None for unknown."""
        found = self.at(node, np.array([row], dtype=np.int64))
        assert isinstance(found, TruthValue)
        return True if found.yes[0] else False if found.no[0] else None

    def members(self, over: int, row: int) -> Members:
        """The members of a relation or lineage node at one outer row."""
        of = self.compiled.nodes[over]
        sight = RowSight(self._store, of.space, np.array([row], dtype=np.int64))
        if isinstance(of, Lineage):
            return self._along(of, row)
        chosen = selection(over, sight)
        floats = [each.rows for each in chosen.floats if each.mask is None or each.mask[0]]
        floating = np.concatenate(floats) if floats else NOBODY
        surely = np.ones(len(chosen.inner), dtype=np.bool_)
        return Members(chosen.pairs, chosen.inner, surely, floating, bool(chosen.open[0]))

    def _along(self, over: Lineage, row: int) -> Members:
        """The flows that lie in the direction of one flow: those for which it lies the other way."""
        rows = self.rows(over.space)
        stops = stops_of(over, BlockSight(self._store, over.space, slice(0, rows), None))
        currents = self._store.currents(over.space)
        sides = [currents.around(over.direction, row, stops, definite=definite) for definite in (True, False)]
        inner = np.flatnonzero(sides[0] | sides[1])
        return Members(NOBODY, inner, sides[0][inner], NOBODY, bool(currents.open(over.direction, stops)[row]))
