"""Whether a result fails: gaps from a severity on, undetermined verdicts from another; advice, indicated gaps never."""

from __future__ import annotations

from collections.abc import Iterable

from engine.app.selection import NEVER
from engine.findings.finding import SEVERITIES, Finding, rank
from engine.findings.result import Result
from engine.typed.declared import Policy


def failing(result: Result, policy: Policy, fail_on: str | None, fail_on_unknown: str | None) -> tuple[Finding, ...]:
    """The findings that fail the gate, in the order of the result.

    `fail_on` replaces the policy's threshold for gaps: a severity, a rule's id (only its gaps count), or `never`, which
    lets undetermined verdicts pass as well unless `fail_on_unknown` names a severity for them.
    """
    thresholds = {threshold.verdict: threshold.severity for threshold in policy.fails}
    if fail_on == NEVER:
        thresholds = {}
    elif fail_on in SEVERITIES:
        thresholds["gap"] = fail_on
    rule = fail_on if fail_on is not None and fail_on not in (NEVER, *SEVERITIES) else None
    if fail_on_unknown == NEVER:
        thresholds.pop("undetermined", None)
    elif fail_on_unknown is not None:
        thresholds["undetermined"] = fail_on_unknown
    gaps = _from(_firm_gaps(result.findings), thresholds.get("gap")) if rule is None else _of(rule, result.findings)
    unknown = _from((f for f in result.findings if f.verdict == "undetermined"), thresholds.get("undetermined"))
    failed = {id(finding) for finding in (*gaps, *unknown, *_from(_firm_gaps(result.conflicts), thresholds.get("gap")))}
    return tuple(finding for finding in (*result.findings, *result.conflicts) if id(finding) in failed)


def _firm_gaps(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.verdict == "gap" and f.waiver is None and not f.is_advice and not f.is_indicated]


def _of(rule: str, findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.verdict == "gap" and f.rule == rule and f.waiver is None]


def _from(findings: Iterable[Finding], severity: str | None) -> list[Finding]:
    return [] if severity is None else [f for f in findings if rank(f.severity) <= rank(severity)]
