"""What the `set` lines of a page give to parameters: read with the grammar of policies, by what the rules declare."""

from __future__ import annotations

from collections.abc import Sequence, Set

from engine.app.cases.expect import Setting
from engine.app.cases.page import Page
from engine.checks.program import Compiled
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.ground.value import Value
from engine.syntax import tree
from engine.syntax.from_text import parse
from engine.typed.parameters import settings as settled
from engine.typed.problems import Problems
from engine.typed.taxonomies import taxonomy


def settings(page: Page, made: Sequence[Setting], compiled: Compiled) -> dict[str, Value]:
    """The values by parameter; raises `PolicyError` at the line where a name or a value leads nowhere."""
    if not made:
        return {}
    try:
        items = parse(_as_policy(page, {each.line for each in made}), "").items
    except PolicyError as error:
        raise PolicyError(error.problems, (page.source,)) from None
    written = [setting for item in items if isinstance(item, tree.Policy) for setting in item.settings]
    problems = Problems()
    terms = {name: taxonomy(each) for name, each in compiled.schema.terms.items()}
    found = settled(written, compiled.parameters, terms, problems)
    if errors := problems.errors():
        raise PolicyError(errors, (page.source,))
    return found


def _as_policy(page: Page, lines: Set[int]) -> Source:
    """The lines as a policy of nothing else, each at its place on the page, so that problems point there."""
    rows = page.source.lines()[: max(lines)]
    kept = [text.split(" #")[0] if number in lines else "" for number, text in enumerate(rows, start=1)]
    return Source(page.source.path, "\n".join(["policy page {", *kept[1:]]) + " }")
