"""A taxonomy as numbers: the code of each term, its parent, and sets closed upward or downward along the dots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from engine.checks.value import Slices
from engine.checks.words import stacked
from engine.ground.schema import Terms

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Taxonomy(Struct, frozen=True):
    """Codes are positions in the taxonomy's entries; `parents` is -1 at the top; `downward` has parents first."""

    codes: dict[str, int]
    parents: tuple[int, ...]
    downward: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.parents)

    def above(self, code: int) -> list[int]:
        """The term and its ancestors."""
        line = []
        while code >= 0:
            line.append(code)
            code = self.parents[code]
        return line

    def at_or_below(self, codes: Iterable[int]) -> list[int]:
        """The terms and all below them, ascending."""
        inside = set(codes)
        for code in self.downward:
            if self.parents[code] in inside:
                inside.add(code)
        return sorted(inside)

    def at_or_above(self, codes: Iterable[int]) -> list[int]:
        """The terms and all above them, ascending."""
        return sorted({line for code in codes for line in self.above(code)})

    def closed_down(self, slices: Slices) -> NDArray[np.uint8]:
        """Planes of the sets with all below their terms."""
        closed = stacked(slices)
        for code in self.downward:
            if self.parents[code] >= 0:
                closed[code] |= closed[self.parents[code]]
        return closed

    def closed_up(self, slices: Slices) -> NDArray[np.uint8]:
        """Planes of the sets with all above their terms."""
        closed = stacked(slices)
        for code in reversed(self.downward):
            if self.parents[code] >= 0:
                closed[self.parents[code]] |= closed[code]
        return closed


def taxonomy(terms: Terms) -> Taxonomy:
    """The taxonomy of these terms."""
    codes = {name: code for code, name in enumerate(terms.entries)}
    parents = tuple(codes.get(name.rpartition(".")[0], -1) for name in codes)
    return Taxonomy(codes, parents, tuple(codes[name] for name in sorted(codes, key=lambda name: name.count("."))))
