"""Calendars of working days as declared, and which of them counts the days of a law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.ground.calendar import day_text
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Label
from engine.ground.schema import Calendar, Text2
from engine.syntax import tree as syntax
from engine.syntax.laws import WEEK
from engine.typed.ledger import Ledger, check_days, cited
from engine.typed.problems import Problems
from engine.typed.texts import check_text


def calendars(modules: Sequence[syntax.Module], known: Ledger, problems: Problems) -> dict[str, Calendar]:
    """All calendars by name. Notes P242 for what cannot be in one, and for a law that counts by one not declared."""
    found: dict[str, Calendar] = {}
    first: dict[str, syntax.Word] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.CalendarDecl):
                continue
            name = item.name.text
            if name in found:
                place = Label(first[name].span, Text2("first here"))
                problems.add("P242", item.name.span, f"the calendar `{name}` is declared twice", "", (place,))
                continue
            first[name] = item.name
            found[name] = _calendar(item, module.ruleset, known, problems)
    _check_laws(known, found, problems)
    return found


def _calendar(item: syntax.CalendarDecl, ruleset: str, known: Ledger, problems: Problems) -> Calendar:
    name = item.name.text
    check_text(item.title, f"the calendar `{name}`", item.name.span, problems)
    check_days(item.known, item.name.span, problems)
    if item.known.first is None or item.known.last is None:
        help_ = "write `known in force from 2026-01-01 until 2026-12-31`"
        problems.add("P242", item.name.span, f"the calendar `{name}` does not say which days it knows", help_)
    for days in item.days:
        cited(days.cites, known, problems, ruleset)
        _check_span(days, item, problems)
    return Calendar(
        name,
        item.title,
        tuple(sorted({WEEK.index(day.text) for day in item.weekend if day.text in WEEK})),
        item.rolls,
        item.known,
        tuple(sorted((days.first, days.last) for days in item.days if days.off)),
        tuple(sorted((days.first, days.last) for days in item.days if not days.off)),
    )


def _check_span(days: syntax.CalendarDays, item: syntax.CalendarDecl, problems: Problems) -> None:
    first, last = item.known.first, item.known.last
    if days.last < days.first:
        message = f"{day_text(days.last)} is before {day_text(days.first)}"
        problems.add("P242", days.span, message, "the last day stands after `until`")
    elif (first is not None and days.first < first) or (last is not None and days.last > last):
        label = Label(item.name.span, Text2("the calendar"))
        message = "these days are outside of those that the calendar knows"
        problems.add("P242", days.span, message, "widen `known`, once all days off in it are listed", (label,))
    for other in item.days:
        if days.off and not other.off and other.first <= days.last and days.first <= other.last:
            label = Label(other.span, Text2("and worked here"))
            message = f"{day_text(max(days.first, other.first))} is a day off and a day worked"
            problems.add("P242", days.span, message, "keep one of the two", (label,))


def _check_laws(known: Ledger, found: Mapping[str, Calendar], problems: Problems) -> None:
    for law in known.declared.values():
        if law.calendar is not None and law.calendar.text not in found:
            help_ = did_you_mean(law.calendar.text, found).en
            problems.add("P242", law.calendar.span, f"there is no calendar `{law.calendar.text}`", help_)
