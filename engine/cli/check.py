"""`policy check`: evaluate manifests, print and write the report, and gate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from engine import shelf
from engine.app.check import Asked, Checked, check
from engine.app.clock import Phases
from engine.app.gate import gated
from engine.cli import DONE, FOUND, NOTHING_EVALUATED
from engine.cli.options import (
    Points,
    Sides,
    colour,
    day,
    edge_options,
    excerpt_width,
    languages,
    outputs,
    rules_option,
    sides_option,
    templates,
    waivers_option,
    width,
)
from engine.cli.progress import after, begin, each_made, progress
from engine.cli.written import refuse, write_all
from engine.findings.finding import EVERY, SEVERITIES, VerdictName
from engine.findings.gated import Gated
from engine.ground.problem import PolicyError
from engine.ground.schema import Language
from engine.render.block import Look
from engine.render.closing import closing_line, evaluated
from engine.render.formats import FORMATS, LIGHT, PRINTED, WITH_PICTURE, rendered
from engine.render.json import json
from engine.render.layout import WIDTH
from engine.render.problems import listed
from engine.render.terminal import REASONED, terminal
from engine.render.words import words

if TYPE_CHECKING:
    from engine.render.given import Given


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
    "-f", "--format", "format_", type=click.Choice(PRINTED), default="text", show_default=True, help="On stdout."
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
@click.option(
    "--max-risk",
    type=Points(),
    envvar="POLICY_MAX_RISK",
    metavar="N",
    help="The most risk (0 to 100) that does not fail; what is waived does not count.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="POLICY_BASELINE",
    metavar="FILE",
    help="A saved result (-o json=FILE): tell what is new since then.",
)
@click.option("--since", metavar="REV", help="Compare with the manifests at a git revision, by the same rules and day.")
@waivers_option
@click.option(
    "--set",
    "suppose",
    multiple=True,
    metavar="KIND.ID.FACT=ANSWER",
    help="What if: answer a fact for this run only; repeatable.",
)
@click.option("--show", default="", metavar="VERDICTS", help="Also list met, exempt, not_applicable; with commas.")
@sides_option
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
    since: str | None,
    waivers: Path | None,
    suppose: tuple[str, ...],
    show: str,
    lang: Sides,
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
    if not paths:
        raise click.UsageError("Name the manifests: PATH…, or `paths` in policy.toml.", ctx)
    if baseline is not None and since is not None:
        raise click.UsageError("Compare with one of --baseline and --since.", ctx)
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
        since=since,
        suppose=suppose,
        reasoned=REASONED if format_ == "text" and not output else EVERY,
    )
    names = (format_, *(name for name, _ in output))
    language, both = languages(lang, names)
    said = words(language)
    with progress(said, quiet=quiet) as doing:
        begin("rules", doing, said)

        def passed(step: str) -> None:
            phases.passed(step)
            after(step, doing, said)

        checked = check(asked, passed)
    if checked is None:
        click.echo(said("no_inputs", paths=" ".join(paths)), err=True)
        return NOTHING_EVALUATED
    result = checked.result
    if checked.warnings and not quiet:
        click.echo(listed(PolicyError(checked.warnings, checked.sources), language, excerpt_width()) + "\n", err=True)

    gate = gated(result, checked.policy, fail_on, fail_on_unknown, max_risk)
    look = Look(said, colour(color), verbose, width=width())

    def text(look: Look) -> str:
        return terminal(result, checked.sources, look, checked.as_of_from, shown, gate)

    given = None if LIGHT.issuperset(names) else _given(checked, gate, language, both, names)

    def made(name: str) -> bytes:
        if given is not None and name not in LIGHT:
            return rendered(name, given)
        return json(result) if name == "json" else text(replace(look, colour=False, whole=True, width=WIDTH)).encode()

    refuse((file for _, file in output), (*checked.read, *templates(output)))
    with progress(said, quiet=quiet) as doing:
        begin("report", doing, said)
        write_all(each_made(output, made, doing, said))
        if format_ != "text":
            printed: str | bytes = made(format_)
        else:
            printed = closing_line(result, look, checked.as_of_from, gate) + "\n" if quiet else text(look)
    click.echo(printed, nl=False, color=True)
    phases.passed("report")
    if show_timings:
        click.echo("\n".join(phases.lines()), err=True)
    if not evaluated(result):
        click.echo(said("nothing_evaluated", policy=result.policy), err=True)
        return NOTHING_EVALUATED
    return FOUND if gate.fails else DONE


def _given(checked: Checked, gate: Gated, language: Language, both: bool, names: Iterable[str]) -> Given:
    """What formats are made from that a small check does without."""
    from engine.app.report import of_check

    return of_check(checked, gate, language, both, not WITH_PICTURE.isdisjoint(names))


def _verdicts(show: str) -> frozenset[VerdictName]:
    known: dict[str, VerdictName] = {"met": "met", "exempt": "exempt", "not_applicable": "not_applicable"}
    asked = [each.strip() for each in show.split(",") if each.strip()]
    if unknown := [each for each in asked if each not in known]:
        raise click.BadParameter(f"`{unknown[0]}` is none of {', '.join(known)}", param_hint="--show")
    return frozenset(known[each] for each in asked)
