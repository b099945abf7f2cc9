"""Calendars of working days as declared, and which of them counts the days of a law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.ground import messages
from engine.ground.calendar import day_text
from engine.ground.nearest import did_you_mean
from engine.ground.schema import Calendar
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
                problems.tell(messages.values.CALENDAR_TWICE(item.name.span, first[name].span, name=name))
                continue
            first[name] = item.name
            found[name] = _calendar(item, module.ruleset, known, problems)
    _check_laws(known, found, problems)
    return found


def _calendar(item: syntax.CalendarDecl, ruleset: str, known: Ledger, problems: Problems) -> Calendar:
    name = item.name.text
    check_text(item.title, "the calendar `{}`", name, item.name.span, problems)
    check_days(item.known, item.name.span, problems)
    if item.known.first is None or item.known.last is None:
        problems.tell(messages.values.CALENDAR_UNKNOWN_DAYS(item.name.span, name=name))
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
        problems.tell(messages.values.DAYS_REVERSED(days.span, first=day_text(days.first), last=day_text(days.last)))
    elif (first is not None and days.first < first) or (last is not None and days.last > last):
        problems.tell(messages.values.DAYS_OUTSIDE(days.span, item.name.span))
    for other in item.days:
        if days.off and not other.off and other.first <= days.last and days.first <= other.last:
            day = day_text(max(days.first, other.first))
            problems.tell(messages.values.OFF_AND_WORKED(days.span, other.span, day=day))


def _check_laws(known: Ledger, found: Mapping[str, Calendar], problems: Problems) -> None:
    for law in known.declared.values():
        if law.calendar is not None and law.calendar.text not in found:
            near = did_you_mean(law.calendar.text, found)
            problems.tell(messages.values.NO_CALENDAR(law.calendar.span, name=law.calendar.text, near=near))
