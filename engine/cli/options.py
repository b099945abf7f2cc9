"""Options that several commands share, and how they talk to the terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import click
from msgspec import Struct

from engine.ground.schema import Language
from engine.render.formats import TEMPLATE
from engine.render.layout import WIDTH
from engine.render.words import words

_NARROWEST: Final = 40
_HANGING: Final = 2  # columns of the one Chinese sign that may stand behind a full line
_GUTTER: Final = 10  # columns of the number beside a line of the input, the stroke, and an ellipsis at each end
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Sides = Literal["en", "zh", "both"]
_F = TypeVar("_F", bound=Callable[..., Any])


class Shared(Struct, frozen=True):
    """What `shared_options` say."""

    rules: tuple[Path, ...]
    lang: Language
    coloured: bool
    cache: bool


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """A callback: the ordinal of `2026-06-30`."""
    if value is None:
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        return date.fromisoformat(value).toordinal()
    except ValueError:
        raise click.BadParameter(f"`{value}` is no day; write it as 2026-06-30") from None


class Points(click.ParamType[float]):
    """A score from 0 to 100."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fails where there is none, or none in these bounds."""
        try:
            points = float(str(value))
        except ValueError:
            points = -1.0
        if not 0 <= points <= 100:
            self.fail(f"`{value}` is no number from 0 to 100", param, ctx)
        return points


def outputs(formats: tuple[str, ...], *, templated: bool = True) -> Callable[..., tuple[tuple[str, Path], ...]]:
    """A callback: the format, or the template where reports are made, and the file of each `FORMAT=FILE`."""

    def pairs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
        found: list[tuple[str, Path]] = []
        for value in values:
            name, _, file = value.partition("=")
            if (name not in formats and not (templated and name.endswith(TEMPLATE))) or not file:
                known = ", ".join([*formats, "or a template TEMPLATE.j2"] if templated else formats)
                raise click.BadParameter(f"`{value}`: write FORMAT=FILE with one of {known}")
            if any(_same(Path(file), other) for _, other in found):
                raise click.BadParameter(f"`{file}` is named twice; each format needs a file of its own")
            found.append((name, Path(file)))
        return tuple(found)

    return pairs


def templates(output: Iterable[tuple[str, Path]]) -> tuple[Path, ...]:
    """The templates among the formats that are asked for: files that the run reads."""
    return tuple(Path(name) for name, _ in output if name.endswith(TEMPLATE))


def _same(file: Path, other: Path) -> bool:
    """Whether two paths lead to one place that can hold one file only; pipes and devices take one after the other."""
    return file.resolve() == other.resolve() and (file.is_file() or not file.exists())


def rules_option(command: _F) -> _F:
    """`--rules DIR`, repeatable."""
    folder = click.Path(file_okay=False, path_type=Path)
    about = "A folder of your own rules beside the shipped ones; repeatable."
    option = click.option(
        "--rules", multiple=True, type=folder, callback=_once, envvar="POLICY_RULES", metavar="DIR", help=about
    )
    return option(command)


def _once(_ctx: click.Context, _param: click.Parameter, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders; one that is named twice only the first time."""
    found: dict[Path, Path] = {}
    for folder in folders:
        found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def waivers_option(command: _F) -> _F:
    """`--waivers FILE`."""
    file = click.Path(dir_okay=False, path_type=Path)
    about = "Waivers [waivers.yaml beside policy.toml, else the nearest]."
    return click.option("--waivers", type=file, envvar="POLICY_WAIVERS", metavar="FILE", help=about)(command)


def lang_option(command: _F) -> _F:
    """`--lang en|zh`."""
    choice = click.Choice(["en", "zh"])
    return click.option("--lang", type=choice, default="en", envvar="POLICY_LANG", show_default=True, help="Language.")(
        command
    )


def sides_option(command: _F) -> _F:
    """`--lang en|zh|both`."""
    choice = click.Choice(["en", "zh", "both"])
    about = "Language; both: side by side in the formats that can."
    return click.option("--lang", type=choice, default="en", envvar="POLICY_LANG", show_default=True, help=about)(
        command
    )


def languages(lang: Sides, formats: Iterable[str]) -> tuple[Language, bool]:
    """The language, and whether two stand side by side; said on stderr for formats that have but one."""
    if lang != "both":
        return lang, False
    from engine.render.formats import ONE_LANGUAGE

    if single := sorted(ONE_LANGUAGE.intersection(formats)):
        click.echo(words("en")("one_language", formats=", ".join(single)), err=True)
    return "en", True


def debug_option(command: _F) -> _F:
    """`--debug`."""
    return click.option("--debug", is_flag=True, help="Show where an internal error comes from.")(command)


def edge_options(command: _F) -> _F:
    """`--color`, `--no-cache` and `--debug`."""
    colour = click.Choice(["auto", "always", "never"])
    command = debug_option(command)
    command = click.option("--no-cache", is_flag=True, help="Compile the rules anew and keep nothing.")(command)
    return click.option("--color", type=colour, default="auto", help="Default: where it is a terminal.")(command)


def shared_options(command: Callable[..., int]) -> Callable[..., int]:
    """`--rules`, `--lang`, `--color`, `--no-cache` and `--debug`, given to the command as one `shared`."""

    @wraps(command)
    def called(
        *,
        rules: tuple[Path, ...],
        lang: Language,
        color: str,
        no_cache: bool,
        debug: bool,  # noqa: ARG001  read where the process ends
        **own: Any,
    ) -> int:
        return command(**own, shared=Shared(rules, lang, colour(color), not no_cache))

    return rules_option(lang_option(edge_options(called)))


def format_option(command: _F) -> _F:
    """`-f text|json`."""
    choice = click.Choice(["text", "json"])
    return click.option("-f", "--format", "format_", type=choice, default="text", help="On stdout.")(command)


def width() -> int:
    """The columns of what is printed: those of the terminal or of COLUMNS, at most 100, and 100 where nobody looks."""
    return min(WIDTH, _columns(_HANGING) - _HANGING)


def excerpt_width() -> int:
    """The columns of a line of the input that is shown with a problem, beside its number."""
    return min(WIDTH, _columns(_GUTTER) - _GUTTER)


def _columns(beside: int) -> int:
    return max(_NARROWEST, shutil.get_terminal_size((WIDTH + beside, 24)).columns)


def colour(wanted: str) -> bool:
    """Whether to colour: as the flag says, else NO_COLOR, else FORCE_COLOR, else where stdout is a terminal."""
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
