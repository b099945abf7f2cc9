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
_SPEAKS: Final = rb"""(?m)^\s*\[?\s*["']?tool["']?\s*(\.\s*["']?policy\b|\]\s*(#|$))"""


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
    """Whether the file may have a section for us: so that the others are not parsed."""
    try:
        return re.search(_SPEAKS, project.read_bytes()) is not None
    except OSError:
        return False


def _shown(path: Path) -> Path:
    return Path(os.path.relpath(path))
