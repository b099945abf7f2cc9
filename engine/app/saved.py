"""A saved result, as commands read it that speak of its findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from engine import shelf
from engine.findings.result import Result, from_json
from engine.ground import messages
from engine.ground.problem import PolicyError
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
        told = messages.runs.NO_RESULT(None, path=source.path, why=_within(why))
        raise PolicyError([told]) from None


def _within(sentence: str) -> str:
    """The sentence as a part of another: its first letter small, but not that of a name (`JSON`)."""
    return sentence if sentence[:2].isupper() else f"{sentence[:1].lower()}{sentence[1:]}"
