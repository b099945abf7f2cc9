"""A picture with everything in its place: the same for the same picture on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from engine.graph.layout.layered import Layered, Line, layered
from engine.graph.layout.rows import SETTLED, Link, Rows, arranged
from engine.graph.layout.shapes import (
    BADGE,
    INSIDE,
    LONGEST,
    NODE,
    NOTE,
    SMALL,
    Box,
    Label,
    Layout,
    PlacedNode,
    Route,
)
from engine.graph.layout.text import cut, width
from engine.graph.picture import Picture

MARGIN: Final = 20.0
ARROW: Final = 14.0  # straight before a node
STEEP: Final = 0.12  # the width of a curve, in parts of its height; within
CURVES: Final = (56.0, 200.0)
LEGIBLE: Final = 12.0  # between lines with labels, at least


class Ports(Struct, frozen=True):
    """By number of line, where it ends at its left node and at its right one, from the middles downward (a loop at the
    right side of its node, twice); and whether there is room for its label."""

    left: list[float]
    right: list[float]
    labelled: list[bool]

    @property
    def ends(self) -> list[tuple[float, float]]:
        """Both ends of each line."""
        return list(zip(self.left, self.right, strict=True))


class Across(Struct, frozen=True):
    """By layer: where its nodes begin, its labels, and the curves to the next one, and where these end."""

    nodes: list[float]
    label: list[float]
    begin: list[float]
    end: list[float]


def placed(picture: Picture) -> Layout:
    """The layout of a picture, however large; its time grows little faster than nodes and edges do."""
    found = layered(picture)
    rows = arranged(found.items, found.links([(0.0, 0.0)] * len(found.lines)))
    for _ in range(2):
        rows.settled(found.links(_ports(found, rows).ends), SETTLED)
    ports = _ports(found, rows)
    links = found.links(ports.ends)
    texts = [
        cut(_text(line), NOTE, LONGEST) if labelled else ""
        for line, labelled in zip(found.lines, ports.labelled, strict=True)
    ]
    across = _across(picture, found, rows, links, texts)
    return _drawn(picture, found, rows, ports, across, texts)


def _text(line: Line) -> str:
    """What a line is called: the first edge, and how many more there are."""
    first, more = line.edges[0], sum(len(edge.flows) for edge in line.edges) - 1
    return (f"{first.label} +{more}" if more else first.label) if first.label else f"×{more + 1}"


# ---- where lines end -----------------------------------------------------------------------------------------------


def _ports(found: Layered, rows: Rows) -> Ports:
    """Lines end at nodes in the order of where they go to."""
    middle = rows.middles()
    leaving: dict[int, list[tuple[float, int]]] = {}
    reaching: dict[int, list[tuple[float, int]]] = {}
    for at, line in enumerate(found.lines):
        if line.loop:
            leaving.setdefault(line.left, []).extend([(-1.0, at), (-1.0, at)])
            continue
        leaving.setdefault(line.left, []).append((middle[line.right if line.lane is None else line.lane], at))
        reaching.setdefault(line.right, []).append((middle[line.left if line.lane is None else line.lane], at))
    ports = Ports([0.0] * len(found.lines), [0.0] * len(found.lines), [False] * len(found.lines))
    for node, ends in leaving.items():
        apart = min(found.sizes.port, (found.heights[node] - 6) / len(ends))
        seen: set[int] = set()
        for place, (_, at) in enumerate(sorted(ends)):
            side = ports.right if at in seen else ports.left
            side[at] = (place - (len(ends) - 1) / 2) * apart
            ports.labelled[at] = apart >= LEGIBLE
            seen.add(at)
    for node, ends in reaching.items():
        apart = min(found.sizes.bare if len(ends) > 2 else found.sizes.port, (found.heights[node] - 6) / len(ends))
        for place, (_, at) in enumerate(sorted(ends)):
            ports.right[at] = (place - (len(ends) - 1) / 2) * apart
    return ports


# ---- across --------------------------------------------------------------------------------------------------------


def _across(picture: Picture, found: Layered, rows: Rows, links: Sequence[Link], texts: Sequence[str]) -> Across:
    """The layers as far apart as labels and curves between them need."""
    layers = max(found.layer, default=0) + 1
    depth = len({group.kind for group in picture.groups})
    label, tallest = [0.0] * layers, [0.0] * layers
    for line, text in zip(found.lines, texts, strict=True):
        layer = found.layer[line.left]
        label[layer] = max(label[layer], width(text, NOTE))
    middle = rows.middles()
    for left, right, left_at, right_at in links:
        layer = found.items.last[left]
        apart = abs(middle[right] + right_at - middle[left] - left_at)
        tallest[layer] = max(tallest[layer], apart)
    across = Across([], [], [], [])
    x = MARGIN + depth * INSIDE
    for layer in range(layers):
        across.nodes.append(x)
        across.label.append(x + NODE + depth * INSIDE + 4 + BADGE)
        across.begin.append(across.label[-1] + label[layer])
        across.end.append(across.begin[-1] + min(max(CURVES[0], STEEP * tallest[layer]), CURVES[1]))
        x = across.end[-1] + depth * INSIDE + ARROW
    return across


# ---- all together --------------------------------------------------------------------------------------------------


def _drawn(
    picture: Picture,
    found: Layered,
    rows: Rows,
    ports: Ports,
    across: Across,
    texts: Sequence[str],
) -> Layout:
    tops = [MARGIN + top for top in rows.tops()]
    nodes: dict[str, PlacedNode] = {}
    for at, node in enumerate(picture.nodes):
        x, small = across.nodes[found.layer[at]], node.kind in ("end", "unknown")
        if node.kind == "unknown" and node.id.endswith(".from"):
            x += NODE - SMALL
        box = Box(
            _round(x), _round(tops[at] + found.sizes.apart / 2), SMALL if small else NODE, _round(found.heights[at])
        )
        nodes[node.id] = PlacedNode(box, found.names[at])
    groups, kinds = {}, {group.id: group.kind for group in picture.groups}
    for at, name in enumerate(found.boxes, start=found.items.leaves):
        items = found.items
        out = INSIDE * (1 if kinds[name] == "party" else len(set(kinds.values())))
        x = across.nodes[items.first[at]] - out
        w = across.nodes[items.last[at]] + NODE + out - x
        groups[name] = Box(_round(x), _round(tops[at] + 4), _round(w), _round(rows.height[at] - 8))
    middle = [MARGIN + each for each in rows.middles()]
    placed_nodes = [nodes[node.id].box for node in picture.nodes]
    routes = tuple(
        _route(at, line, found, ports, across, middle, placed_nodes, texts[at]) for at, line in enumerate(found.lines)
    )
    right = max((box.x + box.w for box in (*placed_nodes, *groups.values())), default=0.0)
    loops = any(line.loop and found.layer[line.left] == len(across.nodes) - 1 for line in found.lines)
    wide = (across.begin[-1] if loops else right) + MARGIN
    return Layout(_round(wide), _round(rows.height[-1] + 2 * MARGIN), nodes, groups, routes, len(across.nodes))


def _route(
    at: int,
    line: Line,
    found: Layered,
    ports: Ports,
    across: Across,
    middle: Sequence[float],
    boxes: Sequence[Box],
    text: str,
) -> Route:
    left, right = boxes[line.left], boxes[line.right]
    first, last = found.layer[line.left], found.layer[line.right]
    start, end = middle[line.left] + ports.left[at], middle[line.right] + ports.right[at]
    edges = tuple(edge.id for edge in line.edges)
    label = Label(_round(across.label[first]), _round(start - 5), text) if text else None
    if line.loop:
        edge = left.x + left.w
        points = [(edge, start), (edge, end)]
        return Route(edges, _rounded(points), label, loop=True)
    points = [(left.x + left.w, start), (across.begin[first], start)]
    if line.lane is not None:
        lane = middle[line.lane]
        points += [(across.end[first], lane), (across.begin[last - 1], lane)]
    points += [(across.end[last - 1], end), (right.x, end)]
    return Route(edges, _rounded(points[::-1] if line.back else points), label, line.back)


def _rounded(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    return tuple((_round(x), _round(y)) for x, y in points)


def _round(value: float) -> float:
    return round(value, 1)
