"""A picture with fewer nodes: flows between the same two places as one edge, places of a party or a country as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec.structs import replace

from engine.graph.picture import Edge, Node, Picture, boxes
from engine.ground.schema import Text2

By = Literal["party", "country", "system"]
STEPS: Final[tuple[By, ...]] = ("system", "party", "country")
"""What is collapsed, the least first."""

NODES_AT_MOST: Final = 1_000
EDGES_AT_MOST: Final = 3_000
"""Larger pictures are drawn by nobody and read by nobody."""

SEVERAL: Final = Text2("Flows", "多条数据流")
NOWHERE: Final = Text2("Country not stated", "未说明国家或地区")


def collapsed(picture: Picture, by: By) -> Picture:
    """The picture with one node for each party, or two for each country (its people and its places). `system`: all
    nodes, but one edge for all flows from a node to another."""
    nodes = {node.id: node for node in picture.nodes}
    into = {node.id: _into(node, nodes, by) for node in picture.nodes}
    members: dict[str, list[Node]] = {}
    for node in picture.nodes:
        members.setdefault(into[node.id], []).append(node)
    inside: dict[str, list[str]] = {}
    between: dict[tuple[str, str], list[Edge]] = {}
    for edge in picture.edges:
        source, target = into[edge.source], into[edge.target]
        if source == target and by != "system":
            inside.setdefault(source, []).extend(edge.flows)
        else:
            between.setdefault((source, target), []).append(edge)
    edges = tuple(sorted((_edge(*ends, several) for ends, several in between.items()), key=lambda edge: edge.id))
    if by == "system":
        return replace(picture, edges=edges, by=by)
    drawn = tuple(_one(name, several, inside.get(name, ()), picture, by) for name, several in sorted(members.items()))
    groups = () if by == "country" else boxes(drawn, {}, picture.countries)
    return replace(picture, nodes=drawn, edges=edges, groups=groups, by=by)


def fitting(picture: Picture, nodes: int = NODES_AT_MOST, edges: int = EDGES_AT_MOST) -> Picture:
    """The picture itself, or if it is too large for these limits, collapsed as little as brings it within them; by
    country if nothing does."""
    if _fits(picture, nodes, edges):
        return picture
    steps = STEPS[STEPS.index(picture.by) + 1 :] if picture.by else STEPS
    smaller = picture
    for by in steps:
        smaller = collapsed(picture, by)
        if _fits(smaller, nodes, edges):
            break
    return smaller


def _fits(picture: Picture, nodes: int, edges: int) -> bool:
    return len(picture.nodes) <= nodes and len(picture.edges) <= edges


def _into(node: Node, nodes: Mapping[str, Node], by: By) -> str:
    """The id of the node that this one becomes part of."""
    if by == "system":
        return node.id
    if node.kind in ("end", "unknown"):
        word, _, rest = node.id.partition(".")
        beside, _, fact = (rest, "", "") if node.kind == "end" else rest.rpartition(".")
        place = _into(nodes[beside], nodes, by) if beside in nodes else beside
        return ".".join(part for part in (word, place, fact) if part)
    if by == "party":
        return node.id if node.kind == "group" or node.party is None else f"party.{node.party}"
    return f"{'people' if node.kind == 'group' else 'places'}/{node.country or ''}"


def _one(name: str, several: Iterable[Node], inside: Iterable[str], picture: Picture, by: By) -> Node:
    """The node that stands for several: of one party, of the people or of the places of one country, or of ends that
    are no record."""
    first, *others = several
    places = {each for node in (first, *others) for each in (node.id, *node.members)}
    flows = {*inside, *(flow for node in (first, *others) for flow in node.inside)}
    stands_for = {"members": tuple(sorted(places - {name})), "inside": tuple(sorted(flows))}
    party = picture.parties.get(first.party or "") if by == "party" else None
    if first.kind in ("end", "unknown"):
        country = party.country if party and first.kind == "end" else first.country
        return replace(first, id=name, party=None, country=country, **stands_for)
    if by == "party":
        return replace(first if party is None else replace(party, party=None), **stands_for)
    where = picture.countries.get(first.country or "", NOWHERE)
    if first.kind == "group":
        people = Text2(f"People: {where.en}", f"个人：{where.zh}")
        return Node(name, "group", first.country or "?", people, None, first.country, **stands_for)
    return Node(name, "country", first.country or "?", where, None, first.country, **stands_for)


def _edge(source: str, target: str, several: list[Edge]) -> Edge:
    """The edge that stands for all flows from a node to another."""
    first = several[0]
    kinds = {edge.kind for edge in several}
    flows = tuple(sorted(flow for edge in several for flow in edge.flows))
    return Edge(
        id=flows[0] if len(flows) == 1 else f"{source}/{target}",
        kind=first.kind if len(kinds) == 1 else "",
        source=source,
        target=target,
        label=first.label if len(flows) == 1 else "",
        title=first.title if len(kinds) == 1 else SEVERAL,
        data=tuple(sorted({name for edge in several for name in edge.data})),
        flows=flows,
    )
