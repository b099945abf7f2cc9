"""A text in pieces: words, texts, signs, as a reader sees them, broken or not; for problems, not for parsing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.ground.source import Span

ITEMS: Final = (
    "law", "articles", "calendar", "kind", "extend", "terms", "group", "combination", "table", "define", "parameter",
    "contested", "judgement", "attestation", "exemption", "rule", "amend", "conflict", "policy",
)  # fmt: skip

# Signs that other keyboards offer, and what was meant; nothing fits those that end a clause.
PLAIN: Final = {
    "，": ",", "、": ",", "：": ":", "（": "(", "）": ")", "【": "[", "】": "]", "〔": "[", "〕": "]",
    "《": "<", "》": ">", "〈": "<", "〉": ">", "−": "-", "–": "-", "—": "-", "≤": "<=", "≥": ">=", "≠": "!=",
    "“": '"', "”": '"', "„": '"', "″": '"', "‘": '"', "’": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "！": "not", "。": "", "；": "", "？": "",
}  # fmt: skip
_FULL_WIDTH: Final = "\uff01-\uff5e"  # of ASCII
# Characters that one does not see, that turn the direction of a line round, or that some take for a line's end.
UNSEEN: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069"

_PIECE: Final = re.compile(
    rf"""
      (?P<space>   [ \t\r\n\u00a0\u3000]+ )
    | (?P<comment> \#[^\n]* )
    | (?P<text>    "(?:[^"\\\n]|\\.)*" )
    | (?P<open>    "(?:[^"\\\n]|\\.)*\\? )
    | (?P<quoted>  [“”„＂″][^“”„＂″"\n]*[“”„＂″"] | ‘[^‘’"\n]*’ | '[^'"\n]*' | [「『][^「」『』"\n]*[」』] )
    | (?P<word>    [A-Za-z_][A-Za-z0-9_]* )
    | (?P<number>  [0-9][0-9A-Za-z_]*(?:[.-][0-9]+)* )
    | (?P<sign>    [=!<>]= | -> | [{{}}()\[\],:=<>+%.-] )
    | (?P<foreign> && | \|\| | // | /\* | [\x21-\x7e] )
    | (?P<unseen>  [{UNSEEN}]+ )
    | (?P<wide>    [０-９Ａ-Ｚａ-ｚ]+ | [{"".join(PLAIN)}{_FULL_WIDTH}] )
    | (?P<outside> [^\x00-\x7f{UNSEEN}{"".join(PLAIN)}{_FULL_WIDTH}]+ )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, sign or text with its place; `form` is text, open (a text without an end), quoted (in quotes of another
    kind), word, number, sign, comment, foreign, unseen, wide or outside (letters of another script)."""

    form: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)


def pieces(text: str) -> Iterator[Piece]:
    """All pieces of a text in order, without spaces."""
    for found in _PIECE.finditer(text):
        if found.lastgroup is not None and found.lastgroup != "space":
            yield Piece(found.lastgroup, found[0], found.start())


class Places:
    """Offsets of one text as spans."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """The span from one offset to another."""
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(self._path, line, column, end_line, end_column)

    def of(self, piece: Piece) -> Span:
        """The span of a piece."""
        return self.span(piece.start, piece.end)

    def first_on_line(self, piece: Piece, before: Piece | None) -> bool:
        """Whether no other piece stands before it on its line."""
        return before is None or self._place(before.start)[0] < self._place(piece.start)[0]

    def column(self, piece: Piece) -> int:
        """The column at which a piece begins, counted from 1."""
        return self._place(piece.start)[1]

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def item_starts(all_pieces: list[Piece], places: Places) -> list[int]:
    """The indexes of the pieces at which an item seems to begin: an item's word that comes first on its line, either
    outside all brackets or not indented and followed by a name."""
    starts, depth = [], 0
    for index, piece in enumerate(all_pieces):
        if piece.text in ("{", "(", "["):
            depth += 1
        elif piece.text in ("}", ")", "]"):
            depth = max(depth - 1, 0)
        elif piece.form == "word" and piece.text in ITEMS and _begins_item(all_pieces, index, places, depth):
            starts.append(index)
            depth = 0
    return starts


def _begins_item(all_pieces: list[Piece], index: int, places: Places, depth: int) -> bool:
    before = all_pieces[index - 1] if index else None
    after = all_pieces[index + 1] if index + 1 < len(all_pieces) else None
    if before is not None and (before.text == "contested" or not places.first_on_line(all_pieces[index], before)):
        return False
    named = after is not None and after.form == "word" and after.text not in ("en", "zh", "of")
    return depth == 0 or (named and places.column(all_pieces[index]) == 1)
