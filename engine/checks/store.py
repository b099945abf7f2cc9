"""The store of a run: whatever is made in it is made once and kept here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct, field

from engine.checks.currents import Currents, currents
from engine.checks.frame import Frame
from engine.checks.gathers import Table, behind, part, table, taken
from engine.checks.joined import joined
from engine.checks.kernels import value
from engine.checks.lineages import along
from engine.checks.node import Blend, Node, Quantified, Tally
from engine.checks.relations import relation
from engine.checks.sight import Pairs, Rows
from engine.checks.sights import BlockSight, RowSight
from engine.checks.strands import Places, places
from engine.checks.value import Data, SetValue, TruthValue

FEW: Final = 1024  # rows of a space; of so few whatever is made is remembered, and nothing is made twice
REMEMBERED: Final = 4096  # rows of larger spaces whose values are remembered for explanations


class Store(Struct):
    """What a run has made so far: whole columns, tables to take from, relations, the lineage of the graph."""

    frame: Frame
    kept: dict[int, Data] = field(default_factory=dict)
    _tables: dict[tuple[int, str, bool], Table] = field(default_factory=dict)
    _pairs: dict[int, Pairs] = field(default_factory=dict)
    _currents: dict[str, Currents] = field(default_factory=dict)
    _places: dict[str, Places | None] = field(default_factory=dict)
    _asked: dict[tuple[str, int], RowSight] = field(default_factory=dict)
    _few: dict[tuple[str, int | None], RowSight] = field(default_factory=dict)

    def rows(self, space: str) -> int:
        """How many rows a space has."""
        if space.endswith("*"):
            return self.rows(space[:-1]) * len(self.frame.years)
        return len(self.pairs(int(space[1:])).outer) if space.startswith("#") else self.frame.count(space)

    def small(self) -> bool:
        """Whether all kinds together have few rows."""
        return sum(self.frame.graph.rows.values()) <= FEW

    def constant(self, node: int) -> Data:
        """The single row of a constant."""
        if node not in self.kept:
            self.kept[node] = value(self.frame.nodes[node], RowSight(self, "", np.zeros(1, dtype=np.int64)))
        return self.kept[node]

    def few(self, space: str, year: int | None) -> RowSight | None:
        """The remembered sight on all rows of a space (in a year, if it is starred); None where they are many."""
        key = (space, year)
        if key not in self._few:
            rows = self.rows(space.removesuffix("*"))
            if rows > FEW:
                return None
            self._few[key] = RowSight(self, space, slice(0, rows), year)
        return self._few[key]

    def whole(self, node: int) -> Data | None:
        """The whole column of a node, if it is kept or in a space of few rows."""
        if node not in self.kept:
            space = self.frame.nodes[node].space
            sights = [self.few(space, year) for year in self.years(space)]
            if None in sights or not sights:
                return None
            self.kept[node] = joined([(sight.of(node), sight.rows) for sight in sights if sight is not None])
        return self.kept[node]

    def years(self, space: str) -> Sequence[int | None]:
        """The positions of the years of a starred space; of another one None alone."""
        return range(len(self.frame.years)) if space.endswith("*") else (None,)

    def at(self, node: int, rows: Rows) -> Data | None:
        """Some rows of a whole column, if `whole` has it."""
        column = self.whole(node)
        if column is None or isinstance(rows, slice) or not isinstance(column, TruthValue | SetValue):
            return None if column is None else part(column, rows)
        return taken(self.table(node, ""), rows)

    def table(self, node: int, absent: str, *, optional: bool = True) -> Table:
        """A whole column ready to be taken from."""
        key = (node, absent, optional)
        if key not in self._tables:
            of = self.frame.nodes[node]
            whole = self.constant(node) if of.space == "" else self.kept[node]
            rows = self.rows(of.space)
            self._tables[key] = table(whole, rows, self.behind(of, absent, optional=optional))
        return self._tables[key]

    def behind(self, of: Node, absent: str, *, optional: bool) -> Table:
        """What stands behind the last row of a column that is ready to be taken from."""
        key = (of.shape, of.domain, absent, optional)
        known = self.frame.compiled.shared.behind
        if key not in known:
            known[key] = behind(of.shape, of.domain, absent, self.frame, optional=optional)
        return known[key]

    def pairs(self, node: int) -> Pairs:
        """A relation, whole."""
        if node not in self._pairs:
            of = self.frame.nodes[node]
            sight = self.few(of.space, None) or RowSight(self, of.space, slice(0, self.rows(of.space)))
            self._pairs[node] = relation(of, sight)
        return self._pairs[node]

    def currents(self, kind: str) -> Currents:
        """The lineage of a kind of rows."""
        if kind not in self._currents:
            self._currents[kind] = currents(kind, self.frame.graph, self.frame.compiled.schema)
        return self._currents[kind]

    def places(self, kind: str) -> Places | None:
        """Where the people of a kind's rows stand among the groups that are apart; None where no groups are."""
        if kind not in self._places:
            self._places[kind] = places(kind, self.frame.graph)
        return self._places[kind]

    def follow(self, nodes: Sequence[int]) -> None:
        """Make nodes over one lineage whole, together."""
        made = [of for of in (self.frame.nodes[node] for node in nodes) if isinstance(of, Quantified | Blend)]
        space = made[0].space
        sight = self.few(space, None) or BlockSight(self, space, slice(0, self.rows(space)), None)
        self.kept.update(zip(nodes, along(made, sight), strict=True))

    def free(self, node: int) -> None:
        """Forget the tables of a long column, and the column, unless it is dear: made over members or along lineage."""
        of = self.frame.nodes[node]
        if self.rows(of.space) <= FEW:
            return
        if not isinstance(of, Quantified | Tally | Blend):
            self.kept.pop(node, None)
        for key in [key for key in self._tables if key[0] == node]:
            del self._tables[key]

    def row(self, space: str, row: int) -> RowSight:
        """A remembered sight on a single row."""
        if len(self._asked) > REMEMBERED:
            self._asked.clear()
        if (space, row) not in self._asked:
            self._asked[space, row] = RowSight(self, space, np.array([row], dtype=np.int64))
        return self._asked[space, row]
