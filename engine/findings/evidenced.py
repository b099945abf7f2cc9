"""Facts that a policy asks evidence for, and where a manifest states them without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.findings.accounts import UnevidencedOf
from engine.findings.finding import location
from engine.findings.worded import fact_title
from engine.graph.manifest import Manifest, Stated
from engine.ground.schema import Schema


def unevidenced(manifest: Manifest, schema: Schema, facts: Iterable[tuple[str, str]]) -> tuple[UnevidencedOf, ...]:
    """The facts (kind, name) that some record states without evidence, in the order given. Silence needs none: it is a
    question already."""
    return tuple(_lacking(manifest, schema, facts))


def _lacking(manifest: Manifest, schema: Schema, facts: Iterable[tuple[str, str]]) -> Iterator[UnevidencedOf]:
    for kind, fact in facts:
        stated = [(each, each.facts[fact]) for each in manifest.records.get(kind, {}).values() if fact in each.facts]
        bare = sorted(((record.id, answer) for record, answer in stated if not _backed(answer)), key=lambda one: one[0])
        if bare:
            title, ids = fact_title(schema.kinds[kind].facts[fact]), tuple(name for name, _ in bare)
            yield UnevidencedOf(f"{kind}.{fact}", title, len(stated), ids, location(bare[0][1].span))


def _backed(answer: Stated) -> bool:
    """A file that is there, or a source that is named; that somebody has checked it is not evidence yet."""
    evidence = answer.evidence
    return evidence is not None and (evidence.sha256 is not None or evidence.source is not None)
