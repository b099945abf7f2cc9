"""What is unknown along a lineage: on a possible path to a member, and where the listed ancestry of a row ends."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from engine.findings.entry import Entries
from engine.findings.finding import Subject
from engine.findings.records import Records
from engine.findings.view import View
from engine.findings.witness import FLOW, ORIGINS
from engine.graph.columns import UNKNOWN
from engine.graph.labels import DOWNSTREAM, UPSTREAM
from engine.graph.movements import Movements
from engine.graph.witness import Hop
from engine.ground.schema import Ref


class Ends:
    """Entries for the loose ends of a lineage; `direction` and `until` are as in the node `Lineage`."""

    def __init__(self, view: View, records: Records, entries: Entries) -> None:
        self._view = view
        self._records = records
        self._entries = entries
        self._lineage = view.ancestry(FLOW)

    def between(self, direction: str, until: int | None, row: int, target: int) -> tuple[tuple[str, ...], list[int]]:
        """What leaves open whether the target is a member: entries on a shortest possible path, and the flows on it
        of which it is not known whether they block it."""
        moves = self._lineage.movements
        found: dict[str, None] = {}
        if direction == ORIGINS and not self._lineage.net.origin[target]:
            found[self._entries.of_fact(self._flow(target), "from")] = None
        hops = self._lineage.possible_path(direction, until, row, target)
        for here, there in pairwise(hops):
            reader, writer = (there, here) if direction == DOWNSTREAM else (here, there)
            self._tie(found, moves, reader.flow, writer.flow, here)
        barriers = [] if until is None else [hop.flow for hop in hops if self._view.truth(until, hop.flow) is None]
        return tuple(found), barriers

    def open_end(self, direction: str, until: int | None, row: int) -> tuple[str, ...]:
        """What leaves open whether there are members that are not listed: the nearest end of the listed ancestry."""
        end = None if direction == DOWNSTREAM else self._lineage.nearest_end(until, row)
        return (self._entries.of_listing(FLOW),) if end is None else self._loose_end(end)

    def _tie(self, found: dict[str, None], moves: Movements, reader: int, writer: int, hop: Hop) -> None:
        """Adds what is unknown where one flow's data are read by another."""
        start, end = int(moves.start[reader]), int(moves.end[writer])
        if start == UNKNOWN:
            found[self._entries.of_fact(self._flow(reader), "from")] = None
        if end == UNKNOWN:
            found[self._entries.of_fact(self._flow(writer), "to")] = None
        for flow in (writer, reader):
            if moves.data_open[flow]:
                found[self._entries.of_fact(self._flow(flow), "data")] = None
        if start >= 0 and start != end and moves.operator[start] == UNKNOWN:
            found[self._entries.of_fact(self._place(start), "operator")] = None
        dataset = hop.dataset
        if dataset >= 0 and moves.derived_open[dataset] and not self._carries(moves, writer, dataset):
            found[self._entries.of_fact(self._dataset(dataset), "derived_from")] = None

    def _loose_end(self, flow: int) -> tuple[str, ...]:
        moves = self._lineage.movements
        found: dict[str, None] = {}
        if moves.start[flow] == UNKNOWN:
            found[self._entries.of_fact(self._flow(flow), "from")] = None
        if moves.data_open[flow]:
            found[self._entries.of_fact(self._flow(flow), "data")] = None
        side = self._lineage.net.definite
        for state in self._lineage.states_of(flow).tolist():
            if not self._lineage.grounded[state]:
                self._ungrounded(found, moves, int(side.place[state]), int(side.dataset[state]))
                if moves.sourced[side.dataset[state]]:
                    self._fed(found, moves, flow)
        return tuple(found) or (self._entries.of_listing(FLOW),)

    def _fed(self, found: dict[str, None], moves: Movements, flow: int) -> None:
        """Adds what is unknown of this flow, or of the nearest other, that may feed it: while one may, a stated source
        is no origin."""
        if moves.end[flow] == UNKNOWN:
            found[self._entries.of_fact(self._flow(flow), "to")] = None
        every = np.ones(moves.flows, dtype=np.bool_)
        for here, there in pairwise(self._lineage.hops(UPSTREAM, None, flow, every, definite=False)):
            self._tie(found, moves, here.flow, there.flow, here)

    def _ungrounded(self, found: dict[str, None], moves: Movements, place: int, dataset: int) -> None:
        """Adds what may tell how the dataset came to the place."""
        before = len(found)
        if self._records.stated(self._dataset(dataset), "source") is None:
            found[self._entries.of_fact(self._dataset(dataset), "source")] = None
        if moves.operator[place] == UNKNOWN:
            found[self._entries.of_fact(self._place(place), "operator")] = None
        if moves.derived_open[dataset]:
            found[self._entries.of_fact(self._dataset(dataset), "derived_from")] = None
        if len(found) == before:
            found[self._entries.of_origin(self._dataset(dataset), self._place(place))] = None

    def _carries(self, moves: Movements, flow: int, dataset: int) -> bool:
        first, last = np.searchsorted(moves.data_flow, (flow, flow + 1)).tolist()
        return bool((moves.data_dataset[first:last] == dataset).any())

    def _flow(self, row: int) -> Subject:
        return self._records.subject(FLOW, row)

    def _dataset(self, row: int) -> Subject:
        return self._records.subject("dataset", row)

    def _place(self, row: int) -> Subject:
        places = self._records.schema.kinds[FLOW].facts["from"].type
        if not isinstance(places, Ref):
            raise TypeError("flow.from refers to one place")
        return self._records.subject("|".join(places.kinds), row)
