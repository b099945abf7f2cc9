"""A saved result, as commands read it that speak of its findings."""

from __future__ import annotations

from pathlib import Path

import msgspec

from engine import shelf
from engine.findings.result import Result, from_json
from engine.ground.problem import PolicyError, Problem


def saved(file: Path) -> Result:
    """A saved result. Raises `PolicyError` where the file is none."""
    try:
        return from_json(shelf.one_text(file).text.encode())
    except msgspec.MsgspecError as error:
        why = str(error)
        message = f"`{file.as_posix()}` is no saved result: {why[:1].lower()}{why[1:]}"
        raise PolicyError([Problem("P519", message, None, "write one with `policy check … -o json=FILE`")]) from None
