"""Texts and places of the manifest, each kept once and named by its number: findings repeat them a lot."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final, Generic, TypeVar

from engine.findings.finding import Because, Location, Step
from engine.ground.schema import Text2
from engine.ground.source import Source

T = TypeVar("T", bound=Hashable)

LONG: Final = 600
"""Lines of more characters are shown in part."""

_STEP: Final = 400
_PART: Final = 1000


class Numbered(Generic[T]):
    """Things in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def __call__(self, thing: T) -> int:
        """The number of the thing."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def all(self) -> tuple[T, ...]:
        """Everything that has a number, by number."""
        return tuple(self._numbers)


Excerpt = tuple[int, int, int, str]
"""The number of the path, the line, how many characters of it are left out before, and the text."""

Place = tuple[int, int, int, int, int, int]
"""The number of the path, line, column, last line and column behind the end, and the number of the excerpt or -1."""


Reason = tuple[str, int, str, int]
"""The part of the rule, the number of the text, the truth, and the number of the place."""


class Shelved:
    """Texts, paths, places, excerpts, reasons and steps of paths of one page, by number."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._lines = {source.path: source.lines() for source in sources}
        self._texts = Numbered[tuple[str, str]]()
        self._paths = Numbered[str]()
        self._excerpts = Numbered[Excerpt]()
        self._places = Numbered[Place]()
        self._reasons = Numbered[Reason]()
        self._steps = Numbered[tuple[str, int, int]]()

    def text(self, text: Text2) -> int:
        """The number of a text in two languages; either stands in for the other where that is empty."""
        return self._texts((text.en or text.zh, text.zh or text.en))

    def place(self, location: Location | None) -> int:
        """The number of a place in the manifest, with its line where that could be read; -1 for none."""
        if location is None:
            return -1
        path = self._paths(location.path)
        lines = self._lines.get(location.path, [])
        excerpt = -1
        if 0 < location.line <= len(lines):
            line = lines[location.line - 1]
            skipped = max(0, (location.column - 1) // _STEP * _STEP - _STEP // 2) if len(line) > LONG else 0
            shown = line[skipped : skipped + _PART] if len(line) > LONG else line
            more = "…" if skipped + len(shown) < len(line) else ""
            excerpt = self._excerpts((path, location.line, skipped, shown + more))
        ends = (location.line, location.column, location.end_line, location.end_column)
        return self._places((path, *ends, excerpt))

    def reason(self, reason: Because) -> int:
        """The number of a reason."""
        return self._reasons((reason.part, self.text(reason.text), reason.value, self.place(reason.location)))

    def step(self, step: Step) -> int:
        """The number of a step of a path."""
        return self._steps((f"{step.kind}.{step.id}", self.text(step.text), self.place(step.location)))

    def lists(self) -> dict[str, tuple[object, ...]]:
        """Everything that has a number, by number."""
        return {
            "texts": self._texts.all(),
            "paths": self._paths.all(),
            "places": self._places.all(),
            "excerpts": self._excerpts.all(),
            "reasons": self._reasons.all(),
            "steps": self._steps.all(),
        }
