"""Which datasets, systems and parties a record concerns: those that a score is laid on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import numpy as np

from engine.findings.finding import Subject
from engine.graph.columns import UNKNOWN, CodeColumn, Graph, RelationColumn
from engine.graph.related import Key
from engine.graph.spaces import starts
from engine.ground.schema import Ref, Schema

Dimension = Literal["dataset", "system", "party"]
Spaces = tuple[tuple[int, str], ...]

_ENDS: Final = ("from", "to")
_ANSWERS: Final = {
    "activity": "controller",
    "deal": "seller",
    "incident": "party",
    "request": "addressee",
    "system": "operator",
}
"""By kind, the party that answers for a record."""


class Concerned:
    """What the records of a graph concern, as far as it is listed. A flow concerns the datasets that it carries, the
    systems at its ends and the controller of its activity; what has flows (a dataset, an activity, a contract) concerns
    what these do; a dataset, a system, a party concerns nothing else of its own kind."""

    def __init__(self, graph: Graph, schema: Schema) -> None:
        self._graph = graph
        self._schema = schema
        self._rows: dict[str, dict[str, int]] = {}
        self._lists: dict[Key, tuple[list[int], list[int]]] = {}
        self._refs: dict[Key, tuple[list[int], Spaces]] = {}

    def of(self, subject: Subject, dimension: Dimension) -> tuple[str, ...]:
        """The ids that the record concerns in one dimension, in the order of the manifest."""
        if subject.kind == dimension:
            return (subject.id,)
        row = self._row(subject)
        flows = [row] if subject.kind == "flow" else self._listed(subject.kind, "flows", row)
        match dimension:
            case "dataset":
                found = {each for flow in flows for each in self._listed("flow", "data", flow)}
                found.update(self._listed(subject.kind, "datasets", row))
            case "system":
                ends = (self._one("flow", end, flow) for flow in flows for end in _ENDS)
                found = {end[1] for end in ends if end is not None and end[0] == "system"}
            case "party":
                found = set(self._answering(subject.kind, row, flows))
        return tuple(self._graph.ids[dimension][each] for each in sorted(found))

    def _answering(self, kind: str, row: int, flows: Sequence[int]) -> Iterator[int]:
        places: Iterable[tuple[str, int] | None] = [(kind, row)]
        if kind not in _ANSWERS:
            places = (self._one("flow", "activity", flow) for flow in flows)
        for place in places:
            if place is not None and place[0] in _ANSWERS:
                found = self._one(place[0], _ANSWERS[place[0]], place[1])
                if found is not None:
                    yield found[1]

    def _row(self, subject: Subject) -> int:
        if subject.kind not in self._rows:
            self._rows[subject.kind] = {id_: row for row, id_ in enumerate(self._graph.ids[subject.kind])}
        return self._rows[subject.kind][subject.id]

    def _listed(self, kind: str, fact: str, row: int) -> Sequence[int]:
        """The rows of a list at one record; none where the kind has no such list."""
        key = (kind, fact)
        if key not in self._lists:
            self._lists[key] = self._list(key)
        first, inner = self._lists[key]
        return inner[first[row] : first[row + 1]] if inner else ()

    def _list(self, key: Key) -> tuple[list[int], list[int]]:
        """Where the members of each row begin, and all members."""
        match self._graph.columns.get(key):
            case RelationColumn(outer, inner):
                return np.searchsorted(outer, np.arange(self._graph.rows[key[0]] + 1)).tolist(), inner.tolist()
            case _:
                return [], []

    def _one(self, kind: str, fact: str, row: int) -> tuple[str, int] | None:
        """The kind and row that a reference leads to; None where it is not stated or none."""
        key = (kind, fact)
        if key not in self._refs:
            self._refs[key] = self._ref(key)
        codes, spaces = self._refs[key]
        code = codes[row] if codes else UNKNOWN
        return None if code < 0 else next((name, code - first) for first, name in spaces if first <= code)

    def _ref(self, key: Key) -> tuple[list[int], Spaces]:
        """The codes of a reference, and where each kind begins in their space, the last one first."""
        kind, fact = key
        column = self._graph.columns.get(key)
        declared = self._schema.kinds[kind].facts[fact].type if column is not None else None
        if not isinstance(column, CodeColumn) or not isinstance(declared, Ref):
            return [], ()
        first = starts(declared.kinds, self._graph.rows)
        return column.code.tolist(), tuple((first[name], name) for name in reversed(declared.kinds))
