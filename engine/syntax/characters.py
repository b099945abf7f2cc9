"""What is wrong with the characters of a text before any grammar: full-width signs, other quotes, texts not closed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from engine.ground.problem import Problem
from engine.syntax.pieces import PLAIN, Piece, Places

DEEPEST: Final = 32  # brackets inside brackets

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


def mended(text: str, all_pieces: Iterable[Piece], places: Places) -> Mended:
    """The text with full-width signs and other quotes replaced by the plain ones that were meant."""
    problems: list[Problem] = []
    changes: list[tuple[int, str]] = []
    broken: list[int] = []
    for piece in all_pieces:
        if piece.text == "\ufeff" and piece.start == 0:  # some editors begin a file with it
            changes.append((0, " "))
            continue
        found = _wrong(piece)
        if found is None:
            continue
        code, message, help_, instead = found
        problems.append(Problem(code, message, places.of(piece), help_))
        if instead is None:
            broken.append(piece.start)
        else:
            changes.append((piece.start, instead))
    return Mended(_changed(text, changes), tuple(problems), tuple(broken))


def too_deep(all_pieces: Iterable[Piece], places: Places) -> Problem | None:
    """The problem of the first bracket that stands inside too many others."""
    depth = 0
    for piece in all_pieces:
        if piece.text in ("{", "(", "["):
            depth += 1
            if depth > DEEPEST:
                message = f"more than {DEEPEST} brackets stand inside each other"
                return Problem("P113", message, places.of(piece), "name a part of it by a `define`")
        elif piece.text in ("}", ")", "]"):
            depth = max(depth - 1, 0)
    return None


def _wrong(piece: Piece) -> tuple[str, str, str, str | None] | None:
    """Code, message, help and what to read instead (None: nothing fits); None if nothing is wrong."""
    match piece.form:
        case "open":
            help_ = 'a text ends on the line on which it begins; a quote inside it is written `\\"`'
            if "”" in piece.text:
                help_ = '`”` does not close a text; write `"`'
            return "P102", "this text is not closed", help_, piece.text[:-1] + '"' if len(piece.text) > 1 else None
        case "text" | "comment":
            return _wrong_inside(piece)
        case "quoted":
            help_ = 'texts stand in plain double quotes: `"…"`'
            return "P103", f"`{piece.text[0]}` is not the quote that begins a text", help_, f'"{piece.text[1:-1]}"'
        case "wide":
            return _wrong_width(piece.text)
        case "foreign":
            help_ = _FOREIGN.get(piece.text, "")
            code = "P118" if piece.text in ("&&", "||", "!") else "P104"
            return code, f"`{piece.text}` is not part of the language", help_, " " if piece.text == ";" else None
        case "unseen":
            names = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in piece.text))
            return "P104", f"an invisible character: {names}", "remove it", " " * len(piece.text)
        case "outside":
            help_ = 'names are written in Latin letters; text stands in quotes: `zh "…"`'
            return "P104", f"`{piece.text}` stands outside quotes", help_, None
        case _:
            return None


def _wrong_inside(piece: Piece) -> tuple[str, str, str, str | None] | None:
    """In a text a backslash before anything but a quote or a backslash; in comments too, a character that turns the
    line round or is not seen."""
    if piece.form == "text" and "\\" in piece.text.replace("\\\\", "").replace('\\"', ""):
        help_ = 'only `\\"` and `\\\\` have a meaning; write the character itself'
        return "P104", "a backslash in this text means nothing", help_, piece.text.replace("\\", "/")
    hidden = [c for c in piece.text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\t"]
    if hidden:
        names = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in hidden))
        return "P104", f"an invisible character in this {piece.form}: {names}", "remove it", piece.text
    return None


def _wrong_width(sign: str) -> tuple[str, str, str, str | None]:
    plain = PLAIN.get(sign, unicodedata.normalize("NFKC", sign))
    if not plain:
        help_ = "a clause needs no sign at its end: the next clause's word ends it"
        return "P103", f"`{sign}` is not part of the language", help_, " "
    instead = plain if len(plain) == len(sign) and plain != '"' else None
    what = "a sign that the language does not know" if sign in "≤≥≠−–—" else "full-width"
    return "P103", f"`{sign}` is {what}", f"outside texts write `{plain}`", instead


def _changed(text: str, changes: list[tuple[int, str]]) -> str:
    parts, at = [], 0
    for start, instead in changes:
        parts += [text[at:start], instead]
        at = start + len(instead)
    return "".join([*parts, text[at:]])
