"""Where data come from and go to, on networkx graphs: each flow carries each of its datasets from a place to a place;
definite and possible edges are walked apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from engine.ground.value import Nothing, OneRecord
from tests.reference.kleene import Kleene
from tests.reference.relations import World

ELSEWHERE = OneRecord("system", "")  # whatever is not listed
OTHER = OneRecord("dataset", "")
Node = tuple[OneRecord, OneRecord]  # a dataset at a place, or on its way with a flow


@dataclass(frozen=True)
class Found:
    """The flows of a lineage: those surely in it, those possibly in it, and whether there may be unlisted ones."""

    definite: frozenset[OneRecord]
    possible: frozenset[OneRecord]
    open: bool


@dataclass(frozen=True, eq=False)
class Provenance:
    """The lineage of one world."""

    world: World

    def found(self, direction: str, of: OneRecord, barrier: Mapping[OneRecord, Kleene], itself: bool) -> Found:
        """The flows upstream or downstream of a flow, or its origins. `barrier` says which flows block; `itself`: a
        flow on a cycle is found too."""
        sides = []
        for surely in (True, False):
            blocked = [f for f, b in barrier.items() if f != of and (b is not False if surely else b is True)]
            graph = self.definite if surely else self.possible
            graph = nx.restricted_view(graph, [n for n in graph if n[0] in blocked], [])
            if direction == "downstream":
                graph = graph.reverse(copy=False)
            blocks = barrier.get(of, False)
            around = itself and (blocks is False if surely else blocks is not True)
            sides.append(frozenset(_before(graph, of, around)))
        if direction == "downstream":
            return Found(sides[0], sides[1], not self.world.complete("flow"))
        ancestry_open = any(self.ungrounded(f) for f in (of, *sides[1]))
        if direction == "upstream":
            return Found(sides[0], sides[1], ancestry_open)
        return Found(
            frozenset(f for f in sides[0] | {of} if self.is_origin(f) is True),
            frozenset(f for f in sides[1] | {of} if self.is_origin(f) is not False),
            ancestry_open,
        )

    # ---- edges -----------------------------------------------------------------------------------------------------

    @cached_property
    def definite(self) -> nx.DiGraph:
        """Places and flows with datasets, joined where all facts are stated."""
        return self._graph(possible=False)

    @cached_property
    def possible(self) -> nx.DiGraph:
        """Places and flows with datasets, joined also where an unstated fact may join them."""
        return self._graph(possible=True)

    def _graph(self, possible: bool) -> nx.DiGraph:
        world, graph = self.world, nx.DiGraph()
        for flow in world.rows("flow"):
            data = self._datasets(flow, "data", possible)
            graph.add_nodes_from((flow, d) for d in data)
            for place in self._places(flow, "from", possible):
                graph.add_edges_from(((place, d), (flow, d)) for d in data)
            for place in self._places(flow, "to", possible):
                graph.add_edges_from(((flow, d), (place, d)) for d in data)
        places = (*world.rows("party"), *world.rows("system"), ELSEWHERE)
        for system in world.rows("system"):
            operator = world.reference(system, "operator")
            named = [] if operator.item is None else [operator.item]
            for party in world.rows("party") if possible and not named and not operator.none else named:
                graph.add_edges_from(((party, d), (system, d)) for d in (*world.rows("dataset"), OTHER))
        for dataset in world.rows("dataset"):
            for parent in self._datasets(dataset, "derived_from", possible):
                graph.add_edges_from(((place, parent), (place, dataset)) for place in places)
        return graph

    def _places(self, flow: OneRecord, end: str, possible: bool) -> Iterator[OneRecord]:
        """Where data may rest: a group has none to pass on."""
        place = self.world.reference(flow, end)
        if isinstance(place.item, OneRecord) and place.item.kind != "group":
            yield place.item
        if place.item is None and not place.none and possible:
            yield from (*self.world.rows("party"), *self.world.rows("system"), ELSEWHERE)

    def _datasets(self, row: OneRecord, fact: str, possible: bool) -> tuple[OneRecord, ...]:
        data = self.world.own(row, fact)
        return (*self.world.rows("dataset"), OTHER) if data.open and possible else data.members

    # ---- origins and open ends -------------------------------------------------------------------------------------

    def is_origin(self, flow: OneRecord) -> Kleene:
        """The data come in here: from people, or out of a party's dataset with a stated source that nothing feeds."""
        start = self.world.reference(flow, "from")
        match start.item:
            case OneRecord("group", _):
                return True
            case OneRecord("party", _):
                return bool(self._sourced(flow)) and not self._fed(flow)
            case None if not start.none:
                return None
            case _:
                return False

    def ungrounded(self, flow: OneRecord) -> bool:
        """The flow may carry data of which no listed origin tells."""
        start = self.world.reference(flow, "from")
        if self.world.own(flow, "data").open or (start.item is None and not start.none):
            return True
        told = self._sourced(flow) if self.is_origin(flow) is True else []
        return not self.grounded.union(told).issuperset(_read(self.definite, flow))

    @cached_property
    def grounded(self) -> frozenset[Node]:
        """What a listed origin surely reaches. (Of what rests beside its own start, nobody told.)"""
        origins = [n for n in self.definite if n[0].kind == "flow" and self.is_origin(n[0]) is True]
        return frozenset[Node]().union(*(nx.descendants(self.definite, n) for n in origins))

    def _sourced(self, flow: OneRecord) -> list[Node]:
        """What the flow takes up whose dataset states a source."""
        silent = (None, Nothing())
        return [n for n in _read(self.definite, flow) if self.world.stated(n[1], "source") not in silent]

    def _fed(self, flow: OneRecord) -> bool:
        read = _read(self.possible, flow)
        return any(n[0].kind == "flow" for state in read for n in nx.ancestors(self.possible, state))


def _read(graph: nx.DiGraph, flow: OneRecord) -> set[Node]:
    """What rests where the flow takes it up."""
    return {before for n in graph if n[0] == flow for before in graph.predecessors(n)}


def _before(graph: nx.DiGraph, flow: OneRecord, around: bool) -> Iterable[OneRecord]:
    """The flows from which a path leads to the flow; itself too, if wished, on a cycle."""
    read = _read(graph, flow)
    earlier = read.union(*(nx.ancestors(graph, n) for n in read))
    return (n[0] for n in earlier if n[0].kind == "flow" and (n[0] != flow or around))
