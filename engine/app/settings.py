"""The settings of a project, from `policy.toml` or `[tool.policy]`: which values it gives, where, and what is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from engine import shelf
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

Setting = str | tuple[str, ...]

KEYS: Final = ("policy", "paths", "lang", "rules", "waivers", "baseline")
LISTS: Final = ("paths", "rules")
LANGUAGES: Final = ("en", "zh")
GATES: Final = ("fail_on", "fail-on", "fail_on_unknown", "fail-on-unknown", "severity")
_AT_LINE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


class Settings(Struct, frozen=True):
    """What the file sets, paths made relative to the working folder, and where each value stands."""

    file: Path
    values: dict[str, Setting]
    places: dict[str, Span]


def settings(file: Path) -> Settings | None:
    """The settings of a file; None where a project has no section for them. Raises `PolicyError` with all problems."""
    return settings_in(shelf.one_text(file))


def settings_in(source: Source) -> Settings | None:
    """The settings that a text gives under the path of its file."""
    file = Path(source.path)
    problems: list[Problem] = []
    found = _table(source)
    if found is None:
        return None
    table, first = found
    values: dict[str, Setting] = {}
    places: dict[str, Span] = {}
    for key, value in table.items():
        key_at, value_at = _place(source, key, first)
        places[key] = value_at
        if key not in KEYS:
            problems.append(Problem("P516", f"there is no setting `{key}`", key_at, _meant(key)))
            continue
        given = _value(key, value)
        if isinstance(given, Problem):
            problems.append(Problem(given.code, given.message, value_at, given.help))
        else:
            values[key] = _from_here(key, given, file.parent)
    if problems:
        raise PolicyError(problems, [source])
    return Settings(file, values, places)


def _table(source: Source) -> tuple[Mapping[str, object], int] | None:
    """The table of settings and the line after which it begins; None where the project has none."""
    import tomllib  # a check without settings does without

    try:
        whole = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (source.text.count("\n") + 1, 1)
        why = _AT_LINE.sub("", str(error)).strip()
        at = Span(source.path, line, column, line, column + 1)
        message = f"this is not TOML: {why[:1].lower()}{why[1:]}"
        raise PolicyError(
            [Problem("P518", message, at, 'write `policy = "audit"`, a line for each setting')], [source]
        ) from None
    if Path(source.path).name == shelf.SETTINGS:
        return whole, 0
    tool = whole.get("tool")
    section = tool.get("policy") if isinstance(tool, dict) else None
    if section is None:
        return None
    header = next(
        (at for at, line in enumerate(source.lines(), 1) if re.match(r"\s*\[\s*tool\s*\.\s*policy\s*\]", line)), 0
    )
    if not isinstance(section, dict):
        raise PolicyError(
            [Problem("P517", "`tool.policy` is a table", source.whole(), "write `[tool.policy]`")], [source]
        )
    return section, header


def _place(source: Source, key: str, first: int) -> tuple[Span, Span]:
    """Where the key and its value stand, found by search, for the parser does not say: the first line of the file where
    it cannot be found."""
    pattern = re.compile(rf"""\s*(?:\[\s*)?(["']?)({re.escape(key)})\1\s*[=.\]]\s*""")
    for number, line in enumerate(source.lines()[first:], first + 1):
        if (found := pattern.match(line)) is not None:
            end = max(len(line.split(" #")[0].rstrip()), found.end() + 1)
            key_at = Span(source.path, number, found.start(2) + 1, number, found.end(2) + 1)
            return key_at, Span(source.path, number, found.end() + 1, number, end + 1)
        if first and line.lstrip().startswith("["):
            break
    return source.whole(), source.whole()


def _value(key: str, value: object) -> Setting | Problem:
    """The value, a list of texts where the key takes several; a problem without a place if it is something else."""
    if key in LISTS and isinstance(value, list) and value and all(isinstance(each, str) and each for each in value):
        return tuple(str(each) for each in value)
    if not isinstance(value, str) or not value:
        form = f'a list of paths: `{key} = ["company"]`' if key in LISTS else f'a text: `{key} = "…"`'
        return Problem("P517", f"`{key}` is set to something else than it takes", None, f"write {form}")
    if key == "lang" and value not in LANGUAGES:
        return Problem("P517", f"there is no language `{value}`", None, did_you_mean(value, LANGUAGES))
    return (value,) if key in LISTS else value


def _from_here(key: str, value: Setting, folder: Path) -> Setting:
    """The value with its paths, which start from the folder of the file, as they are from the working folder."""
    if isinstance(value, tuple):
        return tuple(_path(each, folder) for each in value)
    is_path = key in ("waivers", "baseline") or (key == "policy" and (value.endswith(".policy") or "/" in value))
    return _path(value, folder) if is_path else value


def _path(path: str, folder: Path) -> str:
    return path if path == "-" or os.path.isabs(path) else Path(os.path.normpath(folder / path)).as_posix()


def _meant(key: str) -> str:
    if key in GATES:
        return "what fails a gate is said in the policy: `fail on gap from high`"
    return did_you_mean(key.replace("-", "_"), KEYS)
