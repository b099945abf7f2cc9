"""Text laid out in columns of a terminal: width (Chinese characters are two wide), wrapping, clipping, colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from engine.ground.excerpt import columns

WIDTH: Final = 100

_CODES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
_STANDS_ALONE: Final = ("\u2e80", "\uffef")  # from the first to the last Chinese character
_NEVER_FIRST: Final = frozenset("，。；：、）】》”’！？")
_NEVER_LAST: Final = frozenset("（【《“‘")


def wrapped(text: str, first: str, rest: str, limit: int = WIDTH) -> list[str]:
    """The text in lines of at most `limit` columns; the first begins with `first`, the others with `rest`.

    A word that is longer than a line stands alone on its own. Chinese text breaks anywhere but before what ends a part
    and after what opens one.
    """
    lines: list[str] = []
    line, used = first, columns(first)
    empty = True
    for chunk in _chunks(text):
        size = columns(chunk)
        if not empty and used + size > limit and chunk not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line, used, empty = rest, columns(rest), True
        if empty and chunk.isspace():
            continue
        line, used, empty = line + chunk, used + size, False
    lines.append(line.rstrip())
    return lines


def _chunks(text: str) -> Iterator[str]:
    """What a line may break between: the words, the spaces between them, and what opens with what follows it."""
    held = ""
    for piece in _pieces(text):
        if held and piece == " ":
            yield held
            held = ""
        held += piece
        if piece not in _NEVER_LAST:
            yield held
            held = ""
    if held:
        yield held


def _pieces(text: str) -> Iterator[str]:
    """The words and the spaces between them; a Chinese character is a word. (A pattern takes long to compile here.)"""
    first, last = _STANDS_ALONE
    for number, word in enumerate(text.split()):
        if number:
            yield " "
        if word.isascii():
            yield word
            continue
        for alone, characters in groupby(word, lambda character: first <= character <= last):
            together = "".join(characters)
            yield from together if alone else (together,)


def clipped(text: str, limit: int) -> str:
    """The text, cut to `limit` columns with an ellipsis where it is longer."""
    if columns(text) <= limit:
        return text
    kept, used = "", 1
    for character in text:
        used += columns(character)
        if used > limit:
            break
        kept += character
    return kept.rstrip() + "…"


def padded(text: str, size: int) -> str:
    """The text, followed by spaces up to `size` columns."""
    return text + " " * max(0, size - columns(text))


def styled(text: str, style: str) -> str:
    """The text between terminal codes for the words of `style` (`bold red`)."""
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{text}\x1b[0m"


def plain(text: str) -> str:
    """The text without what a terminal would obey: control characters (and with them all escape codes)."""
    return "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf") else "�" for c in text)
