"""`policy lint`: check rulesets, policies, citations and pages of cases."""

from __future__ import annotations

from pathlib import Path

import click

from engine.app.lint import lint
from engine.cli import DONE, FOUND
from engine.cli.options import edge_options, lang_option, rules_option
from engine.ground.problem import PolicyError
from engine.render.problems import listed
from engine.render.words import Language, words


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@rules_option
@lang_option
@edge_options
def command(
    paths: tuple[str, ...],
    rules: tuple[Path, ...],
    lang: Language,
    color: str,  # noqa: ARG001  pictures have no colours
    no_cache: bool,  # noqa: ARG001  lint always looks at the rules themselves
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Check rulesets, policies, citations and pages of cases: all, or those of a path."""
    try:
        linted = lint(rules, (), paths)
    except PolicyError as error:
        click.echo(listed(error))
        return FOUND
    warnings = sum(problem.warning for problem in linted.problems)
    if linted.problems:
        click.echo(listed(PolicyError(linted.problems, linted.sources)) + "\n")
    counts = {"problems": len(linted.problems) - warnings, "warnings": warnings}
    looked_at = {"rules": linted.rules, "policies": linted.policies, "cases": linted.cases}
    click.echo(words(lang)("lint_done", **looked_at, **counts))
    return FOUND if counts["problems"] else DONE
