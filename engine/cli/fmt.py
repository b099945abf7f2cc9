"""`policy fmt`: write rules in their one layout."""

from __future__ import annotations

from pathlib import Path

import click

from engine.app.fmt import laid_out, write
from engine.cli import DONE, FOUND
from engine.cli.options import debug_option, lang_option, rules_option
from engine.ground.problem import PolicyError
from engine.ground.schema import Language
from engine.render.words import words


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change, exit 1 if there are any.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, exit 1 if anything would.")
@rules_option
@lang_option
@debug_option
def command(
    paths: tuple[Path, ...],
    check: bool,
    diff: bool,
    rules: tuple[Path, ...],
    lang: Language,
    debug: bool,  # noqa: ARG001  read where the process ends
) -> int:
    """Write rules and policies in their one layout: files, folders, or all.

    Without a PATH: the --rules folders, else the rules and policies of the checkout. Meaning, comments and groups of
    lines stay as they are. A file that does not parse is left alone and its problems are told (exit 2).
    """
    found = laid_out(paths, rules)
    for each in found.changed:
        click.echo(each.difference() if diff else each.path, nl=not diff)
    if not check and not diff:
        write(found.changed)
    say = words(lang)
    stay = found.files - len(found.changed) - len({source.path for source in found.sources})
    kept = "would_change" if check or diff else "laid_out"
    click.echo(say("and").join([say.number(kept, len(found.changed)), say.number("stay", stay)]), err=diff)
    if found.problems:
        raise PolicyError(found.problems, found.sources)
    return FOUND if found.changed and (check or diff) else DONE
