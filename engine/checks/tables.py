"""Dated tables and groups: the row in force for a key on a day, by sorted keys; known where the whole day agrees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from engine.checks import planes
from engine.checks.constants import constant, unknown
from engine.checks.frame import Frame
from engine.checks.gathers import behind, table, taken
from engine.checks.joined import joined
from engine.checks.node import GroupSet, Listed, Looked
from engine.checks.planes import MAYBE, NO, YES
from engine.checks.sight import Sight, code, number
from engine.checks.value import Data, SetValue, TruthValue
from engine.graph.columns import NONE, UNKNOWN, Floats, Ints
from engine.ground.schema import Table
from engine.ground.value import Value

SPAN = 10**7
"""More days than a table knows."""


class Timeline(Struct, frozen=True):
    """For all keys the stretches of days with one row: `starts` are key * SPAN + first day, ascending from day 0;
    `entry` is the row of the table in force in the stretch, or UNKNOWN where there is none."""

    starts: Ints
    entry: Ints


def listed(node: Listed, sight: Sight) -> TruthValue:
    """Yes where a row is in force on the whole day, no where none is in a closed table; no for the key none."""
    declared = sight.frame.compiled.schema.tables[node.table]
    lacking = MAYBE if declared.open else NO
    found = _entries(node.keys, node.day, declared, np.ones(len(declared.rows), dtype=np.int64), sight)
    # entries: 1 a row, 0 none, UNKNOWN undecided, NONE a key that is none
    truths = np.array([lacking, YES, NO, MAYBE], dtype=np.uint8)[found]
    return planes.of_codes(np.broadcast_to(truths, sight.rows) if len(truths) != sight.rows else truths)


def looked(node: Looked, sight: Sight) -> Data:
    """The column of the row in force on the whole day; without one the row for missing keys, or unknown."""
    frame = sight.frame
    declared = frame.compiled.schema.tables[node.table]
    at, optional = next((n, opt) for n, (name, _, opt) in enumerate(declared.columns) if name == node.column)
    values: list[Value | None] = list(dict.fromkeys(row.values[at] for row in declared.rows))
    number_of = {value: position + 1 for position, value in enumerate(values)}
    rest = None if declared.otherwise is None or declared.open else declared.otherwise[at]
    same = np.array([number_of[row.values[at]] for row in declared.rows], dtype=np.int64)
    found = _entries(node.keys, node.day, declared, same, sight)
    single = [
        unknown(node.shape, node.domain, frame, optional=optional)
        if value is None
        else constant(value, node.shape, node.domain, frame)
        for value in (rest, *values)
    ]
    last = behind(node.shape, node.domain, "", frame)
    source = table(joined([(value, 1) for value in single]), len(single), last)
    return taken(source, found)


def group_set(node: GroupSet, sight: Sight) -> SetValue:
    """The terms of the group: surely those in force on the whole day, possibly those in force on some of it. Where all
    days lie between the same two turns they have one set, and so has every other run whose days lie there."""
    day, known = number(sight, node.day), sight.frame.compiled.shared.groups
    members = sight.frame.compiled.schema.groups[node.group].members
    periods = [_days(member.period.first, member.period.last) for member in members]
    turns = sorted({turn for first, last in periods for turn in (first, last + 1)})
    if not len(day.low):
        return _group_set(node, day.low, day.high, periods, sight)
    spans = [(bisect_right(turns, side.min()), bisect_right(turns, side.max())) for side in (day.low, day.high)]
    if any(first != last for first, last in spans):
        return _group_set(node, day.low, day.high, periods, sight)
    key = (node.group, spans[0][0], spans[1][0])
    if key not in known:
        known[key] = _group_set(node, day.low[:1], day.high[:1], periods, sight)
    return known[key]


def _group_set(node: GroupSet, low: Floats, high: Floats, periods: Sequence[tuple[int, int]], sight: Sight) -> SetValue:
    codes = sight.frame.taxonomy(node.domain).codes
    must, may = (np.zeros((len(codes), len(low)), dtype=np.bool_) for _ in range(2))
    members = sight.frame.compiled.schema.groups[node.group].members
    for member, (first, last) in zip(members, periods, strict=True):
        sure, possible = (low >= first) & (high <= last), (high >= first) & (low <= last)
        for term in member.terms:
            must[codes[term]] |= sure
            may[codes[term]] |= possible
    return SetValue(np.packbits(must, axis=1), np.packbits(may, axis=1), must.shape[1])


def _entries(keys: tuple[int, ...], day_node: int, declared: Table, same: Ints, sight: Sight) -> Ints:
    """For each row asked the number `same` of the table row in force, 0 for none; UNKNOWN where the key is unknown or
    the day spans two numbers, NONE where a key is none."""
    key = _key([code(sight, each) for each in keys], declared, sight.frame)
    timeline = _timeline(declared, same, sight.frame)
    day = number(sight, day_node)
    if len(day.low) == 1 and len(key) > len(timeline.starts):
        every = _on(np.arange(_width(declared, sight.frame)), day.low, day.high, timeline)
        return np.take(np.concatenate([every, [NONE, UNKNOWN]]), key, mode="wrap")
    return np.where(key < 0, key, _on(np.maximum(key, 0), day.low, day.high, timeline))


def _on(key: Ints, low: Floats, high: Floats, timeline: Timeline) -> Ints:
    first, last = (np.clip(side, 1, SPAN - 2).astype(np.int64) for side in (low, high))
    begin = np.searchsorted(timeline.starts, key * SPAN + first, "right") - 1
    end = np.searchsorted(timeline.starts, key * SPAN + last, "right") - 1
    return np.where(begin == end, timeline.entry[begin], UNKNOWN)


def _key(codes: list[Ints], declared: Table, frame: Frame) -> Ints:
    """One number for all keys; NONE where one is none, else UNKNOWN where one is unknown."""
    key = np.zeros(1, dtype=np.int64)
    for found, declared_key in zip(codes, declared.keys, strict=True):
        wide = found.astype(np.int64)
        both = key * len(frame.taxonomy(declared_key.terms)) + wide
        nothing, silent = (key == NONE) | (wide == NONE), (key < 0) | (wide < 0)
        key = np.where(nothing, NONE, np.where(silent, UNKNOWN, both))
    return key


def _width(declared: Table, frame: Frame) -> int:
    width = 1
    for key in declared.keys:
        width *= len(frame.taxonomy(key.terms))
    return width


def _timeline(declared: Table, same: Ints, frame: Frame) -> Timeline:
    """Stretches of equal numbers, gaps (0) included, for every key."""
    by_key: dict[int, list[tuple[int, int, int]]] = {}
    for row, entry in zip(declared.rows, same.tolist(), strict=True):
        key = 0
        for name, declared_key in zip(row.keys, declared.keys, strict=True):
            taxonomy = frame.taxonomy(declared_key.terms)
            key = key * len(taxonomy) + taxonomy.codes[name]
        first, last = _days(row.period.first, row.period.last)
        by_key.setdefault(key, []).append((int(first), int(last), entry))
    starts, entries = [], []
    for key in range(_width(declared, frame)):
        day, before = 0, None
        stretches = []
        for first, last, entry in sorted(by_key.get(key, ())):
            stretches += [(day, 0)] if day < first else []
            stretches.append((first, entry))
            day = last + 1
        for begin, entry in [*stretches, (day, 0)]:
            if entry != before:
                starts.append(key * SPAN + begin)
                entries.append(entry)
                before = entry
    return Timeline(np.array(starts, dtype=np.int64), np.array(entries, dtype=np.int64))


def _days(first: int | None, last: int | None) -> tuple[int, int]:
    return (1 if first is None else first), (SPAN - 2 if last is None else last)
