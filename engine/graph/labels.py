"""Labels along the state graph: the OR-words that reach each flow, by a frontier worklist over its lines.

Where there are no cycles one pass in order is enough. In and behind cycles a state is visited again for each bit that
it gains. Many states are handled at once, few one by one; lines of states are contracted first, so that a chain of a
million states is a single one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import numpy as np
from msgspec import Struct

from engine.graph.columns import UNKNOWN, Bools, Ints
from engine.graph.lines import Lines, lines, scan
from engine.graph.order import LARGE, SMALL, Stretch, in_order
from engine.graph.ragged import distinct, expand, offsets_of, stable_order
from engine.graph.states import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

UPSTREAM: Final = "upstream"
DOWNSTREAM: Final = "downstream"

Item = TypeVar("Item", bound=np.generic)
Labels: TypeAlias = "NDArray[np.unsignedinteger[Any]]"
"""Labels, one bit a query: as wide as there are queries, from a byte to 64 bits."""


class Way(Struct, frozen=True):
    """One side in one direction. Labels enter states from flows (`enter_*`: writers upstream, readers downstream), step
    from one to `to[offsets[s]:offsets[s + 1]]` by the flows `by` (-1: silent), and leave into `leave_flow[i]` from the
    states `leave_state[leave_first[i]:leave_first[i + 1]]`.

    Steps are between states, or where there are `lines` from the end of a line to the beginning of a line. `order`
    holds those (states or lines) that lie on no cycle and behind none, each after all that lead to it, in `stretches`
    of (first, end, wide): wide ones are a level, walked at once; the others a run, walked one by one. `rest` are those
    that are not in it."""

    flows: int
    states: int
    enter_flow: Ints
    enter_state: Ints
    leave_flow: Ints
    leave_first: Ints
    leave_state: Ints
    lines: Lines | None
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
    (enter_flow, enter_state), (leave_flow, leave_state) = (writes, reads) if ahead else (reads, writes)
    states = len(side.place)
    source, target, by = _useful(source, target, side.step_flow, enter_state, leave_state, states)
    by_source = stable_order(source)
    offsets, to, by = offsets_of(source, states), target[by_source], by[by_source]
    found = lines(offsets, to, by)
    if found is not None:
        last = found.laid[found.ends]
        step = expand(offsets, last)[1]
        offsets = np.append(0, np.cumsum(offsets[last + 1] - offsets[last]))
        to, by = found.line[to[step]], by[step]
    if (leave_flow[1:] < leave_flow[:-1]).any():
        by_flow = stable_order(leave_flow)
        leave_flow, leave_state = leave_flow[by_flow], leave_state[by_flow]
    changes = leave_flow[1:] != leave_flow[:-1]
    first = (
        np.arange(len(leave_flow), dtype=leave_flow.dtype)
        if changes.all()
        else np.flatnonzero(np.append(True, changes))
    )
    leave_flow = leave_flow if changes.all() else leave_flow[first]
    ends = (enter_flow, enter_state, leave_flow, first, leave_state)
    return Way(side.flows, states, *ends, found, offsets, to, by, *in_order(offsets, to))


ROUNDS: Final = 4  # of leaving out; what is left after them does no harm


def _useful(
    source: Ints, target: Ints, by: Ints, enter_state: Ints, leave_state: Ints, states: int
) -> tuple[Ints, Ints, Ints]:
    """The steps without most of the silent ones that no label takes, as nothing enters before or leaves behind them."""
    begun, ended = np.zeros(states, dtype=np.bool_), np.zeros(states, dtype=np.bool_)
    begun[enter_state], ended[leave_state] = True, True
    silent = np.flatnonzero(by == UNKNOWN)
    if not silent.size:
        return source, target, by
    used = by != UNKNOWN
    begun[target[used]], ended[source[used]] = True, True
    for _ in range(ROUNDS):
        before, after = begun.copy(), ended.copy()
        before[target[silent]], after[source[silent]] = True, True
        useful = before[source[silent]] & after[target[silent]]
        if useful.all():
            break
        silent = silent[useful]
    used[silent] = True
    return source[used], target[used], by[used]


def gathered(ways: Way, seeds: Labels, blocked: Bools | None = None) -> Labels:
    """For each flow, the union of the seeds of all flows upstream of it (or downstream), [flows] or [flows, words] as
    `seeds`; its own only where it lies on a cycle. Blocked flows are neither visited nor passed."""
    if seeds.ndim == 2:
        columns = [gathered(ways, np.ascontiguousarray(column), blocked) for column in seeds.T]
        return np.stack(columns, axis=1) if columns else seeds.copy()
    found = np.zeros(ways.flows, dtype=seeds.dtype)
    if len(ways.leave_flow):
        leaving = _spread(ways, seeds, blocked)[ways.leave_state]
        found[ways.leave_flow] = _by_flow(ways, leaving, np.bitwise_or)
    return found


def _by_flow(ways: Way, leaving: NDArray[Item], combined: np.ufunc) -> NDArray[Item]:
    """What leaves from states, combined for each flow that it leaves into."""
    one_each = len(leaving) == len(ways.leave_flow)
    return leaving if one_each else np.asarray(combined.reduceat(leaving, ways.leave_first))


def reached(ways: Way, marked: Bools, blocked: Bools | None = None) -> Bools:
    """Bools [states]: some marked flow lies upstream of (or downstream of) whatever is in that state."""
    return np.asarray(_spread(ways, marked.view(np.uint8), blocked) != 0)


def cycling(ways: Way) -> Bools:
    """Flows that may reach themselves, as a label of theirs enters no later than where labels leave into them."""
    place = _places(ways)
    enters = np.full(ways.flows, ways.states + 1, dtype=np.int32)
    leaves = np.full(ways.flows, UNKNOWN, dtype=np.int32)
    if (ways.enter_flow[1:] > ways.enter_flow[:-1]).all():
        enters[ways.enter_flow] = place[ways.enter_state]
    else:
        np.minimum.at(enters, ways.enter_flow, place[ways.enter_state])
    leaves[ways.leave_flow] = _by_flow(ways, place[ways.leave_state], np.maximum)
    return np.asarray(enters <= leaves)


def _places(ways: Way) -> NDArray[np.int32]:
    """Where each state comes in order; those on cycles and behind come last, together."""
    last = np.full(len(ways.rest), ways.states, dtype=np.int32)
    if ways.lines is None:
        last[ways.order] = np.arange(len(ways.order), dtype=np.int32)
        return last
    lengths = np.diff(ways.lines.first)
    last[ways.order] = np.cumsum(lengths[ways.order]) - lengths[ways.order]
    place = np.empty(ways.states, dtype=np.int32)
    rank = np.arange(ways.states) - np.repeat(ways.lines.first[:-1], lengths)
    place[ways.lines.laid] = np.minimum(np.repeat(last, lengths) + rank, ways.states)
    return place


def _spread(ways: Way, seeds: Labels, blocked: Bools | None) -> Labels:
    """The labels of all states."""
    label = np.zeros(ways.states, dtype=seeds.dtype)
    stops = None
    if blocked is not None:
        stops = np.append(blocked, False)  # the silent flow -1 never stops a label
        seeds = np.where(blocked, seeds.dtype.type(0), seeds)
    np.bitwise_or.at(label, ways.enter_state, seeds[ways.enter_flow])
    barred = None if stops is None else stops[ways.by]
    if ways.lines is None:
        _travel(ways, label, barred)
        return label
    laid, begins = label[ways.lines.laid], ways.lines.begins
    if stops is not None:
        begins = begins | stops[ways.lines.by]
    scan(laid, begins)
    if len(ways.to):
        _between(ways, ways.lines, laid, begins, barred)
        scan(laid, begins)
    label[ways.lines.laid] = laid
    return label


def _between(ways: Way, along: Lines, laid: Labels, begins: Bools, barred: Bools | None) -> None:
    """Carry labels from the ends of lines to where lines begin; one that is barred within passes nothing on from its
    beginning to its end."""
    ends = laid[along.ends]
    broken = np.add.reduceat(begins, along.first[:-1], dtype=np.int64) > 1
    into = broken[ways.to]
    _travel(ways, ends, into if barred is None else into | barred)
    source = np.repeat(np.arange(len(ends)), np.diff(ways.offsets))
    to = along.first[ways.to]
    if barred is not None:
        source, to = source[~barred], to[~barred]
    np.bitwise_or.at(laid, to, ends[source])


def _travel(ways: Way, label: Labels, barred: Bools | None) -> None:
    """Carry the labels along all steps that are not barred."""
    one_by_one = _walk(ways, label, barred)
    for first, end, wide in ways.stretches:
        stretch = ways.order[first:end]
        if wide:
            _sweep(ways, label, stretch[label[stretch] != 0], barred)
        else:
            one_by_one(stretch.tolist())
    frontier = np.flatnonzero((label != 0) & ways.rest)
    while frontier.size:
        gained = _sweep(ways, label, frontier, barred)
        if gained.size < SMALL:
            few = list(dict.fromkeys(gained.tolist()))
            while 0 < len(few) < LARGE:
                few = list(dict.fromkeys(one_by_one(few)))
            gained = np.array(few, dtype=np.int64)
        frontier = distinct(gained, len(label))


def _sweep(ways: Way, label: Labels, frontier: Ints, barred: Bools | None) -> Ints:
    """One step from all of the frontier; those that gained a bit, some of them twice."""
    which, step = expand(ways.offsets, frontier)
    target, bits = ways.to[step], label[frontier][which]
    gains = (bits & ~label[target]) != 0
    if barred is not None:
        gains &= ~barred[step]
    target = target[gains]
    np.bitwise_or.at(label, target, bits[gains])
    return np.asarray(target)


def _walk(ways: Way, label: Labels, barred: Bools | None) -> Callable[[list[int]], list[int]]:
    """One step from one after the other, in the order given; those that gained a bit."""
    labels, offsets, to = label.data, ways.offsets.data, ways.to.data
    stopped = None if barred is None else barred.data

    def walk(states: list[int]) -> list[int]:
        gained = []
        for state in states:
            bits = labels[state]
            for step in range(offsets[state], offsets[state + 1]) if bits else ():
                target = to[step]
                before = labels[target]
                if bits | before != before and not (stopped is not None and stopped[step]):
                    labels[target] = bits | before
                    gained.append(target)
        return gained

    return walk
