"""Laws, their ledgers, and calendars."""

from __future__ import annotations

from typing import Final

from engine.ground.calendar import day_text
from engine.ground.schema import Period
from engine.syntax import tree
from engine.syntax.layout import clauses
from engine.syntax.layout.clauses import clause, quoted
from engine.syntax.layout.expressions import laid_out
from engine.syntax.layout.lines import BLOCK, IN, Line, begun, fits
from engine.syntax.layout.one_line import flat
from engine.syntax.layout.written import Written

_LAW: Final = BLOCK + len("in force  ")
_CALENDAR: Final = BLOCK + len("weekend  ")


def law(of: tree.Law, written: Written) -> list[Line]:
    """A law."""
    lines = [Line(f"law {of.key.text} {{")]
    lines += clauses.text("title", _LAW, of.title)
    lines += clause("force", _LAW, [of.force])
    for use in of.uses:
        lines += clause("use", _LAW, [use.text])
    if of.in_force != Period():
        lines += clause("in force", _LAW, [clauses.period(of.in_force)])
    if of.published is not None:
        lines += clause("published", _LAW, [quoted(of.published.text)])
    if of.calendar is not None:
        lines += clause("calendar", _LAW, [of.calendar.text])
    scopes = [(each.span, _governs(each, written)) for each in of.governs]
    if of.governs_as is not None:
        scopes.append((of.governs_as.span, clause("governs", _LAW, [f"as {of.governs_as.text}"])))
    for _, scope in sorted(scopes, key=lambda scope: scope[0]):
        lines += scope
    return [*lines, Line("}")]


def _governs(of: tree.Governs, written: Written) -> list[Line]:
    """A scope: on one line if it fits, else the condition and the citations are set in below it."""
    head = f"{clauses.variable(of.variable)} when"
    (one,) = clause("governs", _LAW, [f"{head} {flat(of.when, written)}  {clauses.cited(of.cites, None, 0)[0]}"])
    if fits(one.text) and not written.broken(of.when.span):
        return [one]
    deep = 2 * BLOCK
    when, cites = laid_out(of.when, written, deep), clauses.cited(of.cites, None, deep)
    below = [" " * deep + block[0] for block in (when, cites)]
    return clause("governs", _LAW, [head, below[0], *when[1:], below[1], *cites[1:]])


def articles(of: tree.Articles) -> list[Line]:
    """A ledger: a part of a clause is set in below it."""
    lines = [Line(f"articles {of.key.text} {{")]
    wholes: list[str] = []
    for entry in of.entries:
        while wholes and not entry.reference.startswith(f"{wholes[-1]}("):
            wholes.pop()
        indent = BLOCK * (1 + len(wholes))
        wholes.append(entry.reference)
        more = "flow" if entry.flow else entry.reason
        status = entry.state if more is None else f"{entry.state} {more}"
        lines.append(Line(f"{' ' * indent}{entry.reference}  {entry.certainty}  {status}", begins=True))
        lines += _texts(entry, indent + BLOCK)
    return [*lines, Line("}")]


def _texts(of: tree.LedgerEntry, indent: int) -> list[Line]:
    """What a clause says, then why it has its state, each language on a line of its own."""
    said = clauses.languages(of.says)
    heads = ["says  ", *[" " * len("says  ")] * (len(said) - 1)]
    lines = [f"{head}{words}" for head, words in zip(heads, said, strict=False)]
    return [Line(" " * indent + words) for words in (*lines, *clauses.languages(of.text))]


def calendar(of: tree.CalendarDecl) -> list[Line]:
    """A calendar."""
    lines = [Line(f"calendar {of.name.text} {{")]
    lines += clauses.text("title", _CALENDAR, of.title)
    lines += clause("weekend", _CALENDAR, [", ".join(day.text for day in of.weekend)])
    if of.rolls:
        lines += begun([f"{IN}rolls"])
    lines += clause("known", _CALENDAR, [f"in force {clauses.period(of.known)}"])
    for days in of.days:
        until = "" if days.last == days.first else f" until {day_text(days.last)}"
        parts = [f"{day_text(days.first)}{until}", *clauses.languages(days.title)]
        parts += clauses.cited(days.cites, None, 0)
        one = "  ".join(parts)
        below = [" " * _CALENDAR + part for part in parts[1:]]
        lines += clause(
            "off" if days.off else "work", _CALENDAR, [one] if fits(f"{'':{_CALENDAR}}{one}") else [parts[0], *below]
        )
    return [*lines, Line("}")]
