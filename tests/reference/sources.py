"""What datasets are made of, on networkx graphs: derived from or joined with, directly or through others."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from engine.ground.value import OneRecord
from tests.reference.kleene import Kleene
from tests.reference.lineage import OTHER, Found
from tests.reference.relations import World

MADE_FROM = ("derived_from", "joined_with")


def sources(world: World, of: OneRecord, barrier: Mapping[OneRecord, Kleene]) -> Found:
    """The dataset and all that it was made from; `barrier` says which datasets are neither visited nor passed."""
    sides = []
    for surely in (True, False):
        blocked = [d for d, b in barrier.items() if d != of and (b is not False if surely else b is True)]
        graph = nx.restricted_view(_graph(world, possible=not surely), blocked, [])
        sides.append(frozenset(nx.ancestors(graph, of) | {of}))
    open_ = any(_is_open(world, d) for d in sides[1] if d != OTHER)
    return Found(sides[0], sides[1] - {OTHER}, open_)


def _graph(world: World, possible: bool) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(world.rows("dataset"))
    for made in world.rows("dataset"):
        listed = [source for fact in MADE_FROM for source in world.own(made, fact).members]
        anything = (*world.rows("dataset"), OTHER) if possible and _is_open(world, made) else ()
        graph.add_edges_from((source, made) for source in (*listed, *anything))
    return graph


def _is_open(world: World, dataset: OneRecord) -> bool:
    return any(world.own(dataset, fact).open for fact in MADE_FROM)
