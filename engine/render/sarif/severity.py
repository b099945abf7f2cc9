"""How a finding weighs in SARIF: its kind, its level, and the number that GitHub calls security severity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from engine.findings.finding import BANDS, SEVERITIES, Finding, Severity, band
from engine.render.sarif.log import Kind, Level

LEVELS: Final[dict[Severity, Level]] = {"low": "note", "medium": "warning", "high": "error", "critical": "error"}
SPANS: Final[dict[Severity, tuple[float, float]]] = {
    "low": (0.1, 3.9),
    "medium": (4.0, 6.9),
    "high": (7.0, 8.9),
    "critical": (9.0, 10.0),
}
"""The numbers that GitHub shows under each name; our bands of risk have the same names."""

KINDS: Final[dict[str, Kind]] = {
    "gap": "fail",
    "undetermined": "open",
    "met": "pass",
    "exempt": "notApplicable",
    "not_applicable": "notApplicable",
}


def kind(finding: Finding) -> Kind:
    """Of a gap `fail`, or `review` where the article was not read in its own text; of what is unknown `open`."""
    return "review" if finding.is_indicated else KINDS[finding.verdict]


def level(finding: Finding) -> Level:
    """By severity; advice and what is waived are notes. All kinds but `fail` have none, as the standard demands."""
    if kind(finding) != "fail":
        return "none"
    return "note" if finding.is_advice or finding.waiver is not None else LEVELS[finding.severity]


def security_severity(finding: Finding) -> float:
    """From 0.1 to 10: the most that the risk of the finding may be, else its severity, in the span of its band."""
    if finding.risk is None:
        low, high = SPANS[finding.severity]
        return round((low + high) / 2, 1)
    score = finding.risk.high
    name = band(score)
    low, high = SPANS[name]
    upper = [BANDS[each] for each in SEVERITIES if BANDS[each] > BANDS[name]]
    part = (score - BANDS[name]) / (min(upper, default=100.0) - BANDS[name])
    return round(low + (high - low) * min(part, 1.0), 1)


def worst(findings: Iterable[Finding]) -> float | None:
    """The greatest security severity of gaps and unknown verdicts that may gate; None where there is none."""
    return max((security_severity(each) for each in findings if _weighs(each)), default=None)


def _weighs(finding: Finding) -> bool:
    return finding.waiver is None and not finding.is_advice and kind(finding) in ("fail", "open")
