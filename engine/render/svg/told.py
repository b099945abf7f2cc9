"""What nodes and edges tell when they are pointed at, or read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.graph.picture import Edge, Node, Picture
from engine.render.marks import SORTS, Mark
from engine.render.words import Words

SHOWN: Final = 8
"""Lines of a list at most; how many more there are is told."""


def name_of(node: Node, picture: Picture, words: Words) -> str:
    """What a node is called in a sentence."""
    if node.kind in ("end", "unknown"):
        return words("deleted" if node.kind == "end" else "not_stated")
    return words.of(node.title) if picture.by == "country" else node.label


def what_of(node: Node, picture: Picture, words: Words, *, alone: bool) -> str:
    """What a node is; `alone`: with its party and country, which no box around it tells."""
    what = words.of(node.title)
    if not alone:
        return what
    party = picture.parties.get(node.party or "") if node.kind == "system" else None
    if party is not None:
        what = words("of_party", what=what, party=party.label)
    country = picture.countries.get(node.country or "") if picture.by != "country" else None
    return what if country is None else words("in_country", what=what, country=words.of(country))


def told_of_node(node: Node, picture: Picture, found: list[str], words: Words) -> list[str]:
    """The lines that a node tells."""
    told = [name_of(node, picture, words), what_of(node, picture, words, alone=True)]
    if node.id.partition(".")[2] not in ("", node.label) and node.kind in ("group", "system", "party"):
        told.append(node.id)
    if node.members:
        told.append(words.number("stands_for", len(node.members)))
    if node.inside:
        told.append(words.number("inside", len(node.inside)))
    return [*told, *found]


def told_of_edge(edge: Edge, nodes: Mapping[str, Node], picture: Picture, found: list[str], words: Words) -> list[str]:
    """The lines that an edge tells."""
    source, target = (name_of(nodes[end], picture, words) for end in (edge.source, edge.target))
    ends = words("from_to", source=source, target=target)
    names = [flow.partition(".")[2] for flow in edge.flows]
    called = [edge.label] if len(names) == 1 and edge.label else _some(names, words)
    told = [words("listed").join(called), words("said", what=words.of(edge.title), more=ends)]
    if edge.data:
        told.append(words("carries", data=words("listed").join(_some(list(edge.data), words))))
    return [*told, *found]


def told_of_mark(mark: Mark | None, titles: Mapping[str, str], passing: int, words: Words) -> list[str]:
    """The lines that tell what was found."""
    told = []
    if mark is not None:
        told.append(
            words("listed").join(
                words.number(_COUNTED[sort], mark.counts[sort]) for sort in SORTS if sort in mark.counts
            )
        )
        told += [f"· {each}" for each in _some(list(dict.fromkeys(titles[one] for one in mark.findings)), words)]
    if passing:
        told.append(words.number("on_path", passing))
    return told


_COUNTED: Final = {"gap": "gaps", "undetermined": "undetermined", "lesser": "lesser", "waived": "waived"}


def _some(listed: list[str], words: Words) -> list[str]:
    return listed if len(listed) <= SHOWN else [*listed[:SHOWN], words("and_more", n=len(listed) - SHOWN)]
