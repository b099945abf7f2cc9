"""`policy check`: evaluate manifests, print and write the report, and gate."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from engine import shelf
from engine.app.check import Asked, check
from engine.app.clock import Phases
from engine.app.gate import failing, unbacked
from engine.cli import DONE, FOUND, NOTHING_EVALUATED
from engine.cli.options import colour, day, edge_options, lang_option, outputs, rules_option, waivers_option
from engine.cli.written import refuse, write
from engine.findings.finding import SEVERITIES, VerdictName
from engine.ground.problem import PolicyError, Problem
from engine.render.block import Look
from engine.render.json import json
from engine.render.problems import listed
from engine.render.terminal import closing_line, evaluated, terminal
from engine.render.words import Language, words

FORMATS = ("text", "json")
NO_RISK = "no risk score exists yet, and a check that never ran must not pass: use `--fail-on`"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), envvar="POLICY_PATHS", metavar="PATH…")
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
@click.option("--max-risk", type=float, hidden=True)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="POLICY_BASELINE",
    metavar="FILE",
    help="A saved result (-o json=FILE): tell what is new since then.",
)
@waivers_option
@click.option(
    "--set",
    "suppose",
    multiple=True,
    metavar="KIND.ID.FACT=ANSWER",
    help="What if: answer a fact for this run only; repeatable.",
)
@click.option("--show", default="", metavar="VERDICTS", help="Also list met, exempt, not_applicable; with commas.")
@lang_option
@click.option("-q", "--quiet", is_flag=True, help="Only the closing line.")
@click.option("-v", "--verbose", is_flag=True, help="Long lists whole.")
@click.option("--show-config", is_flag=True, help="Print each setting and where it comes from; evaluate nothing.")
@click.option("--show-timings", is_flag=True, help="Tell on stderr how long each phase took.")
@edge_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    policy: str,
    ruleset: tuple[str, ...],
    rules: tuple[Path, ...],
    as_of: int | None,
    format_: str,
    output: tuple[tuple[str, Path], ...],
    fail_on: str | None,
    fail_on_unknown: str | None,
    max_risk: float | None,
    baseline: Path | None,
    waivers: Path | None,
    suppose: tuple[str, ...],
    show: str,
    lang: Language,
    quiet: bool,
    verbose: bool,
    show_config: bool,
    show_timings: bool,
    color: str,
    no_cache: bool,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Evaluate manifests (files, folders, - for stdin) and gate."""
    waivers = waivers or shelf.waivers_file(ctx.obj.file if ctx.obj else None)
    if show_config:
        from engine.cli.settings import settings_shown

        click.echo("\n".join(settings_shown(ctx, {"waivers": waivers})))
        return DONE
    if max_risk is not None:
        raise PolicyError([Problem("P521", "`--max-risk` has nothing to compare with", None, NO_RISK)])
    if not paths:
        raise click.UsageError("Name the manifests: PATH…, or `paths` in policy.toml.", ctx)
    shown, phases = _verdicts(show), Phases()
    asked = Asked(
        paths,
        policy,
        ruleset,
        rules,
        as_of,
        shown,
        fail_on,
        cache=not no_cache,
        waivers=waivers,
        baseline=baseline,
        suppose=suppose,
    )
    checked = check(asked, phases.passed)
    if checked is None:
        click.echo(words(lang)("no_inputs", paths=" ".join(paths)), err=True)
        return NOTHING_EVALUATED
    result = checked.result
    if checked.warnings and not quiet:
        click.echo(listed(PolicyError(checked.warnings, checked.sources)) + "\n", err=True)

    failed = failing(result, checked.policy, fail_on, fail_on_unknown)
    bare = unbacked(result, checked.policy, fail_on)
    look = Look(words(lang), colour(color), verbose)

    def text(look: Look) -> str:
        return terminal(result, checked.sources, look, checked.as_of_from, shown, failed, bare)

    refuse((file for _, file in output), checked.read)
    for name, file in output:
        plain = replace(look, colour=False, whole=True)
        write(file, json(result) if name == "json" else text(plain).encode())
    if format_ == "json":
        click.echo(json(result), nl=False)
    elif quiet:
        click.echo(closing_line(result, look, checked.as_of_from, failed, bare), color=True)
    else:
        click.echo(text(look), nl=False, color=True)
    phases.passed("report")
    if show_timings:
        click.echo("\n".join(phases.lines()), err=True)
    if not evaluated(result):
        click.echo(words(lang)("nothing_evaluated", policy=result.policy), err=True)
        return NOTHING_EVALUATED
    return FOUND if failed or bare else DONE


def _verdicts(show: str) -> frozenset[VerdictName]:
    known: dict[str, VerdictName] = {"met": "met", "exempt": "exempt", "not_applicable": "not_applicable"}
    asked = [each.strip() for each in show.split(",") if each.strip()]
    if unknown := [each for each in asked if each not in known]:
        raise click.BadParameter(f"`{unknown[0]}` is none of {', '.join(known)}", param_hint="--show")
    return frozenset(known[each] for each in asked)
