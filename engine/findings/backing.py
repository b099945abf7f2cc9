"""The evidence that a manifest names, and the facts that rest on each piece of it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.findings.accounts import EvidenceOf
from engine.graph.manifest import Evidence, Manifest
from engine.ground.schema import Schema


def backing(manifest: Manifest, schema: Schema) -> tuple[EvidenceOf, ...]:
    """Each piece once, by path, source, day and person; its facts in alphabetical order."""
    held: dict[Evidence, set[str]] = {}
    for evidence, fact in _backed(manifest, schema):
        held.setdefault(evidence, set()).add(fact)
    return tuple(
        EvidenceOf(each.path, each.sha256, each.source, each.checked, each.by, tuple(sorted(held[each])))
        for each in sorted(held, key=_order)
    )


def _backed(manifest: Manifest, schema: Schema) -> Iterator[tuple[Evidence, str]]:
    """Each fact that is backed; what is stated for all records of a kind is one fact."""
    for each in manifest.complete:
        if each.evidence is not None:
            yield each.evidence, f"complete.{schema.kinds[each.kind].plural}"
    for kind, records in manifest.records.items():
        for record in records.values():
            for name, stated in record.facts.items():
                if stated.evidence is not None:
                    yield stated.evidence, f"{kind}.{'*' if stated.assumed else record.id}.{name}"


def _order(evidence: Evidence) -> tuple[str, ...]:
    said = (evidence.path, evidence.source, evidence.checked, evidence.by, evidence.sha256)
    return tuple(each or "" for each in said)
