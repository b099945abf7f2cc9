"""The closing line of a report: counts, risk, as-of day and policy, and why the gate fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from engine.findings.finding import SEVERITIES, Finding
from engine.findings.gated import Gated
from engine.findings.result import Result
from engine.render.block import Look
from engine.render.risk import between
from engine.render.words import Words

AsOfFrom = Literal["flag", "manifest", "clock", "saved"]

NO_GATE: Final = Gated()


def closing_line(result: Result, look: Look, as_of_from: AsOfFrom, gated: Gated = NO_GATE) -> str:
    """Counts, risk, as-of day and policy in one line; no word of praise, whatever the counts are."""
    words, summary = look.words, result.summary
    gaps, _ = gaps_nobody_waived(result)
    open_ = [f for f in result.findings if f.verdict == "undetermined" and f.waiver is None]
    parts = [
        words.number("gaps", summary.gap) + _worst(words, gaps),
        words.number("undetermined", summary.undetermined) + _worst(words, open_),
    ]
    counts = {"indicated": summary.indicated, "met": summary.met, "exempt": summary.exempt, "advice": summary.advice}
    counts |= {"waived": summary.waived, "pending": summary.pending}
    if result.baseline is not None:
        counts["new"] = result.baseline.new
    counts |= {"skipped": len(result.skipped), "supposed": len(result.supposed), "unevidenced": len(result.unevidenced)}
    # that nothing is new says why a gate on what is new lets the rest pass
    parts += [words.number(name, count) for name, count in counts.items() if count or name == "new"]
    said = words("and").join(parts) if evaluated(result) else words("evaluated_none")
    day = words(f"as_of_{as_of_from}", day=result.as_of)
    why = _failed(result, gated, words)
    return look.styled(
        " · ".join([said, *_risk(result, words), day, words("policy", policy=result.policy), *why]), "bold"
    )


def _risk(result: Result, words: Words) -> Iterable[str]:
    """The score, where anything counts in it."""
    risk = result.summary.risk
    if risk is not None and risk.high:
        yield words("risk", risk=between(risk))


def _failed(result: Result, gated: Gated, words: Words) -> Iterable[str]:
    """Why the gate fails where no gap says so, and what is to be said of the limit of risk."""
    failed = gated.failed
    open_ = [finding for finding in failed if finding.verdict == "undetermined"]
    if failed and len(open_) == len(failed):
        yield words("failed_by_undetermined", n=len(open_))
    elif failed and not result.summary.gap and result.conflicts:
        yield words("failed_by_conflicts", n=len(failed) - len(open_))
    elif gated.unbacked and not failed:
        yield words("failed_by_unevidenced")
    if gated.limit is not None and gated.limit.state != "under":
        yield words(f"risk_{gated.limit.state}", most=f"{gated.limit.most:g}")


def evaluated(result: Result) -> bool:
    """Whether any rule applied, or may apply, to anything."""
    summary = result.summary
    counts = (summary.gap, summary.undetermined, summary.met, summary.exempt, summary.waived, summary.advice)
    return any(counts) or summary.indicated > 0 or bool(result.conflicts)


def gaps_nobody_waived(result: Result) -> tuple[list[Finding], list[Finding]]:
    """The gaps in duties that nobody waived: read in the text, and only indicated."""
    gaps = [f for f in result.findings if f.verdict == "gap" and f.force == "must" and f.waiver is None]
    return [f for f in gaps if not f.is_indicated], [f for f in gaps if f.is_indicated]


def _worst(words: Words, findings: Sequence[Finding]) -> str:
    for severity in reversed(SEVERITIES):
        count = sum(1 for finding in findings if finding.severity == severity)
        if count:
            return words("of_them", n=count, severity=words(severity))
    return ""
