"""The problems of one pass over all files, gathered without repeating one; how they look is left to `excerpt`."""

from __future__ import annotations

from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.ground.source import Span


class Problems:
    """Problems as they are found. The same words at the same place count once, however often a part is checked."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Span | None, Text2], Problem] = {}

    def tell(self, problem: Problem) -> None:
        """Notes one problem."""
        self._found.setdefault((problem.code, problem.span, problem.message), problem)

    def in_order(self) -> tuple[Problem, ...]:
        """All problems, by place, then code."""
        return tuple(sorted(self._found.values(), key=_place))

    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the rules from being evaluated, in order."""
        return tuple(problem for problem in self.in_order() if not problem.warning)


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    span = problem.span
    if span is None:
        return "", 0, 0, problem.code, problem.message.en
    return span.path, span.line, span.column, problem.code, problem.message.en
