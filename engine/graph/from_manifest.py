"""Manifest and schema to the graph: columns of what is stated, relations in both directions, completeness.

Each column is made when it is first asked for: rules read few of the facts that a manifest may state. A per-year column
holds the numbers stated; that a year outside of a record's lifetime has none is for the engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from engine.graph.columns import JUDGED, Column, Graph, Ints, JudgedColumn
from engine.graph.manifest import Manifest, Record
from engine.graph.related import Key, is_related, related
from engine.graph.spaces import starts
from engine.graph.stated import column
from engine.ground.schema import Schema
from engine.ground.value import OneRecord, Value

Records = Mapping[str, tuple[Record, ...]]


def graph(manifest: Manifest, schema: Schema) -> Graph:
    """The graph. A fact that nobody states has no column; a list with `through` or `covers` and a way back always have
    one."""
    records = {kind: tuple(manifest.records.get(kind, {}).values()) for kind in schema.kinds}
    rows = {kind: len(listed) for kind, listed in records.items()}
    complete = {kind: any(each.kind == kind and each.parties is None for each in manifest.complete) for kind in rows}
    complete_for = _complete_for(manifest, records.get("party", ()))
    ids: dict[str, Sequence[str]] = {kind: tuple(record.id for record in listed) for kind, listed in records.items()}
    columns = _Columns(records, schema, rows, complete, complete_for)
    return Graph(rows, ids, columns, complete, complete_for)


class _Stated(Mapping[Key, Column]):
    """The columns of what records state themselves."""

    def __init__(self, records: Records, schema: Schema, rows: Mapping[str, int]) -> None:
        self._records, self._schema, self._rows = records, schema, rows
        self._answers: dict[str, dict[str, list[Value | None]]] = {}  # by kind and fact, one a row
        self._row: dict[str, dict[str, int]] = {}  # by kind and id
        self._first: dict[tuple[str, ...], dict[str, int]] = {}
        self._made: dict[Key, Column] = {}

    def __getitem__(self, key: Key) -> Column:
        if key not in self._made:
            kind, fact = key
            answers = self._answers_of(kind)[fact]
            self._made[key] = column(self._schema.kinds[kind].facts[fact], answers, self._schema, self._row_of)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and key[1] in self._answers_of(key[0])

    def __iter__(self) -> Iterator[Key]:
        return ((kind, fact) for kind in self._records for fact in self._answers_of(kind))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _answers_of(self, kind: str) -> dict[str, list[Value | None]]:
        if kind not in self._answers:
            listed = self._records[kind]
            answers: dict[str, list[Value | None]] = {}
            for at, record in enumerate(listed):
                for fact, stated in record.facts.items():
                    if fact not in answers:
                        answers[fact] = [None] * len(listed)
                    answers[fact][at] = stated.value
            self._answers[kind] = answers
        return self._answers[kind]

    def _row_of(self, kinds: tuple[str, ...], of: OneRecord) -> int:
        if kinds not in self._first:
            self._first[kinds] = starts(kinds, self._rows)
        if of.kind not in self._row:
            self._row[of.kind] = {record.id: at for at, record in enumerate(self._records[of.kind])}
        return self._first[kinds][of.kind] + self._row[of.kind][of.id]


class _Columns(Mapping[Key, Column]):
    """All columns: of what is stated, of what that brings, and of recorded judgements (as `judged.NAME`)."""

    def __init__(
        self,
        records: Records,
        schema: Schema,
        rows: Mapping[str, int],
        complete: Mapping[str, bool],
        complete_for: Mapping[str, Ints],
    ) -> None:
        self._records, self._schema = records, schema
        self._stated = _Stated(records, schema, rows)
        self._whole = rows, complete, complete_for
        self._made: dict[Key, Column | None] = {}

    def __getitem__(self, key: Key) -> Column:
        if key not in self._made:
            self._made[key] = self._column(key)
        found = self._made[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        judged = (
            (kind, JUDGED + name)
            for kind, listed in self._records.items()
            for name in dict.fromkeys(name for record in listed for name in record.judged)
        )
        facts = ((kind.name, name) for kind in self._schema.kinds.values() for name in kind.facts)
        yield from (key for key in facts if is_related(key, self._schema) or key in self._stated)
        yield from judged

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _column(self, key: Key) -> Column | None:
        kind, fact = key
        if fact.startswith(JUDGED):
            return _judged(self._records[kind], fact.removeprefix(JUDGED))
        if is_related(key, self._schema):
            return related(key, self._stated, self._schema, *self._whole)
        return self._stated.get(key)


def _judged(records: Sequence[Record], name: str) -> JudgedColumn | None:
    outcomes = [record.judged.get(name) for record in records]
    if not any(outcomes):
        return None
    return JudgedColumn(
        np.array([each is not None and each.outcome for each in outcomes]),
        np.array([each is not None and not each.outcome for each in outcomes]),
        np.array([0 if each is None else each.day for each in outcomes], dtype=np.int64),
    )


def _complete_for(manifest: Manifest, parties: tuple[Record, ...]) -> dict[str, Ints]:
    """By kind, the rows of the parties for which it is complete."""
    row = {record.id: at for at, record in enumerate(parties)}
    found: dict[str, set[int]] = {}
    for each in manifest.complete:
        if each.parties is not None:
            found.setdefault(each.kind, set()).update(row[party] for party in each.parties)
    return {kind: np.array(sorted(rows), dtype=np.int64) for kind, rows in found.items()}
