"""`policy explain`: a rule in plain words, or the full proof of one verdict."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from engine.app.explain import RuleTold, rule_told
from engine.app.prove import Asked, FindingTold, finding_told, is_finding
from engine.cli import DONE
from engine.cli.options import Shared, format_option, shared_options, width
from engine.cli.progress import progress
from engine.render.block import Look
from engine.render.explained import explained_text
from engine.render.proven import proven_text
from engine.render.rule_words import rule_words


@click.command()
@click.argument("name", metavar="RULE|FINDING")
@click.option(
    "--in",
    "result",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The saved result that the finding is of.",
)
@click.option("--policy", metavar="NAME|FILE", help="Policy of that result, where it was a file.")
@format_option
@click.option("-v", "--verbose", is_flag=True, help="Long lists whole.")
@shared_options
def command(
    name: str,
    result: Path | None,
    policy: str | None,
    format_: str,
    verbose: bool,
    shared: Shared,
) -> int:
    """Tell a rule in plain words, or prove one verdict in full.

    A FINDING is a fingerprint of --in FILE (or its first digits), or RULE@KIND.ID: met, exempt and not applicable ones
    too. The manifests of the result are read again and must not have changed.
    """
    if result is None and is_finding(name):
        raise click.UsageError(f"`{name}` is a finding: name the saved result that it is of with --in FILE")
    told: RuleTold | FindingTold
    said = rule_words(shared.lang)
    with progress(said) as doing:
        doing(said("doing_rules"))
        if result is None:
            told = rule_told(shared.rules, name, cache=shared.cache)
        else:
            told = finding_told(Asked(name, result, policy, shared.rules, shared.cache))
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2))
    else:
        click.echo(_text(told, Look(said, shared.coloured, verbose, width=width())), nl=False, color=True)
    return DONE


def _text(told: RuleTold | FindingTold, look: Look) -> str:
    match told:
        case RuleTold(rule, cases):
            return explained_text(rule, ((each.heading, each.verdicts) for each in cases), look)
        case FindingTold(proofs, as_of, kinds):
            return proven_text(proofs, as_of, replace(look, kinds=kinds))
