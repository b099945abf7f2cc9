"""How much work something takes, counted: the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

BESIDE = 0.1  # what takes its time whatever the size, and what logarithms and caches add, is forgiven so much


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions, Python's own ones too, a piece of work makes: the same on every machine."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made
