"""Text as office formats hold it: plain, in signs that their XML may hold, and as long as a cell may be."""

from __future__ import annotations

from typing import Final

from engine.render.xml import seen

MOST: Final = 32_767
"""Characters that a cell of a workbook holds."""

LEFT_OUT: Final = " …"


def plain(text: str) -> str:
    """The text without control characters, whose lines stay apart; what a cell does not hold is cut, and shows it."""
    lines = text.replace("\r\n", "\n").split("\n")
    said = "\n".join(seen(line) for line in lines)
    return said if len(said) <= MOST else said[: MOST - len(LEFT_OUT)] + LEFT_OUT


def spoken(text: str) -> str:
    """A sentence of a result without the backticks around the names of the manifest."""
    return text.replace("`", "")
