"""The one source of choice of the generators: a die, so that Hypothesis and a plain seed draw the same things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Chance:
    """A die with as many sides as asked for; the first side is the simplest choice."""

    below: Callable[[int], int]

    def often(self, of: int, times: int = 1) -> bool:
        """Yes so many times out of `of`; no is the simpler."""
        return self.below(of) >= of - times

    def one(self, of: Sequence[T]) -> T:
        """One of them."""
        return of[self.below(len(of))]

    def some(self, of: Sequence[T], most: int, least: int = 0) -> list[T]:
        """Between `least` and `most` of them, each at most once, in their order."""
        left = list(range(len(of)))
        count = min(least + self.below(most - least + 1), len(left))
        taken = sorted(left.pop(self.below(len(left))) for _ in range(count))
        return [of[i] for i in taken]


def seeded(seed: int) -> Chance:
    """A die that falls the same way for the same seed."""
    return Chance(Random(seed).randrange)
