"""`policy test`: run the pages of cases beside the rules."""

from __future__ import annotations

import click
import msgspec

from engine.app.cases.accept import accepted
from engine.app.cases.pages import pages
from engine.app.cases.report import CasesReport, report
from engine.app.cases.run import Ran, ran
from engine.app.rules import rules as known_rules
from engine.cli import DONE, FOUND, NOTHING_EVALUATED
from engine.cli.options import Shared, format_option, shared_options
from engine.cli.progress import progress
from engine.cli.written import write
from engine.render.layout import styled
from engine.render.words import Words, words


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--accept", is_flag=True, help="Write the verdicts found into the pages.")
@format_option
@shared_options
def command(
    paths: tuple[str, ...],
    accept: bool,
    format_: str,
    shared: Shared,
) -> int:
    """Run the pages of cases beside the rules: all, or those of a rule, a ruleset, a page or a folder."""
    program = known_rules(shared.rules, (), cache=shared.cache).program
    results: list[Ran] = []
    said, found = words(shared.lang), list(pages(shared.rules, paths))
    with progress(said) as doing:
        for number, (page, file) in enumerate(found):
            doing(said("doing_pages", percent=100 * number // len(found)))
            result = ran(page, program)
            if accept and file is not None and (text := accepted(result)) != page.source.text:
                write(file, text.encode())
            results.append(result)
    told = report(results, program.schema)
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2))
    else:
        click.echo("\n".join(_lines(told, said, shared.coloured)), color=True)
    if not results:
        return NOTHING_EVALUATED
    return FOUND if told.failed and not accept else DONE


def _lines(told: CasesReport, say: Words, coloured: bool) -> list[str]:
    lines: list[str] = []
    for failure in told.failures:
        head = say("case_failed", path=failure.path, line=failure.line, heading=failure.heading)
        lines.append(styled(head, "bold red") if coloured else head)
        lines.append(f"  {say('expected')}  {failure.expected}")
        lines.append(f"  {say('found')}  {failure.found}")
    lines += [say("uncovered", rule=each.rule, lacks=each.lacks) for each in told.uncovered]
    pages, rules = say.number("pages", told.pages), say.number("rules", told.rules)
    return [*lines, say("cases_passed", passed=told.passed, cases=told.cases, pages=pages, rules=rules)]
