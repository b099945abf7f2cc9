"""The data-flow graph of the page: what its script draws, the picture for print, and the tables that hold the same."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from engine.graph.collapsed import collapsed
from engine.graph.layout import Layout, Route, placed
from engine.graph.layout.shapes import NOTE
from engine.graph.layout.text import width
from engine.graph.picture import Edge, Node, Picture
from engine.ground.schema import LANGUAGES, Language, Text2
from engine.render.given import Given
from engine.render.html.bilingual import said
from engine.render.marks import Mark, Shown, joined, marks, shown
from engine.render.svg.drawn import LOOP
from engine.render.svg.page import svg

WHOLE: Final = 400
"""A picture of more places is collapsed by party; and"""
DRAWN: Final = 800  # one of more than these is not drawn at all, only listed.


Pair = tuple[str, str]


class DrawnNode(Struct, frozen=True):
    """A place with its centre and size; `sort` and `severity` of the worst that was found there, empty for nothing."""

    id: str
    kind: str
    lines: tuple[str, ...]
    x: float
    y: float
    w: float
    h: float
    found: tuple[str, ...]
    sort: str = ""
    severity: str = ""
    count: int = 0


class DrawnRoute(Struct, frozen=True):
    """The flows from one place to another, as a way through points; `label_at` is how far the middle of the
    label is from the source, from the target where the way goes `back`."""

    id: str
    flows: tuple[str, ...]
    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    label: str
    label_at: float
    back: bool
    sort: str = ""
    severity: str = ""
    count: int = 0


class DrawnBox(Struct, frozen=True):
    """The box of a country or a party."""

    id: str
    kind: str
    label: Pair
    x: float
    y: float
    w: float
    h: float


class Drawn(Struct, frozen=True):
    """Everything that the script draws."""

    width: float
    height: float
    nodes: tuple[DrawnNode, ...]
    routes: tuple[DrawnRoute, ...]
    boxes: tuple[DrawnBox, ...]


class PlaceLine(Struct, frozen=True):
    """A line of the table of places."""

    node: Node
    name: Text2
    party: Text2
    country: Text2
    mark: Mark | None


class FlowLine(Struct, frozen=True):
    """A line of the table of flows; its ends by name."""

    edge: Edge
    source: Text2
    target: Text2
    mark: Mark | None


class Network(Struct, frozen=True):
    """The graph in all its forms; `stills` are addresses of pictures that hold themselves, by language. `why` says why
    nothing is drawn, `note` that the graph is collapsed."""

    drawn: Drawn | None
    stills: tuple[tuple[Language, str], ...]
    places: tuple[PlaceLine, ...]
    flows: tuple[FlowLine, ...]
    why: Text2 | None
    note: Text2 | None


def network(given: Given) -> Network:
    """The graph of the inputs; only a reason where they could not be read."""
    if given.picture is None:
        return Network(None, (), (), (), given.unread or said("no_picture"), None)
    picture, size = given.picture, len(given.picture.nodes)
    note = None
    if size > WHOLE:
        picture, note = collapsed(picture, "party"), said("graph_collapsed", n=size)
    marked = marks(given.result)
    found = shown(marked, picture)
    places, flows = tuple(_places(picture, found)), tuple(_flows(picture, found))
    if len(picture.nodes) > DRAWN or not picture.nodes:
        why = said("graph_large", n=size) if picture.nodes else said("none_of_these")
        return Network(None, (), places, flows, why, None)
    layout = placed(picture)
    stills = tuple((language, _still(svg(picture, layout, language, marked))) for language in LANGUAGES)
    return Network(_drawn(picture, layout, found), stills, places, flows, None, note)


# ---- what is drawn -------------------------------------------------------------------------------------------------


def _drawn(picture: Picture, layout: Layout, found: Shown) -> Drawn:
    kinds = {node.id: node for node in picture.nodes}
    edges = {edge.id: edge for edge in picture.edges}
    boxes = []
    for group in picture.groups:
        box = layout.groups.get(group.id)
        if box is not None:
            label = (group.label.en or group.label.zh, group.label.zh or group.label.en)
            boxes.append(DrawnBox(group.id, group.kind, label, *_middle(box.x, box.y, box.w, box.h)))
    nodes = []
    for name, at in layout.nodes.items():
        node = kinds[name]
        lines = at.lines
        middle = _middle(at.box.x, at.box.y, at.box.w, at.box.h)
        nodes.append(
            DrawnNode(name, node.kind, lines, *middle, (name, *node.members), *_marked(found.places.get(name)))
        )
    routes = tuple(_route(route, edges, found.flows) for route in layout.routes)
    return Drawn(round(layout.width, 1), round(layout.height, 1), tuple(nodes), routes, tuple(boxes))


def _route(route: Route, edges: Mapping[str, Edge], found: Mapping[str, Mark]) -> DrawnRoute:
    flows = tuple(flow for edge in route.edges for flow in edges[edge].flows)
    first = edges[route.edges[0]]
    several = [found[edge] for edge in route.edges if edge in found]
    sort, severity, count = _marked(joined(several) if several else None)
    around = tuple((x + LOOP, y) for x, y in route.points) if route.loop else route.points[1:-1]
    points = tuple((round(x, 1), round(y, 1)) for x, y in (route.points[0], *around, route.points[-1]))
    label = route.label.text if route.label else ""
    near = points[-1 if route.back else 0][0]
    label_at = abs(route.label.x + width(label, NOTE) / 2 - near) if route.label else 0.0
    ends = (first.source, first.target)
    return DrawnRoute(first.id, flows, *ends, points, label, round(label_at, 1), route.back, sort, severity, count)


def _still(picture: bytes) -> str:
    """A picture as an address that holds it whole: it is shut off from the page, and the page from it."""
    return f"data:image/svg+xml;base64,{b64encode(picture).decode()}"


def _marked(mark: Mark | None) -> tuple[str, str, int]:
    return ("", "", 0) if mark is None else (mark.sort, mark.severity, len(mark.findings))


def _middle(x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
    return (round(x + w / 2, 1), round(y + h / 2, 1), round(w, 1), round(h, 1))


# ---- tables --------------------------------------------------------------------------------------------------------


def _places(picture: Picture, found: Shown) -> Iterator[PlaceLine]:
    parties = {f"party.{name}": Text2(each.label) for name, each in picture.parties.items()}
    silent, nobody = said("not_stated"), Text2("–")
    for node in picture.nodes:
        party = (
            parties.get(f"party.{node.party}", Text2(node.party))
            if node.party
            else nobody
            if node.kind == "group"
            else silent
        )
        country = picture.countries.get(node.country, Text2(node.country)) if node.country else silent
        yield PlaceLine(node, _name(node), party, country, found.places.get(node.id))


def _flows(picture: Picture, found: Shown) -> Iterator[FlowLine]:
    names = dict(_names(picture.nodes))
    for edge in picture.edges:
        yield FlowLine(edge, names[edge.source], names[edge.target], found.flows.get(edge.id))


def _names(nodes: Iterable[Node]) -> Iterator[tuple[str, Text2]]:
    for node in nodes:
        yield node.id, _name(node)


def _name(node: Node) -> Text2:
    """What a place is called; where it is no record, by the one beside it."""
    if node.label:
        return Text2(node.label)
    beside = node.id.partition(".")[2].partition(".")[2]
    return said("beyond", what=node.title, beside=beside if node.kind == "end" else beside.rpartition(".")[0])
