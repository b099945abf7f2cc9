"""The sections of what is not kept: gaps by law and article, and what is counted apart from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from engine.findings.finding import Finding, Risk
from engine.findings.result import Result
from engine.ground.schema import Text2
from engine.render.block import notes, reasons
from engine.render.docx.blocks import Block, Heading, Item, Paragraph
from engine.render.docx.said import begun, both, day, joined, places, record, said, severity
from engine.render.office.articles import named
from engine.render.office.plain import spoken
from engine.render.office.said import words
from engine.render.risk import between
from engine.render.told import sort
from engine.risk.parts import articles

MOST: Final = 200
"""So many findings are told in full; a letter of more is read by nobody, and the workbook has them all."""


def gaps(result: Result) -> Iterator[Block]:
    """Gaps that count, by the article that each rule cites first."""
    yield Heading(1, said("head_gaps"))
    held = [each for each in result.findings if sort(each) == "gap" and each.waiver is None]
    if not held:
        yield Paragraph(said("no_gaps"))
    yield from _by_article(held[:MOST], result)
    yield from _left(held)


def others(result: Result) -> Iterator[Block]:
    """Duties that collide, gaps of texts that were not read, advice: each under a heading where there is any."""
    apart = {
        "conflicts": [each for each in result.conflicts if each.waiver is None],
        "indicated": [each for each in result.findings if each.is_indicated and each.waiver is None],
        "advice": [each for each in result.findings if each.is_advice and each.waiver is None],
    }
    if not any(apart.values()):
        return
    yield Heading(1, said("head_others"))
    for name, held in apart.items():
        if held:
            yield Heading(2, said(f"head_{name}"))
            yield Paragraph(said(f"about_{name}"))
            yield from _by_rule(held[:MOST], result)
            yield from _left(held)


def cited(citations: Sequence[str], result: Result) -> Text2:
    """The citations as each language writes them."""
    return Text2(named(citations, result, "en"), named(citations, result, "zh"))


def _left(held: Sequence[Finding]) -> Iterator[Block]:
    if len(held) > MOST:
        yield Paragraph(said("left_out", n=len(held) - MOST))


def _by_article(held: Iterable[Finding], result: Result) -> Iterator[Block]:
    """A heading for each article, the most severe first as in the result."""
    under: dict[str, list[Finding]] = {}
    for finding in held:
        under.setdefault(next(iter(articles(finding.citations)), ""), []).append(finding)
    for article, found in under.items():
        yield Heading(2, cited([article], result) if article else said("no_article"))
        yield from _by_rule(found, result)


def _by_rule(held: Iterable[Finding], result: Result) -> Iterator[Block]:
    for _, several in groupby(sorted(held, key=lambda each: each.rule), lambda each: each.rule):
        found = list(several)
        first = found[0]
        title = "finding_1" if len(found) == 1 else "finding_n"
        yield Heading(3, said(title, title=both(first.title), severity=severity(first.severity), n=len(found)))
        if first.citations:
            yield Paragraph(cited(first.citations, result), said("basis_is"))
        for each in found:
            yield Item(_about(each, result))
            yield Paragraph(_why(each), said("why_is"))
        if first.fix.en or first.fix.zh:
            yield Paragraph(both(first.fix), said("fix_is"))
        due = next((each.due for each in found if each.due), None)
        yield Paragraph(day(due) if due else said("to_be_set"), said("due_is"))


def _about(finding: Finding, result: Result) -> Text2:
    """The record, who owns it, its own score, when it begins, what is new."""
    told = [begun(record(finding.subject.kind, finding.subject.id, finding.year, result))]
    more = []
    if finding.owner:
        more.append(said("owner", owner=finding.owner))
    if finding.risk is not None:
        more.append(said("risk", risk=between(Risk(finding.risk.low, finding.risk.high))))
    if finding.planned:
        more.append(said("planned", day=day(finding.planned)))
    if finding.baseline == "new":
        more.append(said("new"))
    return joined([*told, said("beside", more=joined(more, ", ", "，"))]) if more else told[0]


def _why(finding: Finding) -> Text2:
    """The deciding parts, the path, what must be known besides, and where all that stands."""
    held = reasons(finding)
    told = [both(each.text) for each in held]
    if finding.path:
        told.append(said("path", path=" → ".join(step.id for step in finding.path)))
    en, zh = (list(notes(finding, words(each))) for each in ("en", "zh"))
    told += (said("note", note=Text2(spoken(a), spoken(b))) for a, b in zip(en, zh, strict=True))
    if finding.between:
        told.append(said("collide", rules=", ".join(finding.between)))
    at = places([*(each.location for each in held), finding.location])
    return joined([*told, said("places", places=at)] if at.en else told)
