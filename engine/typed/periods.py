"""The periods of `during`: this year, or the year of a rule that says `each year y`, and the one before it."""

from __future__ import annotations

from typing import Final

from engine.ground import messages
from engine.ground.nearest import all_of
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.scope import Scope

THIS_YEAR: Final = "this_year"
PREVIOUS: Final = ".previous"
OVER_YEARS: Final = ("some", "every", "no", "persons", "sum")  # what several years come to together

Window = tuple[int, int]
"""The first and the last year of a period, counted back from the year in question."""


def window(written: syntax.During, source: tree.Members | tree.Lineage, op: str, scope: Scope) -> Window | None:
    """The years in which a comprehension (`op`: `some`, `count`, …) counts; notes P218 where it says so wrongly."""
    found = _window(written, scope)
    if found is None:
        return None
    if isinstance(source, tree.Lineage):
        scope.tell(messages.sets.LINEAGE_HAS_NO_YEAR(written.span))
        return None
    if found[0] > found[1] and op not in OVER_YEARS:
        scope.tell(messages.sets.SEVERAL_YEARS(written.span, op=op, ways=all_of(OVER_YEARS)))
        return None
    return found


def _window(written: syntax.During, scope: Scope) -> Window | None:
    years = {THIS_YEAR: 0}
    if scope.year is not None:
        years |= {scope.year: 0, f"{scope.year}{PREVIOUS}": 1}
    for word in (written.first, written.last):
        if word.text not in years:
            say = messages.sets
            known = say.YEARS_HERE(years=all_of(years))
            if scope.year is None:
                known = say.YEAR_OF_RULE if _may_be_a_year(word.text) else say.THIS_YEAR
            scope.tell(say.NO_PERIOD(word.span, word=word.text, known=known))
            return None
    first, last = years[written.first.text], years[written.last.text]
    if first < last:
        told = messages.sets.LATER_YEAR
        scope.tell(told(written.span, first=written.first.text, last=written.last.text))
        return None
    return first, last


def _may_be_a_year(text: str) -> bool:
    return len(text.removesuffix(PREVIOUS)) == 1 or text.endswith(PREVIOUS)
