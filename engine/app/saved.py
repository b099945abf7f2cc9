"""A saved result, as commands read it that speak of its findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from engine import shelf
from engine.findings.result import Result, from_json
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source

T = TypeVar("T")


def saved(file: Path) -> Result:
    """A saved result. Raises `PolicyError` where the file is none."""
    return read(shelf.one_text(file), from_json)


def read(source: Source, decode: Callable[[bytes], T]) -> T:
    """What the reader makes of a saved result. Raises `PolicyError` where the text is none."""
    try:
        return decode(source.text.encode())
    except msgspec.MsgspecError as error:
        why = str(error)
        message = f"`{source.path}` is no saved result: {why[:1].lower()}{why[1:]}"
        raise PolicyError(
            [Problem("P519", Text2(message), None, Text2("write one with `policy check … -o json=FILE`"))]
        ) from None
