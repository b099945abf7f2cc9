"""The matrix of controls: by article, and by rule, how many verdicts of each sort there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from msgspec import Struct

from engine.findings.finding import SEVERITIES, Severity
from engine.findings.result import ControlOf, PartOf, Result
from engine.ground.schema import Text2
from engine.render.given import Given
from engine.render.office.articles import named
from engine.render.office.plain import spoken
from engine.render.words import Words
from engine.render.xlsx.table import Column, Table, Value, signed, table
from engine.risk.parts import articles

T = TypeVar("T")
COUNTS: Final = (
    ("gap", Text2("Gaps", "不符合"), 6),
    ("undetermined", Text2("Undetermined", "待查明"), 13),
    ("met", Text2("Met", "符合"), 6),
    ("exempt", Text2("Exempt", "豁免"), 8),
    ("waived", Text2("Waived", "已批准例外"), 8),
    ("advice", Text2("Advice", "建议"), 7.5),
    ("indicated", Text2("Indicated", "疑似不符合"), 9.5),
    ("not_applicable", Text2("Not applicable", "不适用"), 10.5),
)


class Article(Struct, frozen=True):
    """An article, the rules that cite it, the worst severity among those with gaps or undetermined verdicts, and its
    part of the risk."""

    citation: str
    rules: tuple[ControlOf, ...]
    worst: Severity | None
    risk: PartOf | None


def by_article(given: Given) -> Table:
    """A row for each article, in the order of the laws and articles."""
    return table("articles", (*_ARTICLES, *signed(), *_SHARES), list(_gathered(given.result)), given, kept=1)


def by_rule(given: Given) -> Table:
    """A row for each rule that was evaluated."""
    return table("rules", _RULES, given.result.controls, given, kept=1)


def _gathered(result: Result) -> Iterator[Article]:
    parts = {part.id: part for part in result.risk.parts if part.by == "article"} if result.risk else {}
    gathered: dict[str, list[ControlOf]] = {}
    for control in result.controls:
        for article in articles(control.citations):
            gathered.setdefault(article, []).append(control)
    for article in sorted(gathered, key=_in_order):
        rules = tuple(gathered[article])
        open_ = [each.severity for each in rules if each.gap or each.undetermined]
        yield Article(article, rules, max(open_, key=SEVERITIES.index, default=None), parts.get(article))


def _in_order(citation: str) -> tuple[str, int, str]:
    law, _, number = citation.partition(" ")
    return law, int(number) if number.isdecimal() else 0, number


def _state(rules: Sequence[ControlOf], words: Words) -> Value:
    """What the counts say, in the order in which they matter; never a word of praise where something is open."""
    for name in ("gap", "undetermined", "waived", "indicated", "advice", "met", "exempt"):
        if any(getattr(each, name) for each in rules):
            return words(f"state_{name}")
    return words("state_nothing")


def _worst(article: Article, _given: Given, words: Words) -> Value:
    return words(article.worst) if article.worst else None


def _sum(name: str) -> Callable[[Article, Given, Words], Value]:
    return lambda article, _given, _words: sum(getattr(each, name) for each in article.rules)


def _one(name: str) -> Callable[[ControlOf, Given, Words], Value]:
    return lambda control, _given, _words: int(getattr(control, name))


def _share(article: Article, end: str) -> Value:
    return None if article.risk is None else float(getattr(article.risk.share, end))


_ARTICLES: Final[tuple[Column[Article], ...]] = (
    Column(Text2("Article", "条文"), 24, lambda a, g, w: named([a.citation], g.result, w.language), brief=True),
    Column(Text2("State", "状况"), 17, lambda a, _g, w: _state(a.rules, w), "verdict", brief=True),
    Column(Text2("Worst open", "最高程度"), 9, _worst, "severity", brief=True),
    Column(Text2("Rules", "规则数"), 6, lambda a, _g, _w: len(a.rules), "number"),
    *(Column(heading, width, _sum(name), "number") for name, heading, width in COUNTS),
    Column(Text2("Risk, low", "风险下限"), 8, lambda a, _g, _w: a.risk.low if a.risk else None, "number"),
    Column(Text2("Risk, high", "风险上限"), 8, lambda a, _g, _w: a.risk.high if a.risk else None, "number"),
)  # fmt: skip

_SHARES: Final[tuple[Column[Article], ...]] = (
    Column(Text2("Share, low", "占总分下限"), 9, lambda a, _g, _w: _share(a, "low"), "number", printed=False),
    Column(Text2("Share, high", "占总分上限"), 9, lambda a, _g, _w: _share(a, "high"), "number", printed=False),
)

_RULES: Final[tuple[Column[ControlOf], ...]] = (
    Column(Text2("Requirement", "要求"), 46, lambda c, _g, w: spoken(w.of(c.title)), prose=True),
    Column(Text2("Article", "条文"), 28, lambda c, g, w: named(c.citations, g.result, w.language), brief=True),
    Column(Text2("Severity", "严重程度"), 10, lambda c, _g, w: w(c.severity), "severity", brief=True),
    Column(Text2("State", "状况"), 17, lambda c, _g, w: _state([c], w), "verdict", brief=True),
    *(Column(heading, width, _one(name), "number") for name, heading, width in COUNTS),
    Column(Text2("Grade", "依据层级"), 12, lambda c, _g, w: w(f"grade_{c.grade}"), brief=True, printed=False),
    Column(Text2("Text", "条文核对"), 16, lambda c, _g, w: w(f"certainty_{c.certainty}"), brief=True, printed=False),
    Column(Text2("Rule", "规则"), 36, lambda c, _g, _w: c.rule, "id", printed=False),
)  # fmt: skip
