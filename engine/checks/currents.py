"""The lineage of a graph as the checks walk it: each side in each direction made once; which flows stop a label."""

from __future__ import annotations

import numpy as np
from msgspec import Struct, field

from engine.checks.value import Plane
from engine.graph.columns import Bools, Graph
from engine.graph.lineage import (
    DOWNSTREAM,
    UPSTREAM,
    Lineage,
    Way,
    cycling,
    gathered,
    lineage,
    movements,
    open_ends,
    way,
)
from engine.graph.sources import DATASET, sources
from engine.ground.schema import Schema


class Stops(Struct, frozen=True):
    """Flows that are neither visited nor passed: on the definite side where they may be a barrier, on the possible side
    where they surely are."""

    definite: Bools | None = None
    possible: Bools | None = None


class Currents(Struct):
    """Lineage and its ways; `complete`: all rows are listed."""

    net: Lineage
    complete: bool
    _ways: dict[tuple[bool, str], Way] = field(default_factory=dict)
    _cycling: dict[bool, Plane] = field(default_factory=dict)

    def way(self, direction: str, *, definite: bool) -> Way:
        """One side as it is walked; origins lie upstream."""
        key = (definite, DOWNSTREAM if direction == DOWNSTREAM else UPSTREAM)
        if key not in self._ways:
            side = self.net.definite if definite else self.net.possible
            self._ways[key] = self.net.upstream if key == (True, UPSTREAM) else way(side, key[1])
        return self._ways[key]

    def cycling(self, direction: str, *, definite: bool) -> Plane:
        """The flows that may lie in the direction of themselves, as a packed plane; then they do so in the other too,
        and are sought in the one that is asked first."""
        if definite not in self._cycling:
            self._cycling[definite] = np.packbits(cycling(self.way(direction, definite=definite)))
        return self._cycling[definite]

    def open(self, direction: str, stops: Stops) -> Bools:
        """Flows that may have one more, unknown, member in that direction."""
        if direction == DOWNSTREAM:
            return np.full(len(self.net.loose), not self.complete)
        return open_ends(self.net, self.way(direction, definite=False), stops.possible)

    def origins(self, *, definite: bool) -> Bools:
        """The flows that are origins, for certain or possibly."""
        return self.net.origin if definite else self.net.may_originate

    def around(self, direction: str, row: int, stops: Stops, *, definite: bool) -> Bools:
        """The flows that lie in the direction of one flow, which is not asked whether it is a barrier itself."""
        back = UPSTREAM if direction == DOWNSTREAM else DOWNSTREAM
        seed = np.zeros(len(self.net.loose), dtype=np.uint8)
        seed[row] = 1
        blocked = stops.definite if definite else stops.possible
        if blocked is not None:
            blocked = blocked.copy()
            blocked[row] = False
        found = np.asarray(gathered(self.way(back, definite=definite), seed, blocked) != 0)
        if blocked is not None:
            found &= ~blocked
        if direction in (UPSTREAM, DOWNSTREAM):
            found[row] = False
            return found
        found[row] = True
        found &= self.origins(definite=definite)
        return found


def currents(kind: str, graph: Graph, schema: Schema) -> Currents:
    """The lineage of flows, or of what datasets are made of, not yet walked."""
    if kind == DATASET:
        return Currents(sources(graph), graph.complete.get(DATASET, False))
    return Currents(lineage(movements(graph, schema)), graph.complete.get(kind, False))
