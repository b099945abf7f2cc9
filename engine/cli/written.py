"""What a command writes besides its report; what cannot be written is a problem under the name that was given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine import shelf
from engine.ground import messages
from engine.ground.problem import PolicyError


def refuse(files: Iterable[Path], read: Iterable[Path]) -> None:
    """Raises `PolicyError` for files that the same run has read: writing there would destroy them."""
    read = tuple(read)
    problems = [messages.files.IS_AN_INPUT(None, path=str(file)) for file in files if shelf.one_of(file, read)]
    if problems:
        raise PolicyError(problems)


def write(file: Path, data: bytes) -> None:
    """Writes the file; raises `PolicyError` where that is not possible."""
    try:
        shelf.write(file, data)
    except OSError as error:
        why = error.strerror or str(error)
        raise PolicyError([messages.files.UNWRITABLE(None, path=str(file), why=why)]) from error
