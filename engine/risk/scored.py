"""A result with its scores: of each finding that counts, of the whole and of its parts. Rounded here, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import structs

from engine.checks.verdict import Run
from engine.findings.finding import Finding, FindingRisk, Risk
from engine.findings.result import PartOf, Result, RiskOf
from engine.risk.concerned import Concerned
from engine.risk.method import shares, together
from engine.risk.parts import parts
from engine.risk.score import Scored, counts, scores

PLACES: Final = 1  # decimal places of a score
SHARE_PLACES: Final = 3  # and of its shares, so that they visibly add up


def scored(result: Result, run: Run) -> Result:
    """The result with the scores of its gaps and undetermined verdicts, conflicts among them. Advice, indicated gaps
    and attestations never count; what is waived does, and `unwaived` tells the score without it."""
    found = tuple(scores([each for each in (*result.findings, *result.conflicts) if counts(each)], run))
    of_each = _shares([each.score for each in found])
    risks = {id(each.finding): _risk(each, share) for each, share in zip(found, of_each, strict=True)}
    whole = _rounded(_together(each.score for each in found))
    return structs.replace(
        result,
        findings=_with(result.findings, risks),
        conflicts=_with(result.conflicts, risks),
        summary=structs.replace(result.summary, risk=whole),
        risk=RiskOf(
            low=whole.low,
            high=whole.high,
            inherent=_rounded(_together(each.inherent for each in found)),
            unwaived=_rounded(_together(each.score for each in found if each.finding.waiver is None)),
            parts=tuple(map(_part, parts(result, found, of_each, Concerned(run.graph, run.compiled.schema)))),
        ),
    )


def _together(of: Iterable[Risk]) -> Risk:
    of = tuple(of)
    return Risk(together(each.low for each in of), together(each.high for each in of))


def _shares(of: Sequence[Risk]) -> tuple[Risk, ...]:
    return tuple(map(Risk, shares([each.low for each in of]), shares([each.high for each in of])))


def _risk(of: Scored, share: Risk) -> FindingRisk:
    score = _rounded(of.score)
    return FindingRisk(
        low=score.low,
        high=score.high,
        inherent=_rounded(of.inherent),
        share=_rounded(share, SHARE_PLACES),
        sensitivity=of.sensitivity,
        people=of.people,
        exposure=of.exposure,
        safeguards=of.safeguards,
    )


def _part(of: PartOf) -> PartOf:
    score = _rounded(Risk(of.low, of.high))
    return structs.replace(of, low=score.low, high=score.high, share=_rounded(of.share, SHARE_PLACES))


def _rounded(of: Risk, places: int = PLACES) -> Risk:
    return Risk(round(of.low, places), round(of.high, places))


def _with(findings: tuple[Finding, ...], risks: Mapping[int, FindingRisk]) -> tuple[Finding, ...]:
    return tuple(structs.replace(each, risk=risks[id(each)]) if id(each) in risks else each for each in findings)
