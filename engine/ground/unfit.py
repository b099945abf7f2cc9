"""What readers of single words raise: the words do not say what the type asks for."""

from __future__ import annotations

from engine.ground.problem import Message, Problem, Search, Value
from engine.ground.schema import Text2
from engine.ground.source import Span


class UnfitError(ValueError):
    """A text that is no answer of its type: what is to be told of it, and the values for that."""

    def __init__(self, told: Message, **values: Value | Search) -> None:
        self.told, self.values = told, values
        super().__init__(told.en)

    def __str__(self) -> str:
        return self.whole().en

    def whole(self) -> Text2:
        """What is told and what would be right, as one text."""
        problem = self.problem(None)
        if not problem.help.en:
            return problem.message
        return Text2(f"{problem.message.en}; {problem.help.en}", f"{problem.message.zh}；{problem.help.zh}")

    def problem(self, span: Span | None) -> Problem:
        """The problem at a place, with what has to be looked for."""
        return self.told(span, **{name: each() if callable(each) else each for name, each in self.values.items()})
