"""The picture of a problem: its place in the source with carets under it, labels, and help; plain text, no colour, in
one language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from engine.ground.problem import Phrase, PolicyError, Problem
from engine.ground.schema import Language
from engine.ground.source import Source, Span

WIDTH: Final = 100  # of the part of a line that is shown, in columns, where nobody asks for less
TAB: Final = 4
_CUT: Final = "…"
_ERROR: Final = Phrase("{code}: {message}", "{code}：{message}")
_WARNING: Final = Phrase("warning {code}: {message}", "警告 {code}：{message}")
_HELP: Final = Phrase("help: {help}", "提示：{help}")


class _Mark(Struct, frozen=True):
    """A stretch of one line: start and end are character offsets, `text` stands beside a label."""

    start: int
    end: int
    sign: str
    text: str


def picture(problem: Problem, sources: Iterable[Source], language: Language = "en") -> str:
    """The problem as text: message, place, excerpt with carets, help. No line end at the end.

    Labels in other sources follow in blocks of their own. A source that is not among `sources` is only named.
    """
    return _picture(problem, _lines_by_path(sources), language, WIDTH)


def pictures(error: PolicyError, language: Language = "en", width: int = WIDTH) -> str:
    """All problems of an error as text, in their order, an empty line between them; of a line `width` columns."""
    lines = _lines_by_path(error.sources)
    return "\n\n".join(_picture(problem, lines, language, width) for problem in error.problems)


def columns(text: str) -> int:
    """How many columns a text takes in a terminal: wide East Asian characters two, combining ones none."""
    return sum(_width(character) for character in text)


def _lines_by_path(sources: Iterable[Source]) -> Mapping[str, Sequence[str]]:
    return {source.path: source.lines() for source in sources}


def _picture(problem: Problem, lines: Mapping[str, Sequence[str]], wanted: Language, width: int) -> str:
    language: Language = wanted if problem.message.zh else "en"
    head = _WARNING if problem.warning else _ERROR
    parts = [head(code=problem.code, message=_clean(problem.message.of(language))).of(language)]
    if problem.span is not None:
        spans = [problem.span, *(label.span for label in problem.labels)]
        gutter = max(len(str(span.line)) for span in spans)
        for path in dict.fromkeys(span.path for span in spans):
            parts += _block(problem, path, lines.get(path), gutter, language, width)
    if help_ := problem.help.of(language):
        parts.append(_HELP(help=_clean(help_)).of(language))
    return "\n".join(parts)


def _block(
    problem: Problem, path: str, lines: Sequence[str] | None, gutter: int, language: Language, width: int
) -> list[str]:
    """The place and the lines of one source."""
    assert problem.span is not None
    first = problem.span
    if first.path != path:
        first = next(label.span for label in problem.labels if label.span.path == path)
    arrow = "-->" if first is problem.span else ":::"
    block = [f"{' ' * gutter} {arrow} {_clean(path)}:{first.line}:{first.column}"]
    if lines is None:
        return block
    last = first.line
    for number, marks in _rows(problem, path, lines, language, width):
        if number > last + 1 and len(block) > 1:
            block.append("...")
        block += _drawn(number, gutter, lines[number - 1], marks, width)
        last = number
    return block


def _rows(
    problem: Problem, path: str, lines: Sequence[str], language: Language, width: int
) -> list[tuple[int, list[_Mark]]]:
    """The lines to show with their marks, in order; a line twice if its marks are too far apart for one picture."""
    assert problem.span is not None
    marked: dict[int, list[_Mark]] = {}
    named = [(problem.span, "^", ""), *((label.span, "-", label.text.of(language)) for label in problem.labels)]
    for span, sign, text in named:
        if span.path == path and 0 < span.line <= len(lines):
            marked.setdefault(span.line, []).append(_mark(span, lines[span.line - 1], sign, text, width))
    rows: list[tuple[int, list[_Mark]]] = []
    for number, marks in sorted(marked.items()):
        together = max(mark.end for mark in marks) - min(mark.start for mark in marks) <= width // 2
        rows += [(number, marks)] if together else [(number, [mark]) for mark in marks]
    return rows


def _mark(span: Span, line: str, sign: str, text: str, width: int) -> _Mark:
    """The part of a span that lies in its first line, at least one character wide and no wider than fits."""
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    return _Mark(start, max(min(end, len(line), start + width // 2), start + 1), sign, _clean(text))


def _drawn(number: int, gutter: int, line: str, marks: Sequence[_Mark], width: int) -> list[str]:
    """A line, the marks under it, and what could not stand beside them."""
    begin, end = _window(line, min(mark.start for mark in marks), max(mark.end for mark in marks), width)
    edges = _edges(line[begin:end])
    before, after = _CUT if begin > 0 else "", _CUT if end < len(line) else ""
    shown = "".join(
        " " * (right - left) if character == "\t" else _clean(character)
        for character, left, right in zip(line[begin:end], edges, edges[1:], strict=False)
    )
    margin = " " * gutter + " | "
    placed = []
    for mark in marks:
        start = edges[mark.start - begin] + len(before)
        placed.append((start, max(edges[min(mark.end, end) - begin] + len(before), start + 1), mark))
    picture = f"{number:>{gutter}} | {before}{shown}{after}".rstrip()
    return [picture, *(f"{margin}{below}" for below in _under(placed))]


def _under(placed: Sequence[tuple[int, int, _Mark]]) -> list[str]:
    """Carets and dashes; the text of the last label beside them, the others' below, the rightmost first."""
    signs = [" "] * max(stop for _, stop, _ in placed)
    for start, stop, mark in sorted(placed, key=lambda place: place[2].sign):  # carets after dashes, over them
        signs[start:stop] = mark.sign * (stop - start)
    line = "".join(signs)
    texts = sorted(((start, stop, mark.text) for start, stop, mark in placed if mark.text), reverse=True)
    if texts and texts[0][1] == len(line):
        line += f" {texts.pop(0)[2]}"
    return [line, *(" " * start + text for start, _, text in texts)]


def _window(line: str, first: int, last: int, width: int) -> tuple[int, int]:
    """The part of a line to show: all of it, or `width` columns with the marks in sight."""
    near = line[max(first - width, 0) : last + width]
    if len(near) == len(line) and _edges(line)[-1] <= width:
        return 0, len(line)
    begin, end = first, min(last, len(line))
    room = width - columns(line[begin:end])
    before = room // 2
    while begin > 0 and before >= (size := _width(line[begin - 1])):
        begin, before, room = begin - 1, before - size, room - size
    while end < len(line) and room >= (size := _width(line[end])):
        end, room = end + 1, room - size
    while begin > 0 and room >= (size := _width(line[begin - 1])):
        begin, room = begin - 1, room - size
    return begin, end


def _edges(text: str) -> list[int]:
    """The column at which each character begins, tabs expanded, and the column after the last."""
    edges = [0]
    for character in text:
        edges.append(edges[-1] + (TAB - edges[-1] % TAB if character == "\t" else _width(character)))
    return edges


@cache
def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _clean(text: str) -> str:
    """The text with characters that would move the cursor or turn the line round shown as a replacement sign."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in text)
