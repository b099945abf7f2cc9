"""Lineage: what is definite holds in every world that the facts allow, and what holds in one of them is possible."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.graph.columns import UNKNOWN
from engine.graph.lineage import (
    DOWNSTREAM,
    UPSTREAM,
    lineage,
    open_ends,
    others,
    trails,
    way,
    witness,
)
from tests.graph.stories import World, listed, moved, settled, upstream, worlds


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
