"""Blocks drawn into a document of python-docx: paragraphs and tables of one language, or of two side by side."""

from __future__ import annotations

from typing import Final, assert_never

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as Drawn
from docx.text.run import Run

from engine.ground.schema import Language, Text2
from engine.render.docx.blocks import Block, Grid, Heading, Item, Paragraph, Signature
from engine.render.docx.fonts import bordered, indented, repeated, set_styles, stays_whole
from engine.render.docx.page import foot, page
from engine.render.docx.said import said
from engine.render.docx.style import BOTH, Layout, Numbers
from engine.render.given import Given
from engine.render.office.plain import plain

FEW: Final = 8
"""So many rows of a table stay on one page."""


class Drawing:
    """A document that is being drawn."""

    def __init__(self, document: Document, layout: Layout, given: Given) -> None:
        self.document, self.layout, self.numbers = document, layout, Numbers()
        self.sides: tuple[Language, ...] = ("en", "zh") if given.both else (given.language,)
        set_styles(document, layout)
        self.width = page(document, layout)
        foot(document, said("page", n="{n}").of(layout.numbers))

    def title(self, title: Text2, under: Text2) -> None:
        """The title and what stands under it, each language on a line."""
        for style, text in (("Title", title), ("Subtitle", under)):
            for side in self.sides:
                paragraph = self.document.add_paragraph(style=style)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _write(paragraph, text.of(side))

    def draw(self, block: Block) -> None:
        """One block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._text(block.text, block.label)
            case Item():
                en, zh = self.numbers.next(4)
                self._text(Text2(en + block.text.en, zh + block.text.zh))
            case Grid():
                self._grid(block)
            case Signature():
                self._signature(block)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> None:
        en, zh = self.numbers.next(heading.level)
        numbered = {"en": en + heading.text.en, "zh": zh + heading.text.zh}
        paragraph = self.document.add_paragraph(style=f"Heading {heading.level}")
        _write(paragraph, "\n".join(dict.fromkeys(numbered[side] for side in self.sides)))
        if len(self.sides) == 1:
            indented(paragraph, self.layout.indent)

    def _text(self, text: Text2, label: Text2 | None = None) -> None:
        """A paragraph; a row of two cells where two languages stand side by side."""
        if len(self.sides) == 1:
            self._paragraph(self.document.add_paragraph(style="Normal"), text, label, self.sides[0])
            return
        table = self._table(1, 2, (1.0, 1.0))
        for cell, side in zip(table.rows[0].cells, self.sides, strict=True):
            self._paragraph(cell.paragraphs[0], text, label, side)

    def _paragraph(self, paragraph: Drawn, text: Text2, label: Text2 | None, side: Language) -> None:
        if len(self.sides) == 1:
            indented(paragraph, self.layout.indent)
        if label is not None:
            _write(paragraph, label.of(side)).bold = True
        _write(paragraph, text.of(side))

    def _grid(self, grid: Grid) -> None:
        if len(self.sides) > 1:
            self._gap()
        table = self._table(len(grid.rows) + 1, len(grid.head), grid.widths)
        bordered(table)
        together = len(grid.rows) <= FEW
        for at, (row, texts) in enumerate(zip(table.rows, (grid.head, *grid.rows), strict=True)):
            stays_whole(row)
            for cell, text in zip(row.cells, texts, strict=True):
                self._cell(cell, text, head=not at)
                cell.paragraphs[0].paragraph_format.keep_with_next = together and at < len(grid.rows)
        repeated(table.rows[0])
        self._gap()

    def _signature(self, block: Signature) -> None:
        """The lines to sign, all on one page."""
        table = self._table(len(block.roles) + 1, 3, (5.0, 6.6, 4.0))
        bordered(table)
        for at, (row, role) in enumerate(zip(table.rows, (Text2(), *block.roles), strict=True)):
            row.height = Cm(1.6 if at else 0.9)
            stays_whole(row)
            texts = (role, Text2(), Text2()) if at else (role, said("sign_name"), said("sign_day"))
            for cell, text in zip(row.cells, texts, strict=True):
                self._cell(cell, text, head=not at)
                cell.paragraphs[0].paragraph_format.keep_with_next = at < len(block.roles)

    def _cell(self, cell: _Cell, text: Text2, *, head: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Text"
        run = _write(paragraph, "\n".join(dict.fromkeys(filter(None, (text.of(side) for side in self.sides)))))
        run.bold = head or None

    def _table(self, rows: int, columns: int, widths: tuple[float, ...]) -> Table:
        """A table as wide as the page, its columns as wide beside each other as asked."""
        table: Table = self.document.add_table(rows, columns)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        whole = sum(widths)
        room = [Cm(self.width * width / whole) for width in widths]
        for column, width in zip(table.columns, room, strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, room, strict=True):
                cell.width = width
        return table

    def _gap(self) -> None:
        """Room below a table; two tables without it would become one."""
        paragraph = self.document.add_paragraph(style="Table Text")
        paragraph.paragraph_format.space_after = Pt(4 if self.layout is BOTH else 6)


def _write(paragraph: Drawn, text: str) -> Run:
    """The text as one run, plain: lines stay apart, and no sign breaks the file."""
    return paragraph.add_run(plain(text))
