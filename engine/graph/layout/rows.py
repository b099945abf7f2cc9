"""How high everything stands: boxes within boxes, each over a stretch of layers, none over another.

An item is a node, a lane (the free way of an edge across layers) or a box with items inside. The items of a box have
an order; each stands below those before it that share a layer with it. The order comes from barycentre sweeps: an item
goes to where its neighbours are, now to the left and now to the right, and the order with the fewest crossings is kept.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

HEADER: Final = 24.0  # room at the top of a box, for its name; and
FOOT: Final = 8.0  # at its bottom
SWEEPS: Final = 12
LARGE: Final = 2_000  # links, beyond which fewer sweeps must do
SETTLED: Final = 6  # times that items are moved towards their neighbours, within the room that their order leaves

Link = tuple[int, int, float, float]
"""A line between two items, left and right, and where it ends at each, from its middle downward."""

LEFT, RIGHT, BOTH = range(3)


class Items(Struct, frozen=True):
    """Items by number: the layers that they lie over, `heights` (of boxes: 0, as it follows from what is inside), and
    `parents` (-1: none), which are boxes with a greater number. Boxes come after all others; the last one is the whole.
    """

    first: Sequence[int]
    last: Sequence[int]
    heights: Sequence[float]
    parents: Sequence[int]
    boxes: int

    @property
    def leaves(self) -> int:
        """How many items are no boxes; they come first."""
        return len(self.parents) - self.boxes


class Rows:
    """Heights of items under work: `offset` is the distance from the top of the parent's inside."""

    def __init__(self, items: Items) -> None:
        self.items = items
        count = len(items.parents)
        self.height = list(items.heights)
        self.offset = [0.0] * count
        self.children: list[list[int]] = [[] for _ in range(count)]
        for item, parent in enumerate(items.parents):
            if parent >= 0:
                self.children[parent].append(item)
        self.above: list[list[int]] = [[] for _ in range(count)]
        self.below: list[list[int]] = [[] for _ in range(count)]
        self.levels = _levels(items)

    def packed(self) -> None:
        """Every item as high as its order allows, and boxes as high as they need to be."""
        items = self.items
        for box in range(items.leaves, len(items.parents)):
            floor: dict[int, float] = {}
            lowest: dict[int, int] = {}
            deepest = 0.0
            for item in self.children[box]:
                span = range(items.first[item], items.last[item] + 1)
                top = max(floor.get(layer, 0.0) for layer in span)
                self.offset[item] = top
                self.above[item] = list(dict.fromkeys(lowest[layer] for layer in span if layer in lowest))
                self.below[item] = []
                for layer in span:
                    floor[layer] = top + self.height[item]
                    lowest[layer] = item
                deepest = max(deepest, top + self.height[item])
            for item in self.children[box]:
                for each in self.above[item]:
                    self.below[each].append(item)
            whole = box == len(items.parents) - 1
            self.height[box] = deepest + (0.0 if whole else HEADER + FOOT)

    def tops(self) -> list[float]:
        """The distance of each item from the top of the whole."""
        top = [0.0] * len(self.offset)
        for item in range(len(top) - 2, -1, -1):
            parent = self.items.parents[item]
            inside = 0.0 if parent == len(top) - 1 else HEADER
            top[item] = top[parent] + inside + self.offset[item]
        return top

    def middles(self) -> list[float]:
        """The distance of each item's middle from the top of the whole."""
        return [top + height / 2 for top, height in zip(self.tops(), self.height, strict=True)]

    def settled(self, links: Sequence[Link], times: int) -> None:
        """Move items towards their neighbours, without changing their order or the height of a box."""
        for turn in range(times):
            side, part = ((LEFT, 1.0), (RIGHT, 1.0), (BOTH, 0.5))[turn % 3]
            for level in self.levels:
                wish = self.wishes(links, side)
                for box in level:
                    self._settled(box, wish, part, upward=turn % 2 == 0)

    def _settled(self, box: int, wish: Sequence[float], part: float, upward: bool) -> None:
        inner = self.height[box] - (0.0 if box == len(self.height) - 1 else HEADER + FOOT)
        order = self.children[box]
        for item in reversed(order) if upward else order:
            low = max((self.offset[each] + self.height[each] for each in self.above[item]), default=0.0)
            high = min((self.offset[each] for each in self.below[item]), default=inner) - self.height[item]
            self.offset[item] = max(min(self.offset[item] + part * wish[item], high), low)

    def wishes(self, links: Sequence[Link], side: int) -> list[float]:
        """By how much each item would move down to be level with its neighbours to one side or both; a box as what is
        inside on average, by the lines that leave it."""
        middle = self.middles()
        total, number = [0.0] * len(middle), [0] * len(middle)
        parents = self.items.parents
        for one, other, left_at, right_at in links:
            left, right, down = one, other, (middle[other] + right_at) - (middle[one] + left_at)
            # Up to the box that holds both: numbers grow from the inside out.
            while left != right:
                if left < right:
                    if side != LEFT:
                        total[left] += down
                        number[left] += 1
                    left = parents[left]
                else:
                    if side != RIGHT:
                        total[right] -= down
                        number[right] += 1
                    right = parents[right]
        return [each / max(times, 1) for each, times in zip(total, number, strict=True)]

    def crossings(self, links: Sequence[Link]) -> int:
        """How many pairs of lines cross between layers."""
        middle = self.middles()
        between: dict[int, list[tuple[float, float]]] = {}
        for left, right, left_at, right_at in links:
            ends = (middle[left] + left_at, middle[right] + right_at)
            between.setdefault(self.items.last[left], []).append(ends)
        return sum(_inversions([right for _, right in sorted(ends)]) for ends in between.values())


def arranged(items: Items, links: Sequence[Link]) -> Rows:
    """The items in an order with few crossings, packed and settled."""
    rows = Rows(items)
    rows.packed()
    best, fewest = None, 0
    for sweep in range(SWEEPS if len(links) < LARGE else SWEEPS // 3):
        rows.settled(links, 3)
        crossings = rows.crossings(links)
        if best is None or crossings < fewest:
            best, fewest = [list(each) for each in rows.children], crossings
        middle, wish = rows.middles(), rows.wishes(links, (LEFT, RIGHT, BOTH)[sweep % 3])
        for children in rows.children:
            children.sort(key=lambda item: (middle[item] + wish[item], item))
        rows.packed()
    if best is not None:
        rows.children = best
    rows.packed()
    rows.settled(links, SETTLED)
    return rows


def _levels(items: Items) -> list[list[int]]:
    """The boxes by how deep they lie, the whole first."""
    depth = [0] * len(items.parents)
    found: dict[int, list[int]] = {}
    for box in range(len(depth) - 1, items.leaves - 1, -1):
        parent = items.parents[box]
        depth[box] = 0 if parent < 0 else depth[parent] + 1
        found.setdefault(depth[box], []).append(box)
    return [found[each] for each in sorted(found)]


def _inversions(values: Sequence[float]) -> int:
    """How many pairs stand in descending order."""
    seen: list[float] = []
    found = 0
    for value in values:
        found += len(seen) - bisect_right(seen, value)
        insort(seen, value)
    return found
