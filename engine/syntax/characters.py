"""What is wrong with the characters of a text before any grammar: full-width signs, other quotes, texts not closed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from msgspec import structs

from engine.ground import messages
from engine.ground.problem import Problem
from engine.syntax.pieces import PLAIN, UNSEEN, Piece, Places

DEEPEST: Final = 32  # brackets inside brackets

_INSIDE: Final = re.compile(rf"\\.|[{UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text of the same length that the grammar can read on with, what was wrong with it, and the offsets of what
    could not be mended: syntax problems after one of them, in the same item, may only follow from it."""

    text: str
    problems: tuple[Problem, ...]
    broken: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A problem with a piece or a part of one, but for its place, and what to read instead (None: nothing fits)."""

    problem: Problem
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
            problems.append(structs.replace(wrong.problem, span=places.of(wrong.piece)))
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
                return messages.characters.TOO_DEEP(places.of(piece), most=DEEPEST)
        elif piece.text in ("}", ")", "]"):
            depth = max(depth - 1, 0)
    return None


def _wrong(piece: Piece) -> Iterator[_Wrong]:
    """What is wrong with a piece."""
    match piece.form:
        case "open":
            told = messages.characters.CLOSED_BY_OTHER if "”" in piece.text else messages.characters.NOT_CLOSED
            instead = piece.text[:-1] + '"' if len(piece.text) > 1 else None
            yield _Wrong(told(None), instead, piece)
        case "text" | "comment":
            yield from _wrong_inside(piece)
        case "quoted":
            problem = messages.characters.OTHER_QUOTE(None, sign=piece.text[0])
            yield _Wrong(problem, f'"{piece.text[1:-1]}"', piece)
        case "wide":
            yield _wrong_width(piece)
        case "foreign":
            say = messages.characters
            told = say.FOREIGN.under("P118") if piece.text in ("&&", "||", "!") else say.FOREIGN
            problem = told(None, sign=piece.text, instead=say.INSTEAD.get(piece.text, ""))
            yield _Wrong(problem, " " if piece.text == ";" else None, piece)
        case "unseen":
            names = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in piece.text))
            yield _Wrong(messages.characters.INVISIBLE(None, names=names), " " * len(piece.text), piece)
        case "outside":
            yield _Wrong(messages.characters.OUTSIDE_QUOTES(None, word=piece.text), None, piece)


def _wrong_inside(piece: Piece) -> Iterator[_Wrong]:
    """In a text a backslash before anything but a quote or a backslash; in comments too, a character that turns the
    line round or is not seen."""
    for found in _INSIDE.finditer(piece.text):
        character = Piece("part", found[0], piece.start + found.start())
        if unicodedata.category(found[0][0]) in ("Cc", "Cf", "Zl", "Zp"):
            say = messages.characters
            told = say.INVISIBLE_IN_TEXT if piece.form == "text" else say.INVISIBLE_IN_COMMENT
            yield _Wrong(told(None, names=f"U+{ord(found[0]):04X}"), " ", character)
        elif piece.form == "text" and found[0] not in ("\\\\", '\\"'):
            problem = messages.characters.MEANS_NOTHING(None, sign=found[0])
            yield _Wrong(problem, "/" + found[0][1:], character)


def _wrong_width(piece: Piece) -> _Wrong:
    say, plain = messages.characters, PLAIN.get(piece.text, unicodedata.normalize("NFKC", piece.text))
    if not plain:
        return _Wrong(say.WIDE_END(None, sign=piece.text), " ", piece)
    instead = plain if len(plain) == len(piece.text) and plain != '"' else None
    told = say.OTHER_SIGN if piece.text in "≤≥≠−–—" else say.FULL_WIDTH
    return _Wrong(told(None, sign=piece.text, plain=plain), instead, piece)


def _changed(text: str, changes: list[tuple[int, str]]) -> str:
    parts, at = [], 0
    for start, instead in changes:
        parts += [text[at:start], instead]
        at = start + len(instead)
    return "".join([*parts, text[at:]])
