"""The risk score in words: the interval, and the parts that most of it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.findings.finding import Risk
from engine.findings.result import Result, RiskOf
from engine.render.block import Look
from engine.render.layout import padded, plain, wrapped

PARTS: Final = 3  # of a dimension
DIMENSIONS: Final = ("article", "system", "dataset")
LABEL: Final = 14  # columns of what stands at the head of a line


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
    end = "low" if of.low else "high"
    beside = [words("risk_inherent", risk=between(of.inherent))] if of.inherent != Risk(of.low, of.high) else []
    if of.unwaived != Risk(of.low, of.high):
        beside.append(words("risk_waived", risk=between(of.unwaived)))
    yield look.styled(words("and").join([words("risk_head", risk=between(of)), *beside]), "bold")
    for by in DIMENSIONS:
        named = [part for part in of.parts if part.by == by and part.id and getattr(part.share, end)]
        most = sorted(named, key=lambda part: (-getattr(part.share, end), part.id))[: None if look.whole else PARTS]
        if most:
            said = words("and").join(f"{plain(part.id)} {getattr(part.share, end):.1f}" for part in most)
            yield from wrapped(said, padded(f"  {words(f'risk_by_{by}')}", LABEL), " " * LABEL)
    yield ""
