"""The problems of a text as such, before anyone asks what it says: the same words for YAML and JSON."""

from __future__ import annotations

from typing import Final

from engine.graph.limits import MAX_BORROWED, MAX_DEPTH, MAX_REPEATS
from engine.graph.nodes import Scalar, span
from engine.ground.problem import Label, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span

BY_SIGN: Final = {
    "\t": "indent with spaces, not with tabs",
    ">": 'write an open range as `1_000_000..`, or in quotes: `">= 1_000_000"`',
}
HELP: Final = (
    ("cannot start any token", "put a text that starts with a sign in quotes"),
    ("mapping values are not allowed", "put a text that holds `: ` in quotes, and check the indentation"),
    ("expected comment or line break", 'write an open range as `1_000_000..`, or in quotes: `">= 1_000_000"`'),
    ("could not find expected ':'", "write `key: value`, with a space after the colon"),
    ("expected <block end>", "this line stands further to the right or left than those around it"),
    ("expected ',' or", "separate the parts with commas and close the bracket"),
    ("unknown escape", "a backslash starts an escape inside double quotes; use single quotes"),
    ("control characters", "remove the character that cannot be printed"),
)


class RefusedError(Exception):
    """The rest of the text makes no sense any more; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


def unreadable(source: Source, language: str, why: str, index: int) -> Problem:
    """The problem of a text that breaks off at the character `index`."""
    before = source.text[:index]
    line, column = before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1
    sign = source.text[index : index + 1]
    advice = BY_SIGN.get(sign) or next((advice for words, advice in HELP if words in why), "")
    at = Span(source.path, line, column, line, column + 1)
    return Problem("P301", Text2(f"this is not {language}: {why}"), at, Text2(advice))


def too_deep(at: Span) -> Problem:
    """The problem of nesting beyond the limit."""
    return Problem(
        "P303",
        Text2(f"mappings and lists stand inside each other more than {MAX_DEPTH} deep"),
        at,
        Text2("flatten them"),
    )


def too_many_aliases(at: Span) -> Problem:
    """The problem of aliases that repeat too much."""
    message = f"aliases repeat more than {MAX_BORROWED:,} parts, and more than {MAX_REPEATS} times what is written out"
    return Problem("P303", Text2(message), at, Text2("write the records out, or say it once with `for all`"))


def twice(path: str, key: Scalar, first: Scalar) -> Problem:
    """The problem of a key that is written a second time in one mapping."""
    labels = (Label(span(path, first), Text2("first written here")),)
    return Problem("P302", Text2(f"`{key.text}` is written twice"), span(path, key), Text2("keep one of them"), labels)


def no_document(source: Source) -> Problem:
    """The problem of a text that says nothing."""
    return Problem("P301", Text2("the file is empty"), source.whole(), Text2("a manifest starts with `manifest: 1`"))
