"""What a command writes besides its report; what cannot be written is a problem under the name that was given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine import shelf
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2


def refuse(files: Iterable[Path], read: Iterable[Path]) -> None:
    """Raises `PolicyError` for files that the same run has read: writing there would destroy them."""
    read = tuple(read)
    help_ = "name another file; this one is an input of the check"
    problems = [
        Problem("P394", Text2(f"`{file}` is not overwritten, as it was read"), None, Text2(help_))
        for file in files
        if shelf.one_of(file, read)
    ]
    if problems:
        raise PolicyError(problems)


def write(file: Path, data: bytes) -> None:
    """Writes the file; raises `PolicyError` where that is not possible."""
    try:
        shelf.write(file, data)
    except OSError as error:
        message = f"`{file}` cannot be written: {error.strerror or error}"
        help_ = "the folder must exist, and you must have the right to write there"
        raise PolicyError([Problem("P394", Text2(message), None, Text2(help_))]) from error
