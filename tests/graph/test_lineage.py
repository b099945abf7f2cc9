"""Lineage: what is definite holds in every world that the facts allow, and what holds in one of them is possible."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.graph.columns import NONE, UNKNOWN, Bools, Ints
from engine.graph.lineage import (
    DOWNSTREAM,
    UPSTREAM,
    Movements,
    Side,
    cycling,
    gathered,
    lineage,
    open_ends,
    others,
    trails,
    way,
    witness,
)

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


place = st.integers(0, PLACES - 1)
unknown = st.none()
worlds = st.integers(1, 6).flatmap(
    lambda flows: st.builds(
        World,
        st.lists(place | unknown, min_size=flows, max_size=flows),
        st.lists(place | unknown | st.just(NONE), min_size=flows, max_size=flows),
        st.lists(st.sets(st.integers(0, DATASETS - 1), max_size=2) | unknown, min_size=flows, max_size=flows),
        st.lists(st.integers(FIRST_PARTY, PLACES - 1) | unknown, min_size=SYSTEMS, max_size=SYSTEMS),
        st.lists(st.sets(st.integers(0, DATASETS - 1), max_size=1) | unknown, min_size=DATASETS, max_size=DATASETS),
        st.lists(st.booleans(), min_size=DATASETS, max_size=DATASETS),
    )
)


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


def listed(side: Side, blocked: Bools | None, direction: str = UPSTREAM) -> list[set[int]]:
    """What the words say is upstream (or downstream) of each flow, the flow itself included on a cycle."""
    seeds = np.uint64(1) << np.arange(side.flows, dtype=np.uint64)
    words = gathered(way(side, direction), seeds, blocked)
    return [{flow for flow in range(side.flows) if int(word) >> flow & 1} for word in words]


@settings(max_examples=300, deadline=None)
@given(worlds, st.integers(0, 10_000), st.sets(st.integers(0, 5)))
def test_definite_holds_in_every_world_and_every_world_is_possible(world: World, seed: int, barred: set[int]) -> None:
    net = lineage(moved(world))
    flows = net.definite.flows
    blocked = np.isin(np.arange(flows), list(barred))
    surely, maybe = listed(net.definite, blocked), listed(net.possible, blocked)
    truth = settled(world, seed)
    for row in range(flows):
        assert surely[row] <= upstream(truth, row, barred) <= maybe[row]


@settings(max_examples=200, deadline=None)
@given(worlds, st.integers(0, 10_000))
def test_with_everything_stated_both_sides_tell_the_same(world: World, seed: int) -> None:
    net = lineage(moved(settled(world, seed)))
    truth = settled(world, seed)
    everything = [upstream(truth, row, set()) for row in range(net.definite.flows)]
    assert listed(net.definite, None) == listed(net.possible, None) == everything


@settings(max_examples=200, deadline=None)
@given(worlds)
def test_downstream_is_upstream_seen_from_the_other_end(world: World) -> None:
    for side in (lineage(moved(world)).definite, lineage(moved(world)).possible):
        up, down = listed(side, None), listed(side, None, DOWNSTREAM)
        assert [{g for g in range(side.flows) if f in up[g]} for f in range(side.flows)] == down


@settings(max_examples=300, deadline=None)
@given(worlds, st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_others_leave_the_row_itself_out(world: World, wanted: set[int], barred: set[int]) -> None:
    for side in (lineage(moved(world)).definite, lineage(moved(world)).possible):
        blocked = np.isin(np.arange(side.flows), list(barred))
        met = others(way(side, UPSTREAM), np.isin(np.arange(side.flows), list(wanted)), blocked)
        up = listed(side, blocked)
        for row in range(side.flows):
            assert met[row] == bool((up[row] - {row}) & wanted)


@settings(max_examples=300, deadline=None)
@given(worlds, st.sets(st.integers(0, 5), min_size=1), st.sets(st.integers(0, 5)))
def test_a_witness_path_exists_exactly_where_another_marked_flow_is_met(
    world: World, wanted: set[int], barred: set[int]
) -> None:
    net = lineage(moved(world))
    for side in (net.definite, net.possible):
        for direction in (UPSTREAM, DOWNSTREAM):
            blocked, marked = (np.isin(np.arange(side.flows), list(rows)) for rows in (barred, wanted))
            met = others(way(side, direction), marked, blocked)
            for row in range(side.flows):
                hops = witness(trails(side, direction), row, marked, blocked)
                assert bool(hops) == met[row]
                if hops:
                    assert hops[0].flow == row != hops[-1].flow
                    assert marked[hops[-1].flow]
                    assert not any(blocked[hop.flow] for hop in hops[1:])
                    assert (hops[-1].place, hops[-1].dataset) == (UNKNOWN, UNKNOWN)


@settings(max_examples=300, deadline=None)
@given(worlds, st.integers(0, 10_000))
def test_an_answer_more_never_opens_a_closed_ancestry(world: World, seed: int) -> None:
    before, after = (lineage(moved(story)) for story in (world, settled(world, seed)))
    opened = open_ends(before, way(before.possible, UPSTREAM))
    still = open_ends(after, way(after.possible, UPSTREAM))
    assert not (still & ~opened).any()
    assert not (before.origin & ~after.origin).any()


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


def opened(world: World) -> list[bool]:
    net = lineage(moved(world))
    return [bool(flag) for flag in open_ends(net, way(net.possible, UPSTREAM))]


def test_data_that_come_from_nowhere_leave_the_ancestry_open_all_the_way_down() -> None:
    assert opened(story((0, 2, 0), (2, 3, 0), (3, 6, 0))) == [False, False, False]
    assert opened(story((0, 2, 1), (2, 3, 0), (3, 6, 0))) == [False, True, True]


def test_a_cycle_that_no_collection_feeds_stays_open() -> None:
    assert opened(story((2, 3, 0), (3, 2, 0))) == [True, True]
    assert opened(story((0, 2, 0), (2, 3, 0), (3, 2, 0))) == [False, False, False]


def test_a_stated_source_is_an_origin_at_a_party_that_nothing_feeds() -> None:
    net = lineage(moved(story((5, 2, 0), (2, 6, 0), sourced=True)))
    assert net.origin.tolist() == [True, False]
    assert opened(story((5, 2, 0), (2, 6, 0), sourced=True)) == [False, False]
    assert opened(story((5, 2, 0), (2, 6, 0))) == [True, True]


def test_a_party_hands_its_data_to_the_systems_that_it_operates() -> None:
    at_party = story((0, 5, 0), (2, 6, 0))
    assert listed(lineage(moved(at_party)).definite, None) == [set(), {0}]
    not_its_own = story((0, 6, 0), (2, 5, 0))
    assert 0 not in listed(lineage(moved(not_its_own)).possible, None)[1]


def test_other_data_on_the_same_way_are_not_followed() -> None:
    both = replace(story((0, 2, 0), (2, 3, 0), (3, 6, 1)), data=[{0}, {0, 1}, {1}])
    assert listed(lineage(moved(both)).definite, None) == [set(), {0}, {1}]


def test_a_barrier_is_neither_visited_nor_passed() -> None:
    chain = story((0, 2, 0), (2, 3, 0), (3, 6, 0))
    blocked = np.array([False, True, False])
    assert listed(lineage(moved(chain)).definite, blocked) == [set(), {0}, set()]


def test_a_long_chain_carries_every_label_to_its_end() -> None:
    count = 2_000
    starts = np.arange(count, dtype=np.int64)
    nothing, one = np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.bool_)
    chain = Movements(
        count, count + 1, 1, (0, 1), (count + 1, count + 1), starts, starts + 1, starts, starts * 0,
        np.zeros(count, dtype=np.bool_), np.full(count + 1, NONE, dtype=np.int64), nothing, nothing, one, one,
    )  # fmt: skip
    seeds = np.zeros((count, 2), dtype=np.uint64)
    seeds[::40, 0] = np.uint64(1) << np.arange(50, dtype=np.uint64)
    seeds[7, 1] = 1
    found = gathered(way(lineage(chain).definite, UPSTREAM), seeds)
    assert int(found[-1, 0]) == 2**50 - 1
    assert found[:, 1].tolist() == [0] * 8 + [1] * (count - 8)


def test_a_flow_may_lie_upstream_of_itself_where_no_state_lies_on_a_cycle() -> None:
    """The first flow takes data out, the second to where others are derived, the third brings these back."""
    world = World(
        [2, 3, 4], [3, 4, 2], [{0, 1}, {0}, {1}], [FIRST_PARTY] * SYSTEMS, [set(), {0}, set()], [False] * DATASETS
    )
    side = lineage(moved(world)).definite
    assert listed(side, None) == [{0, 1, 2}, {0}, {0, 1}]
    ways = way(side, UPSTREAM)
    assert cycling(ways).tolist() == [True, False, False]
    assert others(ways, np.array([True, False, False])).tolist() == [False, True, True]
