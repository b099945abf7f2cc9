"""One side of the state graph: which (place, dataset) states matter, who writes and reads them, and the steps between.

Only states that some flow reads are kept, and those that lead into them by silent steps. The possible side stays
linear by states that stand for many: ELSEWHERE and SOMETHING are an unknown end and open data as written, ANYWHERE,
ANY_PARTY and ANYTHING collect every write that may be meant, for readers that do not know which.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from engine.graph.columns import NONE, UNKNOWN, Bools, Ints
from engine.graph.movements import Movements
from engine.graph.ragged import distinct, sorted_set
from engine.graph.silent import Codes, Silent, at_rows


class Side(Struct, frozen=True):
    """States with their place and dataset (UNKNOWN where a state stands for many), who writes and who reads them as
    pairs, and steps from state to state: by a flow, or silent (`step_flow` -1)."""

    flows: int
    place: Ints
    dataset: Ints
    write_flow: Ints
    write_state: Ints
    read_flow: Ints
    read_state: Ints
    step_from: Ints
    step_to: Ints
    step_flow: Ints


def definite_side(moves: Movements) -> Side:
    """What is stated: known ends, listed datasets, stated operators and derivations."""
    codes = Codes.of(moves)
    flow, data = moves.data_flow, moves.data_dataset
    start, end = moves.start[flow], moves.end[flow]
    reads = (start >= 0) & ~moves.at_group(start)
    writes = (end >= 0) & ~moves.at_group(end)
    read_key = np.where(reads, codes.key(start, data), UNKNOWN)
    return _side(codes, Silent.of(moves, codes, possible=False), flow, read_key, [(writes, end, data)])


def possible_side(moves: Movements) -> Side:
    """What silence leaves open, and all that is stated."""
    codes = Codes.of(moves)
    open_flows = np.flatnonzero(moves.data_open)
    flow = np.concatenate([moves.data_flow, open_flows])
    data = np.concatenate([moves.data_dataset, np.full(len(open_flows), codes.something)])
    start, end = moves.start[flow], moves.end[flow]
    reads = (start != NONE) & ~moves.at_group(start)
    read_data = np.where(data == codes.something, codes.anything, data)
    read_key = np.where(reads, codes.key(np.where(start == UNKNOWN, codes.anywhere, start), read_data), UNKNOWN)
    writes = (end != NONE) & ~moves.at_group(end)
    to_party = writes & ((end == UNKNOWN) | moves.at_party(end))
    writings: list[Writing] = []
    for where, place in (
        (writes, np.where(end == UNKNOWN, codes.elsewhere, end)),
        (writes, codes.anywhere),
        (to_party, codes.any_party),
    ):
        writings += [(where, place, data), (where, place, codes.anything)]
    return _side(codes, Silent.of(moves, codes, possible=True), flow, read_key, writings)


Writing: TypeAlias = "tuple[Bools, Ints | int, Ints | int]"
"""The moves that write, the place and the dataset, by move or one for all."""


def _side(
    codes: Codes,
    silent: Silent,
    flow: Ints,
    read_key: Ints,
    writings: list[Writing],
) -> Side:
    """A side from moves: the flow of each, the key that it reads (UNKNOWN: none), and what it writes. Writes into
    states that nobody reads are left out."""
    reads = read_key != UNKNOWN
    keys = _closure(distinct(read_key[reads], codes.keys), silent)
    number = _numbers(keys, codes.keys)
    from_key, to_state = silent.into(keys)
    places, datasets = codes.place(keys), codes.dataset(keys)
    moves, states = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for where, place, data in writings:
        if _among(place, places) and _among(data, datasets):
            move = np.flatnonzero(where)
            state = number(codes.key(at_rows(place, move), at_rows(data, move)))
            moves.append(move[state != UNKNOWN])
            states.append(state[state != UNKNOWN])
    move, state = np.concatenate(moves), np.concatenate(states)
    read_state = number(read_key)
    passing = reads[move]
    return Side(
        flows=codes.flows,
        place=_known(places, codes.places),
        dataset=_known(datasets, codes.datasets),
        write_flow=flow[move],
        write_state=state,
        read_flow=flow[reads],
        read_state=read_state[reads],
        step_from=np.concatenate([number(from_key), read_state[move[passing]]]),
        step_to=np.concatenate([to_state, state[passing]]),
        step_flow=np.concatenate([np.full(len(from_key), UNKNOWN), flow[move[passing]]]),
    )


SMALL = 64  # below this many new keys a Python set is faster than another sorted merge


def _closure(keys: Ints, silent: Silent) -> Ints:
    """The sorted keys and all keys from which silent steps lead into them."""
    fresh = keys
    while fresh.size:
        if fresh.size < SMALL:
            seen = set(keys.tolist())
            added: list[int] = []
            while 0 < fresh.size < SMALL:
                new = [key for key in dict.fromkeys(silent.into(fresh)[0].tolist()) if key not in seen]
                seen.update(new)
                added += new
                fresh = np.array(new, dtype=np.int64)
            keys = sorted_set(np.concatenate([keys, np.array(added, dtype=np.int64)]))
        else:
            found = distinct(silent.into(fresh)[0], silent.codes.keys)
            fresh = found[_numbers(keys, 0)(found) == UNKNOWN]
            keys = sorted_set(np.concatenate([keys, fresh]))
    return keys


DENSE = 16  # keys per state up to which a table beats a binary search


def _numbers(keys: Ints, count: int) -> Callable[[Ints], Ints]:
    """The position of each wanted key in sorted `keys`, UNKNOWN where it is not there; keys lie below `count`."""
    if 0 < count <= DENSE * len(keys):
        table = np.full(count, UNKNOWN, dtype=np.int64)
        table[keys] = np.arange(len(keys))
        return lambda wanted: table[wanted]

    def search(wanted: Ints) -> Ints:
        if not keys.size:
            return np.full(wanted.shape, UNKNOWN)
        position = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[position] == wanted, position, UNKNOWN)

    return search


def _among(part: Ints | int, parts: Ints) -> bool:
    """Whether it is worth looking: one place or dataset for all may be read by nobody."""
    return not isinstance(part, int) or bool((parts == part).any())


def _known(code: Ints, listed: int) -> Ints:
    return np.where(code < listed, code, UNKNOWN)
