"""Which datasets, systems and parties a record concerns: those that a score is laid on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import numpy as np

from engine.findings.finding import Subject
from engine.graph.columns import CodeColumn, Graph, Ints, RelationColumn
from engine.graph.spaces import starts
from engine.ground.schema import Ref, Schema

Dimension = Literal["dataset", "system", "party"]

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

    def of(self, subject: Subject, dimension: Dimension) -> tuple[str, ...]:
        """The ids that the record concerns in one dimension, in the order of the manifest."""
        if subject.kind == dimension:
            return (subject.id,)
        row = self._row(subject)
        flows = np.array([row], dtype=np.int64) if subject.kind == "flow" else self._listed(subject.kind, "flows", row)
        match dimension:
            case "dataset":
                found = {int(each) for flow in flows for each in self._listed("flow", "data", int(flow))}
                found |= {int(each) for each in self._listed(subject.kind, "datasets", row)}
            case "system":
                ends = (self._one("flow", end, int(flow)) for flow in flows for end in _ENDS)
                found = {end[1] for end in ends if end is not None and end[0] == "system"}
            case "party":
                found = set(self._answering(subject.kind, row, flows))
        return tuple(self._graph.ids[dimension][each] for each in sorted(found))

    def _answering(self, kind: str, row: int, flows: Ints) -> Iterator[int]:
        places: Iterable[tuple[str, int] | None] = [(kind, row)]
        if kind not in _ANSWERS:
            places = (self._one("flow", "activity", int(flow)) for flow in flows)
        for place in places:
            if place is not None and place[0] in _ANSWERS:
                found = self._one(place[0], _ANSWERS[place[0]], place[1])
                if found is not None:
                    yield found[1]

    def _row(self, subject: Subject) -> int:
        if subject.kind not in self._rows:
            self._rows[subject.kind] = {id_: row for row, id_ in enumerate(self._graph.ids[subject.kind])}
        return self._rows[subject.kind][subject.id]

    def _listed(self, kind: str, fact: str, row: int) -> Ints:
        """The rows of a list at one record; none where the kind has no such list."""
        match self._graph.columns.get((kind, fact)):
            case RelationColumn(outer, inner):
                first, last = np.searchsorted(outer, [row, row + 1])
                return inner[first:last]
            case _:
                return np.empty(0, dtype=np.int64)

    def _one(self, kind: str, fact: str, row: int) -> tuple[str, int] | None:
        """The kind and row that a reference leads to; None where it is not stated or none."""
        column = self._graph.columns.get((kind, fact))
        declared = self._schema.kinds[kind].facts[fact].type if column is not None else None
        if not isinstance(column, CodeColumn) or not isinstance(declared, Ref) or column.code[row] < 0:
            return None
        code = int(column.code[row])
        first = starts(declared.kinds, self._graph.rows)
        name = max((kind for kind in declared.kinds if first[kind] <= code), key=lambda kind: first[kind])
        return name, code - first[name]
