"""Which record a row of a space is, where its facts stand in the manifest, and who answers for it."""

from __future__ import annotations

from typing import Final

from engine.findings.finding import Location, Subject, location
from engine.graph.columns import Graph
from engine.graph.manifest import Manifest, Record, Stated
from engine.ground.schema import Schema
from engine.ground.value import OneRecord, Words
from engine.ground.value import Records as Listed

_ANSWERABLE: Final = ("activity", "system")  # the kinds whose owner answers for what leads to them, in this order


class Records:
    """The records behind the rows of a graph. Spaces are a kind, or several joined by `|`; years are left out."""

    def __init__(self, manifest: Manifest, schema: Schema, graph: Graph) -> None:
        self.manifest = manifest
        self.schema = schema
        self._graph = graph
        self._owners: dict[Subject, str | None] = {}

    def subject(self, space: str, row: int) -> Subject:
        """The record at a row of a space of kinds."""
        for kind in space.removesuffix("*").split("|"):
            rows = self._graph.rows.get(kind, 0)
            if row < rows:
                return Subject(kind, self._graph.ids[kind][row])
            row -= rows
        raise IndexError(f"no such row in `{space}`")

    def record(self, subject: Subject) -> Record | None:
        """The record itself."""
        return self.manifest.records.get(subject.kind, {}).get(subject.id)

    def stated(self, subject: Subject, fact: str) -> Stated | None:
        """The answer that the record gives, itself or by a `for all`."""
        record = self.record(subject)
        return record.facts.get(fact) if record else None

    def lists_whole(self, subject: Subject, fact: str) -> bool:
        """Whether the record states the list, and as a whole."""
        stated = self.stated(subject, fact)
        return stated is not None and (not isinstance(stated.value, Listed) or stated.value.closed)

    def location(self, subject: Subject, fact: str | None = None) -> Location | None:
        """Where the fact is stated, else where the record begins."""
        record = self.record(subject)
        if record is None:
            return None
        stated = record.facts.get(fact) if fact else None
        return location(stated.span if stated else record.span)

    def owner(self, subject: Subject) -> str | None:
        """Who answers for the record: its own `owner`, else that of the activity or system that it leads to."""
        if subject not in self._owners:
            self._owners[subject] = self._own(subject) or self._led_to(subject)
        return self._owners[subject]

    def _own(self, subject: Subject) -> str | None:
        stated = self.stated(subject, "owner")
        return stated.value.text if stated and isinstance(stated.value, Words) else None

    def _led_to(self, subject: Subject) -> str | None:
        record, kind = self.record(subject), self.schema.kinds.get(subject.kind)
        if record is None or kind is None:
            return None
        values = [record.facts[name].value for name in kind.facts if name in record.facts]
        targets = [Subject(v.kind, v.id) for v in values if isinstance(v, OneRecord) and v.kind in _ANSWERABLE]
        targets.sort(key=lambda target: _ANSWERABLE.index(target.kind))
        return next((owner for target in targets if (owner := self._own(target))), None)
