"""`policy new`: begin a rule and its page of cases."""

from __future__ import annotations

import re
from pathlib import Path

import click

from engine.app.scaffold import scaffold
from engine.cli import DONE
from engine.cli.options import debug_option, rules_option


def _name(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not re.fullmatch("[a-z][a-z0-9_]*", value):
        raise click.BadParameter(f"`{value}` is no name of a rule; write it as art_38_export_route")
    return value


@click.command()
@click.argument("ruleset")
@click.argument("name", callback=_name)
@rules_option
@debug_option
def command(
    ruleset: str,
    name: str,
    rules: tuple[Path, ...],
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Begin a rule and its page of cases.

    Writes NAME.policy and NAME.cases.md into the folder of RULESET: in the first --rules folder, else in the checkout.
    `policy lint` then says what is missing. Nothing is ever overwritten.
    """
    for file in scaffold(rules, ruleset, name):
        click.echo(file.as_posix())
    return DONE
