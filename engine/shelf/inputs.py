"""Manifest files and the evidence beside them, as bytes and text; what they state is for the loader to find out."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.refusals import refusal
from engine.ground.source import Source
from engine.shelf.text import decoded, exists

STDIN: Final = "-"
LARGEST: Final = 256 << 20  # bytes of one manifest file; beyond, tables are the format
MANIFEST_ENDINGS: Final = (".yaml", ".yml", ".json", ".jsonl", ".ndjson")
RESULT: Final = b"policy-result/"
RESULT_ENDING: Final = ".json"
NOT_MANIFESTS: Final = ("waivers.yaml", "evidence")


class Input(Struct, frozen=True):
    """A manifest file as read: its text, the SHA-256 of its bytes, and the folder that evidence paths start from."""

    source: Source
    sha256: str
    folder: Path


def manifests(paths: Iterable[str]) -> tuple[Input, ...]:
    """The manifest files that the paths lead to: files, folders (all YAML, JSON and JSON Lines below, sorted),
    `-` for stdin.

    A file that two paths lead to is read once. In a folder, hidden files, `waivers.yaml`, saved results of a check and
    what lies in a folder `evidence` are no manifests. Raises `PolicyError` with every path that cannot be read or is no
    regular file, every saved result that is named itself, and all texts that are not UTF-8.
    """
    problems: list[Problem] = []
    found: dict[Path | str, tuple[str, Path | None]] = {}
    for given in paths:
        if given == STDIN:
            found.setdefault(STDIN, ("<stdin>", None))
            continue
        path = Path(given)
        if not exists(path):
            problems.append(messages.files.NO_FILE_OR_FOLDER(None, path=given))
            continue
        for file in _manifest_files(path) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), (_shown(file), file))
    inputs = [_input(shown, file, problems) for shown, file in found.values()]
    if problems:
        raise PolicyError(problems)
    return tuple(each for each in inputs if each is not None)


def unchanged(path: str, sha256: str) -> Input | None:
    """The manifest file that was read under this path, if it is there still and its bytes have this SHA-256."""
    file = Path(path)
    try:
        data = _bytes(file) if file.is_file() else None
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            return None
        return Input(Source(path, data.decode("utf-8-sig")), sha256, file.parent)
    except (OSError, ValueError):  # it cannot be read, or no file can be called so
        return None


def evidence(folder: Path, path: str) -> str | None:
    """The SHA-256 of the evidence file `path` below `folder`; None if there is no such file there.

    Whether `path` stays inside the folder is for the manifest's loader to refuse; a link that leads out is no file.
    """
    root = folder.resolve()
    try:
        file = (root / path).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return None
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError):  # it cannot be read, or no file can be called so
        return None


def is_manifest(path: Path) -> bool:
    """Whether a file at this path inside a folder is taken for a manifest, by its name and those of the folders."""
    apart = any(name.startswith(".") or name in NOT_MANIFESTS for name in path.parts)
    return not apart and path.name.endswith(MANIFEST_ENDINGS)


def _shown(file: Path) -> str:
    """The path as it is reported: of a name that is no text, its bytes are written as in programs (`\\xff.yaml`)."""
    return os.fsencode(file.as_posix()).decode("utf-8", "backslashreplace")


def _manifest_files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.name.startswith(".") and entry.name not in NOT_MANIFESTS:
            yield from _manifest_files(entry)
        elif is_manifest(Path(entry.name)) and not entry.is_dir() and not _holds_result(entry):
            yield entry


class _Top(msgspec.Struct):
    schema: str = ""


def _holds_result(file: Path) -> bool:
    """Whether a file is the saved result of a check, as far as it can be read."""
    try:
        return file.name.endswith(RESULT_ENDING) and file.is_file() and is_result(file.name, _bytes(file))
    except OSError:
        return False


def is_result(name: str, data: bytes) -> bool:
    """Whether a file of this name says at its top that it is the result of a check."""
    try:
        return (
            name.endswith(RESULT_ENDING)
            and RESULT in data
            and msgspec.json.decode(data, type=_Top).schema.startswith(RESULT.decode())
        )
    except (ValueError, msgspec.MsgspecError):
        return False


def _input(shown: str, file: Path | None, problems: list[Problem]) -> Input | None:
    if file is None and sys.stdin is None:
        problems.append(messages.files.NO_STANDARD_INPUT(None))
        return None
    if file is not None and not file.is_file():
        problems.append(messages.files.NOT_REGULAR(None, path=shown))
        return None
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if file is None else _bytes(file)
    except OSError as error:
        problems.append(messages.files.UNREADABLE(None, path=shown, why=refusal(error)))
        return None
    if len(data) > LARGEST:
        problems.append(messages.files.TOO_LARGE(None, path=shown, most=LARGEST >> 20))
        return None
    if is_result(shown, data):
        problems.append(messages.files.A_RESULT(None, path=shown))
        return None
    text = decoded(data, shown, problems)
    if text is None:
        return None
    return Input(Source(shown, text), hashlib.sha256(data).hexdigest(), Path() if file is None else file.parent)


def _bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)
