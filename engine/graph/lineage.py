"""Where data come from: the sides of the state graph, which flows are origins, and whose ancestry is open.

States are (place, dataset). A flow with dataset d from n to m moves (n, d) to (m, d); other datasets that it carries
move on their own. Silent steps: (party, d) to (system, d) for each system that the party operates, and (n, d) to
(n, e) where e is derived from d. Nothing leaves a group's state. `g` is upstream of `f` if a state that g writes
reaches a state that f reads; blocked flows are neither visited nor passed.

The definite side holds what is stated; the possible side also what silence leaves open: an unknown `to` writes every
place, open data every dataset (and come from any dataset at the start), an unknown `from` reads every place, an
unknown operator may be any party, an unstated `derived_from` any dataset at the same place.

How the checks use this (all arrays are by row of `flow`; `Labels` are words of 8 to 64 bits, one a query):

    net = lineage(movements(graph, schema))
    ways = way(net.possible, UPSTREAM)      # one side in one direction; make it once and keep it (or net.upstream)
    gathered(ways, seeds, blocked)          # Labels [flows] or [flows, words]: union of the seeds of all upstream
    others(ways, marked, blocked)           # Bools [flows]: some *other* marked flow is upstream
    net.origin, net.may_originate           # Bools [flows]: definite and possible origin flows
    open_ends(net, possible_ways, blocked)  # Bools [flows]: the ancestry has one more, unknown, member
    witness(trails(net.possible, UPSTREAM), row, marked, blocked)  # a shortest path, walked from the row; keep trails

`blocked` is Bools [flows] or None: on the definite side where `until` is not no, on the possible side where it is
yes. Origins of f are f itself if it is an origin, and the origins upstream. `gathered` may include the row itself on a
cycle, `others` never does. `downstream` is open unless flows are complete (the caller knows); `open_ends` speaks of
upstream and origins, and takes the `blocked` of the possible side.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.graph.columns import UNKNOWN, Bools
from engine.graph.labels import DOWNSTREAM, UPSTREAM, Labels, Way, cycling, gathered, reached, way
from engine.graph.movements import Movements, movements
from engine.graph.others import others
from engine.graph.states import Side, definite_side, possible_side
from engine.graph.witness import Hop, Trails, trails, witness

__all__ = [
    "DOWNSTREAM",
    "UPSTREAM",
    "Hop",
    "Labels",
    "Lineage",
    "Movements",
    "Side",
    "Trails",
    "Way",
    "cycling",
    "gathered",
    "lineage",
    "movements",
    "open_ends",
    "others",
    "trails",
    "way",
    "witness",
]


class Lineage(Struct, frozen=True):
    """Both sides of the state graph, the definite one also as it is walked `upstream`, and which of its states are
    `grounded`: reached by a definite origin; `origin` and `may_originate` flows; `loose`: flows that are open by
    themselves, before what lies upstream of them is asked."""

    definite: Side
    possible: Side
    upstream: Way
    grounded: Bools
    origin: Bools
    may_originate: Bools
    loose: Bools


def lineage(moves: Movements) -> Lineage:
    """Both sides, the origins and the flows with an open end, in time linear in flows, stated lists and states.

    An origin starts at a group; or at a party with a dataset that states its `source`, if no listed flow possibly
    feeds what it reads there. A flow is loose if its `from` or data are unknown or open, or if it reads a state that
    no definite origin reaches on the definite side (a stated source reaches the reads of its own origin flow).
    """
    definite, possible = definite_side(moves), possible_side(moves)
    start = moves.start
    from_group = moves.at_group(start)
    sourced = _sourced_origins(moves, possible)
    origin = from_group | sourced
    upstream = way(definite, UPSTREAM)
    grounded = reached(upstream, origin)
    sourced_here = moves.sourced[definite.dataset[definite.read_state]]
    hanging = ~grounded[definite.read_state] & ~(sourced[definite.read_flow] & sourced_here)
    loose = (start == UNKNOWN) | moves.data_open
    loose[definite.read_flow[hanging]] = True
    return Lineage(definite, possible, upstream, grounded, origin, origin | (start == UNKNOWN), loose)


def open_ends(net: Lineage, possible: Way, blocked: Bools | None = None) -> Bools:
    """Bools [flows]: the ancestry of the flow may hold more than is listed, by itself or by what is possibly upstream.
    `possible` is the possible side UPSTREAM."""
    return np.asarray(net.loose | (gathered(possible, net.loose.view(np.uint8), blocked) != 0))


def _sourced_origins(moves: Movements, possible: Side) -> Bools:
    """Flows from a party with a dataset that states its source, where nothing listed possibly feeds what they read."""
    carries = np.zeros(moves.flows, dtype=np.bool_)
    carries[moves.data_flow[moves.sourced[moves.data_dataset]]] = True
    carries &= moves.at_party(moves.start)
    if not carries.any():
        return carries
    fed = gathered(way(possible, UPSTREAM), np.ones(moves.flows, dtype=np.uint8)) != 0
    return np.asarray(carries & ~fed)
