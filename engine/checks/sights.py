"""The two kinds of sight on a store: a block of a segment, and any rows that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from engine.checks import planes
from engine.checks.constants import unknown
from engine.checks.currents import Currents
from engine.checks.gathers import part, table, taken
from engine.checks.joined import joined
from engine.checks.kernels import value
from engine.checks.node import Blend, Lineage, Quantified
from engine.checks.sight import Pairs, Rows
from engine.checks.strands import Places
from engine.checks.value import SOME, Data, Plane, TruthValue
from engine.graph.columns import Ints
from engine.graph.ragged import sorted_set

if TYPE_CHECKING:
    from engine.checks.store import Store


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

    def in_turn(self, parts: Sequence[int]) -> Sequence[int]:
        return parts

    def settled(self, _plane: Plane) -> bool:
        return False  # all that is read has been made before


class RowSight(_Sight):
    """Any rows of a space: what is not kept is evaluated on demand, by the same kernels."""

    def __init__(self, store: Store, space: str, rows: Rows, year: int | None = None) -> None:
        self.split: list[tuple[RowSight, Ints]] = []
        if space.endswith("*") and year is None:
            rows, year = self._split(store, space, rows)
        super().__init__(store, space, rows, year)
        self._every = planes.full(self.rows).tobytes()

    def of(self, node: int) -> Data:
        if node not in self.made:
            self.made[node] = self._found(node)
        return self.made[node]

    def in_turn(self, parts: Sequence[int]) -> Sequence[int]:
        return sorted(parts, key=self.made.keys().__contains__, reverse=True)

    def settled(self, plane: Plane) -> bool:
        return plane.tobytes() == self._every

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
