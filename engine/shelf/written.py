"""Files written: whole or not at all where they are regular files, straight into whatever else stands there."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

_STREAMS: Final = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_OPENED: Final = ("/dev/fd/", "/proc/self/fd/")
_NO_SYNC: Final = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
"""What file systems say that keep nothing anyway."""


def write(path: Path, data: bytes) -> None:
    """Writes one file as `write_all` does."""
    write_all([(path, data)])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes files, all of them or, as long as disks and rights refuse nothing at the last moment, none.

    Each goes into a new file beside its place, then to the disk, and when all are there, each into its place, with the
    mode of the file that it replaces. Links are followed. A pipe, a device or an open stream is written into, never
    replaced. Raises `OSError` with the path that was given; the files beside are gone then, as after an interrupt.
    """
    drafts: dict[Path, Path] = {}  # what is still to be put in its place, by where it stands
    path = Path()
    try:
        streams, places = [], []
        for path, data in files:
            if (target := _target(path)) is None:
                streams.append((path, data))
                continue
            draft = target.with_name(f".clauseflow-{os.urandom(8).hex()}.part")
            drafts[draft] = target
            _drafted(draft, target, data)
            places.append((path, draft))
        for path, data in streams:
            _stream(path, data)
        for path, draft in places:  # noqa: B007  told below, where it fails
            draft.replace(drafts[draft])
            _synced(drafts.pop(draft).parent)
    except OSError as error:
        error.filename = os.fspath(path)
        raise
    finally:
        for draft in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def one_of(path: Path, files: Iterable[Path]) -> bool:
    """Whether the path leads to one of the files, under whatever name."""
    return path.exists() and any(file.exists() and path.samefile(file) for file in files)


def _target(path: Path) -> Path | None:
    """The regular file that is to be replaced or made; None for what is written into. Raises `OSError` for a folder and
    a file without the right to write."""
    if _open_stream(path) is not None:
        return None
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return path.resolve()
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        return None
    if not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return path.resolve()


def _drafted(draft: Path, target: Path, data: bytes) -> None:
    """Writes the new file, and waits until the disk has it. The mode is set before anything stands in it."""
    with draft.open("xb", buffering=0) as opened:
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        _poured(opened.fileno(), data)
        try:
            os.fsync(opened.fileno())
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise


def _stream(path: Path, data: bytes) -> None:
    """Writes into what stands there; into a stream of this process where it is meant, after what it was told before."""
    if (descriptor := _open_stream(path)) is not None:
        _poured(descriptor, data)
        return
    with path.open("wb", buffering=0) as opened:
        _poured(opened.fileno(), data)


def _open_stream(path: Path) -> int | None:
    """The number of a stream of this process that the path names."""
    given = os.fspath(path)
    for folder in _OPENED:
        if given.startswith(folder) and (number := given.removeprefix(folder)).isdecimal():
            return int(number)
    return _STREAMS.get(given)


def _poured(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _synced(folder: Path) -> None:
    """Has the disk keep the new name too, where the system can do that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
