"""Problems of the input as people read them: the caret picture of each, then how many there are."""

from __future__ import annotations

from engine.ground import excerpt
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Language
from engine.render.words import words


def listed(error: PolicyError, language: Language, width: int = excerpt.WIDTH) -> str:
    """The pictures in the order of path, line and column, those of one place in the order found, then the count; of a
    line `width` columns."""
    say = words(language)
    problems = tuple(sorted(error.problems, key=_place))
    warnings = sum(problem.warning for problem in problems)
    counted = {"problems": len(problems) - warnings, "warnings": warnings}
    counts = say("and").join(say.number(name, n) for name, n in counted.items() if n)
    return f"{excerpt.pictures(PolicyError(problems, error.sources), language, width)}\n\n{counts}"


def _place(problem: Problem) -> tuple[str, int, int]:
    span = problem.span
    return ("", 0, 0) if span is None else (span.path, span.line, span.column)
