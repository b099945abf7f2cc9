"""Files that are looked for, not named: the nearest `policy.toml` (or `pyproject.toml` that speaks of it) and the
nearest `waivers.yaml`, from the working folder up to the root of its repository; outside of one, only there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

SETTINGS: Final = "policy.toml"
PROJECT: Final = "pyproject.toml"
WAIVERS: Final = "waivers.yaml"
LONGEST: Final = 100_000
"""Characters of a file with settings; far above honest use, low enough that no nesting of tables takes long."""
_SPEAKS: Final = rb"""(?m)^\s*\[?\s*["']?tool["']?\s*\.\s*["']?policy\b"""
_MAY_SPEAK: Final = rb"""(?m)^\s*(["']?tool["']?\s*=|\[\s*["']?tool["']?\s*\])"""


def settings_file() -> Path | None:
    """The nearest file that may hold settings, as it is reported; None where there is none."""
    for folder in _upward():
        if (own := folder / SETTINGS).is_file():
            return _shown(own)
        if (project := folder / PROJECT).is_file() and _speaks(project):
            return _shown(project)
    return None


def waivers_file(settings: Path | None) -> Path | None:
    """The `waivers.yaml` beside the settings, or the nearest where there are no settings; None where there is none."""
    folders = _upward() if settings is None else (settings.parent,)
    return next((_shown(folder / WAIVERS) for folder in folders if (folder / WAIVERS).is_file()), None)


def waivers_beside(paths: Iterable[str], used: Path | None) -> Path | None:
    """The first `waivers.yaml` in or below the folders that are checked which is not the file in use; None where there
    is none."""
    for given in paths:
        for folder, below, files in os.walk(given):
            below[:] = sorted(name for name in below if not name.startswith("."))
            found = Path(folder, WAIVERS)
            if WAIVERS in files and not (used is not None and used.exists() and found.samefile(used)):
                return found
    return None


def _upward() -> Iterator[Path]:
    here = Path.cwd()
    within = [here, *here.parents]
    root = next((at for at, folder in enumerate(within) if (folder / ".git").exists()), 0)
    yield from within[: root + 1]


def _speaks(project: Path) -> bool:
    """Whether the file has a section for us; only one that writes it in an unusual way is parsed to find out."""
    try:
        data = project.read_bytes()
    except OSError:
        return False
    if re.search(_SPEAKS, data) is not None:
        return True
    if len(data) > LONGEST or b"policy" not in data or re.search(_MAY_SPEAK, data) is None:
        return False
    import tomllib  # most projects do without

    try:
        tool = tomllib.loads(data.decode()).get("tool")
    except (ValueError, RecursionError):  # its own tools will tell
        return False
    return isinstance(tool, dict) and "policy" in tool


def _shown(path: Path) -> Path:
    return Path(os.path.relpath(path))
