"""Lineage for explanations: shortest paths behind a condition, the nearest members of a row, where they end."""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import Final

import numpy as np

from engine.checks.value import TruthValue
from engine.checks.verdict import Members, Run
from engine.graph.columns import Bools, Ints
from engine.graph.labels import DOWNSTREAM, UPSTREAM, way
from engine.graph.lineage import Lineage, lineage, open_ends
from engine.graph.movements import Movements, movements
from engine.graph.sources import DATASET, sources
from engine.graph.witness import Hop, Trails, trails, witness

FLOW: Final = "flow"
ORIGINS: Final = "origins"
ITSELF: Final = (ORIGINS, "sources")  # directions in which the row itself may be a member
MEMBERS_AT_MOST: Final = 200  # of one row, the nearest

NO_PAIRS: Final = np.empty(0, dtype=np.int64)


class Ancestry:
    """The lineage of the rows of a kind (flows, or datasets by what they are made of), made when it is first asked for;
    `direction` and `until` are as in the node `Lineage`."""

    def __init__(self, run: Run, kind: str) -> None:
        self._run = run
        self._kind = kind
        self._rows = run.rows(kind)
        self._ways: dict[tuple[bool, str], Trails] = {}
        self._blocked: dict[tuple[int, bool], Bools] = {}
        self._open: dict[int | None, Bools] = {}

    @cached_property
    def movements(self) -> Movements:
        """What lineage reads of the graph."""
        return movements(self._run.graph, self._run.compiled.schema)

    @cached_property
    def net(self) -> Lineage:
        """Both sides of the state graph."""
        return sources(self._run.graph) if self._kind == DATASET else lineage(self.movements)

    @cached_property
    def grounded(self) -> Bools:
        """By state of the definite side, whether an origin that is listed reaches it."""
        return self.net.grounded

    def path(self, direction: str, until: int | None, row: int, target: int) -> tuple[int, ...]:
        """The flows of a shortest path between the row and the target, in the order in which the data travel: on what
        is stated if that leads there, else on what is possible; the row alone where it is its own origin."""
        sides = (self.hops(direction, until, row, self._only(target), definite=side) for side in (True, False))
        hops = next((hops for hops in sides if hops), ()) if row != target else ()
        flows = tuple(hop.flow for hop in hops) or ((row,) if row == target else ())
        return flows if direction == DOWNSTREAM else flows[::-1]

    def possible_path(self, direction: str, until: int | None, row: int, target: int) -> tuple[Hop, ...]:
        """The hops of a shortest possible path, walked from the row."""
        return () if row == target else self.hops(direction, until, row, self._only(target), definite=False)

    def nearest_end(self, until: int | None, row: int) -> int | None:
        """The nearest flow upstream, the row first, whose own ancestry is not known; None if there is none."""
        if self.net.loose[row]:
            return row
        hops = self.hops(UPSTREAM, until, row, self.net.loose, definite=False)
        return hops[-1].flow if hops else None

    def members(self, direction: str, until: int | None, row: int, wanted: Bools | None) -> Members:
        """The nearest members of a row, those among `wanted` if given; `surely` are those on what is stated."""
        flows = np.ones(self._rows, dtype=np.bool_) if wanted is None else wanted
        possible, surely = flows, flows
        if direction in ITSELF:
            possible, surely = flows & self.net.may_originate, flows & self.net.origin
        near = self._met(direction, until, row, possible, definite=False)
        sure = set(self._met(direction, until, row, surely, definite=True))
        if direction in ITSELF and possible[row]:
            near.insert(0, row)
            sure |= {row} if surely[row] else set()
        inner = np.array(near, dtype=np.int64)
        marks = np.array([flow in sure for flow in near], dtype=np.bool_)
        return Members(NO_PAIRS, inner, marks, NO_PAIRS, self._is_open(direction, until, row))

    def states_of(self, flow: int) -> Ints:
        """The states of the definite side that a flow reads."""
        ways = self.trails(UPSTREAM, definite=True)
        return ways.states[ways.from_flow[flow] : ways.from_flow[flow + 1]]

    def hops(self, direction: str, until: int | None, row: int, marked: Bools, *, definite: bool) -> tuple[Hop, ...]:
        """A shortest path to another marked flow, walked from the row."""
        blocked = self.barriers(until, definite=definite)
        return witness(self.trails(direction, definite=definite), row, marked, blocked)

    def trails(self, direction: str, *, definite: bool) -> Trails:
        """One side as it is walked."""
        key = (definite, DOWNSTREAM if direction == DOWNSTREAM else UPSTREAM)
        if key not in self._ways:
            self._ways[key] = trails(self.net.definite if definite else self.net.possible, key[1])
        return self._ways[key]

    def barriers(self, until: int | None, *, definite: bool) -> Bools | None:
        """Where `until` is not no (definite), or is yes (possible)."""
        if until is None:
            return None
        key = (until, definite)
        if key not in self._blocked:
            value = self._run.at(until, np.arange(self._rows, dtype=np.int64))
            if not isinstance(value, TruthValue):
                raise TypeError(f"node {until} is no truth")
            bits = np.unpackbits(value.no if definite else value.yes, count=value.rows).view(np.bool_)
            self._blocked[key] = np.broadcast_to(~bits if definite else bits, self._rows)
        return self._blocked[key]

    def _only(self, target: int) -> Bools:
        marked = np.zeros(self._rows, dtype=np.bool_)
        marked[target] = True
        return marked

    def _is_open(self, direction: str, until: int | None, row: int) -> bool:
        if direction == DOWNSTREAM:
            return not self._run.graph.complete.get(FLOW, False)
        if until not in self._open:
            possible = way(self.net.possible, UPSTREAM)
            self._open[until] = open_ends(self.net, possible, self.barriers(until, definite=False))
        return bool(self._open[until][row])

    def _met(self, direction: str, until: int | None, row: int, wanted: Bools, *, definite: bool) -> list[int]:
        """The nearest wanted flows other than the row, nearest first."""
        ways, blocked = self.trails(direction, definite=definite), self.barriers(until, definite=definite)
        seen = dict.fromkeys(ways.states[ways.from_flow[row] : ways.from_flow[row + 1]].tolist())
        waiting = deque(seen)
        found: dict[int, None] = {}
        while waiting and len(found) < MEMBERS_AT_MOST:
            state = waiting.popleft()
            for flow in ways.met[ways.met_at[state] : ways.met_at[state + 1]].tolist():
                if flow != row and wanted[flow] and not (blocked is not None and blocked[flow]):
                    found[flow] = None
            span = slice(ways.from_state[state], ways.from_state[state + 1])
            for target, by in zip(ways.to[span].tolist(), ways.by[span].tolist(), strict=True):
                if target not in seen and not (blocked is not None and by >= 0 and blocked[by]):
                    seen[target] = None
                    (waiting.appendleft if by < 0 else waiting.append)(target)
        return list(found)
