"""The arithmetic of the score, by the method of `docs/risk.md`: pure numbers, none of which is a finding or a record.

Sources: severity × likelihood on four levels (CNIL, Privacy Impact Assessment, 2018; ISO/IEC 29134:2023); the nature of
the data and who they are about (ENISA, Recommendations for a methodology of the assessment of severity of personal data
breaches, 2013; EDPB Guidelines 04/2022); shares that add up (Euler allocation; Tasche, 2008). The page says which of
them were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import expm1, fsum, log1p
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.findings.finding import Severity

if TYPE_CHECKING:
    from engine.graph.columns import Floats

FLOOR: Final[Mapping[Severity, float]] = {"low": 5.0, "medium": 25.0, "high": 50.0, "critical": 75.0}
"""The points of a finding about nobody's harmless data: what the law alone makes of it."""
CEILING: Final[Mapping[Severity, float]] = {"low": 35.0, "medium": 60.0, "high": 85.0, "critical": 98.0}
"""The points of a finding where most is at stake."""

LEVELS: Final = 4  # of sensitivity
MANY: Final = 8  # powers of ten: a hundred million people are as many as count
SHIELDED: Final = 0.5  # what all safeguards together take off the stake
SAFEGUARDS: Final[Mapping[str, float]] = {"masked": 0.5, "encrypted": 0.25, "guarded": 0.25}
SHARPNESS: Final = 3  # the norm that adds weights: 1 would be their sum, infinity the heaviest alone


def stake(sensitivity: Floats, people: Floats, exposure: Floats) -> Floats:
    """How much is at stake, from 0 to 1: half the sensitivity of the data (a level from 0 to 4), a quarter the people
    concerned, a quarter the people whose data pass the same places, both on a logarithmic scale."""
    return (2 * sensitivity / LEVELS + _many(people) + _many(exposure)) / 4


def _many(people: Floats) -> Floats:
    """0 for one person or none, 1 for 10^8 and more."""
    return np.log10(np.clip(people, 1.0, 10.0**MANY)) / MANY


def points(severity: Severity, at_stake: float, safeguards: float = 0.0) -> float:
    """The points of one finding, from 0 to 100: the floor of its severity, raised towards the ceiling by what is at
    stake, which all safeguards together halve."""
    floor, ceiling = FLOOR[severity], CEILING[severity]
    return floor + (ceiling - floor) * at_stake * (1 - SHIELDED * safeguards)


def weight(score: float) -> float:
    """The weight of a score in sums: -ln(1 - score / 100). Weights have no upper end, scores have."""
    return -log1p(-score / 100)


def power(score: float) -> float:
    """What a score contributes to `together`; 0 for nothing."""
    return weight(score) ** SHARPNESS


def together(scores: Iterable[float]) -> float:
    """The score of several findings: never below the gravest, never above 100, the same in whatever order they come."""
    return 100 * -expm1(-(fsum(map(power, scores)) ** (1 / SHARPNESS)))


def shares(scores: Sequence[float]) -> list[float]:
    """The points that each finding has of the score `together`, in proportion to its power: they add up to it."""
    total = fsum(map(power, scores))
    whole = together(scores)
    return [whole * power(score) / total if total else 0.0 for score in scores]
