"""The store of a run and the two kinds of sight on it: a block of a segment, and any rows that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct, field

from engine.checks import planes
from engine.checks.constants import unknown
from engine.checks.currents import Currents, currents
from engine.checks.frame import Frame
from engine.checks.gathers import Table, behind, part, table, taken
from engine.checks.joined import joined
from engine.checks.kernels import value
from engine.checks.lineages import along
from engine.checks.node import Blend, Lineage, Node, Quantified, Tally
from engine.checks.relations import relation
from engine.checks.sight import Pairs, Rows
from engine.checks.strands import Places, places
from engine.checks.value import SOME, Data, Plane, SetValue, TruthValue
from engine.graph.columns import Ints
from engine.graph.ragged import sorted_set

FEW: Final = 1024  # rows of a space; of so few whatever is made is remembered, and nothing is made twice
REMEMBERED: Final = 4096  # rows of larger spaces whose values are remembered for explanations


class Store(Struct):
    """What a run has made so far: whole columns, tables to take from, relations, the lineage of the graph."""

    frame: Frame
    kept: dict[int, Data] = field(default_factory=dict)
    _tables: dict[tuple[int, str, bool], Table] = field(default_factory=dict)
    _behind: dict[tuple[str, str, str, bool], Table] = field(default_factory=dict)
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
        if key not in self._behind:
            self._behind[key] = behind(of.shape, of.domain, absent, self.frame, optional=optional)
        return self._behind[key]

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


class _Sight:
    """What both sights share."""

    def __init__(self, store: Store, space: str, base: Rows, year: int | None) -> None:
        self.store = store
        self.frame = store.frame
        self.space = space
        self.base = base
        self.year = year
        self.rows = base.stop - base.start if isinstance(base, slice) else len(base)
        self.made: dict[int, Data] = {}
        self.known: dict[int, Plane] = {}
        self.exact: dict[int, Plane | None] = {}

    def pairs(self, node: int) -> Pairs:
        return self.store.pairs(node)

    def currents(self, kind: str) -> Currents:
        return self.store.currents(kind)

    def places(self, kind: str) -> Places | None:
        return self.store.places(kind)

    def along(self, node: int, index: Ints, absent: str, *, optional: bool) -> Data:
        if self.frame.nodes[node].space == "":
            return taken(self.store.table(node, absent), np.where((index >= 0) | (index == SOME), 0, index))
        if self.store.whole(node) is not None:
            return taken(self.store.table(node, absent, optional=optional), index)
        of = self.frame.nodes[node]
        known = index >= 0
        rows, back = np.unique(index[known], return_inverse=True)
        found = None
        if len(rows):
            one = len(rows) == 1 and not of.space.endswith("*")
            found = (self.store.row(of.space, int(rows[0])) if one else RowSight(self.store, of.space, rows)).of(node)
        position = index.copy()
        position[known] = back
        if found is None:
            found = unknown(of.shape, of.domain, self.frame, optional=True)
        count = max(len(rows), 1)
        return taken(table(found, count, self.store.behind(of, absent, optional=optional)), position)

    def there(self, node: int, rows: Rows) -> Data:
        count = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
        space = self.frame.nodes[node].space
        if space == "":
            return _spread(self.store.constant(node), count)
        if self.store.whole(node) is None:
            if isinstance(rows, slice) and rows != slice(0, self.store.rows(space.removesuffix("*"))):
                rows = np.arange(rows.start, rows.stop)  # a slice is all there is
            return RowSight(self.store, space, rows, self.year if space.endswith("*") else None).of(node)
        if space.endswith("*"):
            before = (self.year or 0) * self.store.rows(space[:-1])
            rows = slice(rows.start + before, rows.stop + before) if isinstance(rows, slice) else rows + before
            if isinstance(rows, slice) and rows.start % 8:
                rows = np.arange(rows.start, rows.stop)
        found = self.store.at(node, rows)
        assert found is not None
        return found


class BlockSight(_Sight):
    """A block of a segment: nodes are evaluated in order, what they read at the same rows is already there."""

    def of(self, node: int) -> Data:
        if node in self.made:
            return self.made[node]
        if self.frame.nodes[node].space == "":
            self.made[node] = _spread(self.store.constant(node), self.rows)
            return self.made[node]
        return self.there(node, self.base)


class RowSight(_Sight):
    """Any rows of a space: what is not kept is evaluated on demand, by the same kernels."""

    def __init__(self, store: Store, space: str, rows: Rows, year: int | None = None) -> None:
        self.split: list[tuple[RowSight, Ints]] = []
        if space.endswith("*") and year is None:
            rows, year = self._split(store, space, rows)
        super().__init__(store, space, rows, year)

    def of(self, node: int) -> Data:
        if node not in self.made:
            self.made[node] = self._found(node)
        return self.made[node]

    def _found(self, node: int) -> Data:
        of = self.frame.nodes[node]
        if of.space == "":
            return _spread(self.store.constant(node), self.rows)
        if self.split:
            order = np.concatenate([position for _, position in self.split])
            back = np.empty_like(order)
            back[order] = np.arange(len(order))
            return part(joined([(sight.of(node), sight.rows) for sight, _ in self.split]), back)
        streams = isinstance(of, Quantified | Blend) and isinstance(self.frame.nodes[of.over], Lineage)
        if streams and node not in self.store.kept:
            self.store.follow([node])
        some = not isinstance(self.base, slice)  # a slice is all there is
        if node in self.store.kept or (some and self.store.whole(node) is not None):
            return self.there(node, self.base)
        return value(of, self)

    def _split(self, store: Store, space: str, rows: Rows) -> tuple[Rows, int | None]:
        """The rows and their year; rows of several years are seen year by year."""
        count = max(store.rows(space[:-1]), 1)
        index = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
        year = index // count
        years = sorted_set(year)
        if len(years) == 1:
            return index - years[0] * count, int(years[0])
        for one in years.tolist():
            position = np.flatnonzero(year == one)
            self.split.append((RowSight(store, space, index[position] - one * count, one), position))
        return index, None


def _spread(single: Data, rows: int) -> Data:
    return planes.spread(single, rows) if isinstance(single, TruthValue) and rows != 1 else single
