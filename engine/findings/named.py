"""Findings by what people call them: a fingerprint or its beginning, or `RULE@RECORD`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from engine.findings.finding import Finding, Subject

SHORTEST: Final = 8  # signs of a fingerprint


def named(findings: Sequence[Finding], name: str) -> tuple[Finding, ...]:
    """All findings that the name may mean; the record may be given as `kind/id` or `kind.id` too.

    A fingerprint needs its first eight signs at least.
    """
    rule, at, record = name.partition("@")
    if at:
        return tuple(each for each in findings if each.rule == rule and record in ids(each.subject))
    return tuple(each for each in findings if len(name) >= SHORTEST and each.fingerprint.startswith(name))


def known_as(finding: Finding) -> str:
    """`pipl.art_38_export_route@crm-to-sg`."""
    return f"{finding.rule}@{finding.subject.id}"


def ids(subject: Subject) -> tuple[str, str, str]:
    """What a record is called: `crm`, `system/crm`, `system.crm`."""
    return subject.id, f"{subject.kind}/{subject.id}", f"{subject.kind}.{subject.id}"
