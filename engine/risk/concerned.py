"""Which datasets, systems and parties a record concerns: those that a score is laid on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import numpy as np

from engine.findings.finding import Subject
from engine.graph.columns import UNKNOWN, CodeColumn, Graph, RelationColumn
from engine.graph.related import Key
from engine.graph.spaces import starts
from engine.ground.schema import Many, Ref, Schema

Dimension = Literal["dataset", "system", "party"]
Spaces = tuple[tuple[int, str], ...]

_ENDS: Final = ("from", "to")
_FLOWS: Final = {"system": ("inflows", "outflows")}
"""By kind, the lists of its flows; `flows` where not said."""
_ANSWERS: Final = {"activity": "controller", "deal": "seller", "request": "addressee", "system": "operator"}
"""By kind, the party that answers for a record; of an activity also those that decide jointly."""
_COVERED: Final = {"activities": "activity", "systems": "system", "deals": "deal"}
"""By list, the kind of what a paper covers besides flows."""
_MEMBERS: Final = _COVERED | {
    "flows": "flow",
    "inflows": "flow",
    "outflows": "flow",
    "data": "dataset",
    "datasets": "dataset",
    "joint_controllers": "party",
    "parties": "party",
}
"""By list that is read here, the kind of its members; another kind may have a list of that name of something else."""


class Concerned:
    """What the records of a graph concern, as far as it is listed. A flow concerns the datasets that it carries, the
    systems at its ends and the controllers of its activity; what has flows (a dataset, a system, a contract) concerns
    what these do, and a paper what else it covers; a dataset, a system, a party nothing else of its own kind. For a
    system its operator answers; for an incident the party where it happened if that decides about the data, else
    those who do."""

    def __init__(self, graph: Graph, schema: Schema) -> None:
        self._graph = graph
        self._schema = schema
        self._found: dict[tuple[Subject, Dimension], tuple[str, ...]] = {}  # many findings share a record
        self._rows: dict[str, dict[str, int]] = {}
        self._lists: dict[Key, tuple[list[int], list[int]]] = {}
        self._refs: dict[Key, tuple[list[int], Spaces]] = {}

    def of(self, subject: Subject, dimension: Dimension) -> tuple[str, ...]:
        """The ids that the record concerns in one dimension, in the order of the manifest."""
        if subject.kind == dimension:
            return (subject.id,)
        key = (subject, dimension)
        if key not in self._found:
            self._found[key] = self._find(subject, dimension)
        return self._found[key]

    def _find(self, subject: Subject, dimension: Dimension) -> tuple[str, ...]:
        row = self._row(subject)
        flows = self._flows(subject.kind, row)
        match dimension:
            case "dataset":
                found = self._all(("flow", "data", flow) for flow in flows)
                found.update(self._listed(subject.kind, "datasets", row))
            case "system":
                ends = (self._one("flow", end, flow) for flow in flows for end in _ENDS)
                found = {end[1] for end in ends if end is not None and end[0] == "system"}
                found.update(self._listed(subject.kind, "systems", row))
            case "party":
                found = self._answering(subject.kind, row, flows)
        return tuple(self._graph.ids[dimension][each] for each in sorted(found))

    def _flows(self, kind: str, row: int) -> Sequence[int]:
        if kind == "flow":
            return (row,)
        return [each for fact in _FLOWS.get(kind, ("flows",)) for each in self._listed(kind, fact, row)]

    def _answering(self, kind: str, row: int, flows: Iterable[int]) -> set[int]:
        match kind:
            case "activity":
                return self._deciding(row)
            case "incident":
                return self._suffering(row)
            case _ if kind in _ANSWERS:
                found = self._one(kind, _ANSWERS[kind], row)
                return set() if found is None else {found[1]}
        covered = ((other, each) for fact, other in _COVERED.items() for each in self._listed(kind, fact, row))
        answering = self._controllers(flows).union(*(self._answering(other, each, ()) for other, each in covered))
        return answering.union(self._listed(kind, "parties", row)) if kind == "assessment" else answering

    def _controllers(self, flows: Iterable[int]) -> set[int]:
        activities = {self._one("flow", "activity", flow) for flow in flows}
        return set().union(*(self._deciding(each[1]) for each in activities if each is not None))

    def _deciding(self, activity: int) -> set[int]:
        """Those who decide about an activity, alone or jointly."""
        first = self._one("activity", "controller", activity)
        return {*self._listed("activity", "joint_controllers", activity), *([] if first is None else [first[1]])}

    def _suffering(self, incident: int) -> set[int]:
        """The party of an incident if it decides about the data, or nobody is known to; else those who do: what
        happens at a processor is for its controllers to tell."""
        datasets = self._listed("incident", "datasets", incident)
        controllers = self._controllers(self._all(("dataset", "flows", each) for each in datasets))
        place = self._one("incident", "party", incident)
        return controllers if place is None or (controllers and place[1] not in controllers) else {place[1]}

    def _all(self, lists: Iterable[tuple[str, str, int]]) -> set[int]:
        return {each for kind, fact, row in lists for each in self._listed(kind, fact, row)}

    def _row(self, subject: Subject) -> int:
        if subject.kind not in self._rows:
            self._rows[subject.kind] = {id_: row for row, id_ in enumerate(self._graph.ids[subject.kind])}
        return self._rows[subject.kind][subject.id]

    def _listed(self, kind: str, fact: str, row: int) -> Sequence[int]:
        """The rows of a list at one record; none where the kind has no such list of such members."""
        key = (kind, fact)
        if key not in self._lists:
            self._lists[key] = self._list(key)
        first, inner = self._lists[key]
        return inner[first[row] : first[row + 1]] if inner else ()

    def _list(self, key: Key) -> tuple[list[int], list[int]]:
        """Where the members of each row begin, and all members."""
        kind, fact = key
        column = self._graph.columns.get(key)
        declared = self._schema.kinds[kind].facts[fact].type if column is not None else None
        match column:
            case RelationColumn(outer, inner) if declared == Many((_MEMBERS[fact],)):
                return np.searchsorted(outer, np.arange(self._graph.rows[kind] + 1)).tolist(), inner.tolist()
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
