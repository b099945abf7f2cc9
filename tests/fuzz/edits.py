"""Texts made worse: cut, doubled, exchanged, spliced with other texts, with signs of the language and with signs that
belong nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tests.properties.chance import Chance

MOST_EDITS: Final = 5
LONGEST: Final = 3000  # characters of a text to begin with: a window of a longer one
REPEATED: Final = (2, 3, 40, 300)

ODD: Final = (
    "\x00", "\ufeff", "\u2028", "\u202e", "\x85", "\xa0", "\u3000", "\ud800", "\udfff", "\U0001f600", "é", "e\u0301",
    "个", "٣", "²", "Ⅷ", "ſ", "İ", "\r\n", "\r", "\t", "\v", "\f", "\x1b[31m", "\\", "\\u0000", "\\ud800", "%s",
    "{0}", "“", "，", "（", "：", "０", "𝟘",
)  # fmt: skip
HUGE: Final = (
    "9" * 5000, "1" + "_0" * 400, "0.0000000000000000000000001", "9007199254740993", "1e999", "-0", "NaN", "Infinity",
    "99999999999 years", "999999999999999999999 working days", "0 months", "10000 years", "9999-12-31", "0000-00-00",
    "10000-01-01", "0001-01-01", "2024-02-30", "9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00",
    "99999999999999999 CNY", "1..2..3", "5..1", "..", "9007199254740992..", "2024-01..0001", "1900", "2200", "500%",
)  # fmt: skip

_WORD: Final = re.compile(r"\w+|[^\w\s]+|\s+")


def edited(chance: Chance, texts: Sequence[str], tokens: Sequence[str]) -> str:
    """One of the texts, or a window of it, with a few edits; some are spliced in from another of them."""
    text = window(chance, chance.one(texts))
    for _ in range(1 + chance.below(MOST_EDITS)):
        start, end = _stretch(chance, text)
        text = text[:start] + _instead(chance, text[start:end], texts, tokens) + text[end:]
    match chance.below(24):
        case 1:
            return text.replace("\n", "\r\n")
        case 2:
            return text.replace("  ", "\t")
        case 3:
            return "\ufeff" + text
        case 4:
            return text[: _place(chance, text)]
    return text


def window(chance: Chance, text: str) -> str:
    """The text, or so many whole lines of it as are not too long."""
    if len(text) <= LONGEST:
        return text
    start = text.rfind("\n", 0, chance.below(len(text) - LONGEST // 2)) + 1
    return text[start : max(text.rfind("\n", start, start + LONGEST), start + LONGEST // 2)]


def salad(chance: Chance, tokens: Sequence[str]) -> str:
    """Tokens in a row, as they fall."""
    return "".join(chance.one((" ", " ", "", "\n", "\n  ")) + _token(chance, tokens) for _ in range(chance.below(40)))


def _instead(chance: Chance, old: str, texts: Sequence[str], tokens: Sequence[str]) -> str:
    match chance.below(8):
        case 0:
            return ""
        case 1 | 2:
            return _token(chance, tokens)
        case 3:
            return old + _token(chance, tokens)
        case 4:
            other = window(chance, chance.one(texts))
            start, end = _stretch(chance, other)
            return other[start:end]
        case 5:
            return old * chance.one(REPEATED) if len(old) < 40 else old * 2
        case 6:
            return _token(chance, tokens) * chance.one(REPEATED)
        case _:
            parts = _WORD.findall(old)
            return "".join(reversed(parts))


def _token(chance: Chance, tokens: Sequence[str]) -> str:
    match chance.below(8):
        case 6:
            return chance.one(ODD)
        case 7:
            return chance.one(HUGE)
    return chance.one(tokens)


def _stretch(chance: Chance, text: str) -> tuple[int, int]:
    """A part of a text: nothing, a word, a line, or what lies between two places."""
    start = _place(chance, text)
    match chance.below(4):
        case 0:
            found = _WORD.search(text, start)
            return found.span() if found else (start, start)
        case 1:
            return start, start
        case 2:
            return text.rfind("\n", 0, start) + 1, text.find("\n", start) + 1 or len(text)
    return start, min(len(text), start + chance.below(200))


def _place(chance: Chance, text: str) -> int:
    return chance.below(len(text) + 1)
