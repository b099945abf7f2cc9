"""Small stories of flows between places, drawn or told, and what is upstream in them."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from engine.graph.columns import NONE, UNKNOWN, Bools, Ints
from engine.graph.lineage import (
    UPSTREAM,
    Movements,
    Side,
    gathered,
    way,
)
from tests.properties.chance import Chance
from tests.properties.drawing import thrown

GROUPS, SYSTEMS, PARTIES, DATASETS = 2, 3, 2, 3
PLACES = GROUPS + SYSTEMS + PARTIES
FIRST_PARTY = GROUPS + SYSTEMS


@dataclass(frozen=True)
class World:
    """A small story; None is unknown, -2 none. `data` and `parents` are None where open and empty."""

    starts: list[int | None]
    ends: list[int | None]
    data: list[set[int] | None]
    operators: list[int | None]
    parents: list[set[int] | None]
    sourced: list[bool]


def moved(world: World) -> Movements:
    """The story as the arrays that lineage reads."""

    def codes(values: list[int | None]) -> Ints:
        return np.array([UNKNOWN if value is None else value for value in values], dtype=np.int64)

    def pairs(lists: list[set[int] | None]) -> tuple[Ints, Ints, Bools]:
        both = [(outer, inner) for outer, members in enumerate(lists) for inner in sorted(members or ())]
        flat = np.array(both, dtype=np.int64).reshape(-1, 2)
        return flat[:, 0], flat[:, 1], np.array([members is None for members in lists], dtype=np.bool_)

    operator = np.full(PLACES, NONE, dtype=np.int64)
    operator[GROUPS:FIRST_PARTY] = codes(world.operators)
    return Movements(
        len(world.starts), PLACES, DATASETS, (0, GROUPS), (FIRST_PARTY, PLACES),
        codes(world.starts), codes(world.ends), *pairs(world.data), operator, *pairs(world.parents),
        np.array(world.sourced, dtype=np.bool_),
    )  # fmt: skip


def drawn(chance: Chance) -> World:
    """A world of up to six flows, a fourth of which is silence."""

    def known(value: int) -> int | None:
        return None if chance.often(4) else value

    def some(most: int) -> set[int] | None:
        return None if chance.often(4) else set(chance.some(range(DATASETS), most))

    flows = range(1 + chance.below(6))
    return World(
        [known(chance.below(PLACES)) for _ in flows],
        [NONE if chance.often(6) else known(chance.below(PLACES)) for _ in flows],
        [some(2) for _ in flows],
        [known(FIRST_PARTY + chance.below(PARTIES)) for _ in range(SYSTEMS)],
        [some(1) for _ in range(DATASETS)],
        [chance.often(2) for _ in range(DATASETS)],
    )


worlds = st.binary(min_size=100, max_size=100).map(thrown).map(drawn)


def settled(world: World, seed: int) -> World:
    """One way to answer all that is unknown."""
    draw = random.Random(seed)

    def some(count: int) -> set[int]:
        return {member for member in range(count) if draw.random() < 0.5}

    return World(
        [draw.randrange(PLACES) if start is None else start for start in world.starts],
        [draw.randrange(PLACES) if end is None else end for end in world.ends],
        [some(DATASETS) if data is None else data for data in world.data],
        [draw.randrange(FIRST_PARTY, PLACES) if party is None else party for party in world.operators],
        [some(DATASETS) if parents is None else parents for parents in world.parents],
        world.sourced,
    )


def upstream(world: World, row: int, blocked: set[int]) -> set[int]:
    """All flows upstream of `row` in a settled story, followed backwards one state at a time."""
    starts, ends = world.starts, world.ends
    waiting = deque((starts[row], dataset) for dataset in world.data[row] or ())
    seen, found = set(waiting), set[int]()
    while waiting:
        at, dataset = waiting.popleft()
        if at is None or not GROUPS <= at < PLACES:
            continue
        before: list[tuple[int | None, int]] = [(at, parent) for parent in world.parents[dataset] or ()]
        if at < FIRST_PARTY:
            before.append((world.operators[at - GROUPS], dataset))
        for flow, data in enumerate(world.data):
            if ends[flow] == at and dataset in (data or ()) and flow not in blocked:
                found.add(flow)
                before.append((starts[flow], dataset))
        for state in before:
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return found


def story(*moves: tuple[int, int, int], sourced: bool = False) -> World:
    """Flows as (start, end, dataset), every system run by the first party, nothing derived."""
    return World(
        [move[0] for move in moves],
        [move[1] for move in moves],
        [{move[2]} for move in moves],
        [FIRST_PARTY] * SYSTEMS,
        [set() for _ in range(DATASETS)],
        [sourced] * DATASETS,
    )


def listed(side: Side, blocked: Bools | None, direction: str = UPSTREAM) -> list[set[int]]:
    """What the words say is upstream (or downstream) of each flow, the flow itself included on a cycle."""
    seeds = np.uint64(1) << np.arange(side.flows, dtype=np.uint64)
    words = gathered(way(side, direction), seeds, blocked)
    return [{flow for flow in range(side.flows) if int(word) >> flow & 1} for word in words]
