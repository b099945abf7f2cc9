"""The table: UTF-8 with the mark that spreadsheets know it by, commas, quotes and line ends as in RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from engine.findings.finding import Finding
from engine.render.csv.columns import COLUMNS, Column
from engine.render.csv.safe import cell
from engine.render.given import Given
from engine.render.words import Words, words

MARK: Final = "\ufeff"


def table(given: Given) -> bytes:
    """The report as CSV: gaps, what is undetermined and what was listed besides, conflicts, signed answers."""
    result = given.result
    columns = list(_columns(given))
    written = StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerow(heading for heading, _, _ in columns)
    for finding in (*result.findings, *result.conflicts, *result.attestations):
        writer.writerow(_said(column, finding, given, said) for _, column, said in columns)
    return (MARK + written.getvalue()).encode("utf-8", "replace")


def _columns(given: Given) -> Iterator[tuple[str, Column, Words]]:
    """Headings and columns; prose twice, where both languages are asked for."""
    if not given.both:
        said = words(given.language)
        yield from ((said.of(each.heading), each, said) for each in COLUMNS)
        return
    sides = (words("en"), words("zh"))
    for each in COLUMNS:
        if each.prose:
            yield from ((said.of(each.heading), each, said) for said in sides)
        else:
            yield f"{each.heading.en} {each.heading.zh}", each, sides[0]


def _said(column: Column, finding: Finding, given: Given, said: Words) -> str:
    value = column.cell(finding, given, said)
    return "" if value is None else cell(str(value))
