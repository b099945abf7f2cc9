"""A picture in layers: which edges are drawn as one line, the layer of each node, and the items that stand in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Final

from msgspec import Struct

from engine.graph.layout.layers import layers
from engine.graph.layout.rows import Items, Link
from engine.graph.layout.shapes import LINE, ROOM, SMALL, TEXT
from engine.graph.layout.text import lines
from engine.graph.picture import Edge, Picture

TALLEST: Final = 1400.0  # node, so that a hundred lines that leave it still have names
WIDEST: Final = 40  # places of a layer from which nothing goes on; more stand in several
LOWEST: Final = 4  # of them in one box that are not parted
MANY: Final = 120  # nodes, beyond which everything moves closer together
RETURN: Final = "return"


class Sizes(Struct, frozen=True):
    """How close together everything stands: `port` between lines that leave a node to the right and bear labels, `bare`
    between those that reach it from the left, `apart` between nodes or boxes above each other, `lane` for a line
    between nodes; `names` lines of a name at most, with `more` around them."""

    port: float
    bare: float
    apart: float
    lane: float
    names: int
    more: float


WIDE: Final = Sizes(port=16, bare=9, apart=16, lane=10, names=2, more=27)
CLOSE: Final = Sizes(port=14, bare=7, apart=10, lane=8, names=1, more=10)


class Line(Struct, frozen=True):
    """The edges from one node to another, as one line: the numbers of the nodes at its left and its right, whether it
    points back from right to left, and the number of its lane, if there are layers between. A loop ends where it
    begins."""

    edges: tuple[Edge, ...]
    left: int
    right: int
    back: bool
    lane: int | None = None

    @property
    def loop(self) -> bool:
        """Whether it ends where it begins."""
        return self.left == self.right


class Layered(Struct, frozen=True):
    """Nodes in the order of the picture, lines, and items: nodes, then lanes, then boxes in the order of `boxes` (ids
    of groups), then the whole."""

    layer: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    lines: tuple[Line, ...]
    boxes: tuple[str, ...]
    items: Items
    sizes: Sizes

    def links(self, ends: Sequence[tuple[float, float]]) -> list[Link]:
        """The lines between items that are next to each other; `ends` says by number of line how far below the middle
        of its left node and of its right one it ends."""
        found: list[Link] = []
        for line, (left, right) in zip(self.lines, ends, strict=True):
            if line.lane is not None:
                found += ((line.left, line.lane, left, 0.0), (line.lane, line.right, 0.0, right))
            elif not line.loop:
                found.append((line.left, line.right, left, right))
        return found


def layered(picture: Picture) -> Layered:
    """The picture in layers."""
    number = {node.id: at for at, node in enumerate(picture.nodes)}
    parallel: dict[tuple[int, int], list[Edge]] = {}
    for edge in picture.edges:
        parallel.setdefault((number[edge.source], number[edge.target]), []).append(edge)
    apart = [ends for ends in parallel if ends[0] != ends[1]]
    returns = {
        at
        for at, ends in enumerate(apart)
        if all(edge.kind == RETURN for edge in parallel[ends])
        or (picture.nodes[ends[0]].kind == "party" and picture.nodes[ends[1]].kind == "system")
    }
    people = {at for at, node in enumerate(picture.nodes) if node.kind == "group"}
    found, back = layers(len(picture.nodes), apart, returns, people)
    homes = {node: group.id for group in picture.groups for node in group.nodes}
    layer = _spread(picture, found, {node for ends in apart for node in ends}, homes)
    made = [
        Line(tuple(parallel[ends]), *(ends[::-1] if points_back else ends), points_back)
        for ends, points_back in zip(apart, back, strict=True)
    ]
    made += [
        Line(tuple(several), source, target, False)
        for (source, target), several in parallel.items()
        if source == target
    ]
    made.sort(key=lambda line: line.edges[0].id)
    layer = _wrapped(picture, layer, {line.left for line in made}, homes)
    sizes = CLOSE if len(picture.nodes) > MANY else WIDE
    names, heights = _heights(picture, made, sizes)
    return _boxed(picture, layer, names, heights, made, homes, sizes)


def _spread(picture: Picture, layer: Sequence[int], tied: set[int], homes: Mapping[str, str]) -> list[int]:
    """The layers, with nodes that no edge touches spread over those of the box that they are in."""
    spread = list(layer)
    last = max(layer, default=0)
    loose: dict[str, list[int]] = {}
    used: dict[str, dict[int, int]] = {}
    for at, node in enumerate(picture.nodes):
        home = homes.get(node.id, "")
        if at in tied:
            used.setdefault(home, {}).setdefault(layer[at], 0)
            used[home][layer[at]] += 1
        elif node.kind == "group":
            spread[at] = 0
        else:
            loose.setdefault(home, []).append(at)
    for home, nodes in loose.items():
        filled = used.get(home, {})
        first = max(min(filled, default=1), 1)
        room = range(first, max(max(filled, default=last), first + ceil(sqrt(len(nodes)) / 2) - 1, first) + 1)
        filled = {each: filled.get(each, 0) for each in room}
        for at in nodes:
            spread[at] = min(filled, key=lambda each: (filled[each], each))
            filled[spread[at]] += 1
    dense = {each: at for at, each in enumerate(sorted(set(spread)))}
    return [dense[each] for each in spread]


def _wrapped(picture: Picture, layer: Sequence[int], leading: set[int], homes: Mapping[str, str]) -> list[int]:
    """The layers, with places from which nothing goes on in several where one would be too high, box by box."""
    wrapped = list(layer)
    ends: dict[int, dict[str, list[int]]] = {}
    for at, node in enumerate(picture.nodes):
        if at not in leading and node.kind not in ("group", "end", "unknown"):
            ends.setdefault(layer[at], {}).setdefault(homes.get(node.id, ""), []).append(at)
    for first, by_home in ends.items():
        several = ceil(sum(map(len, by_home.values())) / WIDEST)
        for nodes in by_home.values():
            high = max(ceil(len(nodes) / several), LOWEST)
            for place, at in enumerate(nodes):
                wrapped[at] = first + place // high
    return wrapped


def _heights(picture: Picture, made: Sequence[Line], sizes: Sizes) -> tuple[list[tuple[str, ...]], list[float]]:
    """The lines of the names, and the heights of the nodes: for the name, and for all that ends there."""
    leaving, reaching = [0] * len(picture.nodes), [0] * len(picture.nodes)
    for line in made:
        leaving[line.left] += 2 if line.loop else 1
        reaching[line.right] += 0 if line.loop else 1
    names: list[tuple[str, ...]] = []
    heights: list[float] = []
    for at, node in enumerate(picture.nodes):
        ports = min(max(leaving[at] * sizes.port, reaching[at] * sizes.bare), TALLEST)
        if node.kind in ("end", "unknown"):
            names.append(())
            heights.append(max(min(SMALL, LINE + sizes.more), ports))
            continue
        called = (node.title.en, node.title.zh) if picture.by == "country" else (node.label,)
        broken = [lines(each, TEXT, ROOM, sizes.names) for each in called]
        names.append(broken[0])
        heights.append(max(max(map(len, broken)) * LINE + sizes.more, ports + 6))
    return names, heights


def _boxed(
    picture: Picture,
    layer: Sequence[int],
    names: Sequence[tuple[str, ...]],
    heights: Sequence[float],
    made: Sequence[Line],
    homes: Mapping[str, str],
    sizes: Sizes,
) -> Layered:
    """Nodes, lanes and boxes as items."""
    nodes = len(picture.nodes)
    far = [at for at, line in enumerate(made) if layer[line.right] - layer[line.left] > 1]
    lane = {at: nodes + place for place, at in enumerate(far)}
    # Boxes come after what they hold: those of parties, then those of countries.
    groups = sorted(picture.groups, key=lambda group: group.kind == "country")
    leaves = nodes + len(far)
    box = {group.id: leaves + at for at, group in enumerate(groups)}
    whole = leaves + len(groups)
    parents = [box.get(homes.get(node.id, ""), whole) for node in picture.nodes]
    parents += [0] * len(far) + [box.get(group.parent or "", whole) for group in groups] + [-1]
    first = [*layer, *(layer[made[at].left] + 1 for at in far), *(len(layer) for _ in groups), 0]
    last = [*layer, *(layer[made[at].right] - 1 for at in far), *(-1 for _ in groups), max(layer, default=0)]
    for at in far:
        one, other = made[at].left, made[at].right
        while one != other:
            one, other = (parents[one], other) if one < other else (one, parents[other])
        parents[lane[at]] = one
    for item, parent in enumerate(parents[:-1]):
        first[parent], last[parent] = min(first[parent], first[item]), max(last[parent], last[item])
    slots = [*(height + sizes.apart for height in heights), *(sizes.lane for _ in far), *(0.0 for _ in groups), 0.0]
    items = Items(first, last, slots, parents, len(groups) + 1)
    drawn = tuple(Line(line.edges, line.left, line.right, line.back, lane.get(at)) for at, line in enumerate(made))
    return Layered(tuple(layer), tuple(names), tuple(heights), drawn, tuple(group.id for group in groups), items, sizes)
