"""Problems of the input and the one exception that carries them; the picture of a problem is drawn in `excerpt`."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from engine.ground.source import Source, Span


class Label(Struct, frozen=True):
    """A second place that helps to understand a problem, with a few words on it."""

    span: Span
    text: str


class Problem(Struct, frozen=True):
    """One thing wrong with the input: a code (P1xx text, P2xx types, P3xx manifest, P4xx ruleset, P5xx policy),
    a lower-case message with the user's words in backticks, and help that says what would be right."""

    code: str
    message: str
    span: Span | None
    help: str = ""
    labels: tuple[Label, ...] = ()
    warning: bool = False


class PolicyError(Exception):
    """All problems of one pass over the input, and the sources that their spans point into."""

    def __init__(self, problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
        self.problems = tuple(problems)
        self.sources = tuple(sources)
        first = "; ".join(f"{p.code}: {p.message}" for p in self.problems[:3])
        more = len(self.problems) - 3
        super().__init__(f"{first}; and {more} more" if more > 0 else first)
