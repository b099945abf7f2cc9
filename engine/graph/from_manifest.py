"""Manifest and schema to the graph: columns of what is stated, relations in both directions, completeness.

A per-year column holds the numbers stated; that a year outside of a record's lifetime has none is for the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from engine.graph.columns import Column, Graph, Ints, JudgedColumn
from engine.graph.manifest import Manifest, Record
from engine.graph.related import Key, related, stated_for
from engine.graph.spaces import starts
from engine.graph.stated import column
from engine.ground.schema import Schema
from engine.ground.value import OneRecord, Value

JUDGED = "judged."


def graph(manifest: Manifest, schema: Schema, needed: Iterable[Key] | None = None) -> Graph:
    """The graph with the columns `needed` (kind, fact; judgements as `judged.NAME`), or with all of them.

    A fact that nobody states has no column; a list with `through` or `covers` and a way back always have one.
    """
    wanted = set(_all(schema) if needed is None else needed)
    records = {kind: tuple(manifest.records.get(kind, {}).values()) for kind in schema.kinds}
    rows = {kind: len(listed) for kind, listed in records.items()}
    stated = _stated(records, schema, rows, stated_for(wanted, schema))
    complete = {kind: any(each.kind == kind and each.parties is None for each in manifest.complete) for kind in rows}
    complete_for = _complete_for(manifest, records.get("party", ()))
    columns: dict[Key, Column] = {key: each for key, each in stated.items() if key in wanted}
    columns |= related(sorted(wanted), stated, schema, rows, complete, complete_for)
    columns |= _judged(records, wanted)
    ids: dict[str, Sequence[str]] = {kind: tuple(record.id for record in listed) for kind, listed in records.items()}
    return Graph(rows, ids, columns, complete, complete_for)


def _all(schema: Schema) -> Iterable[Key]:
    for kind in schema.kinds.values():
        yield from ((kind.name, fact) for fact in kind.facts)
    yield from ((each.kind, JUDGED + each.name) for each in schema.judgements.values())


def _stated(
    records: Mapping[str, tuple[Record, ...]], schema: Schema, rows: Mapping[str, int], wanted: frozenset[Key]
) -> dict[Key, Column]:
    """The columns of all wanted facts that some record states."""
    row = {kind: {record.id: at for at, record in enumerate(listed)} for kind, listed in records.items()}
    first: dict[tuple[str, ...], dict[str, int]] = {}

    def row_of(kinds: tuple[str, ...], of: OneRecord) -> int:
        if kinds not in first:
            first[kinds] = starts(kinds, rows)
        return first[kinds][of.kind] + row[of.kind][of.id]

    columns: dict[Key, Column] = {}
    for kind, listed in records.items():
        answers: dict[str, list[Value | None]] = {}
        for at, record in enumerate(listed):
            for fact, stated in record.facts.items():
                if fact not in answers:
                    answers[fact] = [None] * len(listed)
                answers[fact][at] = stated.value
        for fact in answers:
            if (kind, fact) in wanted:
                columns[kind, fact] = column(schema.kinds[kind].facts[fact], answers[fact], schema, row_of)
    return columns


def _judged(records: Mapping[str, tuple[Record, ...]], wanted: Iterable[Key]) -> dict[Key, JudgedColumn]:
    columns: dict[Key, JudgedColumn] = {}
    for kind, fact in sorted(wanted):
        name = fact.removeprefix(JUDGED)
        outcomes = [record.judged.get(name) for record in records[kind]] if name != fact else []
        if any(outcomes):
            columns[kind, fact] = JudgedColumn(
                np.array([each is not None and each.outcome for each in outcomes]),
                np.array([each is not None and not each.outcome for each in outcomes]),
                np.array([0 if each is None else each.day for each in outcomes], dtype=np.int64),
            )
    return columns


def _complete_for(manifest: Manifest, parties: tuple[Record, ...]) -> dict[str, Ints]:
    """By kind, the rows of the parties for which it is complete."""
    row = {record.id: at for at, record in enumerate(parties)}
    found: dict[str, set[int]] = {}
    for each in manifest.complete:
        if each.parties is not None:
            found.setdefault(each.kind, set()).update(row[party] for party in each.parties)
    return {kind: np.array(sorted(rows), dtype=np.int64) for kind, rows in found.items()}
