"""Fonts on every style, for Latin and for East Asian signs alike, and what python-docx has no words for."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from engine.render.docx.style import INSTEAD, Face, Layout, Text

LINES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
AFTER_BORDERS: Final = tuple(qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook"))
"""What the format wants behind the borders of a table."""

KEPT: Final = frozenset({"Title", "Subtitle", "heading 1", "heading 2", "heading 3", "footer"})
BLACK: Final = RGBColor(0, 0, 0)


def set_styles(document: Document, layout: Layout) -> None:
    """The styles of the layout; of the others those stay that a document needs, with the fonts of the body."""
    body = layout.body
    _fewer(document)
    document.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    root = document.styles.element
    for held in root.iter(qn("w:style"), qn("w:rPrDefault")):
        _face(_properties(held), body.face)
    for lang in root.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
        lang.set(qn("w:eastAsia"), "zh-CN")
    names = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Normal", "Table Text", "Footer")
    cell, low = Text(body.face, layout.cell), Text(body.face, min(body.size, 14))
    texts = (layout.title, layout.subtitle, *layout.headings, body, cell, low)
    for name, text in zip(names, texts, strict=True):
        pitch = layout.cell_pitch if text is cell else layout.pitch
        _set(document.styles[name], text, pitch)
    for name in names[2:5]:
        document.styles[name].paragraph_format.keep_with_next = True
    _instead(document)


def indented(paragraph: Paragraph, characters: int) -> None:
    """The first line begins some characters further in."""
    if characters:
        size = paragraph.style.font.size if paragraph.style else None
        paragraph.paragraph_format.first_line_indent = (size or Pt(16)) * characters
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001  python-docx knows none by characters
        indent.set(qn("w:firstLineChars"), str(characters * 100))


def bordered(table: Table) -> None:
    """Thin lines around every cell."""
    borders = OxmlElement("w:tblBorders")
    for name in LINES:
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "7F7F7F")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = table._tbl.tblPr  # noqa: SLF001
    after = next((each for each in properties if each.tag in AFTER_BORDERS), None)
    if after is None:
        properties.append(borders)
    else:
        after.addprevious(borders)


def repeated(row: _Row) -> None:
    """The row stands on top of each page that the table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def stays_whole(row: _Row) -> None:
    """The row is not broken between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _fewer(document: Document) -> None:
    """Leaves out the styles of the template that nothing here uses: each one makes every look-up slower."""
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name not in KEPT and style.get(qn("w:default")) != "1":
            root.remove(style)
        for link in style.findall(qn("w:link")):
            style.remove(link)


def _set(style: ParagraphStyle, text: Text, pitch: float | None) -> None:
    font, format_ = style.font, style.paragraph_format
    properties = _properties(style.element)
    properties.clear()  # letters of the template stand apart and are blue
    _face(properties, text.face)
    font.size, font.bold, font.italic, font.color.rgb = Pt(text.size), text.bold, False, BLACK
    format_.space_before, format_.space_after = Pt(text.before), Pt(text.after)
    format_.keep_with_next = False
    if pitch is not None:
        format_.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        format_.line_spacing = Pt(max(pitch, text.size * 1.25))
    else:
        format_.line_spacing = 1.15
    border = style.element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _properties(held: BaseOxmlElement) -> BaseOxmlElement:
    """The properties of runs of a style, or of the defaults."""
    found: BaseOxmlElement | None = held.find(qn("w:rPr"))
    if found is None:
        found = held.get_or_add_rPr()
    assert found is not None
    return found


def _face(properties: BaseOxmlElement, face: Face) -> None:
    """The fonts by name; a font of the theme would win over them."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    latin, east = face
    for key, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east), ("cs", latin)):
        fonts.set(qn(f"w:{key}"), name)


def _instead(document: Document) -> None:
    """Names what stands in for a font that is not installed, in the table of fonts."""
    from lxml import etree

    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            table = etree.fromstring(part.blob)
            for name, other in INSTEAD.items():
                font = etree.SubElement(table, qn("w:font"), {qn("w:name"): name})
                etree.SubElement(font, qn("w:altName"), {qn("w:val"): other})
                etree.SubElement(font, qn("w:charset"), {qn("w:val"): "86"})
            part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001
