"""The layouts: page, fonts, sizes, line pitch, and how sections are numbered.

Chinese: GB/T 9704-2012 on official papers (A4; margins 37, 35, 28, 26 mm; body FangSong 16 points on a pitch of 28, so
that a page has 22 lines of 28 characters; 一、 in Heiti, （一） in Kaiti). Both languages: two columns, one size.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from engine.render.office.articles import number

Face = tuple[str, str]
"""A font for Latin signs and one for East Asian ones."""


class Text(Struct, frozen=True):
    """How a sort of paragraph looks: its fonts, points, whether bold, and points above and below it."""

    face: Face
    size: float
    bold: bool = False
    before: float = 0
    after: float = 0


class Layout(Struct, frozen=True):
    """A page with its margins in centimetres (top, bottom, left, right), the sorts of text, points from line to line
    (None: those of the font), points in tables, and characters by which a paragraph begins further in."""

    numbers: Literal["en", "zh"]
    margins: tuple[float, float, float, float]
    title: Text
    subtitle: Text
    headings: tuple[Text, Text, Text]
    body: Text
    pitch: float | None
    cell: float
    cell_pitch: float | None
    indent: int


SERIF: Final[Face] = ("Times New Roman", "宋体")
FANGSONG: Final[Face] = ("Times New Roman", "仿宋")
HEITI: Final[Face] = ("Times New Roman", "黑体")
KAITI: Final[Face] = ("Times New Roman", "楷体")
BIAOSONG: Final[Face] = ("Times New Roman", "方正小标宋简体")
SANS: Final[Face] = ("Arial", "黑体")

INSTEAD: Final = {
    "方正小标宋简体": "黑体",
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""What a word processor takes where a font is not installed."""

ZH: Final = Layout(
    "zh",
    (3.7, 3.5, 2.8, 2.6),
    Text(BIAOSONG, 22, after=14),
    Text(KAITI, 16, after=28),
    (Text(HEITI, 16), Text(KAITI, 16), Text(FANGSONG, 16, bold=True)),
    Text(FANGSONG, 16),
    28,
    12,
    20,
    2,
)
EN: Final = Layout(
    "en",
    (2.5, 2.5, 2.7, 2.5),
    Text(SANS, 20, bold=True, after=4),
    Text(SANS, 12, after=20),
    (
        Text(SANS, 14, bold=True, before=18, after=6),
        Text(SANS, 12, bold=True, before=12, after=4),
        Text(SERIF, 11.5, bold=True, before=10, after=4),
    ),
    Text(SERIF, 11, after=5),
    None,
    9.5,
    None,
    0,
)
BOTH: Final = Layout(
    "en",
    (2.3, 2.3, 2.0, 2.0),
    Text(("Arial", "方正小标宋简体"), 18, bold=True, after=2),
    Text(("Arial", "楷体"), 11, after=14),
    (
        Text(SANS, 13, bold=True, before=14, after=4),
        Text(("Arial", "楷体"), 11.5, bold=True, before=8, after=3),
        Text(("Times New Roman", "仿宋"), 10.5, bold=True, before=6, after=2),
    ),
    Text(FANGSONG, 10.5, after=3),
    None,
    9,
    None,
    0,
)


class Numbers:
    """Counts headings: 一、（一）1.（1） in Chinese, 1. 1.1 1.1.1 (a) in English."""

    def __init__(self) -> None:
        self.counts = [0, 0, 0, 0]

    def next(self, level: int) -> tuple[str, str]:
        """The number of the next heading of a level from 1 to 4, in English and in Chinese; those below begin anew."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (4 - level)
        n = self.counts[level - 1]
        zh = (f"{number(n)}、", f"（{number(n)}）", f"{n}. ", f"（{n}）")[level - 1]
        if level == 4:
            return f"({_letters(n)}) ", zh
        held = [str(each) for each in self.counts[:level] if each]
        return f"{'.'.join(held)}{'.' if level == 1 else ''} ", zh


def _letters(n: int) -> str:
    """a to z, then aa."""
    said = ""
    while n:
        n, rest = divmod(n - 1, 26)
        said = chr(ord("a") + rest) + said
    return said
