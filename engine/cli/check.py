"""`policy check`: evaluate manifests, print and write the report, and gate."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from engine.app.check import Asked, check
from engine.app.gate import failing
from engine.cli import DONE, FOUND, NOTHING_EVALUATED
from engine.cli.options import colour, day, edge_options, lang_option, outputs, rules_option
from engine.cli.written import refuse, write
from engine.findings.finding import SEVERITIES, VerdictName
from engine.ground.problem import PolicyError
from engine.render.block import Look
from engine.render.json import json
from engine.render.problems import listed
from engine.render.terminal import closing_line, evaluated, terminal
from engine.render.words import Language, words

FORMATS = ("text", "json")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--policy", default="audit", show_default=True, envvar="POLICY_POLICY", metavar="NAME|FILE", help="Policy."
)
@click.option("--ruleset", multiple=True, metavar="ID", help="Only this ruleset and what lies below it; repeatable.")
@rules_option
@click.option(
    "--as-of",
    callback=day,
    metavar="DATE",
    envvar="POLICY_AS_OF",
    help="The day to judge by [the manifest's, else today].",
)
@click.option(
    "-f", "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="On stdout."
)
@click.option(
    "-o",
    "--output",
    multiple=True,
    callback=outputs(FORMATS),
    metavar="FORMAT=FILE",
    help="Write a file as well; repeatable.",
)
@click.option("--fail-on", metavar="SEVERITY|RULE", help="Gaps that fail: never, low … critical, or a rule [policy].")
@click.option("--fail-on-unknown", type=click.Choice(["never", *SEVERITIES]), help="Undetermined that fail [policy].")
@click.option("--show", default="", metavar="VERDICTS", help="Also list met, exempt, not_applicable; with commas.")
@lang_option
@click.option("-q", "--quiet", is_flag=True, help="Only the closing line.")
@click.option("-v", "--verbose", is_flag=True, help="Long lists whole.")
@edge_options
def command(
    paths: tuple[str, ...],
    policy: str,
    ruleset: tuple[str, ...],
    rules: tuple[Path, ...],
    as_of: int | None,
    format_: str,
    output: tuple[tuple[str, Path], ...],
    fail_on: str | None,
    fail_on_unknown: str | None,
    show: str,
    lang: Language,
    quiet: bool,
    verbose: bool,
    color: str,
    no_cache: bool,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Evaluate manifests (files, folders, - for stdin) and gate."""
    shown = _verdicts(show)
    checked = check(Asked(paths, policy, ruleset, rules, as_of, shown, fail_on, cache=not no_cache))
    if checked is None:
        click.echo(words(lang)("no_inputs", paths=" ".join(paths)), err=True)
        return NOTHING_EVALUATED
    result = checked.result
    if checked.warnings and not quiet:
        click.echo(listed(PolicyError(checked.warnings, checked.sources)) + "\n", err=True)

    failed = failing(result, checked.policy, fail_on, fail_on_unknown)
    look = Look(words(lang), colour(color), verbose)

    def text(look: Look) -> str:
        return terminal(result, checked.sources, look, checked.as_of_from, shown, failed)

    refuse((file for _, file in output), checked.read)
    for name, file in output:
        plain = replace(look, colour=False, whole=True)
        write(file, json(result) if name == "json" else text(plain).encode())
    if format_ == "json":
        click.echo(json(result), nl=False)
    elif quiet:
        click.echo(closing_line(result, look, checked.as_of_from, failed), color=True)
    else:
        click.echo(text(look), nl=False, color=True)
    if not evaluated(result):
        click.echo(words(lang)("nothing_evaluated", policy=result.policy), err=True)
        return NOTHING_EVALUATED
    return FOUND if failed else DONE


def _verdicts(show: str) -> frozenset[VerdictName]:
    known: dict[str, VerdictName] = {"met": "met", "exempt": "exempt", "not_applicable": "not_applicable"}
    asked = [each.strip() for each in show.split(",") if each.strip()]
    if unknown := [each for each in asked if each not in known]:
        raise click.BadParameter(f"`{unknown[0]}` is none of {', '.join(known)}", param_hint="--show")
    return frozenset(known[each] for each in asked)
