"""A document as data: headings, paragraphs, tables and lines to sign, each in both languages."""

from __future__ import annotations

from msgspec import Struct

from engine.ground.schema import Text2


class Heading(Struct, frozen=True):
    """A heading of the first to the third level; it is numbered when it is drawn."""

    level: int
    text: Text2


class Paragraph(Struct, frozen=True):
    """Running text; `label` stands before it in bold."""

    text: Text2
    label: Text2 | None = None


class Item(Struct, frozen=True):
    """A numbered point below a heading of the third level."""

    text: Text2


class Grid(Struct, frozen=True):
    """A table: headings, rows, and how wide its columns are beside each other."""

    head: tuple[Text2, ...]
    rows: tuple[tuple[Text2, ...], ...]
    widths: tuple[float, ...]


class Signature(Struct, frozen=True):
    """Lines to sign: who, and a line for the name and one for the day."""

    roles: tuple[Text2, ...]


Block = Heading | Paragraph | Item | Grid | Signature
