"""What a tree does not keep of its text: how a literal was spelled, where brackets and comments stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from engine.ground.source import Source, Span

# A text, a comment, a word, or a sign; round brackets are left out, for a layout may drop a second pair.
TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*|\w+|[^\s\w()]')
_LIST: Final = re.compile(r"\{\s*(?:[\w.]+\s*(?:,\s*[\w.]+\s*)*)?\}")
_BLANK_TITLE: Final = re.compile(r'[^"{]*\{\s*title\s+(?:en|zh)\s+""(?:\s+zh\s+"")?\s*[a-z}]')
_JOINING: Final = ("and", "or")


class Written:
    """The text that a tree was read from."""

    def __init__(self, source: Source) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", source.text))]
        self._bare = TOKEN.sub(lambda found: " " * len(found[0]) if is_comment(found[0]) else found[0], source.text)
        self._breaking = sorted({*_between_parts(source.text), *_in_lists(source.text, self._bare)})

    def spelled(self, span: Span) -> str:
        """What a span covers, without comments."""
        return self._bare[self._offset(span.line, span.column) : self._end(span)]

    def blank_title(self, item: Span) -> bool:
        """Whether an item has a title without words, which the tree takes for none."""
        return _BLANK_TITLE.match(self.spelled(item)) is not None

    def bracketed(self, span: Span) -> bool:
        """Whether round brackets stand right around a span."""
        before, after = self._offset(span.line, span.column) - 1, self._end(span)
        while before >= 0 and self._bare[before].isspace():
            before -= 1
        while after < len(self._bare) and self._bare[after].isspace():
            after += 1
        return before >= 0 and after < len(self._bare) and self._bare[before] == "(" and self._bare[after] == ")"

    def broken(self, span: Span) -> bool:
        """Whether a comment within a span asks for a line of its own there."""
        return self._breaks(self._offset(span.line, span.column), self._end(span))

    def broken_between(self, one: Span, other: Span) -> bool:
        """Whether a comment asks for a line of its own between two spans."""
        return self._breaks(self._end(one), self._offset(other.line, other.column))

    def broken_before(self, part: Span, whole: Span) -> bool:
        """Whether a comment asks for a line of its own between the beginning of a whole and a part of it."""
        return self._breaks(self._offset(whole.line, whole.column), self._offset(part.line, part.column))

    def _breaks(self, begin: int, end: int) -> bool:
        at = bisect_left(self._breaking, begin)
        return at < len(self._breaking) and self._breaking[at] < end

    def _end(self, span: Span) -> int:
        return self._offset(span.end_line, span.end_column)

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1


def is_comment(token: str) -> bool:
    """Whether a token is a comment."""
    return token[0] == "#"


def stands_alone(text: str, comment: int) -> bool:
    """Whether nothing stands before a comment on its line."""
    return not text[text.rfind("\n", 0, comment) + 1 : comment].strip()


def _between_parts(text: str) -> Iterator[int]:
    """Each `and` and `or` with a comment before it, or with one on a line of its own behind it."""
    found = list(TOKEN.finditer(text))
    words = [token for token in found if not is_comment(token[0])]
    behind = 0
    for token in found:
        if not is_comment(token[0]):
            behind += 1
            continue
        if behind < len(words) and words[behind][0] in _JOINING:
            yield words[behind].start()
        elif behind and words[behind - 1][0] in _JOINING and stands_alone(text, token.start()):
            yield words[behind - 1].start()


def _in_lists(text: str, bare: str) -> Iterator[int]:
    """The comments among the terms of a list, but for those behind the last one."""
    for found in _LIST.finditer(bare):
        end = len(found[0][:-1].rstrip()) + found.start()
        for token in TOKEN.finditer(text, found.start(), end):
            if is_comment(token[0]):
                yield token.start()
