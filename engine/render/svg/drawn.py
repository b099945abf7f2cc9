"""Nodes, boxes and edges of a layout as elements of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from engine.graph.layout import Layout, PlacedNode, Route
from engine.graph.layout.shapes import BADGE, BOLD, ICON, LINE, NOTE, ROOM, TEXT
from engine.graph.layout.text import cut, lines
from engine.graph.picture import Edge, Group, Node, Picture
from engine.render.marks import SORTS, Mark, Marks, Shown, joined, shown
from engine.render.svg.signs import SMALL, badge, icon
from engine.render.svg.told import told_of_edge, told_of_mark, told_of_node, what_of
from engine.render.words import Words
from engine.render.xml import xml

_WIDTHS: Final = ((100, " most"), (10, " many"), (2, " some"))  # by how many flows there are at least
LOOP: Final = 26.0  # how far the way of a loop goes out


class Drawing(Struct, frozen=True):
    """What is drawn: a picture, its layout, the marks on it and what their findings are called, and the words."""

    picture: Picture
    layout: Layout
    shown: Shown
    titles: dict[str, str]
    words: Words


def drawing(picture: Picture, layout: Layout, marks: Marks | None, words: Words) -> Drawing:
    """What is drawn of a picture; nothing is marked without marks."""
    marked = marks or Marks({}, {}, {})
    titles = {fingerprint: words.of(title) for fingerprint, title in marked.titles.items()}
    return Drawing(picture, layout, shown(marked, picture), titles, words)


def drawn(drawing: Drawing) -> Iterator[str]:
    """The elements, one a line: boxes from the outside in, paths of findings, edges, nodes."""
    for group in sorted(drawing.picture.groups, key=lambda each: (each.parent is not None, each.id)):
        yield _group(group, drawing)
    edges = {edge.id: edge for edge in drawing.picture.edges}
    for route in drawing.layout.routes:
        if any(edge in drawing.shown.paths for edge in route.edges):
            yield f'<path class="path" d="{way(route)}"/>'
    nodes = {node.id: node for node in drawing.picture.nodes}
    # What is marked lies over what is not.
    for route in sorted(drawing.layout.routes, key=lambda each: _mark(each, drawing) is not None):
        yield _route(route, [edges[each] for each in route.edges], nodes, drawing)
    for node in drawing.picture.nodes:
        yield _node(node, drawing.layout.nodes[node.id], drawing)


def way(route: Route) -> str:
    """The way of a route as the commands of an SVG path."""
    (x, y), *rest = route.points
    said = [f"M{x:g} {y:g}"]
    if route.loop:
        ((end_x, end_y),) = rest
        return f"{said[0]}C{x + LOOP:g} {y:g} {end_x + LOOP:g} {end_y:g} {end_x + 2:g} {end_y:g}"
    for next_x, next_y in rest:
        middle = (x + next_x) / 2
        level = y == next_y
        said.append(f"H{next_x:g}" if level else f"C{middle:g} {y:g} {middle:g} {next_y:g} {next_x:g} {next_y:g}")
        x, y = next_x, next_y
    return "".join(said)


def _group(group: Group, drawing: Drawing) -> str:
    box, text = drawing.layout.groups[group.id], drawing.words.of(group.label)
    name = cut(text, 11 * BOLD, box.w - 16)
    sort = "country" if group.kind == "country" else "box"
    return (
        f'<g><title>{xml(text)}</title><rect class="{sort}" x="{box.x:g}" y="{box.y:g}" width="{box.w:g}" '
        f'height="{box.h:g}" rx="8"/><text class="head" x="{box.x + 9:g}" y="{box.y + 15:g}">{xml(name)}</text></g>'
    )


def _mark(route: Route, drawing: Drawing) -> Mark | None:
    several = [drawing.shown.flows[edge] for edge in route.edges if edge in drawing.shown.flows]
    return joined(several) if several else None


def _route(route: Route, edges: Sequence[Edge], nodes: Mapping[str, Node], drawing: Drawing) -> str:
    mark = _mark(route, drawing)
    told: list[str] = []
    for edge in edges:
        own = drawing.shown.flows.get(edge.id)
        passing = len(drawing.shown.paths.get(edge.id, ()))
        found = told_of_mark(own, drawing.titles, passing, drawing.words)
        told += told_of_edge(edge, nodes, drawing.picture, found, drawing.words)
    sort = f" {mark.sort} {mark.severity}" if mark is not None and mark.sort in SORTS[:2] else ""
    label = route.label
    text = f'<text class="label" x="{label.x:g}" y="{label.y:g}">{xml(label.text)}</text>' if label else ""
    sign = badge(mark, *_sign_at(route), SMALL) if mark is not None else ""
    flows = [flow for edge in edges for flow in edge.flows]
    return (
        f'<g class="flow{sort}{_wide(len(flows))}" data-flows="{xml(" ".join(flows))}">{_title(told)}'
        f'<path class="edge" d="{way(route)}"/>{_arrow(route)}{text}{sign}</g>'
    )


def _wide(flows: int) -> str:
    """The class of a line that stands for several flows."""
    return next((name for least, name in _WIDTHS if flows >= least), "")


def _sign_at(route: Route) -> tuple[float, float]:
    """Where the mark of an edge stands: before its label, else where the line leaves its left node."""
    if route.label is not None:
        return route.label.x - BADGE / 2, route.label.y - 1
    x, y = min(route.points)
    return x + BADGE / 2 + 3, y


def _arrow(route: Route) -> str:
    x, y = route.points[-1]
    back = 1 if route.points[-2][0] > x or route.loop else -1
    return f'<path class="head-of-edge" d="M{x:g} {y:g}l{8 * back} -3.6v7.2z"/>'


def _node(node: Node, placed: PlacedNode, drawing: Drawing) -> str:
    box, words = placed.box, drawing.words
    mark = drawing.shown.places.get(node.id)
    told = told_of_node(node, drawing.picture, told_of_mark(mark, drawing.titles, 0, words), words)
    kind = "country-node" if node.kind == "country" else node.kind
    said = [f'<g class="{kind}" data-id="{xml(node.id)}">{_title(told)}']
    middle = box.y + box.h / 2
    if node.kind in ("end", "unknown"):
        said.append(
            f'<circle class="node" cx="{box.x + box.w / 2:g}" cy="{middle:g}" r="{min(box.w, box.h) / 2 - 1:g}"/>'
        )
        said.append(icon(node.kind, box.x + box.w / 2, middle))
    else:
        corner = {"group": 18, "party": 2}.get(node.kind, 7)
        said.append(
            f'<rect class="node" x="{box.x:g}" y="{box.y:g}" width="{box.w:g}" height="{box.h:g}" rx="{corner}"/>'
        )
        said.append(icon(node.kind, box.x + ICON / 2 + 2, middle))
        said += _texts(node, placed, drawing)
    if mark is not None:
        said.append(badge(mark, box.x + box.w - 6, box.y + 2))
    return "".join((*said, "</g>"))


def _texts(node: Node, placed: PlacedNode, drawing: Drawing) -> Iterable[str]:
    box = placed.box
    called = drawing.words.of(node.title)
    names = lines(called, TEXT, ROOM, 2) if drawing.picture.by == "country" else placed.lines
    what = cut(what_of(node, drawing.picture, drawing.words, alone=not drawing.picture.groups), NOTE, ROOM + 2)
    more = box.h >= len(names) * LINE + 22 and drawing.picture.by != "country"
    top = box.y + (box.h - len(names) * LINE - (13 if more else 0)) / 2 + 11
    x = box.x + ICON + 2
    for at, name in enumerate(names):
        yield f'<text class="name" x="{x:g}" y="{top + at * LINE:g}">{xml(name)}</text>'
    if more:
        yield f'<text class="what" x="{x:g}" y="{top + len(names) * LINE - 1:g}">{xml(what)}</text>'


def _title(lines: Iterable[str]) -> str:
    return f"<title>{'&#10;'.join(xml(line) for line in lines)}</title>"
