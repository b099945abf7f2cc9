"""Drafts as manifest records, as if a loader had read them."""

from __future__ import annotations

from typing import Final

from engine.graph.manifest import Completeness, Manifest, Record, Recorded, Stated
from engine.ground.source import Span
from engine.ground.value import OneRecord
from tests.properties.drafts import Draft

HERE: Final = Span("manifest.yaml", 1, 1, 1, 1)


def manifest(drawn: Draft) -> Manifest:
    """The draft as records."""
    records = {
        kind: {
            name: Record(
                kind,
                name,
                HERE,
                {fact: Stated(value, HERE) for fact, value in facts.items()},
                {
                    about: Recorded(outcome, "Anna", day, "", HERE)
                    for about, (outcome, day) in drawn.judged.get(OneRecord(kind, name), {}).items()
                },
            )
            for name, facts in rows.items()
        }
        for kind, rows in drawn.records.items()
    }
    complete = tuple(Completeness(kind, parties, HERE) for kind, parties in drawn.complete.items())
    return Manifest("Drawn", drawn.as_of, records, complete, (), ())
