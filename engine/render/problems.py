"""Problems of the input as people read them: the caret picture of each, then how many there are."""

from __future__ import annotations

from engine.ground import excerpt
from engine.ground.problem import PolicyError, Problem


def listed(error: PolicyError) -> str:
    """The pictures in the order of path, line and column, those of one place in the order found, then the count."""
    problems = tuple(sorted(error.problems, key=_place))
    warnings = sum(problem.warning for problem in problems)
    counts = [_counted(len(problems) - warnings, "problem"), _counted(warnings, "warning")]
    pictures = excerpt.pictures(PolicyError(problems, error.sources))
    return f"{pictures}\n\n{', '.join(count for count in counts if count)}"


def _place(problem: Problem) -> tuple[str, int, int]:
    span = problem.span
    return ("", 0, 0) if span is None else (span.path, span.line, span.column)


def _counted(n: int, noun: str) -> str:
    return "" if n == 0 else f"1 {noun}" if n == 1 else f"{n} {noun}s"
