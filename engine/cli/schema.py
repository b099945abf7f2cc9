"""`policy schema`: publish the JSON Schema of manifests or results."""

from __future__ import annotations

from pathlib import Path

import click

from engine.app.schemas import Published, schema_text
from engine.cli import DONE
from engine.cli.options import debug_option, rules_option
from engine.render.schema_draft import Draft


@click.command()
@click.argument("what", type=click.Choice(["manifest", "result"]), default="manifest", metavar="[manifest|result]")
@click.option(
    "--draft",
    type=click.Choice(["2020-12", "07"]),
    default="2020-12",
    show_default=True,
    help="Of JSON Schema; many editors read 07.",
)
@rules_option
@click.option("--no-cache", is_flag=True, help="Compile the rules anew and keep nothing.")
@debug_option
def command(
    what: Published,
    draft: Draft,
    rules: tuple[Path, ...],
    no_cache: bool,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Publish the JSON Schema of manifests or results."""
    click.echo(schema_text(what, draft, rules, cache=not no_cache), nl=False)
    return DONE
