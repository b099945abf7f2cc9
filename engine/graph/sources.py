"""What datasets are made of: from a dataset to those that it was derived from or joined with, as lineage is walked.

Each dataset is taken for a flow that reads its sources and writes itself, so that the walks of flows serve here too. A
dataset whose lists are open may be made of any dataset, listed or not: on the possible side it reads one more state,
which every dataset writes.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from engine.graph.columns import UNKNOWN, Bools, Graph, Ints
from engine.graph.labels import UPSTREAM, way
from engine.graph.lineage import Lineage
from engine.graph.movements import pairs
from engine.graph.states import Side

DATASET: Final = "dataset"
MADE_FROM: Final = ("derived_from", "joined_with")
"""The facts of a dataset that say what it was made from."""


def sources(graph: Graph) -> Lineage:
    """The datasets as a lineage: rows of `dataset` in place of flows, every one of them an origin.

    A dataset is loose if what it was derived from, or what it was joined with, is not listed whole.
    """
    count = graph.rows.get(DATASET, 0)
    listed = [pairs(graph, DATASET, fact, count) for fact in MADE_FROM]
    made = np.concatenate([outer for outer, _, _ in listed])
    source = np.concatenate([inner for _, inner, _ in listed])
    loose = np.logical_or.reduce([open_ for _, _, open_ in listed])
    definite = _side(count, made, source)
    every = np.ones(count, dtype=np.bool_)
    return Lineage(
        definite,
        _side(count, made, source, loose),
        way(definite, UPSTREAM),
        np.ones(count, dtype=np.bool_),
        every,
        every,
        loose,
    )


def _side(count: int, made: Ints, source: Ints, loose: Bools | None = None) -> Side:
    """States are datasets, and last, if some are `loose`, the one that all of them write."""
    itself = np.arange(count)
    read_flow, read_state, write_flow, write_state = made, source, itself, itself
    if loose is not None:
        open_rows = np.flatnonzero(loose)
        read_flow = np.concatenate([made, open_rows])
        read_state = np.concatenate([source, np.full(len(open_rows), count)])
        write_flow = np.concatenate([itself, itself])
        write_state = np.concatenate([itself, np.full(count, count)])
    step_from, step_to, step_flow = read_state, read_flow, read_flow
    if loose is not None:
        step_from = np.concatenate([step_from, read_state])
        step_to = np.concatenate([step_to, np.full(len(read_flow), count)])
        step_flow = np.concatenate([step_flow, read_flow])
    states = count if loose is None else count + 1
    return Side(
        flows=count,
        place=np.full(states, UNKNOWN),
        dataset=np.append(itself, UNKNOWN)[:states],
        write_flow=write_flow,
        write_state=write_state,
        read_flow=read_flow,
        read_state=read_state,
        step_from=step_from,
        step_to=step_to,
        step_flow=step_flow,
    )
