"""Lineage in stories told one by one: what is upstream, what is an origin, and where an ancestry stays open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.graph.columns import NONE
from engine.graph.lineage import (
    UPSTREAM,
    Movements,
    cycling,
    gathered,
    lineage,
    open_ends,
    others,
    way,
)
from tests.graph.stories import DATASETS, FIRST_PARTY, SYSTEMS, World, listed, moved, story


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
