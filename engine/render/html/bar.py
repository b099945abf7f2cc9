"""The interval of a score as geometry of a drawn bar: bands, ticks and the stretch between its ends."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from engine.findings.finding import BANDS, SEVERITIES, Risk, Severity, band

WIDTH: Final = 1000
"""How long the bar is, in its own units: ten for a point of the score."""

_LEAST: Final = 6  # so that an interval of one point is still seen


class Band(Struct, frozen=True):
    """One band from its first to its last unit, and the score that it begins with."""

    severity: Severity
    x: float
    width: float
    score: int


class Bar(Struct, frozen=True):
    """The bands from left to right, and the interval; `low_band` and `high_band` are where its ends lie."""

    bands: tuple[Band, ...]
    x: float
    width: float
    low: str
    high: str
    low_band: Severity
    high_band: Severity


def bar(risk: Risk) -> Bar:
    """The bar of a score from 0 to 100."""
    unit = WIDTH / 100
    starts = [BANDS[severity] for severity in SEVERITIES]
    ends = [*starts[1:], 100.0]
    bands = tuple(
        Band(severity, round(start * unit, 1), round((end - start) * unit, 1), round(start))
        for severity, start, end in zip(SEVERITIES, starts, ends, strict=True)
    )
    low, high = min(max(risk.low, 0.0), 100.0), min(max(risk.high, 0.0), 100.0)
    width = max(_LEAST, (high - low) * unit)
    x = min(low * unit, WIDTH - width)
    return Bar(bands, round(x, 1), round(width, 1), f"{low:g}", f"{high:g}", band(low), band(high))
