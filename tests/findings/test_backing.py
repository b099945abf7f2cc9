"""The evidence of a manifest is told once for each piece, whatever rests on it."""

from __future__ import annotations

from engine.findings.accounts import EvidenceOf
from engine.findings.backing import backing
from tests.graph.small import SCHEMA, read


def told(text: str) -> tuple[EvidenceOf, ...]:
    return backing(read(text), SCHEMA)


def test_a_piece_of_evidence_is_told_once_with_all_facts_that_rest_on_it() -> None:
    backed = "{value: true, evidence: proof.pdf, checked: 2026-05-12, by: Anna, source: audit}"
    [one] = told(f"systems: {{b: {{security.mfa: {backed}}}, a: {{security.mfa: {backed}}}}}")
    facts = ("system.a.security.mfa", "system.b.security.mfa")
    assert one == EvidenceOf("proof.pdf", "5ha", "audit", "2026-05-12", "Anna", facts)


def test_an_answer_for_all_records_and_a_whole_listing_are_one_fact_each() -> None:
    many = "for all systems: {security.mfa: {value: true, source: audit}}\nsystems: {a: {}, b: {}}\n"
    listed = "complete: {systems: {evidence: proof.pdf}}"
    bare, filed = told(many + listed)
    assert (bare.source, bare.facts) == ("audit", ("system.*.security.mfa",))
    assert (filed.sha256, filed.facts) == ("5ha", ("complete.systems",))


def test_a_file_that_was_not_found_has_no_digest_and_silence_no_evidence() -> None:
    [lost] = told("systems: {a: {security.mfa: {value: true, evidence: lost.pdf}}, b: {security.mfa: true}}")
    assert (lost.path, lost.sha256, lost.facts) == ("lost.pdf", None, ("system.a.security.mfa",))
