"""The last sheet: who prepared, reviewed and approved the workpaper, and what they conclude."""

from __future__ import annotations

from typing import Final

from engine.render.xlsx.drawn import Book

WIDTHS: Final = (30, 24, 24, 16, 34, 30)
ROLES: Final = ("prepared", "reviewed", "approved")
STEPS: Final = ("inputs", "scope", "gaps", "unknown", "assumed", "evidence", "waivers", "law")
ANSWERS: Final = ("done", "not_done", "not_needed")


def sign_off(book: Book) -> None:
    """Draws the sheet: what is to be looked at with room for an answer, a conclusion, and the signatures."""
    sides = book.sides
    sheet = book.sheet(sides("sheet_sign_off").replace(" / ", " "))
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    book.put(sheet, 0, 0, sides("sheet_sign_off"), "title")
    book.put(sheet, 1, 0, sides("note_sign_off"), "note")
    row = 3
    for at, name in enumerate(("step", None, None, "step_done", "remarks", "signed_by")):
        book.put(sheet, row, at, sides(name) if name else None, "head")
    for each in STEPS:
        row += 1
        sheet.set_row(row, 44 if len(sides.words) > 1 else 31)
        sheet.merge_range(row, 0, row, 2, "", book.styles["text"])
        book.put(sheet, row, 0, sides(f"step_{each}"), "text")
        for at in (3, 4, 5):
            book.put(sheet, row, at, None, "blank")
    answers = {"validate": "list", "source": [sides(f"answer_{each}") for each in ANSWERS]}
    sheet.data_validation(4, 3, row, 3, answers)
    row += 2
    book.put(sheet, row, 0, sides("conclusion"), "bold")
    sheet.merge_range(row, 1, row + 3, 5, "", book.styles["blank"])
    row += 5
    for at, name in enumerate(("role", "person", "position", "signed_on", "signature", "remarks")):
        book.put(sheet, row, at, sides(name), "head")
    for each in ROLES:
        row += 1
        sheet.set_row(row, 36)
        book.put(sheet, row, 0, sides(each), "bold")
        for at in range(1, len(WIDTHS)):
            book.put(sheet, row, at, None, "day" if at == 3 else "blank")
    sheet.fit_to_pages(1, 1)
