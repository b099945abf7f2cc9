"""What a manifest states for many rows at once: listings taken as complete, and answers for all records of a kind."""

from __future__ import annotations

from engine.findings.finding import location
from engine.findings.phrases import phrase
from engine.findings.records import Records
from engine.findings.result import Assumed
from engine.findings.worded import fact_title, typed_words
from engine.graph.manifest import Assumption, Completeness
from engine.ground.schema import Kind


def assumptions(records: Records) -> tuple[Assumed, ...]:
    """In the order of the manifest: first the complete listings, then the answers for all."""
    manifest = records.manifest
    return (
        *(_complete(each, records.schema.kinds[each.kind]) for each in manifest.complete),
        *(_for_all(each, records) for each in manifest.assumptions),
    )


def _complete(each: Completeness, kind: Kind) -> Assumed:
    parties = ", ".join(f"`{party}`" for party in each.parties or ())
    if each.parties is None:
        text = phrase("complete", kinds=kind.several)
    else:
        text = phrase("complete_for", kinds=kind.several, parties=parties)
    evidence = each.evidence.path if each.evidence else None
    return Assumed("complete", kind.plural, None, None, each.parties or (), evidence, text, location(each.span))


def _for_all(each: Assumption, records: Records) -> Assumed:
    kind = records.schema.kinds[each.kind]
    fact = kind.facts[each.fact]
    value = typed_words(each.value, fact.type, records.schema)
    text = phrase("for_all", kinds=kind.several, title=fact_title(fact), value=value)
    return Assumed("for all", kind.plural, each.fact, value.en, (), None, text, location(each.span))
