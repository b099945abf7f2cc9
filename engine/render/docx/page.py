"""The page: A4, its margins, and the number at its foot."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.run import Run

from engine.render.docx.style import Layout

WIDTH: Final = 21.0
HEIGHT: Final = 29.7


def page(document: Document, layout: Layout) -> float:
    """Sets the page up; how wide the text is, in centimetres."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(WIDTH), Cm(HEIGHT)
    top, bottom, left, right = layout.margins
    section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
    section.left_margin, section.right_margin = Cm(left), Cm(right)
    section.footer_distance = Cm(bottom - 1.0)
    return WIDTH - left - right


def foot(document: Document, around: str) -> None:
    """The number of the page; `{n}` in the text stands for it."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, after = around.partition("{n}")
    paragraph.add_run(before)
    _field(paragraph.add_run(), "PAGE")
    paragraph.add_run(after)


def _field(run: Run, name: str) -> None:
    """A field that the word processor fills in."""
    for sort in ("begin", "", "separate", "end"):
        if sort:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), sort)
        else:
            part = OxmlElement("w:instrText")
            part.text = name
        run._r.append(part)  # noqa: SLF001
