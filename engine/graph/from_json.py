"""JSON text, and JSON Lines, to nodes with positions, by one scan; numbers keep their text, as in YAML.

One scan for all sizes keeps every position exact, at about the speed of YAML; more than that takes tables.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, loads
from typing import Final

from engine.graph.collector import collector_paused
from engine.graph.limits import MAX_DEPTH
from engine.graph.nodes import Listing, Mapping, Node, Scalar
from engine.graph.unreadable import RefusedError, no_document, too_deep, twice, unreadable
from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span

_STRING: Final = r'"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*"'
_SCALAR: Final = rf"({_STRING}|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)"
_NEXT: Final = re.compile(r"[ \t\r\n]*")
_KEY: Final = re.compile(rf"[ \t\r\n]*({_STRING})[ \t\r\n]*:[ \t\r\n]*")
_WORD: Final = re.compile(_SCALAR)
_WORD_AND_COMMA: Final = re.compile(_SCALAR + r"[ \t\r\n]*,")
_HALF: Final = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK: Final = "\ufeff"


def compose(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document as nodes, None where there is none to go on with; and what is wrong with its text."""
    found, problems = _documents(source, lines=False)
    return (found[0] if found else None), problems


def compose_lines(source: Source) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The documents of JSON Lines, each a manifest of its own that merges with the others; and what is wrong."""
    return _documents(source, lines=True)


def _documents(source: Source, lines: bool) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    scan, found = _Scan(source, problems), list[Node]()
    try:
        with collector_paused():
            while scan.skip() < len(source.text):
                if found and not lines:
                    raise scan.refused(messages.documents.ANOTHER_DOCUMENT)
                found.append(scan.value(0))
        if not found:
            problems.append(no_document(source))
        return tuple(found), tuple(problems)
    except RefusedError as refused:
        return (), (*problems, refused.problem)


class _Scan:
    """Where the scan stands, and the line that it stands in."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source, self.text, self.problems = source, source.text, problems
        self.at = int(source.text.startswith(_BYTE_ORDER_MARK))
        self.line, self.line_start = 1, self.at

    def skip(self) -> int:
        """Goes over white space."""
        space = _NEXT.match(self.text, self.at)
        return self.go(self.at if space is None else space.end())

    def go(self, to: int) -> int:
        """Goes on to a character of the text, counting lines."""
        breaks = self.text.count("\n", self.at, to)
        if breaks:
            self.line += breaks
            self.line_start = self.text.rindex("\n", self.at, to) + 1
        self.at = to
        return to

    def value(self, depth: int) -> Node:
        """The value that starts here, and the scan behind it."""
        sign = self.text[self.at : self.at + 1]
        if sign in ("{", "["):
            if depth >= MAX_DEPTH:
                raise RefusedError(too_deep(self.span()))
            return self.mapping(depth + 1) if sign == "{" else self.listing(depth + 1)
        word = _WORD.match(self.text, self.at)
        if word is None:
            raise self.refused(_why(sign))
        node = self.scalar(word[1])
        self.at = word.end()
        return node

    def scalar(self, token: str) -> Scalar:
        """The scalar written as `token` here; the scan stays before it."""
        bare = token[0] != '"'
        text = token if bare else token[1:-1]
        if not bare and "\\" in text:
            text = self.unescaped(token)
        column = self.at - self.line_start + 1
        return Scalar(text, bare, self.line, column, self.line, column + len(token))

    def mapping(self, depth: int) -> Mapping:
        line, column, text = self.line, self.at - self.line_start + 1, self.text
        entries: dict[str, tuple[Scalar, Node]] = {}
        self.at += 1
        more = self.closing("}") is None
        while more:
            found = _KEY.match(text, self.at)
            self.skip()
            if found is None:
                raise self.refused(messages.documents.NO_KEY)
            key = self.scalar(found[1])
            self.go(found.end())
            node, more = self.member(depth, "}")
            pair = (key, node)
            if entries.setdefault(key.text, pair) is not pair:
                self.problems.append(twice(self.source.path, key, entries[key.text][0]))
        return Mapping(entries, line, column, self.line, self.at - self.line_start + 1)

    def listing(self, depth: int) -> Listing:
        line, column = self.line, self.at - self.line_start + 1
        items: list[Node] = []
        self.at += 1
        more = self.closing("]") is None
        while more:
            self.skip()
            node, more = self.member(depth, "]")
            items.append(node)
        return Listing(items, line, column, self.line, self.at - self.line_start + 1)

    def member(self, depth: int, close: str) -> tuple[Node, bool]:
        """A value inside a collection, and whether a comma follows it; the scan behind the comma or the end."""
        word = _WORD_AND_COMMA.match(self.text, self.at)
        if word is not None:
            node: Node = self.scalar(word[1])
            self.go(word.end())
            return node, True
        node = self.value(depth)
        if self.closing(close) is not None:
            return node, False
        if self.text[self.at : self.at + 1] != ",":
            raise self.refused(messages.documents.NO_COMMA(close=close))
        self.at += 1
        return node, True

    def closing(self, close: str) -> int | None:
        """Goes over white space and, if it is there, the end of the collection."""
        if self.text[self.skip() : self.at + 1] != close:
            return None
        self.at += 1
        return self.at

    def unescaped(self, token: str) -> str:
        try:
            text = str(loads(token))
        except JSONDecodeError as error:
            raise RefusedError(unreadable(self.source, "JSON", Text2("unknown escape"), self.at + error.pos)) from None
        if _HALF.search(text):
            raise self.refused(messages.documents.HALF_A_CHARACTER)
        return text

    def span(self) -> Span:
        column = self.at - self.line_start + 1
        return Span(self.source.path, self.line, column, self.line, column + 1)

    def refused(self, why: Text2) -> RefusedError:
        return RefusedError(unreadable(self.source, "JSON", why, self.at))


def _why(sign: str) -> Text2:
    say = messages.documents
    if not sign:
        return say.ENDS_EARLY
    return say.NOT_CLOSED if sign == '"' else say.NO_VALUE(sign=sign)
