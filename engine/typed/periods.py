"""The periods of `during`: this year, or the year of a rule that says `each year y`, and the one before it."""

from __future__ import annotations

from typing import Final

from engine.ground.nearest import listed
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
        message = "lineage has no year: dates along a path are not looked at"
        scope.problem("P218", written.span, message, "leave `during` out")
        return None
    if found[0] > found[1] and op not in OVER_YEARS:
        message = f"`{op}` of several years is not one number: the same record may stand in each of them"
        ways = listed(OVER_YEARS, "and")
        scope.problem("P218", written.span, message, f"name one year; over several there are {ways}")
        return None
    return found


def _window(written: syntax.During, scope: Scope) -> Window | None:
    years = {THIS_YEAR: 0}
    if scope.year is not None:
        years |= {scope.year: 0, f"{scope.year}{PREVIOUS}": 1}
    for word in (written.first, written.last):
        if word.text not in years:
            known = listed(years, "and")
            help_ = f"the years here are {known}"
            if scope.year is None:
                help_ = "the one period is `this_year`, the year of the judged day"
                if _may_be_a_year(word.text):
                    help_ = "a year has a name in a rule that says `for … each year y`; elsewhere write `this_year`"
            scope.problem("P218", word.span, f"`{word.text}` is no period", help_)
            return None
    first, last = years[written.first.text], years[written.last.text]
    if first < last:
        message = f"`{written.first.text}` is the later of the two years"
        scope.problem("P218", written.span, message, f"write `{written.last.text} to {written.first.text}`")
        return None
    return first, last


def _may_be_a_year(text: str) -> bool:
    return len(text.removesuffix(PREVIOUS)) == 1 or text.endswith(PREVIOUS)
