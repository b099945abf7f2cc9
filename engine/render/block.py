"""A gap as a block of the terminal report: verdict, title, article, subject, excerpt, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from engine.findings.accounts import Gone
from engine.findings.finding import Because, Finding
from engine.ground.excerpt import columns, pictures
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span
from engine.render.layout import WIDTH, clipped, padded, plain, styled, wrapped
from engine.render.words import Words

REASONS: Final = 2

Item = TypeVar("Item")

_STYLES: Final = {"gap": "bold red", "indicated": "red"}
_MARGIN: Final = "       "
_ROOM: Final = 80  # columns that a line in a list needs to be understood when it is cut
_GUTTER: Final = 10  # columns beside an excerpt: the number of the line, the stroke, and an ellipsis at each end


class Look(Struct, frozen=True):
    """How to show a result: its language, with colours or not, lists whole or only their first; what the kinds of
    records are called; how many columns a line may take."""

    words: Words
    colour: bool = False
    whole: bool = False
    kinds: Mapping[str, Text2] = {}
    width: int = WIDTH

    def styled(self, text: str, style: str) -> str:
        """The text in a style, where there are colours."""
        return styled(text, style) if self.colour else text

    def wrapped(self, text: str, first: str, rest: str) -> list[str]:
        """The text in lines of the width; the first begins with `first`, the others with `rest`."""
        return wrapped(text, first, rest, self.width)

    def head(self, text: str, style: str = "bold") -> Iterable[str]:
        """The lines of a heading."""
        return (self.styled(line, style) for line in self.wrapped(text, "", "  "))

    def brief(self, text: str, first: str, rest: str) -> list[str]:
        """The text in one line, cut where it is longer; wrapped where lists are whole, or a cut would leave little."""
        if self.whole or self.width < _ROOM:
            return self.wrapped(text, first, rest)
        return [clipped(first + text, self.width)]

    def first(self, found: Sequence[Item], most: int) -> Sequence[Item]:
        """The first of a list, all where lists are whole; a single one more takes no more room than saying so."""
        return found if self.whole or len(found) <= most + 1 else found[:most]

    def left(self, count: int) -> Iterable[str]:
        """The line that says how many more there are, and how to see them."""
        if count > 0:
            yield "  " + self.styled(self.words("more", n=count, how=self.words("how_verbose")), "dim")


def blocks(findings: Sequence[Finding], sources: Sequence[Source], look: Look) -> list[str]:
    """The lines of the findings, an empty one after each."""
    drawn = zip(findings, _excerpts(findings, sources, look), strict=True)
    return [line for finding, excerpt in drawn for line in (*_block(finding, excerpt, look), "")]


def cited(citations: Sequence[str]) -> str:
    """Citations without what each shares with the one before: `PIPL 38(1)(1), (2), CBF 3`."""
    parts: list[str] = []
    law = stem = ""
    for citation in citations:
        key, _, reference = citation.partition(" ")
        head, bracket, last = reference.rpartition("(")
        shared = bracket and (key, head) == (law, stem)
        parts.append(f"({last}" if shared else reference if key == law else citation)
        law, stem = key, head
    return ", ".join(parts)


def subject(finding: Finding | Gone, look: Look) -> str:
    """`flow crm-to-sg`, `数据流 crm-to-sg`; with the year of a row that has one: `party acme, 2023`."""
    kind = look.kinds.get(finding.subject.kind, Text2(finding.subject.kind))
    record = f"{plain(look.words.of(kind))} {plain(finding.subject.id)}"
    return record if finding.year is None else look.words("in_year", record=record, year=finding.year)


def marks(finding: Finding, words: Words) -> list[str]:
    """When the record begins, where it is still planned; that the finding is new since the baseline."""
    planned = [words("planned", day=finding.planned)] if finding.planned else []
    return [*planned, words("new")] if finding.baseline == "new" else planned


def reasons(finding: Finding) -> Sequence[Because]:
    """Why: what of the duty is not so; what made the rule apply where the duty gives no reason."""
    return [each for each in finding.because if each.part == "duty"] or finding.because


def notes(finding: Finding, words: Words) -> Iterable[str]:
    """What a reader must know of the verdict besides: a source that was not read, a judgement, another reading."""
    if finding.is_indicated:
        yield words("indicated_because", certainty=words(finding.certainty))
    if finding.rests_on_judgement:
        names = words("listed").join(f"`{name}`" for name in finding.rests_on_judgement)
        yield words("rests_on_judgement", names=names)
    for each in finding.contested:
        verdict = words(each.verdict)
        yield words("contested_because", reading=words.of(each.text), verdict=verdict)


def _block(finding: Finding, excerpt: Sequence[str], look: Look) -> Iterable[str]:
    words = look.words
    label = "indicated" if finding.is_indicated else finding.verdict
    head = f"{words(label).upper()} {words(finding.severity)}  "
    first, *more = look.wrapped(plain(words.of(finding.title)), " " * columns(head), _MARGIN)
    yield look.styled(head, _STYLES[label]) + look.styled(first.strip(), "bold")
    yield from (look.styled(line, "bold") for line in more)
    owner = [words("owner", owner=plain(finding.owner))] if finding.owner else []
    about = [subject(finding, look), *marks(finding, words), cited(finding.citations), *owner]
    yield from look.wrapped(" · ".join(about), _MARGIN, _MARGIN)
    place, *drawn = excerpt or [_MARGIN]
    yield from (look.styled(line, "dim") for line in _placed(f" {place}", finding.rule, look.width))
    yield from (f" {line}" for line in drawn)
    yield from _said("why", words("between").join(words.of(each.text) for each in reasons(finding)[:REASONS]), look)
    yield from _said("path", " → ".join(words.of(step.text) or step.id for step in finding.path), look)
    for note in notes(finding, words):
        yield from _said("note", note, look)
    yield from _said("do", words.of(finding.fix), look)


def _placed(place: str, rule: str, width: int) -> list[str]:
    together = f"{place}  {rule}"
    return [together] if columns(together) <= width else [place, f"{_MARGIN}{rule}"]


def _said(name: str, text: str, look: Look) -> Iterable[str]:
    if text:
        label = padded(f"  {look.words(name)}", len(_MARGIN))
        first, *rest = look.wrapped(plain(text), _MARGIN, _MARGIN)
        yield look.styled(label, "dim") + first[len(_MARGIN) :]
        yield from rest


def _excerpts(findings: Sequence[Finding], sources: Sequence[Source], look: Look) -> list[list[str]]:
    """For each finding the manifest's line with a caret under the fact, as problems are shown."""
    places = [next((r.location for r in reasons(f) if r.location), f.location) for f in findings]
    problems = [Problem("", Text2(), Span(*msgspec.structs.astuple(place))) for place in places if place]
    width = look.width if look.width == WIDTH else look.width - _GUTTER
    drawn = iter(pictures(PolicyError(problems, sources), width=width).split("\n\n"))
    return [next(drawn).split("\n")[1:] if place else [] for place in places]
