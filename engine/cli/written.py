"""What a command writes besides its report; what cannot be written is a problem under the name that was given."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from engine import shelf
from engine.ground import messages
from engine.ground.problem import PolicyError
from engine.ground.refusals import refusal

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def refuse(files: Iterable[Path], read: Iterable[Path]) -> None:
    """Raises `PolicyError` for files that the same run has read: writing there would destroy them."""
    read = tuple(read)
    problems = [messages.files.IS_AN_INPUT(None, path=str(file)) for file in files if shelf.one_of(file, read)]
    if problems:
        raise PolicyError(problems)


def write(file: Path, data: bytes) -> None:
    """Writes the file; raises `PolicyError` where that is not possible."""
    write_all([(file, data)])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes the files, or none of them; raises `PolicyError` for the first that cannot be written."""
    try:
        shelf.write_all(files)
    except OSError as error:
        why, path = refusal(error), str(error.filename)
        if error.errno in _NO_ROOM:
            told = messages.files.NO_ROOM(None, path=path, why=why)
        elif error.errno == errno.EISDIR:
            told = messages.files.A_FOLDER(None, path=path)
        else:
            told = messages.files.UNWRITABLE(None, path=path, why=why)
        raise PolicyError([told]) from error
