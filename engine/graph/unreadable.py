"""The problems of a text as such, before anyone asks what it says: the same words for YAML and JSON."""

from __future__ import annotations

from engine.graph.limits import MAX_BORROWED, MAX_DEPTH, MAX_REPEATS
from engine.graph.nodes import Scalar, span
from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span


class RefusedError(Exception):
    """The rest of the text makes no sense any more; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


def unreadable(source: Source, language: str, why: Text2, index: int, opened: Span | None = None) -> Problem:
    """The problem of a text that breaks off at the character `index`, in what was `opened` before."""
    before = source.text[:index]
    line, column = before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1
    say, sign = messages.documents, source.text[index : index + 1]
    _, known, advice = next((each for each in say.BY_WORDS if each[0] in why.en), ("", why.zh, ""))
    at = Span(source.path, line, column, line, column + 1)
    why = Text2(why.en, why.zh or known)
    return say.UNREADABLE(at, opened, language=language, why=why, advice=say.BY_SIGN.get(sign) or advice)


def too_deep(at: Span) -> Problem:
    """The problem of nesting beyond the limit."""
    return messages.documents.TOO_DEEP(at, most=MAX_DEPTH)


def too_many_aliases(at: Span) -> Problem:
    """The problem of aliases that repeat too much."""
    return messages.documents.TOO_MANY_ALIASES(at, most=MAX_BORROWED, times=MAX_REPEATS)


def twice(path: str, key: Scalar, first: Scalar) -> Problem:
    """The problem of a key that is written a second time in one mapping."""
    return messages.documents.TWICE(span(path, key), span(path, first), key=key.text)


def no_document(source: Source) -> Problem:
    """The problem of a text that says nothing."""
    return messages.documents.EMPTY(source.whole())
