"""The scores of findings one by one: the points of a gap, and the most that an undetermined verdict may come to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import isinf
from typing import Final

import numpy as np
from msgspec import Struct

from engine.checks.verdict import Run
from engine.findings.finding import Extent, Finding, Risk
from engine.risk.method import points, stake
from engine.risk.stakes import Between, Stakes, stakes

NOTHING: Final = 0.0


class Scored(Struct, frozen=True):
    """A finding that counts, its `score` and that without safeguards, neither rounded, and what they are made of."""

    finding: Finding
    score: Risk
    inherent: Risk
    sensitivity: Extent
    people: Extent
    exposure: Extent
    safeguards: Extent


def counts(finding: Finding) -> bool:
    """Whether a finding enters a score: a duty, read in the text of the law, that is or may be broken."""
    firm = finding.force == "must" and finding.certainty == "text" and finding.grade != "attested"
    return firm and finding.verdict in ("gap", "undetermined")


def scores(findings: Sequence[Finding], run: Run) -> Iterator[Scored]:
    """The scores of findings that count, in their order."""
    wanted: dict[str, set[str]] = {}
    for finding in findings:
        wanted.setdefault(finding.subject.kind, set()).add(finding.subject.id)
    made = {kind: _Kind(run, kind, ids) for kind, ids in wanted.items()}
    for finding in findings:
        yield made[finding.subject.kind].scored(finding)


class _Kind:
    """What is at stake in the records of one kind that have findings."""

    def __init__(self, run: Run, kind: str, ids: Collection[str]) -> None:
        named = [(row, id_) for row, id_ in enumerate(run.graph.ids[kind]) if id_ in ids]
        self._place = {id_: place for place, (_, id_) in enumerate(named)}
        self._stakes = stakes(run, kind, np.array([row for row, _ in named], dtype=np.int64))
        self._at_stake = _at_stake(self._stakes)

    def scored(self, finding: Finding) -> Scored:
        at, severity = self._place[finding.subject.id], finding.severity
        low, high = float(self._at_stake.low[at]), float(self._at_stake.high[at])
        of = self._stakes
        least, most = float(of.safeguards.low[at]), float(of.safeguards.high[at])
        is_gap = finding.verdict == "gap"
        return Scored(
            finding,
            Risk(points(severity, low, most) if is_gap else NOTHING, points(severity, high, least)),
            Risk(points(severity, low) if is_gap else NOTHING, points(severity, high)),
            *(_extent(each, at) for each in (of.sensitivity, of.people, of.exposure, of.safeguards)),
        )


def _at_stake(of: Stakes) -> Between:
    return Between(
        stake(of.sensitivity.low, of.people.low, of.exposure.low),
        stake(of.sensitivity.high, of.people.high, of.exposure.high),
    )


def _extent(of: Between, at: int) -> Extent:
    high = float(of.high[at])
    return Extent(float(of.low[at]), None if isinf(high) else high)
