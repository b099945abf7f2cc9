"""What `--show-config` prints: each setting of a command, its value, and where the value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from engine.app.settings import Settings

NOT_SETTINGS: Final = ("show_config", "help")


def settings_shown(ctx: click.Context, found: Mapping[str, Path | None]) -> list[str]:
    """A line for each parameter of the command: name, value, source; `found` are values that were looked for where no
    other source gives one."""
    rows = list(_rows(ctx, found))
    widths = [max(len(row[at]) for row in rows) for at in range(2)]
    return [f"{name:<{widths[0]}}  {value:<{widths[1]}}  {where}" for name, value, where in rows]


def _rows(ctx: click.Context, found: Mapping[str, Path | None]) -> Iterator[tuple[str, str, str]]:
    for param in ctx.command.params:
        name = param.name or ""
        if name in NOT_SETTINGS:
            continue
        value, source = ctx.params.get(name), ctx.get_parameter_source(name)
        if not value and found.get(name) is not None:
            yield _flag(param), str(found[name]), "found"
        else:
            yield _flag(param), _text(value), _where(param, name, source, ctx.obj)


def _flag(param: click.Parameter) -> str:
    """The name as people write it: the longest flag without its dashes, `paths` for the arguments."""
    return max(param.opts, key=len).lstrip("-")


def _text(value: object) -> str:
    match value:
        case None | () | "":
            return "-"
        case tuple():
            return " ".join(_text(each) for each in value)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _where(param: click.Parameter, name: str, source: ParameterSource | None, settings: Settings | None) -> str:
    match source:
        case ParameterSource.COMMANDLINE:
            return "command line" if isinstance(param, click.Argument) else _longest(param)
        case ParameterSource.ENVIRONMENT:
            return str(param.envvar)
        case ParameterSource.DEFAULT_MAP if settings is not None:
            return f"{settings.file}:{settings.places[name].line}"
        case _:
            return "default"


def _longest(param: click.Parameter) -> str:
    return max(param.opts, key=len)
