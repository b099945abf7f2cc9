"""Today, and how long things took: no clock is read elsewhere; every report says which day it was made for."""

from __future__ import annotations

from datetime import date
from time import perf_counter


def today() -> int:
    """The current day of this machine, as an ordinal."""
    return date.today().toordinal()


class Phases:
    """How long each phase of a run took, from now on."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self._seconds: dict[str, float] = {}

    def passed(self, phase: str) -> None:
        """The phase is over."""
        now = perf_counter()
        self._seconds[phase] = self._seconds.get(phase, 0.0) + now - self._last
        self._last = now

    def lines(self) -> list[str]:
        """A line for each phase, in milliseconds, and their sum."""
        rows = [*self._seconds.items(), ("total", sum(self._seconds.values()))]
        return [f"{phase:<10}{seconds * 1000:>9.1f} ms" for phase, seconds in rows]
