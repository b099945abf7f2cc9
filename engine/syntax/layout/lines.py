"""Lines of a layout: how wide they are, and how words are set into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from engine.ground.excerpt import columns

WIDTH: Final = 120
BLOCK: Final = 2  # how far a block is set in
IN: Final = " " * BLOCK


class Line(NamedTuple):
    """A line with its indentation. `begins`: a clause, a fact or an entry begins here, so that a blank line may stand
    before it; `item`: an item does."""

    text: str
    begins: bool = False
    item: bool = False


def padded(text: str, room: int) -> str:
    """The text, filled with spaces up to `room` columns."""
    return text + " " * (room - columns(text))


def fits(text: str) -> bool:
    """Whether a line is not too wide."""
    return columns(text) <= WIDTH


def filled(words: Sequence[str], ends: Sequence[bool], indent: int, after: int = 0) -> list[str]:
    """Words with commas between them, as many on a line as there is room for, but no more where `ends` says that a
    line ends behind a word; all lines are set in. `after`: the room that is needed behind the last word."""
    lines = [" " * indent]
    for index, word in enumerate(words):
        last = index == len(words) - 1
        piece = word if last else f"{word},"
        if index and (ends[index - 1] or len(lines[-1]) + 1 + len(piece) + (after if last else 0) > WIDTH):
            lines.append(" " * indent + piece)
        else:
            lines[-1] += f" {piece}" if index else piece
    return lines


def begun(lines: Sequence[str]) -> list[Line]:
    """Lines of which the first begins something and the others go on with it."""
    return [Line(text, begins=index == 0) for index, text in enumerate(lines)]
