"""A saved result as the baseline of a run: which findings are new since then, which unchanged, which are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import msgspec
from msgspec import Struct, structs

from engine.findings.accounts import Gone
from engine.findings.finding import Finding, Severity, Subject, VerdictName, Waiver
from engine.findings.result import Result, of_this_schema, to_json
from engine.ground.schema import Text2

OPEN: Final = ("gap", "undetermined")


class Known(Struct, frozen=True):
    """What is compared of a finding of the baseline."""

    fingerprint: str
    rule: str
    verdict: VerdictName
    severity: Severity
    subject: Subject
    title: Text2
    year: int | None = None
    waiver: Waiver | None = None


class Baseline(Struct, frozen=True):
    """What is read of a saved result."""

    schema: str
    as_of: str
    policy: str
    findings: tuple[Known, ...]
    conflicts: tuple[Known, ...] = ()


def baseline(data: bytes) -> Baseline:
    """The baseline that a saved result is; raises `msgspec.ValidationError` for anything else."""
    read = msgspec.json.decode(data, type=Baseline)
    of_this_schema(read.schema)
    return read


def of_result(result: Result) -> Baseline:
    """The baseline that a result is."""
    return baseline(to_json(result))


def compared(findings: Iterable[Finding], before: Mapping[str, Known]) -> tuple[Finding, ...]:
    """The findings, each gap and undetermined verdict said to be new or unchanged.

    New is what the baseline did not have, what it had waived and nobody waives now, and a gap that was only
    undetermined then.
    """
    return tuple(
        structs.replace(finding, baseline="unchanged" if _had(finding, before.get(finding.fingerprint)) else "new")
        if finding.verdict in OPEN
        else finding
        for finding in findings
    )


def gone(before: Mapping[str, Known], findings: Iterable[Finding], evaluated: Collection[str]) -> tuple[Gone, ...]:
    """The findings of the baseline that are among the findings no more, in its order."""
    now = {finding.fingerprint for finding in findings if finding.verdict in OPEN}
    return tuple(
        Gone(
            known.fingerprint,
            known.rule,
            known.verdict,
            known.severity,
            known.subject,
            known.title,
            known.year,
            "fixed" if known.rule in evaluated else "not_evaluated",
        )
        for known in before.values()
        if known.fingerprint not in now
    )


def by_fingerprint(read: Baseline) -> dict[str, Known]:
    """The gaps and undetermined verdicts of a baseline."""
    return {known.fingerprint: known for known in (*read.findings, *read.conflicts) if known.verdict in OPEN}


def _had(finding: Finding, known: Known | None) -> bool:
    if known is None or (known.waiver is not None and finding.waiver is None):
        return False
    return finding.verdict != "gap" or known.verdict == "gap"
