"""Fenced blocks of a page: their language, the path that they name, their text and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_FENCE: Final = re.compile(r"^```(\w+)(?: path=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


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
    return [Fence(*each.groups(), *each.span(3)) for each in _FENCE.finditer(page)]


def rewritten(page: str, text_of: Callable[[Fence], str]) -> str:
    """The page with another text in each block."""
    for fence in reversed(fences(page)):
        page = page[: fence.start] + text_of(fence) + page[fence.end :]
    return page
