"""What readers of single words raise: the words do not say what the type asks for."""

from __future__ import annotations

from collections.abc import Callable

from engine.ground.schema import Text2

Advice = str | Callable[[], str]
"""Help that is at hand, or that takes a search among many names."""


class UnfitError(ValueError):
    """A text that is no answer of its type: the code and message of the problem, and help."""

    def __init__(self, code: str, message: str, advice: Advice = "") -> None:
        self.code, self.message, self.advice = code, message, advice
        super().__init__(message)

    def help(self) -> Text2:
        """The help, searched for if need be."""
        found = self.advice() if callable(self.advice) else self.advice
        return Text2(found)
