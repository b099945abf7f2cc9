"""Sources and spans: where a word of a rule or manifest stands; reading files is left to the shelf and the intake."""

from typing import NamedTuple

from msgspec import Struct


class Span(NamedTuple):
    """A stretch of one source; lines and columns count from 1, the end column is the first one outside."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Source(Struct, frozen=True):
    """One text and the path it is reported under (as given, or relative; never made absolute)."""

    path: str
    text: str

    def line(self, number: int) -> str:
        """The text of one line, counted from 1, without its end; empty beyond the last line."""
        lines = self.lines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def lines(self) -> list[str]:
        """All lines without their ends. Only a line feed ends a line, as for the parsers that count them."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    def whole(self) -> Span:
        """The span of the first character, for problems of a source as such."""
        return Span(self.path, 1, 1, 1, 1)
