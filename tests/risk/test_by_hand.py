"""The score that `docs/risk.md` works out by hand: its table is what the result says, and its arithmetic holds."""

from __future__ import annotations

import re
from math import exp, log, log10
from pathlib import Path
from typing import Final

import pytest

from engine.findings.finding import Finding, FindingRisk
from tests.risk.company import company, judged

PAGE: Final = Path(__file__).parent.parent.parent / "docs" / "risk.md"
HEAD: Final = "| gap | severity |"
FLOOR: Final = {"high": (50, 85), "critical": (75, 98)}


def by_hand(finding: Finding) -> tuple[str, float]:
    """A row of the table without its share, and the cube of its weight, by the formulas of the page alone."""
    risk = finding.risk
    assert isinstance(risk, FindingRisk)
    floor, ceiling = FLOOR[finding.severity]
    sensitivity, people, exposure, safeguards = (
        risk.sensitivity.low,
        risk.people.low,
        risk.exposure.low,
        risk.safeguards.high,
    )
    assert safeguards is not None
    stake = (2 * sensitivity / 4 + log10(people) / 8 + log10(exposure) / 8) / 4
    points = floor + (ceiling - floor) * stake * (1 - safeguards / 2)
    assert points == pytest.approx(risk.low, abs=0.06)
    cube = (-log(1 - points / 100)) ** 3
    cells = (f"{sensitivity:g}", f"{people:,.0f}", f"{exposure:,.0f}", f"{safeguards:g}")
    name = f"`{finding.rule}` at `{finding.subject.id}`"
    return " | ".join([name, finding.severity, *cells, f"{stake:.3f}", f"{points:.1f}", f"{cube:.3f}"]), cube


def test_the_page_works_out_the_score_of_the_example(pytestconfig: pytest.Config) -> None:
    found = judged(company("fennel"))
    gaps = [finding for finding in found.findings if finding.verdict == "gap" and finding.risk is not None]
    rows = [by_hand(finding) for finding in gaps]
    total = sum(cube for _, cube in rows)
    score = 100 * (1 - exp(-(total ** (1 / 3))))
    assert found.summary.risk is not None
    assert score == pytest.approx(found.summary.risk.low, abs=0.06)
    for finding, (_, cube) in zip(gaps, rows, strict=True):
        assert finding.risk is not None
        assert finding.risk.share.low == pytest.approx(score * cube / total, abs=0.06)

    lines = "".join(f"| {row} | {score * cube / total:.1f} |\n" for row, cube in rows)
    lines += f"| **together** | | | | | | | **{score:.1f}** | **{total:.3f}** | **{score:.1f}** |\n"
    page = PAGE.read_text(encoding="utf-8")
    made = re.sub(f"({re.escape(HEAD)}.*\n.*\n)(\\|.*\n)*", lambda head: head[1] + lines, page)
    if pytestconfig.getoption("--accept"):
        PAGE.write_text(made, encoding="utf-8")
    assert made == PAGE.read_text(encoding="utf-8")
    assert f"score: **{score:.1f}**" in made
