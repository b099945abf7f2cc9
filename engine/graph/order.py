"""States in an order in which labels need one pass only, each after all that lead to it, as far as no cycle begins."""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np

from engine.graph.columns import Bools, Ints
from engine.graph.ragged import distinct, expand

SMALL: Final = 64  # states in a frontier below which going one by one is faster
LARGE: Final = 256  # and from which on it no longer is

Stretch = tuple[int, int, bool]  # first, end, wide


def in_order(offsets: Ints, to: Ints) -> tuple[Ints, tuple[Stretch, ...], Bools]:
    """The states in order; its stretches, wide ones being levels whose states do not lead to each other; and the states
    that are on a cycle or behind one, [states], which are not in it. Linear, also for a chain."""
    degree = np.bincount(to, minlength=len(offsets) - 1)
    frontier = np.flatnonzero(degree == 0)
    parts, stretches, done = [frontier[:0]], list[Stretch](), 0
    while frontier.size:
        wide = frontier.size >= SMALL
        part, frontier = _level(offsets, to, degree, frontier) if wide else _run(offsets, to, degree, frontier)
        parts.append(part)
        stretches.append((done, done + len(part), wide))
        done += len(part)
    return np.concatenate(parts), tuple(stretches), degree > 0


def _level(offsets: Ints, to: Ints, degree: Ints, frontier: Ints) -> tuple[Ints, Ints]:
    target = to[expand(offsets, frontier)[1]]
    np.subtract.at(degree, target, 1)
    return frontier, distinct(target[degree[target] == 0], len(degree))


def _run(offsets: Ints, to: Ints, degree: Ints, frontier: Ints) -> tuple[Ints, Ints]:
    degrees, first, target_of = degree.data, offsets.data, to.data
    waiting, run = deque(frontier.tolist()), list[int]()
    while waiting and len(waiting) < LARGE:
        state = waiting.popleft()
        run.append(state)
        for step in range(first[state], first[state + 1]):
            target = target_of[step]
            degrees[target] -= 1
            if not degrees[target]:
                waiting.append(target)
    return np.array(run, dtype=np.int64), np.array(waiting, dtype=np.int64)
