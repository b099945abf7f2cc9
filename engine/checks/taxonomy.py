"""A taxonomy as numbers: the code of each term, its parent, and sets closed upward or downward along the dots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from engine.checks.planes import MAYBE, NO, YES
from engine.checks.value import Slices
from engine.checks.words import stacked
from engine.ground.schema import Terms

if TYPE_CHECKING:
    from numpy.typing import NDArray


FEW: Final = 4  # terms that are compared one by one


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


class Answers(Struct, frozen=True):
    """A truth code for each term; the last three are for SOME, NONE and UNKNOWN.

    `few`: the terms to which it is yes where they are few and it is no to every other, and to none; else None.
    """

    table: NDArray[np.uint8]
    few: tuple[int, ...] | None


def answers(table: NDArray[np.uint8]) -> Answers:
    """The answers of a table."""
    terms, (some, none, unknown) = table[:-3], table[-3:].tolist()
    few = tuple(np.flatnonzero(terms == YES).tolist())
    plain = some == unknown == MAYBE and none == NO and len(few) <= FEW and not (terms == MAYBE).any()
    return Answers(table, few if plain else None)


def taxonomy(terms: Terms) -> Taxonomy:
    """The taxonomy of these terms."""
    codes = {name: code for code, name in enumerate(terms.entries)}
    parents = tuple(codes.get(name.rpartition(".")[0], -1) for name in codes)
    return Taxonomy(codes, parents, tuple(codes[name] for name in sorted(codes, key=lambda name: name.count("."))))
