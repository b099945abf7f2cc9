"""Labels along the state graph: the OR-words that reach each flow, by a frontier worklist.

Where there are no cycles one pass in order is enough. In and behind cycles a state is visited again for each bit that
it gains. Many states are handled at once, few one by one, so that a chain of a million states stays linear.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from msgspec import Struct

from engine.graph.columns import Bools, Ints
from engine.graph.order import LARGE, SMALL, Stretch, in_order
from engine.graph.ragged import distinct, expand, offsets_of
from engine.graph.states import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

UPSTREAM: Final = "upstream"
DOWNSTREAM: Final = "downstream"

Words: TypeAlias = "NDArray[np.uint64]"


class Way(Struct, frozen=True):
    """One side in one direction. Labels enter states from flows (`enter_*`: writers upstream, readers downstream), step
    from state s to `to[offsets[s]:offsets[s + 1]]` by the flows `by` (-1: silent), and leave into flows.

    `order` holds the states that lie on no cycle and behind none, each after all that lead to it, in `stretches` of
    (first, end, wide): wide ones are a level, walked at once; the others a run, walked one by one. `rest` [states] are
    the states that are not in it."""

    flows: int
    enter_flow: Ints
    enter_state: Ints
    leave_flow: Ints
    leave_state: Ints
    offsets: Ints
    to: Ints
    by: Ints
    order: Ints
    stretches: tuple[Stretch, ...]
    rest: Bools


def way(side: Side, direction: str) -> Way:
    """The side as it is walked: what reaches a flow from UPSTREAM, or from DOWNSTREAM of it."""
    writes, reads = (side.write_flow, side.write_state), (side.read_flow, side.read_state)
    ahead = direction == UPSTREAM
    source, target = (side.step_from, side.step_to) if ahead else (side.step_to, side.step_from)
    enter, leave = (writes, reads) if ahead else (reads, writes)
    by_source = np.argsort(source, kind="stable")
    offsets, to = offsets_of(source, len(side.place)), target[by_source]
    order, stretches, rest = in_order(offsets, to)
    return Way(side.flows, *enter, *leave, offsets, to, side.step_flow[by_source], order, stretches, rest)


def gathered(ways: Way, seeds: Words, blocked: Bools | None = None) -> Words:
    """For each flow, the union of the seeds of all flows upstream of it (or downstream), [flows] or [flows, words] as
    `seeds`; its own only where it lies on a cycle. Blocked flows are neither visited nor passed."""
    if seeds.ndim == 2:
        columns = [gathered(ways, np.ascontiguousarray(column), blocked) for column in seeds.T]
        return np.stack(columns, axis=1) if columns else seeds.copy()
    found = np.zeros(ways.flows, dtype=np.uint64)
    np.bitwise_or.at(found, ways.leave_flow, _spread(ways, seeds, blocked)[ways.leave_state])
    return found


def reached(ways: Way, marked: Bools, blocked: Bools | None = None) -> Bools:
    """Bools [states]: some marked flow lies upstream of (or downstream of) whatever is in that state."""
    return np.asarray(_spread(ways, marked.astype(np.uint64), blocked) != 0)


def _spread(ways: Way, seeds: Words, blocked: Bools | None) -> Words:
    """The labels of all states."""
    label = np.zeros(len(ways.rest), dtype=np.uint64)
    stops = np.zeros(ways.flows + 1, dtype=np.bool_)  # the silent flow -1 never stops a label
    if blocked is not None:
        stops[:-1] = blocked
        seeds = np.where(blocked, np.uint64(0), seeds)
    np.bitwise_or.at(label, ways.enter_state, seeds[ways.enter_flow])
    one_by_one = _walk(ways, label, stops)
    for first, end, wide in ways.stretches:
        stretch = ways.order[first:end]
        if wide:
            _sweep(ways, label, stretch[label[stretch] != 0], stops)
        else:
            one_by_one(stretch.tolist())
    frontier = np.flatnonzero((label != 0) & ways.rest)
    while frontier.size:
        gained = _sweep(ways, label, frontier, stops)
        if gained.size < SMALL:
            few = list(dict.fromkeys(gained.tolist()))
            while 0 < len(few) < LARGE:
                few = list(dict.fromkeys(one_by_one(few)))
            gained = np.array(few, dtype=np.int64)
        frontier = distinct(gained, len(label))
    return label


def _sweep(ways: Way, label: Words, frontier: Ints, stops: Bools) -> Ints:
    """One step from all states of the frontier; the states that gained a bit, some of them twice."""
    which, step = expand(ways.offsets, frontier)
    target, bits = ways.to[step], label[frontier][which]
    gains = ((bits & ~label[target]) != 0) & ~stops[ways.by[step]]
    target = target[gains]
    np.bitwise_or.at(label, target, bits[gains])
    return np.asarray(target)


def _walk(ways: Way, label: Words, stops: Bools) -> Callable[[list[int]], list[int]]:
    """One step from one state after the other, in the order given; the states that gained a bit."""
    labels, offsets, to, by, stopped = label.data, ways.offsets.data, ways.to.data, ways.by.data, stops.data

    def walk(states: list[int]) -> list[int]:
        gained = []
        for state in states:
            bits = labels[state]
            for step in range(offsets[state], offsets[state + 1]) if bits else ():
                target = to[step]
                before = labels[target]
                if bits | before != before and not stopped[by[step]]:
                    labels[target] = bits | before
                    gained.append(target)
        return gained

    return walk
