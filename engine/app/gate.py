"""Whether a result fails: gaps from a severity on, undetermined verdicts from another, facts without evidence, a risk
above a limit; advice, indicated gaps, what is waived and what only waits for a deadline never."""

from __future__ import annotations

from collections.abc import Iterable

from engine.app.selection import NEVER
from engine.findings.finding import SEVERITIES, Finding, rank
from engine.findings.gated import Gated, Limit
from engine.findings.result import Result
from engine.typed.declared import Policy, Threshold

GAP, UNDETERMINED, UNEVIDENCED = "gap", "undetermined", "unevidenced"


def gated(
    result: Result, policy: Policy, fail_on: str | None, fail_on_unknown: str | None, max_risk: float | None
) -> Gated:
    """All that fails the gate; see `failing`, `unbacked` and `limited`."""
    return Gated(
        failing(result, policy, fail_on, fail_on_unknown),
        unbacked(result, policy, fail_on),
        None if max_risk is None else limited(result, max_risk),
    )


def limited(result: Result, most: float) -> Limit:
    """How the risk that nobody has accepted compares with the most that is allowed. What is certain decides; that the
    unknown may lift it over the limit is said. Without a score the limit may be passed; what is no number is no limit
    that anything keeps."""
    risk = result.risk.unwaived if result.risk is not None else None
    if risk is None:
        return Limit(most, "perhaps")
    return Limit(most, "under" if risk.high <= most else "perhaps" if risk.low <= most else "over")


def failing(result: Result, policy: Policy, fail_on: str | None, fail_on_unknown: str | None) -> tuple[Finding, ...]:
    """The findings that fail the gate, in the order of the result.

    `fail_on` replaces the policy's threshold for gaps: a severity, a rule's id (only its gaps count), or `never`, which
    lets undetermined verdicts pass as well unless `fail_on_unknown` names a severity for them. What counts only if it
    is new, by the policy, still does.
    """
    thresholds = {threshold.verdict: threshold for threshold in policy.fails}
    at_gaps, at_unknown = thresholds.get(GAP), thresholds.get(UNDETERMINED)
    rule = fail_on if fail_on is not None and fail_on not in (NEVER, *SEVERITIES) else None
    if fail_on == NEVER:
        at_gaps = at_unknown = None
    elif fail_on in SEVERITIES:
        at_gaps = _moved(at_gaps, GAP, fail_on)
    if fail_on_unknown == NEVER:
        at_unknown = None
    elif fail_on_unknown is not None:
        at_unknown = _moved(thresholds.get(UNDETERMINED), UNDETERMINED, fail_on_unknown)
    if rule is None:
        gaps = _from(_firm_gaps(result.findings), at_gaps)
    else:
        gaps = _from(_of(rule, result.findings), _moved(at_gaps, GAP, SEVERITIES[0]))
    conflicts = _from(_firm_gaps(result.conflicts), at_gaps)
    failed = {id(finding) for finding in (*gaps, *conflicts, *_from(_unknown(result.findings), at_unknown))}
    return tuple(finding for finding in (*result.findings, *result.conflicts) if id(finding) in failed)


def unbacked(result: Result, policy: Policy, fail_on: str | None) -> bool:
    """Whether facts without evidence fail the gate."""
    asked = any(threshold.verdict == UNEVIDENCED for threshold in policy.fails)
    return asked and fail_on != NEVER and bool(result.unevidenced)


def _firm_gaps(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.verdict == "gap" and f.waiver is None and not f.is_advice and not f.is_indicated]


def _of(rule: str, findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.verdict == "gap" and f.rule == rule and f.waiver is None]


def _unknown(findings: Iterable[Finding]) -> list[Finding]:
    """What is unknown about a duty, and not because its time still runs."""
    unknown = [f for f in findings if f.verdict == "undetermined" and f.waiver is None]
    return [f for f in unknown if f.force == "must" and f.due is None]


def _moved(threshold: Threshold | None, verdict: str, severity: str) -> Threshold:
    """The threshold at another severity."""
    return Threshold(verdict, severity, threshold is not None and threshold.new)


def _from(findings: Iterable[Finding], threshold: Threshold | None) -> list[Finding]:
    """The findings that reach the threshold; none where there is none."""
    if threshold is None:
        return []
    at = rank(threshold.severity)
    return [f for f in findings if rank(f.severity) <= at and not (threshold.new and f.baseline == "unchanged")]
