"""Problems of the input as people read them: the caret picture of each, then how many there are."""

from __future__ import annotations

from collections.abc import Iterable

from engine.ground.excerpt import picture
from engine.ground.problem import Problem
from engine.ground.source import Source


def pictures(problems: Iterable[Problem], sources: Iterable[Source]) -> str:
    """The pictures in the order of path, line and column, those of one place in the order found."""
    known = {source.path: source for source in sources}
    listed = sorted(problems, key=_place)
    drawn = [picture(problem, known) for problem in listed]
    warnings = sum(problem.warning for problem in listed)
    return "\n\n".join([*drawn, _counted(len(listed) - warnings, "problem") or _counted(warnings, "warning")])


def _place(problem: Problem) -> tuple[str, int, int]:
    span = problem.span
    return ("", 0, 0) if span is None else (span.path, span.line, span.column)


def _counted(n: int, noun: str) -> str:
    return "" if n == 0 else f"1 {noun}" if n == 1 else f"{n} {noun}s"
