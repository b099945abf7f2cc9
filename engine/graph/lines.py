"""Lines of a graph: states one behind the other with no other step in or out between them. Labels run along all of a
line at once, so that a chain of a million states costs no more than a wide graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from msgspec import Struct

from engine.graph.columns import UNKNOWN, Bools, Ints
from engine.graph.ragged import offsets_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

Label = TypeVar("Label", bound=np.unsignedinteger)

LONG: Final = 64  # labels from which on a stretch is scanned on its own
PIECE: Final = 64  # states in a piece of a line, about
SCATTER: Final = 40503  # numbers in a row times this, cut to the modulus, are scattered
MODULUS: Final = 1 << 16


class Lines(Struct, frozen=True):
    """The states `laid` line after line, from `first[i]` to `first[i + 1]`; `line` [states] says which line each is in.
    By position in `laid`: whether a line `begins`, and the flow `by` which the line comes there (-1: silent)."""

    laid: Ints
    first: Ints
    line: Ints
    begins: Bools
    by: Ints

    @property
    def ends(self) -> Ints:
        """The positions at which the lines end."""
        return self.first[1:] - 1


def lines(offsets: Ints, to: Ints, by: Ints) -> Lines | None:
    """The lines of a graph, each state in one; None where most states would be a line of their own."""
    states = len(offsets) - 1
    sole = np.flatnonzero(offsets[1:] - offsets[:-1] == 1)
    after = to[offsets[sole]]
    linked = (np.bincount(to, minlength=states)[after] == 1) & (after != sole)
    if 2 * np.count_nonzero(linked) < max(states, 1):
        return None
    link = np.full(states, UNKNOWN, dtype=np.int64)
    link[sole[linked]] = after[linked]
    line, rank, count = _ranked(link)
    first = offsets_of(line, count)
    laid = np.empty(states, dtype=np.int64)
    laid[first[line] + rank] = np.arange(states)
    begins = np.zeros(states, dtype=np.bool_)
    begins[first[:-1]] = True
    inside = np.flatnonzero(~begins)
    arrives = np.full(states, UNKNOWN, dtype=np.int64)
    arrives[inside] = by[offsets[laid[inside - 1]]]
    return Lines(laid, first, line, begins, arrives)


def _ranked(link: Ints) -> tuple[Ints, Ints, int]:
    """For each state its line and its rank in it, and how many lines there are; a ring is cut somewhere.

    Lines are followed in pieces, all pieces at once: they begin where a line does, and at some states on the way."""
    heads = np.ones(len(link), dtype=np.bool_)
    heads[link[link >= 0]] = False
    begins = heads | (np.arange(len(link)) * SCATTER % MODULUS < MODULUS // PIECE)
    state = np.flatnonzero(begins)
    at_head, walker, step = heads[state], np.arange(len(state)), 0
    after, length = np.full(len(state), UNKNOWN, dtype=np.int64), np.zeros(len(state), dtype=np.int64)
    piece, rank = np.full(len(link), UNKNOWN, dtype=np.int64), np.zeros(len(link), dtype=np.int64)
    while state.size:
        piece[state], rank[state] = walker, step
        state, step = link[state], step + 1
        goes_on = (state >= 0) & ~begins[state]
        ended = walker[~goes_on]
        after[ended], length[ended] = state[~goes_on], step
        walker, state = walker[goes_on], state[goes_on]
    followed = after >= 0
    after[followed] = piece[after[followed]]
    line, before, count = _strung(after, length, at_head)
    rank += np.append(before, 0)[piece]
    lines_of = np.append(line, UNKNOWN)[piece]  # unknown in small rings in which no piece begins
    for first in np.flatnonzero(piece == UNKNOWN).tolist():
        if lines_of[first] == UNKNOWN:
            ring = _chain(link, first)
            lines_of[ring], rank[ring] = count, np.arange(len(ring))
            count += 1
    return lines_of, rank, count


def _strung(after: Ints, length: Ints, at_head: Bools) -> tuple[Ints, Ints, int]:
    """For each piece its line and how many states of the line lie before it; how many lines there are."""
    line, before = np.full(len(after), UNKNOWN, dtype=np.int64), np.zeros(len(after), dtype=np.int64)
    count = int(np.count_nonzero(at_head))
    line[at_head] = np.arange(count)
    for first in np.flatnonzero(at_head & (after >= 0)).tolist():
        chain = _chain(after, first)
        line[chain] = line[first]
        before[chain[1:]] = np.cumsum(length[chain[:-1]])
    for first in np.flatnonzero(line == UNKNOWN).tolist():
        if line[first] == UNKNOWN:
            chain = _chain(after, first)
            line[chain] = count
            before[chain[1:]] = np.cumsum(length[chain[:-1]])
            count += 1
    return line, before, count


def _chain(after: Ints, first: int) -> Ints:
    """What follows from `first` on, to the end or once around."""
    found, following = [first], after.data
    here = following[first]
    while here >= 0 and here != first:
        found.append(here)
        here = following[here]
    return np.array(found, dtype=np.int64)


def scan(labels: NDArray[Label], begins: Bools) -> None:
    """Add to each label all that lie before it, back to where a stretch begins (the first always does).

    >>> labels = np.array([1, 2, 4, 8], dtype=np.uint8)
    >>> scan(labels, np.array([True, False, True, False]))
    >>> labels.tolist()
    [1, 3, 4, 12]
    """
    first = np.flatnonzero(begins)
    end = np.append(first[1:], len(labels))
    long = end - first >= LONG
    for start, stop in zip(first[long].tolist(), end[long].tolist(), strict=True):
        np.bitwise_or.accumulate(labels[start:stop], out=labels[start:stop])
    at, end = first[~long] + 1, end[~long]
    while (inside := at < end).any():
        at, end = at[inside], end[inside]
        labels[at] |= labels[at - 1]
        at = at + 1
