"""Fenced blocks of a page: their language, the path that they name, their text and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_FENCE: Final = re.compile(r"^(`{3,})(\w+)(?: path=(\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
"""A block ends with as many backticks as it began, so that it may hold blocks with fewer."""


@dataclass(frozen=True)
class Fence:
    """A block between its fences."""

    language: str
    path: str | None
    text: str
    start: int
    end: int


def fences(page: str) -> list[Fence]:
    """The blocks of a page, in order."""
    return [Fence(each[2], each[3], each[4], each.start(4), each.end(4)) for each in _FENCE.finditer(page)]


def rewritten(page: str, text_of: Callable[[Fence], str]) -> str:
    """The page with another text in each block."""
    for fence in reversed(fences(page)):
        page = page[: fence.start] + text_of(fence) + page[fence.end :]
    return page
