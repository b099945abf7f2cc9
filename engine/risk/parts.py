"""The score of each part of the whole: by law, article, party, system and dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from engine.findings.finding import Finding, Risk
from engine.findings.phrases import alike
from engine.findings.result import PartOf, Result
from engine.ground.schema import Text2
from engine.risk.concerned import Concerned
from engine.risk.method import together
from engine.risk.score import Scored

By = Literal["law", "article", "party", "system", "dataset"]

NOWHERE: Final = ("",)  # the part of what concerns none


class _Part(Struct):
    """A part while its findings are gathered."""

    scores: list[Risk]
    low: float = 0.0
    high: float = 0.0
    gaps: int = 0


def parts(result: Result, found: Sequence[Scored], shares: Sequence[Risk], concerned: Concerned) -> Iterator[PartOf]:
    """The parts of each dimension, worst first. A finding counts whole in the score of each part that it concerns; its
    share of the whole is divided equally among them, so that the shares of a dimension add up to the whole."""
    laws = {regime.id: regime.title for regime in result.regimes}
    ways: dict[By, Callable[[Finding], tuple[str, ...]]] = {
        "law": lambda finding: (finding.regime,),
        "article": lambda finding: articles(finding.citations),
        "party": lambda finding: concerned.of(finding.subject, "party"),
        "system": lambda finding: concerned.of(finding.subject, "system"),
        "dataset": lambda finding: concerned.of(finding.subject, "dataset"),
    }
    for by, way in ways.items():
        gathered: dict[str, _Part] = {}
        for each, share in zip(found, shares, strict=True):
            ids = way(each.finding) or NOWHERE
            for id_ in ids:
                part = gathered.setdefault(id_, _Part([]))
                part.scores.append(each.score)
                part.low += share.low / len(ids)
                part.high += share.high / len(ids)
                part.gaps += each.finding.verdict == "gap"
        made = [_made(by, id_, part, laws.get(id_) if by == "law" else None) for id_, part in gathered.items()]
        yield from sorted(made, key=lambda part: (-part.low, -part.high, part.id))


def articles(citations: Sequence[str]) -> tuple[str, ...]:
    """The articles that citations lie in, once each: `PIPL 38` of `PIPL 38(1)` and `PIPL 38(1)1`."""
    return tuple(dict.fromkeys(citation.partition("(")[0] for citation in citations))


def _made(by: By, id_: str, part: _Part, title: Text2 | None) -> PartOf:
    whole = Risk(*(together(getattr(score, end) for score in part.scores) for end in ("low", "high")))
    return PartOf(
        by=by,
        id=id_,
        title=title or alike(id_),
        low=whole.low,
        high=whole.high,
        share=Risk(part.low, part.high),
        gaps=part.gaps,
        undetermined=len(part.scores) - part.gaps,
    )
