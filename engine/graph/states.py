"""One side of the state graph: which (place, dataset) states matter, who writes and reads them, and the steps between.

Only states that some flow reads are kept, and those that lead into them by silent steps. The possible side stays
linear by states that stand for many: ELSEWHERE and SOMETHING are an unknown end and open data as written, ANYWHERE,
ANY_PARTY and ANYTHING collect every write that may be meant, for readers that do not know which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from msgspec import Struct

from engine.graph.columns import NONE, UNKNOWN, Bools, Ints
from engine.graph.movements import Movements
from engine.graph.ragged import distinct, sorted_set
from engine.graph.silent import Codes, Silent, at_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray


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


STRETCH: Final = 1 << 17  # moves at a time, so that what is made for them stays near the processor

Writing: TypeAlias = "tuple[Bools, Ints | int, Ints | int]"
"""The moves that write, the place and the dataset, by move or one for all."""

Moved: TypeAlias = "tuple[Ints, Ints, list[Writing]]"
"""Some moves: the flow of each, the key that it reads (UNKNOWN: none), and what they write."""


def definite_side(moves: Movements) -> Side:
    """What is stated: known ends, listed datasets, stated operators and derivations."""
    codes = Codes.of(moves)

    def moved(stretch: slice) -> Moved:
        flow, data = moves.data_flow[stretch], moves.data_dataset[stretch]
        start, end = moves.start[flow], moves.end[flow]
        reads = (start >= 0) & ~moves.at_group(start)
        writes = (end >= 0) & ~moves.at_group(end)
        return flow, np.where(reads, codes.key(start, data), UNKNOWN), [(writes, end, data)]

    return _side(codes, Silent.of(moves, codes, possible=False), moved, len(moves.data_flow))


def possible_side(moves: Movements) -> Side:
    """What silence leaves open, and all that is stated."""
    codes = Codes.of(moves)
    flows, datasets = moves.data_flow, moves.data_dataset
    if len(open_flows := np.flatnonzero(moves.data_open)):
        flows = np.concatenate([flows, open_flows])
        datasets = np.concatenate([datasets, np.full(len(open_flows), codes.something)])

    def moved(stretch: slice) -> Moved:
        flow, data = flows[stretch], datasets[stretch]
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
        return flow, read_key, writings

    return _side(codes, Silent.of(moves, codes, possible=True), moved, len(flows))


def _side(codes: Codes, silent: Silent, moved: Callable[[slice], Moved], count: int) -> Side:
    """A side from so many moves. Writes into states that nobody reads are left out."""
    stretches = [slice(at, min(at + STRETCH, count)) for at in range(0, max(count, 1), STRETCH)]
    keys = _closure(_read((moved(stretch)[1] for stretch in stretches), count, codes.keys), silent)
    number = _numbers(keys, codes.keys)
    from_key, to_state = silent.into(keys)
    places, datasets = codes.place(keys), codes.dataset(keys)
    used = [
        at
        for at, (_, place, data) in enumerate(moved(slice(0, 0))[2])
        if _among(place, places) and _among(data, datasets)
    ]
    writes, reads = _Columns(2, len(used) * count), _Columns(2, count)
    steps = _Columns(3, len(from_key) + len(used) * count)
    steps.add(number(from_key), to_state, np.full(len(from_key), UNKNOWN))
    for stretch in stretches:
        flow, read_key, writings = moved(stretch)
        reading, read_state = read_key != UNKNOWN, number(read_key)
        move, state = _written([writings[at] for at in used], codes, number)
        writes.add(flow[move], state)
        reads.add(flow[reading], read_state[reading])
        passing = reading[move]
        move, state = move[passing], state[passing]
        steps.add(read_state[move], state, flow[move])
    known = _known(places, codes.places), _known(datasets, codes.datasets)
    return Side(codes.flows, *known, *writes.all(), *reads.all(), *steps.all())


class _Columns:
    """Columns side by side that are filled from the top, as narrow as fewer than 2^31 flows and states allow; room that
    stays empty is never touched."""

    def __init__(self, width: int, most: int) -> None:
        self._columns: list[NDArray[np.signedinteger[Any]]] = [np.empty(most, dtype=np.int32) for _ in range(width)]
        self._rows = 0

    def add(self, *parts: Ints) -> None:
        """More rows."""
        first, self._rows = self._rows, self._rows + len(parts[0])
        for column, part in zip(self._columns, parts, strict=True):
            column[first : self._rows] = part

    def all(self) -> list[Ints]:
        """What is filled."""
        return [column[: self._rows] for column in self._columns]


def _read(parts: Iterable[Ints], count: int, keys: int) -> Ints:
    """The different ones of keys below `keys` in parts, `count` in all, sorted."""
    read = (part[part != UNKNOWN] for part in parts)
    if count < keys // 16:
        return sorted_set(np.concatenate(list(read)))
    flags = np.zeros(keys, dtype=np.bool_)
    for part in read:
        flags[part] = True
    return np.flatnonzero(flags)


def _written(writings: list[Writing], codes: Codes, number: Callable[[Ints], Ints]) -> tuple[Ints, Ints]:
    """Which moves write, and the states that they write."""
    moves, states = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for where, place, data in writings:
        move = np.flatnonzero(where)
        state = number(codes.key(at_rows(place, move), at_rows(data, move)))
        read = state != UNKNOWN
        moves.append(move[read])
        states.append(state[read])
    return np.concatenate(moves), np.concatenate(states)


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
        table = np.full(count, UNKNOWN, dtype=np.int32)  # narrow, as it is read here and there
        table[keys] = np.arange(len(keys), dtype=np.int32)
        return lambda wanted: table[wanted].astype(np.int64)

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
