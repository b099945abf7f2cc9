"""`policy waive`: answer for a finding until a day; list the waivers; prune what no longer waives anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from engine import shelf
from engine.app.check import Asked, check
from engine.app.clock import today
from engine.app.rules import rules as known_rules
from engine.app.saved import saved
from engine.app.selection import policy_file
from engine.app.settings import Settings
from engine.app.waive import Answering, given, opened, pruned, states
from engine.cli import DONE
from engine.cli.options import day, debug_option, lang_option, rules_option, waivers_option
from engine.cli.progress import Doing, after, progress
from engine.cli.written import write
from engine.findings.accounts import WaiverOf
from engine.findings.named import known_as
from engine.findings.result import Result
from engine.ground import messages
from engine.ground.calendar import day_text
from engine.ground.problem import PolicyError
from engine.ground.schema import Language
from engine.render.layout import plain
from engine.render.words import Words, words

NEEDED = {"until": "--until DATE", "by": "--by NAME", "because": "--because TEXT"}


@click.command()
@click.argument("named", nargs=-1, metavar="[FINDING] [PATH…]")
@click.option("--until", callback=day, metavar="DATE", help="The last day that the waiver holds for.")
@click.option("--by", metavar="NAME", help="Who answers for it.")
@click.option("--because", metavar="TEXT", help="Why it may wait.")
@click.option("--ticket", metavar="TEXT", help="Where the work on it is tracked.")
@click.option("--evidence", metavar="TEXT", help="Where the decision is recorded.")
@click.option("--list", "listing", is_flag=True, help="List the waivers; with a result or PATH…, what became of each.")
@click.option("--prune", is_flag=True, help="Remove the expired; with a result or PATH…, the stale too.")
@click.option(
    "--in",
    "result",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The saved result that has the finding, instead of PATH….",
)
@waivers_option
@click.option(
    "--policy", default="audit", show_default=True, envvar="POLICY_POLICY", metavar="NAME|FILE", help="Policy."
)
@click.option("--ruleset", multiple=True, metavar="ID", help="Only this ruleset and what lies below it; repeatable.")
@rules_option
@click.option("--as-of", callback=day, metavar="DATE", envvar="POLICY_AS_OF", help="The day to judge by.")
@lang_option
@click.option("--no-cache", is_flag=True, help="Compile the rules anew and keep nothing.")
@debug_option
@click.pass_context
def command(
    ctx: click.Context,
    named: tuple[str, ...],
    until: int | None,
    by: str | None,
    because: str | None,
    ticket: str | None,
    evidence: str | None,
    listing: bool,
    prune: bool,
    result: Path | None,
    waivers: Path | None,
    policy: str,
    ruleset: tuple[str, ...],
    rules: tuple[Path, ...],
    as_of: int | None,
    lang: Language,
    no_cache: bool,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Answer for a finding until a day: a gap or an undetermined verdict of a saved result or of the manifests PATH….

    FINDING is RULE@RECORD, as reports show both, or the fingerprint of the finding.
    """
    settings: Settings | None = ctx.obj
    say = words(lang)
    waiving = not (listing or prune)
    if waiving:
        _complete(ctx, named, {"until": until, "by": by, "because": because})
    finding, paths = (named[0], named[1:]) if waiving else ("", named)
    if waiving and result is None and not paths:
        paths = _set_paths(ctx, settings)
    file = waivers or shelf.waivers_file(settings.file if settings else None) or _beside(settings)
    own = policy_file(policy)
    with progress(say) as doing:
        doing(say("doing_rules"))
        program = known_rules(rules, (own,) if own else (), cache=not no_cache).program
        asked = Asked(paths, policy, ruleset, rules, as_of, frozenset(), None, cache=not no_cache)
        made = saved(result) if result is not None else _evaluated(asked, doing, say) if paths else None
    held = opened(file, program)
    if made is not None and waiving:
        done, text = given(held, made, finding, Answering(until or 0, by or "", because or "", ticket, evidence))
        write(file, text.encode())
        about = {"finding": plain(known_as(done)), "until": day_text(until or 0), "file": file.as_posix()}
        click.echo(say("waiver_given", **about))
        return DONE
    on = as_of or today() if made is None else date.fromisoformat(made.as_of).toordinal()
    found = states(held, on, made, program)
    if prune:
        over = [each for each in found if each.state in ("expired", "stale")]
        if over:
            dropped = [w for w, each in zip(held.written, found, strict=True) if each in over]
            write(file, pruned(held, dropped).encode())
        click.echo("\n".join([*(_line(each, say) for each in over), say.number("waivers_pruned", len(over))]))
    else:
        click.echo("\n".join([*(_line(each, say) for each in found), say.number("waivers", len(found))]))
    return DONE


def _complete(ctx: click.Context, named: tuple[str, ...], given: dict[str, object]) -> None:
    """Raises for what a new waiver lacks."""
    if not named:
        raise click.UsageError("Name the FINDING to waive, or use --list or --prune.", ctx)
    if lacking := [NEEDED[name] for name, value in given.items() if not value]:
        raise click.UsageError(f"A waiver needs {', '.join(lacking)}.", ctx)


def _set_paths(ctx: click.Context, settings: Settings | None) -> tuple[str, ...]:
    paths = settings.values.get("paths") if settings else None
    if not isinstance(paths, tuple):
        raise click.UsageError("Say where the finding is: --in result.json, or PATH….", ctx)
    return paths


def _beside(settings: Settings | None) -> Path:
    """Where a first waiver is written."""
    return (settings.file.parent if settings else Path()) / shelf.WAIVERS


def _evaluated(asked: Asked, doing: Doing, say: Words) -> Result:
    checked = check(asked, lambda step: after(step, doing, say))
    if checked is None:
        raise PolicyError([messages.waivers.NO_MANIFEST(None, paths=" ".join(asked.paths))])
    return checked.result


def _line(each: WaiverOf, say: Words) -> str:
    about = each.subject or each.fingerprint or ""
    about = about if each.year is None else say("in_year", record=about, year=each.year)
    until = say("waived_until", until=each.expires, by=each.approver, because=each.reason)
    return plain(" · ".join([say(f"waiver_{each.state}"), each.rule, about, until]))
