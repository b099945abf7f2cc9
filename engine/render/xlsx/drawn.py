"""Sheets drawn into a workbook: every text is written as text, so that no cell is ever a formula, a link or a number
that somebody wrote into a manifest."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Final
from unicodedata import east_asian_width

from engine.ground.schema import Language
from engine.render.office.plain import plain
from engine.render.office.said import Sides
from engine.render.xlsx.table import Shown, Table, Value

FONTS: Final[dict[Language, str]] = {"en": "Arial", "zh": "等线"}
HEAD: Final = 3
"""Rows above a table: its title, a note, and the row of headings."""

PAGE: Final = 214.0
"""Characters that a page holds beside each other at the scale of print, with room to spare for other fonts."""

BESIDE: Final = 0.75  # characters that the edges of a column take

SCALE: Final = 62
LINES: Final[dict[Language, float]] = {"en": 12.6, "zh": 14.4}
"""Points that a line takes."""

TALLEST: Final = 409  # points, what a spreadsheet allows
SEVERITIES: Final = {
    "critical": {"bg_color": "#F6C6C2", "font_color": "#7A1210", "bold": True},
    "high": {"bg_color": "#FBDFC3", "font_color": "#7A3B00", "bold": True},
    "medium": {"bg_color": "#FFF3C4", "font_color": "#5C4A00"},
    "low": {"bg_color": "#E4ECF6", "font_color": "#2B3F57"},
}
VERDICTS: Final = {
    ("gap", "conflict", "state_gap"): {"font_color": "#A11714", "bold": True},
    ("undetermined", "state_undetermined"): {"font_color": "#5B2A86", "italic": True},
    ("waiver_expired", "waiver_stale"): {"font_color": "#7A3B00", "bold": True},
}


class Book:
    """A workbook of XlsxWriter and the styles of its cells."""

    def __init__(self, book: Any, sides: Sides, foot: str) -> None:
        self.book, self.sides, self.foot = book, sides, foot
        leading: Language = "zh" if any(each.language == "zh" for each in sides.words) else "en"
        font, self.line = FONTS[leading], LINES[leading]
        base = {"font_name": font, "font_size": 10, "valign": "top"}
        lined = {**base, "text_wrap": True, "border": 1, "border_color": "#C9CED6"}
        self.styles = {
            name: book.add_format(style)
            for name, style in {
                "title": {**base, "font_size": 15, "bold": True},
                "note": {**base, "font_color": "#5A6472"},
                "part": {**base, "font_size": 12, "bold": True, "bottom": 1},
                "head": {**lined, "bold": True, "bg_color": "#DFE5EE", "valign": "vcenter"},
                "text": lined,
                "id": {**lined, "font_name": "Consolas", "font_size": 9},
                "number": {**lined, "align": "right"},
                "count": {**lined, "align": "left"},
                "blank": {**lined, "bg_color": "#FBFBF2"},
                "day": {**lined, "bg_color": "#FBFBF2", "num_format": "yyyy-mm-dd"},
                "bold": {**lined, "bold": True},
            }.items()
        }
        self.marks = {name: book.add_format(style) for name, style in SEVERITIES.items()}
        self.marks |= {name: book.add_format(style) for names, style in VERDICTS.items() for name in names}

    def sheet(self, name: str) -> Any:
        """An empty sheet, set up for print on A4."""
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_row(0, 24)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f"&L&8{self.foot}&C&8&P / &N&R&8&A")
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Value, style: str) -> None:
        """One cell: a number as a number, everything else as text."""
        if value is None:
            sheet.write_blank(row, column, None, self.styles[style])
        elif isinstance(value, str):
            sheet.write_string(row, column, plain(value), self.styles[style])
        else:
            sheet.write_number(row, column, value, self.styles[style])

    def height(self, values: Sequence[Value], widths: Sequence[float]) -> float:
        """Points that the tallest of the texts needs in columns of these widths."""
        texts = [(text, width) for text, width in zip(values, widths, strict=False) if isinstance(text, str)]
        return min(TALLEST, self.line * max((_lines(text, width) for text, width in texts), default=1) + 5)

    def draw(self, table: Table) -> None:
        """The table on a sheet of its own, with filters, panes that stay, print set-up and choices."""
        sheet = self.sheet(table.name)
        self.put(sheet, 0, 0, table.name, "title")
        left = [self.sides("left_out", n=table.left_out)] if table.left_out else []
        self.put(sheet, 1, 0, " ".join([table.note, *left]), "note")
        head, last = HEAD - 1, HEAD - 1 + max(1, len(table.rows))
        sheet.set_row(head, 30 * len(self.sides.words))
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            self.put(sheet, head, at, column.heading, "head")
        for row, values in enumerate(table.rows, HEAD):
            sheet.set_row(row, self.height(values, [column.width for column in table.columns]))
            for at, (column, value) in enumerate(zip(table.columns, values, strict=True)):
                self.put(sheet, row, at, value, _style(column))
        if not table.rows:
            self.put(sheet, HEAD, 0, self.sides("nothing"), "note")
        else:
            sheet.autofilter(head, 0, last, len(table.columns) - 1)
            for at, column in enumerate(table.columns):
                self._mark(sheet, column, at, last)
        sheet.freeze_panes(HEAD, table.kept)
        self._print(sheet, table, last)

    def _mark(self, sheet: Any, column: Shown, at: int, last: int) -> None:
        """Colours for the words of severities and verdicts; the list of what may be chosen, the days that may be."""
        area = (HEAD, at, last, at)
        names = SEVERITIES if column.look == "severity" else [name for names in VERDICTS for name in names]
        if column.look in ("severity", "verdict"):
            for name in names:
                rule = {"type": "cell", "criteria": "==", "value": f'"{self.sides(name)}"', "format": self.marks[name]}
                sheet.conditional_format(*area, rule)
        elif column.look == "choice":
            sheet.data_validation(*area, {"validate": "list", "source": list(column.choices)})

    def _print(self, sheet: Any, table: Table, last: int) -> None:
        """The columns for print, broken into pages between columns, the first ones and the headings on each page."""
        printed = [at for at, column in enumerate(table.columns) if column.printed]
        widths = [table.columns[at].width + BESIDE for at in printed]
        sheet.print_area(HEAD - 1, 0, last, printed[-1])
        sheet.set_header("&L&12&A", {"margin": 0.25})
        if not table.rows:
            sheet.fit_to_pages(1, 1)
            return
        sheet.repeat_rows(HEAD - 1)
        sheet.set_print_scale(SCALE)
        sheet.print_across()
        kept = sum(widths[: table.kept])
        breaks, used = [], 0.0
        for at, width in zip(printed, widths, strict=True):
            if used + width > PAGE and at >= table.kept:
                breaks.append(at)
                used = kept
            used += width
        if breaks:
            sheet.repeat_columns(0, table.kept - 1)
            sheet.set_v_pagebreaks(breaks)


def _style(column: Shown) -> str:
    match column.look:
        case "severity" | "verdict":
            return "text"
        case "choice":
            return "blank"
        case _:
            return column.look


def _lines(text: str, width: float) -> int:
    room = max(1.0, width - 1.0)
    return sum(max(1, ceil(_wide(line) / room)) for line in text.split("\n"))


def _wide(line: str) -> int:
    """Characters that the line takes; what may be wide, such as the quotes of Chinese, counts as wide."""
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in line)
