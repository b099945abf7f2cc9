"""Files written: whole or not at all where they are regular files, straight into whatever else stands there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all: into a new file beside it, then in its place, with the mode of the old one.

    Links are followed. A pipe or a device is written into, never replaced. Raises `OSError`.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(data)
        return
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.touch(0o666 if mode is None else 0o600)
        if mode is not None:
            draft.chmod(stat.S_IMODE(mode))
        draft.write_bytes(data)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def one_of(path: Path, files: Iterable[Path]) -> bool:
    """Whether the path leads to one of the files, under whatever name."""
    return path.exists() and any(file.exists() and path.samefile(file) for file in files)
