"""What is wrong with the characters of a text before any grammar: full-width signs, other quotes, texts not closed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.syntax.pieces import PLAIN, UNSEEN, Piece, Places

DEEPEST: Final = 32  # brackets inside brackets

_INSIDE: Final = re.compile(rf"\\.|[{UNSEEN}]")
_FOREIGN: Final = {
    "&&": "write `and`", "||": "write `or`", "!": "write `not`", "//": "comments begin with `#`",
    "/*": "comments begin with `#`", ";": "a clause needs no sign at its end: the next clause's word ends it",
    "*": "numbers are added and subtracted, not multiplied", "/": "numbers are added and subtracted, not divided",
    "'": 'texts stand in double quotes: `"…"`',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mended:
    """A text of the same length that the grammar can read on with, what was wrong with it, and the offsets of what
    could not be mended: syntax problems after one of them, in the same item, may only follow from it."""

    text: str
    problems: tuple[Problem, ...]
    broken: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A problem with a piece or a part of one, and what to read instead (None: nothing fits)."""

    code: str
    message: str
    help: str
    instead: str | None
    piece: Piece


def mended(text: str, all_pieces: Iterable[Piece], places: Places) -> Mended:
    """The text with full-width signs and other quotes replaced by the plain ones that were meant."""
    problems: list[Problem] = []
    changes: list[tuple[int, str]] = []
    broken: list[int] = []
    for piece in all_pieces:
        if piece.text == "\ufeff" and piece.start == 0:  # some editors begin a file with it
            changes.append((0, " "))
            continue
        for wrong in _wrong(piece):
            place = places.of(wrong.piece)
            problems.append(Problem(wrong.code, Text2(wrong.message), place, Text2(wrong.help)))
            if wrong.instead is None:
                broken.append(piece.start)
            else:
                changes.append((wrong.piece.start, wrong.instead))
    return Mended(_changed(text, changes), tuple(problems), tuple(broken))


def too_deep(all_pieces: Iterable[Piece], places: Places) -> Problem | None:
    """The problem of the first bracket that stands inside too many others."""
    depth = 0
    for piece in all_pieces:
        if piece.text in ("{", "(", "["):
            depth += 1
            if depth > DEEPEST:
                message = f"more than {DEEPEST} brackets stand inside each other"
                return Problem("P113", Text2(message), places.of(piece), Text2("name a part of it by a `define`"))
        elif piece.text in ("}", ")", "]"):
            depth = max(depth - 1, 0)
    return None


def _wrong(piece: Piece) -> Iterator[_Wrong]:
    """What is wrong with a piece."""
    match piece.form:
        case "open":
            help_ = 'a text ends on the line on which it begins; a quote inside it is written `\\"`'
            if "”" in piece.text:
                help_ = '`”` does not close a text; write `"`'
            instead = piece.text[:-1] + '"' if len(piece.text) > 1 else None
            yield _Wrong("P102", "this text is not closed", help_, instead, piece)
        case "text" | "comment":
            yield from _wrong_inside(piece)
        case "quoted":
            help_ = 'texts stand in plain double quotes: `"…"`'
            message = f"`{piece.text[0]}` is not the quote that begins a text"
            yield _Wrong("P103", message, help_, f'"{piece.text[1:-1]}"', piece)
        case "wide":
            yield _wrong_width(piece)
        case "foreign":
            code = "P118" if piece.text in ("&&", "||", "!") else "P104"
            message, instead = f"`{piece.text}` is not part of the language", " " if piece.text == ";" else None
            yield _Wrong(code, message, _FOREIGN.get(piece.text, ""), instead, piece)
        case "unseen":
            names = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in piece.text))
            yield _Wrong("P104", f"an invisible character: {names}", "remove it", " " * len(piece.text), piece)
        case "outside":
            help_ = 'names are written in Latin letters; text stands in quotes: `zh "…"`'
            yield _Wrong("P104", f"`{piece.text}` stands outside quotes", help_, None, piece)


def _wrong_inside(piece: Piece) -> Iterator[_Wrong]:
    """In a text a backslash before anything but a quote or a backslash; in comments too, a character that turns the
    line round or is not seen."""
    for found in _INSIDE.finditer(piece.text):
        character = Piece("part", found[0], piece.start + found.start())
        if unicodedata.category(found[0][0]) in ("Cc", "Cf", "Zl", "Zp"):
            message = f"an invisible character in this {piece.form}: U+{ord(found[0]):04X}"
            yield _Wrong("P104", message, "remove it", " ", character)
        elif piece.form == "text" and found[0] not in ("\\\\", '\\"'):
            help_ = 'only `\\"` and `\\\\` have a meaning; write the character itself'
            yield _Wrong("P104", f"`{found[0]}` means nothing in a text", help_, "/" + found[0][1:], character)


def _wrong_width(piece: Piece) -> _Wrong:
    plain = PLAIN.get(piece.text, unicodedata.normalize("NFKC", piece.text))
    if not plain:
        help_ = "a clause needs no sign at its end: the next clause's word ends it"
        return _Wrong("P103", f"`{piece.text}` is not part of the language", help_, " ", piece)
    instead = plain if len(plain) == len(piece.text) and plain != '"' else None
    what = "a sign that the language does not know" if piece.text in "≤≥≠−–—" else "full-width"
    return _Wrong("P103", f"`{piece.text}` is {what}", f"outside texts write `{plain}`", instead, piece)


def _changed(text: str, changes: list[tuple[int, str]]) -> str:
    parts, at = [], 0
    for start, instead in changes:
        parts += [text[at:start], instead]
        at = start + len(instead)
    return "".join([*parts, text[at:]])
