"""`policy rules`: list the rules, or account for the clauses of a law."""

from __future__ import annotations

import click

from engine.app.catalogue import covered, listed
from engine.cli import DONE, FOUND, NOTHING_EVALUATED
from engine.cli.options import Shared, shared_options, width
from engine.render.block import Look
from engine.render.catalogue import catalogue_json, catalogue_text
from engine.render.coverage import coverage_json, coverage_text
from engine.render.law_page import law_page
from engine.render.rule_words import rule_words


@click.command()
@click.option("--coverage", metavar="LAW", help="Account for each clause of a law instead: its key or its ruleset.")
@click.option("--ruleset", multiple=True, metavar="ID", help="Only this ruleset and what lies below it; repeatable.")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="On stdout; markdown: a page, of --coverage only.",
)
@click.option("-v", "--verbose", is_flag=True, help="Also the facts that each rule reads; long lists whole.")
@shared_options
def command(
    coverage: str | None,
    ruleset: tuple[str, ...],
    format_: str,
    verbose: bool,
    shared: Shared,
) -> int:
    """List the rules, or account for the clauses of a law.

    With --coverage: exit 1 while clauses are unaccounted, 3 where the ledger of the law is empty.
    """
    look = Look(rule_words(shared.lang), shared.coloured, verbose, width=width())
    if coverage is None:
        if format_ == "markdown":
            raise click.UsageError("a page is made of --coverage only")
        found = listed(shared.rules, ruleset, cache=shared.cache)
        click.echo(catalogue_json(found) if format_ == "json" else catalogue_text(found, look), nl=False, color=True)
        return DONE
    if ruleset:
        raise click.UsageError("--coverage names the law; --ruleset does not go with it")
    account, doubtful = covered(shared.rules, coverage, cache=shared.cache)
    match format_:
        case "json":
            click.echo(coverage_json(account, look.words), nl=False)
        case "markdown":
            click.echo(law_page(account, doubtful, look.words), nl=False)
        case _:
            click.echo(coverage_text(account, look), nl=False, color=True)
    if not account.clauses:
        return NOTHING_EVALUATED
    return FOUND if account.count("unaccounted") else DONE
