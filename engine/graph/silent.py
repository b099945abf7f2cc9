"""The numbers of states, and the steps between them that no flow makes: an operator's own systems, derived datasets."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.graph.columns import NONE, UNKNOWN, Bools, Ints
from engine.graph.movements import Movements
from engine.graph.ragged import expand, offsets_of


class Codes(Struct, frozen=True):
    """Keys of states: place * width + dataset; those that stand for many have the numbers behind the listed ones."""

    flows: int
    places: int
    datasets: int

    @staticmethod
    def of(moves: Movements) -> Codes:
        return Codes(moves.flows, moves.places, moves.datasets)

    @property
    def elsewhere(self) -> int:
        return self.places

    @property
    def anywhere(self) -> int:
        return self.places + 1

    @property
    def any_party(self) -> int:
        return self.places + 2

    @property
    def something(self) -> int:
        return self.datasets

    @property
    def anything(self) -> int:
        return self.datasets + 1

    @property
    def keys(self) -> int:
        return (self.places + 3) * (self.datasets + 2)

    def key(self, place: Ints, dataset: Ints) -> Ints:
        return np.asarray(place * (self.datasets + 2) + dataset, dtype=np.int64)

    def place(self, key: Ints) -> Ints:
        return np.asarray(key // (self.datasets + 2), dtype=np.int64)

    def dataset(self, key: Ints) -> Ints:
        return np.asarray(key % (self.datasets + 2), dtype=np.int64)


class Silent(Struct, frozen=True):
    """Steps without a flow, asked backwards. Arrays by place and by dataset, those that stand for many included;
    `lost` are datasets that some flow takes to an unknown end, `vague` the places to which one takes open data."""

    codes: Codes
    operator: Ints
    parent_offsets: Ints
    parents: Ints
    derived_open: Bools
    lost: Bools
    vague: Bools
    possible: bool

    @staticmethod
    def of(moves: Movements, codes: Codes, possible: bool) -> Silent:
        order = np.argsort(moves.derived_child, kind="stable")
        lost, vague = np.zeros(codes.datasets + 2, dtype=np.bool_), np.zeros(codes.places + 3, dtype=np.bool_)
        lost[moves.data_dataset[moves.end[moves.data_flow] == UNKNOWN]] = True
        lost[codes.something] = bool((moves.data_open & (moves.end == UNKNOWN)).any())
        lost[codes.anything] = bool((moves.end == UNKNOWN).any())
        ends = moves.end[moves.data_open]
        vague[ends[ends >= 0]] = True
        vague[codes.anywhere] = vague[codes.any_party] = bool((ends != NONE).any())
        return Silent(
            codes,
            np.concatenate([moves.operator, np.full(3, NONE)]),
            offsets_of(moves.derived_child, moves.datasets + 2),
            moves.derived_parent[order],
            np.concatenate([moves.derived_open, np.zeros(2, dtype=np.bool_)]),
            lost,
            vague,
            possible,
        )

    def into(self, keys: Ints) -> tuple[Ints, Ints]:
        """All silent steps into `keys`: the key that each comes from, and which of `keys` it leads to."""
        codes, place, dataset = self.codes, self.codes.place(keys), self.codes.dataset(keys)
        operator = self.operator[place]
        operated = np.flatnonzero((operator >= 0) & (dataset != codes.something))
        child, member = expand(self.parent_offsets, dataset)
        sources = [codes.key(operator[operated], dataset[operated]), codes.key(place[child], self.parents[member])]
        targets = [operated, child]
        if self.possible:
            at, listed = place < codes.places, dataset < codes.datasets
            collects = place > codes.elsewhere
            for where, to_place, to_dataset in (
                ((operator == UNKNOWN) & (dataset != codes.something), codes.any_party, dataset),
                (listed & (at | collects) & self.derived_open[dataset], place, codes.anything),
                (at & (dataset != codes.something) & self.lost[dataset], codes.elsewhere, dataset),
                (listed & (at | collects) & self.vague[place], place, codes.something),
                (listed & at & self.lost[codes.something], codes.elsewhere, codes.something),
            ):
                rows = np.flatnonzero(where)
                sources.append(codes.key(at_rows(to_place, rows), at_rows(to_dataset, rows)))
                targets.append(rows)
        return np.concatenate(sources), np.concatenate(targets)


def at_rows(value: Ints | int, rows: Ints) -> Ints:
    """The value of each of the rows; a single one is that of all."""
    return np.full(len(rows), value, dtype=np.int64) if isinstance(value, int) else value[rows]
