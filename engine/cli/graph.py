"""`policy graph`: draw the data flows of manifests, and what was found in them."""

from __future__ import annotations

from pathlib import Path

import click

from engine import shelf
from engine.app.check import Asked
from engine.app.graph import Pictured, of_check, of_manifests, of_saved
from engine.cli import DONE, NOTHING_EVALUATED
from engine.cli.options import day, debug_option, excerpt_width, lang_option, outputs, rules_option, waivers_option
from engine.cli.progress import after, each_made, progress
from engine.cli.written import refuse, write_all
from engine.graph.collapsed import STEPS, By, collapsed, fitting
from engine.ground.problem import PolicyError
from engine.ground.schema import Language
from engine.render.graph.formats import GRAPHS, LARGEST, Drawn, graph
from engine.render.marks import marks
from engine.render.problems import listed
from engine.render.svg.words import graph_words
from engine.render.words import words


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), envvar="POLICY_PATHS", metavar="PATH…")
@click.option("-f", "--format", "format_", type=click.Choice(GRAPHS), help="On stdout [svg, if no file is written].")
@click.option(
    "-o",
    "--output",
    multiple=True,
    callback=outputs(GRAPHS, templated=False),
    metavar="FORMAT=FILE",
    help="Write a file; repeatable.",
)
@click.option("--by", type=click.Choice(STEPS), help="One node for each party or country, or one line between systems.")
@click.option("--no-check", is_flag=True, help="Evaluate nothing and mark nothing.")
@click.option(
    "--in",
    "result",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the manifests of a saved result, and mark what it found.",
)
@click.option(
    "--policy", default="audit", show_default=True, envvar="POLICY_POLICY", metavar="NAME|FILE", help="Policy."
)
@click.option("--ruleset", multiple=True, metavar="ID", help="Only this ruleset and what lies below it; repeatable.")
@rules_option
@click.option("--as-of", callback=day, metavar="DATE", envvar="POLICY_AS_OF", help="The day to judge by.")
@waivers_option
@lang_option
@click.option("--no-cache", is_flag=True, help="Compile the rules anew and keep nothing.")
@debug_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_: str | None,
    output: tuple[tuple[str, Path], ...],
    by: By | None,
    no_check: bool,
    result: Path | None,
    policy: str,
    ruleset: tuple[str, ...],
    rules: tuple[Path, ...],
    as_of: int | None,
    waivers: Path | None,
    lang: Language,
    no_cache: bool,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Draw the data flows of manifests: people, systems and parties, with what a check finds marked.

    Nothing gates: the exit code is 0. Manifests are checked as `policy check` would, or not at all (--no-check), or a
    saved result says what was found (--in). Very large graphs are drawn collapsed, and stderr says so.
    """
    said = words(lang)
    if result is None and not paths:
        raise click.UsageError("Name the manifests: PATH…, or a saved result: --in FILE.", ctx)
    if result is not None and ctx.get_parameter_source("paths") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("The manifests of --in FILE are drawn; leave PATH… out.", ctx)
    with progress(said) as doing:
        doing(said("doing_manifest"))
        if result is not None:
            pictured: Pictured | None = of_saved(result, rules, not no_cache)
        elif no_check:
            pictured = of_manifests(paths, rules, not no_cache)
        else:
            waivers = waivers or shelf.waivers_file(ctx.obj.file if ctx.obj else None)
            asked = Asked(paths, policy, ruleset, rules, as_of, frozenset(), None, cache=not no_cache, waivers=waivers)
            pictured = of_check(asked, lambda step: after(step, doing, said))
    if pictured is None:
        click.echo(said("no_inputs", paths=" ".join(paths)), err=True)
        return NOTHING_EVALUATED
    if pictured.warnings:
        click.echo(listed(PolicyError(pictured.warnings, pictured.sources), lang, excerpt_width()) + "\n", err=True)
    refuse((file for _, file in output), pictured.read)
    shown = format_ or (None if output else "svg")
    names = dict.fromkeys([*(name for name, _ in output), *([shown] if shown else [])])
    drawn = {name: _drawn(name, pictured, by, lang) for name in names}
    with progress(said) as doing:
        write_all(each_made(output, lambda name: graph(name, drawn[name]), doing, said))
        printed = graph(shown, drawn[shown]) if shown else b""
    click.echo(printed, nl=False)
    return DONE


def _drawn(name: str, pictured: Pictured, by: By | None, language: Language) -> Drawn:
    """What a format is made from: collapsed as asked, and further where it would be too large, which is told."""
    whole = collapsed(pictured.picture, by) if by else pictured.picture
    picture = fitting(whole, *LARGEST[name]) if name in LARGEST else whole
    said, notes = graph_words(language), []
    if pictured.result is not None:
        notes.append(said("as_of", as_of=pictured.result.as_of, policy=pictured.result.policy))
    if picture is not whole:
        size = {"places": said.number("places", len(whole.nodes)), "flows": said.number("flows", len(whole.edges))}
        notes.append(said("by_itself", **size))
        click.echo(said("said", what=name, more=said("listed").join((said(f"by_{picture.by}"), notes[-1]))), err=True)
    return Drawn(picture, None if pictured.result is None else marks(pictured.result), language, tuple(notes))
