"""How wide text is when it is drawn, and text cut to fit; no font is asked, so that each machine gets the same.

The widths are those of a wide sans serif, in parts of its size: drawn in a narrower one, text leaves a little room.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil, inf
from typing import Final

_NARROW: Final = frozenset(" .,:;|!'`Iijlft")
_SLIM: Final = frozenset('()[]{}/\\-"rJ')
_WIDE: Final = frozenset("MWmw@%&<>=+~^#")
_HELD: Final = frozenset("，。；：、）】》”’！？")  # never begin a line
_OPENING: Final = frozenset("（《“‘【([")
_CLOSING: Final = frozenset("）》”’】)]")
ELLIPSIS: Final = "…"


@lru_cache(maxsize=4096)
def em(character: str) -> float:
    """The width of one character, in parts of the font's size; marks that combine with others have none."""
    if character.isascii():
        if character in _NARROW:
            return 0.36
        if character in _SLIM:
            return 0.44
        if character in _WIDE:
            return 0.92
        return 0.7 if character.isupper() else 0.58
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.66


def width(text: str, size: float) -> float:
    """The width of a text in pixels, at a font's size."""
    return sum(map(em, text)) * size


def cut(text: str, size: float, room: float) -> str:
    """The text, with an ellipsis in place of what does not fit."""
    if width(text, size) <= room:
        return text
    left = room - em(ELLIPSIS) * size
    kept = []
    for character in text:
        left -= em(character) * size
        if left < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The text in as few lines as it needs, at most so many, of about the same length; broken at spaces, hyphens and
    underscores, before Chinese characters, or where there is none of these; the last one is cut."""
    rest = " ".join(text.split())
    needed = min(ceil(width(rest, size) / room), most)
    found: list[str] = []
    for left in range(needed, 1, -1):
        at = _break(rest, size, room, width(rest, size) / left)
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return (*found, cut(rest, size, room))


def _break(text: str, size: float, room: float, wanted: float) -> int:
    """How many characters to take for a line of at most `room`: about as many as are `wanted` wide."""
    used, best, apart = 0.0, 0, inf
    for at, character in enumerate(text):
        before = text[at - 1] if at else "("
        wide = not (character.isascii() and before.isascii()) and character not in _HELD and before not in _OPENING
        bounded = character in _OPENING or before in _CLOSING
        off = abs(used - wanted) * (0.3 if bounded else 1) + (size if wide and not bounded else 0)
        if (character == " " or before in "-_/.@" or wide) and off < apart and used <= room:
            best, apart = at, off
        used += em(character) * size
        if used > room:
            return best or max(at, 1)
    return best or len(text)
