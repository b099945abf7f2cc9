"""Where a finding stands: the article, places, parties, data and owner that it is listed under, and what it touches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from msgspec import Struct

from engine.findings.finding import Finding
from engine.findings.result import Result
from engine.graph.picture import Picture
from engine.ground.schema import Text2
from engine.render.html.bilingual import said

By = Literal["article", "system", "party", "dataset", "owner"]
BYS: Final[tuple[By, ...]] = ("article", "system", "party", "dataset", "owner")

_ARTICLE: Final = re.compile(r"[^(]*")
_NUMBERS: Final = re.compile(r"(\d+)")


class Heading(Struct, frozen=True):
    """What findings are listed under: `key` as `system.crm`, its words, and what it belongs to."""

    key: str
    label: Text2
    note: Text2 = Text2()


class Standing(Struct, frozen=True):
    """The headings of one finding by each sort of listing, at least one of each; `touches` are all keys by which it is
    found again: its record, the ends and data of its flow, their parties and its articles."""

    under: dict[By, tuple[Heading, ...]]
    touches: tuple[Heading, ...]


class Headings:
    """The headings of the findings of one result, with the picture of its graph where there is one."""

    def __init__(self, result: Result, picture: Picture | None) -> None:
        self._standings: dict[tuple[object, ...], Standing] = {}
        self._kinds = {each.kind: each for each in result.kinds}
        self._laws = {each.id: each.title for each in result.regimes}
        self._nodes = {node.id: node for node in picture.nodes} if picture else {}
        self._flows = {flow: edge for edge in picture.edges for flow in edge.flows} if picture else {}
        self._named = {f"party.{key}": Text2(each.label) for key, each in picture.parties.items()} if picture else {}

    def standing(self, finding: Finding) -> Standing:
        """Where the finding is listed. Without a picture that is under its own record alone."""
        key = (finding.subject, finding.citations, finding.owner, finding.regime)
        if key not in self._standings:
            self._standings[key] = self._standing(finding)
        return self._standings[key]

    def _standing(self, finding: Finding) -> Standing:
        own = self.record(f"{finding.subject.kind}.{finding.subject.id}")
        edge = self._flows.get(own.key)
        ends = (edge.source, edge.target) if edge else (own.key,)
        places = [self.record(end) for end in ends if end.startswith(("system.", "party."))]
        data = [self.record(f"dataset.{each}") for each in edge.data] if edge else []
        if finding.subject.kind == "dataset":
            data = [own]
        parties = [self.record(party) for party in dict.fromkeys(self._parties(ends))]
        articles = [self._article(finding, citation) for citation in finding.citations]
        owner = Heading(f"owner.{finding.owner}", Text2(finding.owner)) if finding.owner else None
        under: dict[By, tuple[Heading, ...]] = {
            "article": _once(articles) or (Heading("article.", said("no_article")),),
            "system": _once(places) or (self._of_kind("system", finding),),
            "party": _once(parties) or (self._of_kind("party", finding),),
            "dataset": _once(data) or (self._of_kind("dataset", finding),),
            "owner": (owner or Heading("owner.", said("no_owner")),),
        }
        ends_too = [self.record(end) for end in ends]
        listed = [heading for each in under.values() for heading in each]
        return Standing(under, _once([own, *articles, *ends_too, *listed]))

    def record(self, key: str) -> Heading:
        """A record as a heading: what it is called, and its party or kind."""
        kind, _, name = key.partition(".")
        node = self._nodes.get(key)
        label = self._named[key] if key in self._named else Text2(node.label if node and node.label else name)
        called = self._kinds[kind].title if kind in self._kinds else Text2(kind)
        if node is not None and node.party and node.party != name:
            return Heading(key, label, self.record(f"party.{node.party}").label)
        return Heading(key, label, called)

    def _article(self, finding: Finding, citation: str) -> Heading:
        name = article(citation)
        return Heading(f"article.{name}", Text2(name), self._laws.get(finding.regime, Text2(finding.regime)))

    def _of_kind(self, by: By, finding: Finding) -> Heading:
        """The heading of what has no place, party or dataset of its own: the kind of its record."""
        kind = finding.subject.kind
        called = self._kinds[kind].several if kind in self._kinds else Text2(kind)
        return Heading(f"{by}.~{kind}", called, said(f"no_{by}"))

    def _parties(self, ends: Iterable[str]) -> Iterator[str]:
        for end in ends:
            node = self._nodes.get(end)
            if end.startswith("party."):
                yield end
            elif node is not None and node.party:
                yield f"party.{node.party}"


def article(citation: str) -> str:
    """The article of a citation: `PIPL 38` of `PIPL 38(1)(1)`."""
    found = _ARTICLE.match(citation)
    return found[0].strip() if found else citation


def in_order(key: str) -> tuple[tuple[str, int], ...]:
    """What sorts headings as people count: `PIPL 9` before `PIPL 13`, what has no place of its own last."""
    return tuple(
        ("", int(part)) if part.isdecimal() and len(part) < 10 else (part.replace("~", "\uffff"), 0)
        for part in _NUMBERS.split(key)
    )


def _once(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    return tuple({heading.key: heading for heading in headings}.values())
