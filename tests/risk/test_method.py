"""The arithmetic of the score: what `docs/risk.md` promises, as theorems over all numbers."""

from __future__ import annotations

import math
from random import Random
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.findings.finding import BANDS, SEVERITIES, Severity, band
from engine.risk.method import CEILING, FLOOR, points, shares, stake, together

SCORES: Final = st.floats(0, 98)
PARTS: Final = st.floats(0, 1)
LEVELS: Final = st.integers(0, 4).map(float)
PEOPLE: Final = st.one_of(st.floats(0, 1e10), st.just(math.inf))
SEVERITY: Final = st.sampled_from(SEVERITIES)
HAIR: Final = 1e-9


def at_stake(sensitivity: float, people: float, exposure: float) -> float:
    return float(stake(np.array([sensitivity]), np.array([people]), np.array([exposure]))[0])


@given(st.lists(SCORES, max_size=300))
def test_a_score_lies_between_nothing_and_a_hundred(scores: list[float]) -> None:
    assert 0 <= together(scores) <= 100


@given(st.lists(SCORES, max_size=30), SCORES)
def test_an_added_gap_never_lowers_risk(scores: list[float], more: float) -> None:
    assert together([*scores, more]) >= together(scores) - HAIR


@given(st.lists(SCORES, min_size=1, max_size=30), st.integers(0, 29), SCORES)
def test_a_graver_gap_never_lowers_risk(scores: list[float], at: int, other: float) -> None:
    at %= len(scores)
    graver = [*scores[:at], max(scores[at], other), *scores[at + 1 :]]
    assert together(graver) >= together(scores) - HAIR


@given(st.lists(SCORES, max_size=30), st.randoms())
def test_order_never_matters(scores: list[float], chance: Random) -> None:
    mixed = chance.sample(scores, len(scores))
    assert together(mixed) == together(scores)


@given(st.lists(SCORES, min_size=1, max_size=300))
def test_one_grave_gap_is_not_averaged_away(scores: list[float]) -> None:
    assert together(scores) >= max(scores) - HAIR


@given(st.lists(SCORES, max_size=100))
def test_shares_add_up_to_the_score(scores: list[float]) -> None:
    assert math.fsum(shares(scores)) == pytest.approx(together(scores), abs=1e-6)


@given(SCORES)
def test_a_finding_alone_has_its_own_score(score: float) -> None:
    assert together([score]) == pytest.approx(score, abs=1e-6)


@given(SEVERITY, PARTS, PARTS)
def test_a_gap_alone_reaches_the_band_of_its_severity(severity: Severity, stake_: float, safeguards: float) -> None:
    assert points(severity, stake_, safeguards) >= BANDS[severity]


@given(PARTS, PARTS)
def test_a_graver_duty_never_weighs_less(stake_: float, safeguards: float) -> None:
    found = [points(severity, stake_, safeguards) for severity in SEVERITIES]
    assert found == sorted(found)


@given(SEVERITY, PARTS, PARTS, PARTS)
def test_a_satisfied_safeguard_never_raises_risk(severity: Severity, stake_: float, some: float, more: float) -> None:
    less, more = sorted((some, more))
    assert points(severity, stake_, more) <= points(severity, stake_, less)


@given(LEVELS, LEVELS, PEOPLE, PEOPLE, PEOPLE, PEOPLE)
def test_more_at_stake_never_counts_less(a: float, b: float, c: float, d: float, e: float, f: float) -> None:
    (less, more), (few, many), (here, there) = sorted((a, b)), sorted((c, d)), sorted((e, f))
    assert 0 <= at_stake(less, few, here) <= at_stake(more, many, there) <= 1


def test_the_worst_is_below_a_hundred_so_that_more_always_counts() -> None:
    assert max(CEILING.values()) < 100
    assert all(FLOOR[severity] < CEILING[severity] for severity in SEVERITIES)
    assert together([98.0] * 2) > together([98.0])


@pytest.mark.parametrize(("score", "name"), [(0, "low"), (24.9, "low"), (25, "medium"), (50, "high"), (75, "critical")])
def test_bands_begin_where_they_say(score: float, name: str) -> None:
    assert band(score) == name
