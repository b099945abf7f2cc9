"""The risk score in words: the interval, and the parts that most of it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.findings.finding import Risk
from engine.findings.result import Result, RiskOf
from engine.render.block import Look
from engine.render.layout import plain

PARTS: Final = 2  # of a dimension
DIMENSIONS: Final = ("article", "system", "dataset")


def between(risk: Risk | RiskOf) -> str:
    """`62.5–97`, or one figure where both ends are the same."""
    low, high = f"{risk.low:g}", f"{risk.high:g}"
    return low if low == high else f"{low}–{high}"


def risk(result: Result, look: Look) -> Iterator[str]:
    """The score, and by article, system and dataset what most of it comes from: the points of its low end, of the high
    end where nothing is certain. Nothing where nothing counts."""
    of = result.risk
    if of is None or not of.high:
        return
    words = look.words
    beside = [words("risk_inherent", risk=between(of.inherent))] if of.inherent != Risk(of.low, of.high) else []
    if of.unwaived != Risk(of.low, of.high):
        beside.append(words("risk_waived", risk=between(of.unwaived)))
    head = words("and").join([words("risk_head", risk=between(of)), *beside])
    yield from look.head(head)
    said = [f"{words(f'risk_by_{by}')} {most}" for by in DIMENSIONS if (most := _most(of, by, look))]
    yield from look.wrapped(words("risk_most", parts=words("between_parts").join(said)), "  ", "    ")
    yield ""


def _most(of: RiskOf, by: str, look: Look) -> str:
    """The parts of a dimension with the largest shares, and their points."""
    end = "low" if of.low else "high"
    named = [part for part in of.parts if part.by == by and part.id and getattr(part.share, end)]
    most = sorted(named, key=lambda part: (-getattr(part.share, end), part.id))[: None if look.whole else PARTS]
    words = look.words
    return words("and").join(
        words("risk_part", name=plain(part.id), points=f"{getattr(part.share, end):.1f}") for part in most
    )
