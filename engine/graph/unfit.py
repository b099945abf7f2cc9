"""What readers of single words raise: the words do not say what the type asks for."""

from __future__ import annotations


class UnfitError(ValueError):
    """A text that is no answer of its type: the code and message of the problem, and help."""

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        self.code, self.message, self.advice = code, message, advice
        super().__init__(message)
