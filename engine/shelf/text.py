"""Bytes → text, with a problem at the place where they are no UTF-8."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.refusals import refusal
from engine.ground.source import Source, Span

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def one_text(file: Path) -> Source:
    """The text of a file, reported under the path given. Raises `PolicyError` where it cannot be read."""
    problems: list[Problem] = []
    read = text(file, file.as_posix(), problems)
    if read is None:
        raise PolicyError(problems)
    return Source(file.as_posix(), read)


def text(file: Traversable, shown: str, problems: list[Problem]) -> str | None:
    """The text of a file that is reported as `shown`; None, and a problem more, where it cannot be read."""
    try:
        data = file.read_bytes()
    except (OSError, ValueError) as error:  # no file can be called so: a ValueError
        problems.append(messages.files.UNREADABLE(None, path=shown, why=refusal(error)))
        return None
    return decoded(data, shown, problems)


def decoded(data: bytes, shown: str, problems: list[Problem]) -> str | None:
    """The text, without a byte order mark; a problem with the place of the first byte that is not UTF-8."""
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        span = Span(shown, line, column, line, column + 1)
        problems.append(messages.files.NOT_UTF8(span, byte=data[error.start]))
        return None


def exists(path: Path) -> bool:
    """Whether there is such a file or folder; not where none can be called so."""
    try:
        return path.exists()
    except OSError:
        return False
