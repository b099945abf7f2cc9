"""The compile cache: bytes by key in the user's cache folder, or that of POLICY_CACHE; data, never code."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from engine.shelf.shipped import RuleFile
from engine.shelf.written import write

KEEPS: Final = 8
COMPILES: Final = ("checks", "ground", "syntax", "typed")


def cache_key(engine: str, files: Iterable[RuleFile]) -> str:
    """A key that changes with the engine's version, and with any path or text of the rule files."""
    digest = hashlib.sha256(f"{engine}\0{sys.byteorder}\0".encode())
    for file in files:
        for part in (file.ruleset, file.source.path, file.source.text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


def engine_stamp() -> str:
    """In a checkout, where code changes without its version: names, sizes and times of the files that compile rules.
    Empty where the package is installed."""
    package = Path(__file__).parent.parent
    if (package / "_data").is_dir() or not (package / "checks").is_dir():
        return ""
    stamp = hashlib.sha256()
    for floor in COMPILES:
        for name, stat in sorted(_files(package / floor, floor)):
            stamp.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return stamp.hexdigest()


def _files(folder: Path, name: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files of a package and of those within it, each with what the system knows of it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                yield f"{name}/{entry.name}", entry.stat()
            elif entry.name != "__pycache__":
                yield from _files(folder / entry.name, f"{name}/{entry.name}")


def cached(key: str) -> memoryview | None:
    """What was kept under the key; None if there is nothing, or not what was written."""
    folder = _cache_folder()
    if folder is None:
        return None
    file = folder / f"{key}.msgpack"
    try:
        data = file.read_bytes()
    except OSError:
        return None
    written, payload = data[:32], memoryview(data)[32:]
    if hashlib.sha256(payload).digest() != written:
        return None
    with suppress(OSError):
        os.utime(file)  # so that what is in use outlives what was only kept later
    return payload


def keep(key: str, payload: bytes) -> None:
    """Keeps the payload under the key, and of others only the few last used; silent where nothing can be written."""
    folder = _cache_folder()
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(folder / f"{key}.msgpack", hashlib.sha256(payload).digest() + payload)
        kept = sorted(folder.glob("*.msgpack"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in kept[KEEPS:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _cache_folder() -> Path | None:
    """POLICY_CACHE, else the place for caches of this system; None where there is no home."""
    if given := os.environ.get("POLICY_CACHE"):
        return Path(given)
    variable, below = _CACHE_PLACES.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
    if base := os.environ.get(variable):
        return Path(base, "clauseflow")
    home = os.path.expanduser("~")
    return Path(home, below, "clauseflow") if home not in ("", "/", "~") else None


_CACHE_PLACES: Final = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("XDG_CACHE_HOME", "Library/Caches")}
