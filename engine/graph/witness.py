"""A shortest path from one flow to a marked flow upstream or downstream of it, as people follow it."""

from __future__ import annotations

from collections import deque

import numpy as np
from msgspec import Struct

from engine.graph.columns import Bools, Ints
from engine.graph.labels import UPSTREAM
from engine.graph.ragged import offsets_of
from engine.graph.states import Side

END = -2  # of the way back from a state to the row; silent steps are -1


class Hop(Struct, frozen=True):
    """A flow on the path, and the state (place, dataset; UNKNOWN where it stands for many) through which its data and
    those of the next flow on the path are tied; both UNKNOWN at the end of the path."""

    flow: int
    place: int
    dataset: int


class Trails(Struct, frozen=True):
    """One side, ready to be walked from a flow towards `direction`: the states it touches, steps, the flows met."""

    place: Ints
    dataset: Ints
    from_flow: Ints
    states: Ints
    from_state: Ints
    to: Ints
    by: Ints
    met_at: Ints
    met: Ints


def trails(side: Side, direction: str) -> Trails:
    """The side as it is walked to find flows UPSTREAM or DOWNSTREAM of a row."""
    reads, writes = (side.read_flow, side.read_state), (side.write_flow, side.write_state)
    up = direction == UPSTREAM
    (leaving, left), (meeting, met_at) = (reads, writes) if up else (writes, reads)
    source, target = (side.step_to, side.step_from) if up else (side.step_from, side.step_to)
    states = len(side.place)
    first = np.lexsort((left, leaving))
    step = np.lexsort((target, side.step_flow, source))
    last = np.lexsort((meeting, met_at))
    return Trails(
        side.place,
        side.dataset,
        offsets_of(leaving, side.flows),
        left[first],
        offsets_of(source, states),
        target[step],
        side.step_flow[step],
        offsets_of(met_at, states),
        meeting[last],
    )


def witness(ways: Trails, row: int, marked: Bools, blocked: Bools | None = None) -> tuple[Hop, ...]:
    """The flows of a shortest path from `row` to another marked flow, both included, walked from `row`; empty if there
    is none. Blocked flows are neither ends nor passed. Linear in the states visited; ties go the same way every time.
    """

    def stopped(flow: int) -> bool:
        return blocked is not None and flow >= 0 and bool(blocked[flow])

    came: dict[int, tuple[int, int]] = {}  # state: the state before it and the flow (or silence) between
    waiting: deque[int] = deque()
    for state in ways.states[ways.from_flow[row] : ways.from_flow[row + 1]].tolist():
        if state not in came:
            came[state] = (END, END)
            waiting.append(state)
    while waiting:
        # silent steps cost nothing, so they go to the front of the queue
        state = waiting.popleft()
        for flow in ways.met[ways.met_at[state] : ways.met_at[state + 1]].tolist():
            if flow != row and marked[flow] and not stopped(flow):
                return _hops(ways, row, flow, state, came)
        span = slice(ways.from_state[state], ways.from_state[state + 1])
        for target, by in zip(ways.to[span].tolist(), ways.by[span].tolist(), strict=True):
            if target not in came and not stopped(by):
                came[target] = (state, by)
                if by < 0:
                    waiting.appendleft(target)
                else:
                    waiting.append(target)
    return ()


def _hops(ways: Trails, row: int, found: int, state: int, came: dict[int, tuple[int, int]]) -> tuple[Hop, ...]:
    hops = [Hop(found, -1, -1)]
    while True:
        before, by = came[state]
        if before == END or by >= 0:
            flow = row if before == END else by
            hops.append(Hop(flow, int(ways.place[state]), int(ways.dataset[state])))
        if before == END:
            return tuple(reversed(hops))
        state = before
