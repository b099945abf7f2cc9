"""Labels along any graph of states, lines and rings and barriers among them, against following each step by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.graph.columns import UNKNOWN, Ints
from engine.graph.labels import DOWNSTREAM, UPSTREAM, cycling, gathered, reached, way
from engine.graph.lines import lines, scan
from engine.graph.order import LARGE
from engine.graph.others import others
from engine.graph.ragged import offsets_of, stable_order
from engine.graph.states import Side

FLOWS = 5
Pairs = list[tuple[int, int]]
Steps = list[tuple[int, int, int]]


def side_of(states: int, writes: Pairs, reads: Pairs, steps: Steps) -> Side:
    """A side of the state graph with these (flow, state) pairs and (from, to, flow) steps."""

    def columns(rows: Iterable[tuple[int, ...]], width: int) -> Ints:
        return np.array(list(rows), dtype=np.int64).reshape(-1, width).T

    nowhere = np.full(states, UNKNOWN, dtype=np.int64)
    return Side(FLOWS, nowhere, nowhere, *columns(writes, 2), *columns(reads, 2), *columns(steps, 3))


def met(side: Side, direction: str, seeds: list[int], blocked: set[int]) -> list[int]:
    """The labels that reach each flow, one step of one flow's labels at a time."""
    writes, reads, steps = (
        [*zip(*(part.tolist() for part in parts), strict=True)]
        for parts in (
            (side.write_flow, side.write_state),
            (side.read_flow, side.read_state),
            (side.step_from, side.step_to, side.step_flow),
        )
    )
    if direction == DOWNSTREAM:
        writes, reads, steps = reads, writes, [(to, source, by) for source, to, by in steps]
    found = [0] * FLOWS
    for flow in set(range(FLOWS)) - blocked:
        waiting = deque(state for writer, state in writes if writer == flow)
        seen = set(waiting)
        while waiting:
            state = waiting.popleft()
            fresh = {to for source, to, by in steps if source == state and by not in blocked} - seen
            seen |= fresh
            waiting += fresh
        for reader in {reader for reader, state in reads if state in seen}:
            found[reader] |= seeds[flow]
    return found


@st.composite
def sides(draw: st.DrawFn) -> Side:
    """Lines of states, some closed to rings, their numbers mixed, with a few more steps between any states."""
    lengths = draw(st.lists(st.integers(1, 8), min_size=1, max_size=5))
    states = sum(lengths)
    name = draw(st.permutations(range(states)))
    by = st.integers(UNKNOWN, FLOWS - 1)
    state = st.integers(0, states - 1)
    steps, first = [], 0
    for length in lengths:
        steps += [(name[at], name[at + 1], draw(by)) for at in range(first, first + length - 1)]
        if draw(st.booleans()) and draw(st.booleans()):
            steps.append((name[first + length - 1], name[first], draw(by)))
        first += length
    steps += draw(st.lists(st.tuples(state, state, by), max_size=4))
    pairs = st.lists(st.tuples(st.integers(0, FLOWS - 1), state), max_size=8)
    return side_of(states, draw(pairs), draw(pairs), steps)


barred = st.none() | st.sets(st.integers(0, FLOWS - 1), max_size=2)


@settings(max_examples=600, deadline=None)
@given(sides(), barred, st.sampled_from([UPSTREAM, DOWNSTREAM]), st.sampled_from([np.uint8, np.uint16, np.uint64]))
def test_labels_run_as_far_as_steps_lead(
    side: Side, stops: set[int] | None, direction: str, word: type[np.unsignedinteger]
) -> None:
    blocked = None if stops is None else np.isin(np.arange(FLOWS), list(stops))
    names = [1 << flow for flow in range(FLOWS)]
    ways = way(side, direction)
    found = gathered(ways, np.array(names, dtype=word), blocked)
    assert found.dtype == word
    assert found.tolist() == met(side, direction, names, stops or set())
    itself = [flow for flow in range(FLOWS) if found[flow] >> word(flow) & word(1)]
    assert cycling(ways)[itself].all()


@settings(max_examples=300, deadline=None)
@given(sides(), barred, st.sets(st.integers(0, FLOWS - 1)))
def test_another_is_met_wherever_a_label_is_not_its_own(side: Side, stops: set[int] | None, wanted: set[int]) -> None:
    blocked = None if stops is None else np.isin(np.arange(FLOWS), list(stops))
    marked = np.isin(np.arange(FLOWS), list(wanted))
    up = met(side, UPSTREAM, [(flow in wanted) << flow for flow in range(FLOWS)], stops or set())
    met_others = [bool(up[flow] & ~(1 << flow)) for flow in range(FLOWS)]
    assert others(way(side, UPSTREAM), marked, blocked).tolist() == met_others


@settings(max_examples=300, deadline=None)
@given(sides())
def test_every_state_lies_in_one_line_and_lines_follow_steps(side: Side) -> None:
    states = len(side.place)
    order = stable_order(side.step_from)
    offsets, to, by = offsets_of(side.step_from, states), side.step_to[order], side.step_flow[order]
    found = lines(offsets, to, by)
    if found is None:
        return
    assert sorted(found.laid.tolist()) == list(range(states))
    assert np.flatnonzero(found.begins).tolist() == found.first[:-1].tolist()
    for at in np.flatnonzero(~found.begins).tolist():
        before, state = found.laid[at - 1], found.laid[at]
        assert found.line[before] == found.line[state]
        assert to[offsets[before] : offsets[before + 1]].tolist() == [state]
        assert found.by[at] == by[offsets[before]]
        assert np.count_nonzero(to == state) == 1


@given(st.lists(st.tuples(st.integers(0, 255), st.booleans()), min_size=1, max_size=300), st.integers(1, 300))
def test_a_scan_adds_what_lies_before(rows: list[tuple[int, bool]], spacing: int) -> None:
    labels = np.array([label for label, _ in rows], dtype=np.uint8)
    begins = np.array([at == 0 or (begin and at % spacing == 0) for at, (_, begin) in enumerate(rows)])
    expected, so_far = [], 0
    for label, begin in zip(labels.tolist(), begins.tolist(), strict=True):
        so_far = label if begin else so_far | label
        expected.append(so_far)
    scan(labels, begins)
    assert labels.tolist() == expected


def test_a_line_of_many_pieces_and_a_ring_carry_labels_all_the_way() -> None:
    """A line of scattered states that runs into a ring, both longer than what is followed state by state."""
    states = 20 * LARGE
    name = np.random.default_rng(3).permutation(states)
    half = states // 2
    step_from, step_to = name, np.append(name[1:], name[half])
    nowhere, silent = np.full(states, UNKNOWN), np.full(states, UNKNOWN)
    flow = np.arange(states)
    side = Side(states, nowhere, nowhere, flow, name, flow, name, step_from, step_to, silent)
    seeds = np.zeros(states, dtype=np.uint8)
    seeds[[5, half + 7]] = 1, 2
    for direction, expected in (
        (UPSTREAM, [0] * 5 + [1] * (half - 5) + [3] * half),
        (DOWNSTREAM, [3] * 6 + [2] * (half - 6) + [2] * half),
    ):
        ways = way(side, direction)
        assert gathered(ways, seeds).tolist() == expected
        grown = reached(ways, seeds == 1)
        assert grown[name].tolist() == [bool(label & 1) for label in expected]
