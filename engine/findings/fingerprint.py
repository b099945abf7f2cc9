"""The fingerprint of a finding: the same as long as the same rule speaks of the same record."""

from __future__ import annotations

from hashlib import sha256

from engine.findings.finding import Subject

LENGTH = 32  # hexadecimal digits


def fingerprint(rule: str, subject: Subject, discriminator: str = "") -> str:
    """Of the rule's id, the subject and what tells two findings on it apart (a year); never of lines or languages.

    >>> fingerprint("pipl.art_38_export_route", Subject("flow", "crm-to-sg"))
    '...'
    """
    parts = (rule, subject.kind, subject.id, discriminator)
    return sha256("\x1f".join(parts).encode()).hexdigest()[:LENGTH]
