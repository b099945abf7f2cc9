"""The document: its blocks drawn by the layout of the language, packed into the same bytes for the same given."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from engine.render.docx.contents import contents, subtitle
from engine.render.docx.said import said
from engine.render.docx.style import BOTH, EN, ZH
from engine.render.given import Given
from engine.render.office.extra import needed

LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a file in an archive can have."""


def docx(given: Given) -> bytes:
    """The report as an Office Open XML document. Raises `PolicyError` where python-docx is not installed."""
    needed("docx", "python-docx", "docx")
    from docx import Document

    from engine.render.docx.drawn import Drawing

    layout = BOTH if given.both else ZH if given.language == "zh" else EN
    document = Document()
    about, when = document.core_properties, datetime.fromisoformat(given.result.as_of)
    drawing, title = Drawing(document, layout, given), said("title")
    drawing.title(title, subtitle(given))
    for block in contents(given):
        drawing.draw(block)
    about.title, about.author, about.last_modified_by, about.comments = title.of(given.language), "Clauseflow", "", ""
    about.created = about.modified = when
    about.language = "zh-CN" if layout is ZH else "en-GB"
    made = BytesIO()
    document.save(made)
    return _packed(made)


def _packed(made: BytesIO) -> bytes:
    """The parts in the order in which they were written, without the time of writing."""
    packed = BytesIO()
    with ZipFile(made) as read, ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for each in read.infolist():
            part = ZipInfo(each.filename, LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            written.writestr(part, read.read(each.filename))
    return packed.getvalue()
