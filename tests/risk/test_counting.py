"""What enters a score, and what never does."""

from __future__ import annotations

from typing import Any

import pytest

from engine.findings.finding import Waiver
from engine.risk.score import counts
from tests.findings.by_hand import finding
from tests.risk.company import company, judged


@pytest.mark.parametrize(
    ("changes", "enters"),
    [
        ({}, True),
        ({"verdict": "undetermined"}, True),
        ({"waiver": Waiver("2026-12-31", "Li Na", "accepted")}, True),
        ({"force": "should"}, False),
        ({"force": "should", "verdict": "undetermined"}, False),
        ({"certainty": "secondary"}, False),
        ({"certainty": "memory", "verdict": "undetermined"}, False),
        ({"grade": "attested"}, False),
        ({"verdict": "met"}, False),
        ({"verdict": "exempt"}, False),
        ({"verdict": "not_applicable"}, False),
    ],
)
def test_attestations_advice_and_indicated_gaps_never_enter(changes: dict[str, Any], enters: bool) -> None:
    assert counts(finding(**changes)) is enters


@pytest.mark.parametrize("name", ["huatong", "fennel", "corner-shop"])
def test_a_finding_has_a_score_exactly_where_it_counts(name: str) -> None:
    found = judged(company(name))
    every = (*found.findings, *found.conflicts, *found.attestations)
    assert [each.fingerprint for each in every if each.risk is not None] == [
        each.fingerprint for each in every if counts(each)
    ]
