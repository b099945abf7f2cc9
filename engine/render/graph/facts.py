"""What programs are told about nodes and edges, by name of the fact: the same in each format that they read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from engine.graph.picture import Edge, Node
from engine.render.graph.formats import Drawn
from engine.render.marks import Mark, Marks, Shown, shown
from engine.render.svg.told import name_of
from engine.render.svg.words import graph_words
from engine.render.words import Words

Facts = dict[str, str | int]
"""Numbers of findings are numbers, everything else is text; what is not known, or not so, is left out."""


def finding(facts: Facts, words: Words) -> str:
    """What was found, in words; nothing for what is only advised, indicated or waived."""
    sort = str(facts.get("mark", ""))
    if sort not in ("gap", "undetermined"):
        return ""
    return words("found", what=words(sort, severity=words(str(facts["severity"]))), n=facts[sort])


class Told(Struct, frozen=True):
    """The facts of nodes and edges, in the order of the picture, and the words."""

    nodes: tuple[tuple[Node, Facts], ...]
    edges: tuple[tuple[Edge, Facts], ...]
    words: Words


def told(drawn: Drawn) -> Told:
    """What programs are told about a picture."""
    words, picture = graph_words(drawn.language), drawn.picture
    found: Shown = shown(drawn.marks or Marks({}, {}, {}), picture)
    nodes = tuple((node, _of_node(node, drawn, found.places, words)) for node in picture.nodes)
    edges = tuple((edge, _of_edge(edge, found, words)) for edge in picture.edges)
    return Told(nodes, edges, words)


def _of_node(node: Node, drawn: Drawn, marks: Mapping[str, Mark], words: Words) -> Facts:
    party = drawn.picture.parties.get(node.party or "")
    facts: Facts = {
        "label": name_of(node, drawn.picture, words),
        "kind": node.kind,
        "title": words.of(node.title),
        "party": node.party or "",
        "party_name": party.label if party else "",
        "country": node.country or "",
        "members": " ".join(node.members),
        "inside": " ".join(node.inside),
    }
    return _stated(facts | _found(marks.get(node.id)))


def _of_edge(edge: Edge, found: Shown, words: Words) -> Facts:
    facts: Facts = {
        "label": edge.label or words.number("flows", len(edge.flows)),
        "kind": edge.kind,
        "title": words.of(edge.title),
        "data": " ".join(edge.data),
        "flows": " ".join(edge.flows),
        "paths": len(found.paths.get(edge.id, ())),
    }
    return _stated(facts | _found(found.flows.get(edge.id)))


def _found(mark: Mark | None) -> Facts:
    if mark is None:
        return {}
    facts: Facts = {"mark": mark.sort, "severity": mark.severity}
    for sort, count in mark.counts.items():
        facts[sort] = count
    return facts


def _stated(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if value}
