"""The gate on the score: what is certain decides, what is accepted does not count, and what is unknown is told."""

from __future__ import annotations

import math
from typing import Final

import pytest
from msgspec import structs

from engine.app.gate import gated, limited
from engine.findings.finding import Risk
from engine.findings.result import Result, RiskOf
from engine.typed.declared import Policy
from tests.risk.company import company, judged, law

SCORE: Final = RiskOf(90, 99, Risk(95, 99), Risk(40, 60), ())


def of(score: RiskOf | None) -> Result:
    return structs.replace(judged(company("thin")), risk=score)


@pytest.mark.parametrize(
    ("most", "state"),
    [(39.9, "over"), (40, "perhaps"), (59.9, "perhaps"), (60, "under"), (100, "under"), (math.nan, "over")],
)
def test_the_low_end_of_what_nobody_accepted_decides(most: float, state: str) -> None:
    assert limited(of(SCORE), most).state == state


def test_a_result_without_a_score_may_be_over_the_limit() -> None:
    assert limited(of(None), 100).state == "perhaps"


@pytest.mark.parametrize(("most", "fails"), [(39.9, True), (40, False), (None, False)])
def test_only_what_is_certain_fails(most: float | None, fails: bool) -> None:
    policy: Policy = law().program.policies["audit"]
    assert gated(of(SCORE), policy, "never", None, most).fails is fails
