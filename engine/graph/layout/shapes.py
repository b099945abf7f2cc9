"""What a layout consists of, in pixels: rectangles, ways of edges, labels; and the sizes that it is made with."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

NODE: Final = 180.0  # the width of a node; and
SMALL: Final = 30.0  # of one that is no place: data end there, or nobody said
BOLD: Final = 1.12  # times as wide as other text
TEXT: Final = 12.0 * BOLD  # the size of names, as they are measured; and
NOTE: Final = 10.0  # of what stands below them and beside edges
ICON: Final = 28.0  # room left of a name
ROOM: Final = NODE - ICON - 8  # for a line of a name
LINE: Final = 15.0  # from a line of a name to the next
INSIDE: Final = 12.0  # from a box to the box around it, and to the nodes inside, to the left and right
BADGE: Final = 18.0  # room for a mark left of a label
LONGEST: Final = 118.0  # label


class Box(Struct, frozen=True):
    """A rectangle by its left upper corner and its size."""

    x: float
    y: float
    w: float
    h: float


class PlacedNode(Struct, frozen=True):
    """A node and the lines that its name is broken into (where places are collapsed by country, its English title)."""

    box: Box
    lines: tuple[str, ...]


class Label(Struct, frozen=True):
    """The name of an edge, as much of it as fits, from (x, y) to the right; a mark has room left of it."""

    x: float
    y: float
    text: str


class Route(Struct, frozen=True):
    """The way of the `edges` from one node to another: through `points` from the source to the target.

    Between two points of equal height it is straight, else an S that is level at both. `loop`: out of a node and back.
    `back`: against the direction of reading. No label where there is no room for one.
    """

    edges: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    label: Label | None
    back: bool = False
    loop: bool = False


class Layout(Struct, frozen=True):
    """Nodes and groups by id; one route for all edges from a node to another; and how many `layers` there are."""

    width: float
    height: float
    nodes: dict[str, PlacedNode]
    groups: dict[str, Box]
    routes: tuple[Route, ...]
    layers: int
