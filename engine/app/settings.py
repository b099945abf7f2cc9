"""The settings of a project, from `policy.toml` or `[tool.policy]`: which values it gives, where, and what is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from engine import shelf
from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import LANGUAGES, Text2
from engine.ground.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Setting = str | tuple[str, ...]

KEYS: Final = ("policy", "paths", "lang", "rules", "waivers", "baseline")
LISTS: Final = ("paths", "rules")
GATES: Final = ("fail_on", "fail-on", "fail_on_unknown", "fail-on-unknown", "severity")
_KEY: Final = re.compile(r"""\s*(?:\[\s*)?(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*[=.\]]\s*""")
_LANGUAGE: Final = re.compile(r"""(?m)^\s*["']?lang["']?\s*=\s*["'](\w+)["']""")
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
    inside = Path(source.path).name == shelf.PROJECT and not first
    written = _places_inside(source, table) if inside else _places(source, first)
    values: dict[str, Setting] = {}
    places: dict[str, Span] = {}
    for key, value in table.items():
        key_at, value_at = written.get(key, (source.whole(), source.whole()))
        places[key] = value_at
        if key not in KEYS:
            problems.append(messages.settings.NO_SETTING(key_at, key=key, near=_meant(key)))
            continue
        given = _value(key, value)
        if isinstance(given, Problem):
            problems.append(replace(given, span=value_at))
        else:
            values[key] = _from_here(key, given, file.parent)
    if problems:
        raise PolicyError(problems, [source])
    return Settings(file, values, places)


def language_of(file: Path) -> str | None:
    """The language that a file sets, as far as it can be read: its own problems are told in it too."""
    try:
        found = settings(file)
    except PolicyError as error:
        said = next((_LANGUAGE.search(source.text) for source in error.sources), None)
        return said and said[1]
    lang = found.values.get("lang") if found else None
    return lang if isinstance(lang, str) else None


def _table(source: Source) -> tuple[Mapping[str, object], int] | None:
    """The table of settings and the line after which it begins; None where the project has none."""
    import tomllib  # a check without settings does without

    if len(source.text) > shelf.LONGEST:
        raise _unreadable(source, (1, 1), messages.settings.TOO_LONG(most=shelf.LONGEST))
    try:
        whole = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        at = (int(found[1]), int(found[2])) if found else (source.text.count("\n") + 1, 1)
        why = _AT_LINE.sub("", str(error)).strip()
        raise _unreadable(source, at, messages.settings.NOT_TOML(why=f"{why[:1].lower()}{why[1:]}")) from None
    except RecursionError:
        raise _unreadable(source, (1, 1), messages.settings.TOO_DEEP) from None
    except ValueError:  # Python reads no integer of any length
        raise _unreadable(source, (1, 1), messages.settings.TOO_MANY_DIGITS) from None
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
        raise PolicyError([messages.settings.SECTION(source.whole())], [source])
    return section, header


def _unreadable(source: Source, at: tuple[int, int], why: Text2) -> PolicyError:
    line, column = at
    span = Span(source.path, line, column, line, column + 1)
    return PolicyError([messages.settings.UNREADABLE(span, why=why)], [source])


def _places(source: Source, first: int) -> dict[str, tuple[Span, Span]]:
    """Where each key and its value stand, found by search, for the parser does not say."""
    found: dict[str, tuple[Span, Span]] = {}
    for number, line in enumerate(source.lines()[first:], first + 1):
        if (key := _KEY.match(line)) is not None:
            group = key.lastindex or 0
            end = max(len(line.split(" #")[0].rstrip()), key.end() + 1)
            key_at = Span(source.path, number, key.start(group) + 1, number, key.end(group) + 1)
            found.setdefault(key[group], (key_at, Span(source.path, number, key.end() + 1, number, end + 1)))
        if first and line.lstrip().startswith("["):
            break
    return found


def _places_inside(source: Source, keys: Iterable[str]) -> dict[str, tuple[Span, Span]]:
    """Where keys and values stand in a table written into a line, as in `tool = {policy = {lang = "zh"}}`."""
    found: dict[str, tuple[Span, Span]] = {}
    for number, line in enumerate(source.lines(), 1):
        for key in keys if "policy" in line else ():
            here = list(re.finditer(rf"""(?<![\w-])["']?({re.escape(key)})["']?\s*=\s*""", line))
            if here and key not in found:
                last, end = here[-1], max(len(line.rstrip()), here[-1].end() + 1)
                key_at = Span(source.path, number, last.start(1) + 1, number, last.end(1) + 1)
                found[key] = key_at, Span(source.path, number, last.end() + 1, number, end + 1)
    return found


def _value(key: str, value: object) -> Setting | Problem:
    """The value, a list of texts where the key takes several; a problem without a place if it is something else."""
    if key in LISTS and isinstance(value, list) and value and all(isinstance(each, str) and each for each in value):
        return tuple(str(each) for each in value)
    if not isinstance(value, str) or not value:
        told = messages.settings.NOT_PATHS if key in LISTS else messages.settings.NOT_A_TEXT
        return told(None, key=key)
    if key == "lang" and value not in LANGUAGES:
        return messages.settings.NO_LANGUAGE(None, word=value, near=did_you_mean(value, LANGUAGES))
    return (value,) if key in LISTS else value


def _from_here(key: str, value: Setting, folder: Path) -> Setting:
    """The value with its paths, which start from the folder of the file, as they are from the working folder."""
    if isinstance(value, tuple):
        return tuple(_path(each, folder) for each in value)
    is_path = key in ("waivers", "baseline") or (key == "policy" and (value.endswith(".policy") or "/" in value))
    return _path(value, folder) if is_path else value


def _path(path: str, folder: Path) -> str:
    return path if path == "-" or os.path.isabs(path) else Path(os.path.normpath(folder / path)).as_posix()


def _meant(key: str) -> Text2:
    return messages.settings.GATE if key in GATES else did_you_mean(key.replace("-", "_"), KEYS)
