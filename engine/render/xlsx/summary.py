"""The first sheet: what was checked, on which day, by which rules, what came out, and what the reader must know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct

from engine.findings.finding import VERDICTS, Because
from engine.findings.result import Result, RiskOf
from engine.render.closing import evaluated
from engine.render.given import Given
from engine.render.json import json
from engine.render.laws import named
from engine.render.office.said import Sides
from engine.render.risk import between
from engine.render.xlsx.drawn import Book
from engine.render.xlsx.table import Value

WIDTHS: Final = (38, 34, 78)
COUNTS: Final = (*VERDICTS, "waived", "advice", "indicated", "pending")

Row = Sequence[Value]


class Part(Struct, frozen=True):
    """A part of the sheet: its title, the headings of its columns if it has any, and its rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def summary(book: Book, given: Given) -> None:
    """Draws the sheet."""
    sides = book.sides
    sheet = book.sheet(sides("sheet_summary").replace(" / ", " "))
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    book.put(sheet, 0, 0, _title(given, sides), "title")
    row = 1
    for each in _notes(given, sides):
        book.put(sheet, row, 0, each, "note")
        row += 1
    for part in _parts(given, sides):
        row += 1
        sheet.set_row(row, 21)
        for at in range(len(WIDTHS)):
            book.put(sheet, row, at, part.title if not at else None, "part")
        row += 1
        if part.head:
            sheet.set_row(row, 17)
            for at, heading in enumerate(part.head):
                book.put(sheet, row, at, heading, "head")
            row += 1
        for values in part.rows:
            sheet.set_row(row, book.height(values, WIDTHS))
            for at, value in enumerate(values):
                style = "bold" if not at else "id" if _digest(value) else "count" if _count(value) else "text"
                book.put(sheet, row, at, value, style)
            row += 1
    sheet.fit_to_pages(1, 0)
    sheet.set_first_sheet()
    sheet.activate()


def _title(given: Given, sides: Sides) -> str:
    title = sides("workpaper")
    return f"{title} · {given.result.title}" if given.result.title else title


def _notes(given: Given, sides: Sides) -> Iterator[str]:
    """What stands under the title: that nothing was evaluated, what could not be read again, what this is not."""
    if not evaluated(given.result):
        yield sides("nothing_evaluated", policy=given.result.policy)
    if given.unread:
        yield sides("unread", why=sides.of(given.unread))
    yield sides("no_advice")


def _parts(given: Given, sides: Sides) -> Iterator[Part]:
    result = given.result
    yield Part(sides("part_basis"), (), tuple(_basis(result, sides)))
    counted = (sides("what"), sides("number"), sides("meaning"))
    counts = [(sides(name), getattr(result.summary, name), sides(f"means_{name}")) for name in COUNTS]
    if result.conflicts:
        counts.append((sides("conflict"), len(result.conflicts), sides("means_conflict")))
    yield Part(sides("part_counts"), counted, tuple(counts))
    if result.risk is not None:
        head = (sides("what"), sides("interval"), sides("meaning"))
        yield Part(sides("part_risk"), head, tuple(_risk(result.risk, sides)))
    laws = tuple(
        (sides.of(named(law)), sides(f"short_{law.applies}"), _why(law.because, sides)) for law in result.regimes
    )
    yield Part(sides("part_laws"), (sides("law"), sides("applies"), sides("reason")), laws)
    rulesets = tuple((each.id, each.edition, each.sha256) for each in result.rulesets)
    yield Part(sides("part_rulesets"), (sides("ruleset"), sides("edition"), "SHA-256"), rulesets)
    inputs = tuple((each.path, None, each.sha256) for each in result.inputs)
    yield Part(sides("part_inputs"), (sides("file"), "", "SHA-256"), inputs)
    if changed := tuple(_changed(result, sides)):
        yield Part(sides("part_changed"), (sides("what"), sides("which"), sides("change")), changed)
    if result.readings:
        rows = tuple(
            (sides.of(each.reading), sides.of(each.moved), "\n".join((each.parameter, *each.rules)))
            for each in result.readings
        )
        yield Part(sides("part_readings"), (sides("reading"), sides("change"), sides("rules_moved")), rows)


def _basis(result: Result, sides: Sides) -> Iterator[Row]:
    yield sides("as_of"), result.as_of, sides("means_as_of")
    yield sides("policy_used"), result.policy, None
    yield sides("engine"), f"Clauseflow {result.engine}", None
    yield sides("result_digest"), None, sha256(json(result)).hexdigest()
    if result.baseline is not None:
        since = result.baseline
        counts = sides("since_counts", new=since.new, unchanged=since.unchanged, gone=len(since.gone))
        yield sides("baseline"), f"{since.path} ({since.as_of})", counts


def _risk(risk: RiskOf, sides: Sides) -> Iterator[Row]:
    yield sides("risk_whole"), between(risk), sides("means_risk")
    yield sides("risk_without"), between(risk.inherent), sides("means_inherent")
    yield sides("risk_before"), between(risk.unwaived), sides("means_unwaived")


def _why(because: Iterable[Because], sides: Sides) -> str:
    return "\n".join(sides.of(each.text) for each in because)


def _changed(result: Result, sides: Sides) -> Iterator[Row]:
    """What the policy or this run changed: an auditor must see it before the findings."""
    for skip in result.skipped:
        yield sides("skipped"), f"{sides.of(skip.title)}\n{skip.rule}", sides.of(skip.because)
    for severity in result.severities:
        change = sides("changed", before=sides(severity.declared), now=sides(severity.severity))
        yield sides("severity_changed"), severity.rule, change
    for parameter in result.parameters:
        change = sides("changed", before=sides.of(parameter.declared), now=sides.of(parameter.value))
        yield sides("parameter_set"), f"{sides.of(parameter.title)}\n{parameter.parameter}", change
    for answer in result.supposed:
        before = sides.of(answer.before) if answer.before else sides("silent")
        yield sides("supposed_answer"), answer.fact, sides("changed", before=before, now=answer.value)


def _digest(value: Value) -> bool:
    return isinstance(value, str) and len(value) == 64 and all(each in "0123456789abcdef" for each in value)


def _count(value: Value) -> bool:
    return isinstance(value, int | float)
