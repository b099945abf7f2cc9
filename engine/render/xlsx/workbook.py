"""The workbook: its sheets in order, and nothing in its bytes that the result does not hold."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final

from engine.render.given import Given
from engine.render.office.extra import needed
from engine.render.office.said import Sides

NEVER: Final = ("strings_to_numbers", "strings_to_formulas", "strings_to_urls")


def xlsx(given: Given) -> bytes:
    """The report as an Office Open XML workbook; the same bytes for the same given. Raises `PolicyError` where
    XlsxWriter is not installed."""
    needed("xlsx", "xlsxwriter", "xlsxwriter")
    from xlsxwriter import Workbook

    from engine.render.xlsx.controls import by_article, by_rule
    from engine.render.xlsx.drawn import Book
    from engine.render.xlsx.findings import findings
    from engine.render.xlsx.lists import lists
    from engine.render.xlsx.sign_off import sign_off
    from engine.render.xlsx.summary import summary

    made, sides = BytesIO(), Sides(given)
    with Workbook(made, {"in_memory": True, **dict.fromkeys(NEVER, False)}) as written:
        written.set_properties(
            {"title": sides("workpaper"), "author": "Clauseflow", "created": datetime.fromisoformat(given.result.as_of)}
        )
        book = Book(written, sides, sides("foot", day=given.result.as_of))
        summary(book, given)
        for table in (findings(given), by_article(given), by_rule(given), *lists(given)):
            book.draw(table)
        sign_off(book)
    return made.getvalue()
