"""`policy lint`: check rulesets, policies, citations and pages of cases."""

from __future__ import annotations

from pathlib import Path

import click

from engine.app.lint import lint
from engine.cli import DONE, FOUND
from engine.cli.options import debug_option, excerpt_width, lang_option, rules_option
from engine.cli.progress import progress
from engine.ground.problem import PolicyError
from engine.ground.schema import Language
from engine.render.problems import listed
from engine.render.words import words


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@rules_option
@lang_option
@debug_option
def command(
    paths: tuple[str, ...],
    rules: tuple[Path, ...],
    lang: Language,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Check rulesets, policies, citations and pages of cases: all, or those of a path."""
    say = words(lang)
    with progress(say) as doing:
        doing(say("doing_rules"))
        linted = lint(rules, (), paths)
    warnings = sum(problem.warning for problem in linted.problems)
    if linted.problems:
        click.echo(listed(PolicyError(linted.problems, linted.sources), lang, excerpt_width()) + "\n")
    problems = len(linted.problems) - warnings
    looked_at = {"rules": linted.rules, "policies": linted.policies, "cases": linted.cases}
    found = {"problems": problems, "warnings": warnings}
    parts = [say("and").join(say.number(name, n) for name, n in counts.items()) for counts in (looked_at, found)]
    click.echo(say("said", what=parts[0], more=parts[1]))
    return FOUND if problems else DONE
