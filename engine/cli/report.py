"""`policy report`: any format from a saved result, without evaluating again."""

from __future__ import annotations

from pathlib import Path

import click

from engine.app.report import Asked, of_saved
from engine.cli import DONE
from engine.cli.options import (
    Sides,
    colour,
    edge_options,
    languages,
    outputs,
    rules_option,
    sides_option,
    templates,
    width,
)
from engine.cli.progress import each_made, progress
from engine.cli.written import refuse, write_all
from engine.render.block import Look
from engine.render.formats import FORMATS, PRINTED, WITH_PICTURE, rendered
from engine.render.plain_text import looking
from engine.render.words import words


@click.command()
@click.argument("result", type=click.Path(dir_okay=False, path_type=Path), metavar="RESULT")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(PRINTED),
    help="On stdout [text, or nothing where files are written].",
)
@click.option(
    "-o",
    "--output",
    multiple=True,
    callback=outputs(FORMATS),
    metavar="FORMAT=FILE",
    help="Write a file; repeatable.",
)
@rules_option
@sides_option
@click.option("-q", "--quiet", is_flag=True, help="Tell nothing of the progress.")
@click.option("-v", "--verbose", is_flag=True, help="Long lists whole.")
@edge_options
def command(
    result: Path,
    format_: str | None,
    output: tuple[tuple[str, Path], ...],
    rules: tuple[Path, ...],
    lang: Sides,
    quiet: bool,
    verbose: bool,
    color: str,
    no_cache: bool,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Make any format from a saved RESULT (`policy check … -o json=FILE`).

    Nothing is evaluated, and nothing gates: the exit code is 0. The manifests are read again for excerpts and the
    graph where their SHA-256 is still that of the result.
    """
    names = [name for name, _ in output]
    shown = format_ or (None if names else "text")
    language, both = languages(lang, (*names, *([shown] if shown else [])))
    pictured = not WITH_PICTURE.isdisjoint((*names, shown))
    said, printed = words(language), b""
    with progress(said, quiet=quiet) as doing:
        doing(said("doing_manifest"))
        reported = of_saved(Asked(result, rules, language, both, pictured, not no_cache))
        given = reported.given
        refuse((file for _, file in output), (*reported.read, *templates(output)))
        write_all(each_made(output, lambda name: rendered(name, given), doing, said))
        if shown == "text":
            printed = looking(given, Look(said, colour(color), verbose, width=width())).encode()
        elif shown:
            printed = rendered(shown, given)
    click.echo(printed, nl=False)
    if given.unread:
        click.echo(said.of(given.unread), err=True)
    return DONE
