"""The language in which problems are told, also those that arise before a command runs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise

from engine import shelf
from engine.app.settings import language_of
from engine.ground.schema import LANGUAGES, Language


def language(arguments: Sequence[str]) -> Language:
    """That of the report: of `--lang`, else of POLICY_LANG, else of the project's settings, else English."""
    wanted = _flag(arguments) or os.environ.get("POLICY_LANG") or _setting()
    return next((known for known in LANGUAGES if known == wanted), "en")


def _flag(arguments: Sequence[str]) -> str | None:
    """What the last `--lang` says; a problem of the other arguments must not matter."""
    flags = arguments[: arguments.index("--")] if "--" in arguments else arguments
    said = [after for flag, after in pairwise(flags) if flag == "--lang"]
    joined = [flag.removeprefix("--lang=") for flag in flags if flag.startswith("--lang=")]
    return next(reversed([*said, *joined]), None)


def _setting() -> str | None:
    file = shelf.settings_file()
    return None if file is None else language_of(file)
