"""Paths behind lineage conditions: the shortest one that decides, and what on a possible one is not known."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np

from engine.checks.value import TruthValue
from engine.findings.entry import Entries
from engine.findings.finding import Subject
from engine.findings.records import Records
from engine.findings.view import View
from engine.graph.columns import UNKNOWN, Bools
from engine.graph.labels import DOWNSTREAM, UPSTREAM, reached, way
from engine.graph.lineage import Lineage, lineage
from engine.graph.movements import Movements, movements
from engine.graph.witness import Hop, Trails, trails, witness
from engine.ground.schema import Ref

FLOW: Final = "flow"
ORIGINS: Final = "origins"


class Ancestry:
    """The lineage of a run, made when a finding first asks for it; `direction` is as in the node `Lineage`."""

    def __init__(self, view: View, records: Records, entries: Entries) -> None:
        self._view = view
        self._records = records
        self._entries = entries
        self._ways: dict[tuple[bool, str], Trails] = {}
        self._blocked: dict[tuple[int, bool], Bools] = {}

    # ---- paths -----------------------------------------------------------------------------------------------------

    def path(self, direction: str, until: int | None, row: int, target: int) -> tuple[int, ...]:
        """The flows of a shortest path between the row and the target, in the order in which the data travel: on what
        is stated if it leads there, else on what is possible; both are the row where the row is its own origin."""
        hops = self._hops(direction, until, row, target, definite=True) or self._hops(
            direction, until, row, target, definite=False
        )
        flows = tuple(hop.flow for hop in hops) or ((row,) if row == target else ())
        return flows if direction == DOWNSTREAM else flows[::-1]

    def between(self, direction: str, until: int | None, row: int, target: int) -> tuple[tuple[str, ...], list[int]]:
        """What leaves open whether the target is a member: entries on a shortest possible path, and the flows on it
        of which it is not known whether they block it."""
        moves = self._movements
        found: dict[str, None] = {}
        if direction == ORIGINS and not self._net.origin[target]:
            found[self._entries.of_fact(self._flow(target), "from")] = None
        hops = self._hops(direction, until, row, target, definite=False)
        for here, there in pairwise(hops):
            reader, writer = (there, here) if direction == DOWNSTREAM else (here, there)
            self._tie(found, moves, reader.flow, writer.flow, here)
        barriers = [] if until is None else [h.flow for h in hops if self._view.truth(until, h.flow) is None]
        return tuple(found), barriers

    def open_end(self, direction: str, until: int | None, row: int) -> tuple[str, ...]:
        """What leaves open whether there are members that are not listed: the nearest end of the listed ancestry."""
        if direction == DOWNSTREAM:
            return (self._entries.of_listing(FLOW),)
        loose = self._net.loose
        if loose[row]:
            return self._loose_end(row)
        hops = witness(self._trails(False, UPSTREAM), row, loose, self._barriers(until, definite=False))
        return self._loose_end(hops[-1].flow) if hops else (self._entries.of_listing(FLOW),)

    # ---- entries ---------------------------------------------------------------------------------------------------

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
        moves = self._movements
        found: dict[str, None] = {}
        if moves.start[flow] == UNKNOWN:
            found[self._entries.of_fact(self._flow(flow), "from")] = None
        if moves.data_open[flow]:
            found[self._entries.of_fact(self._flow(flow), "data")] = None
        ways = self._trails(True, UPSTREAM)
        for state in ways.states[ways.from_flow[flow] : ways.from_flow[flow + 1]].tolist():
            if not self._grounded[state]:
                self._ungrounded(found, moves, int(ways.place[state]), int(ways.dataset[state]))
        return tuple(found) or (self._entries.of_listing(FLOW),)

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
            found[self._entries.of_listing(FLOW)] = None

    # ---- the graph -------------------------------------------------------------------------------------------------

    @cached_property
    def _movements(self) -> Movements:
        return movements(self._view.run.graph, self._records.schema)

    @cached_property
    def _net(self) -> Lineage:
        return lineage(self._movements)

    @cached_property
    def _grounded(self) -> Bools:
        return reached(way(self._net.definite, UPSTREAM), self._net.origin)

    def _hops(self, direction: str, until: int | None, row: int, target: int, *, definite: bool) -> tuple[Hop, ...]:
        if row == target:
            return ()
        marked = np.zeros(self._movements.flows, dtype=np.bool_)
        marked[target] = True
        way_of = DOWNSTREAM if direction == DOWNSTREAM else UPSTREAM
        return witness(self._trails(definite, way_of), row, marked, self._barriers(until, definite=definite))

    def _trails(self, definite: bool, direction: str) -> Trails:
        key = (definite, direction)
        if key not in self._ways:
            self._ways[key] = trails(self._net.definite if definite else self._net.possible, direction)
        return self._ways[key]

    def _barriers(self, until: int | None, *, definite: bool) -> Bools | None:
        """Where `until` is not no (definite), or is yes (possible)."""
        if until is None:
            return None
        key = (until, definite)
        if key not in self._blocked:
            flows = self._movements.flows
            value = self._view.run.at(until, np.arange(flows, dtype=np.int64))
            if not isinstance(value, TruthValue):
                raise TypeError(f"node {until} is no truth")
            bits = np.unpackbits(value.no if definite else value.yes, count=flows).view(np.bool_)
            self._blocked[key] = ~bits if definite else bits
        return self._blocked[key]

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
