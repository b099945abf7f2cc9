"""What the signs of a drawn graph mean; only those that occur in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.findings.finding import SEVERITIES
from engine.graph.layout.text import width
from engine.graph.picture import NodeKind
from engine.render.marks import SORTS, Mark
from engine.render.svg.drawn import Drawing
from engine.render.svg.signs import icon, shape
from engine.render.xml import xml

ROW: Final = 22.0
SIZE: Final = 11.0
SIGN: Final = 26.0
APART: Final = 18.0
_KINDS: Final[dict[NodeKind, str]] = {
    "group": "people",
    "system": "system",
    "party": "party",
    "country": "country",
    "end": "end",
    "unknown": "unknown",
}


def legend(drawing: Drawing, room: float) -> tuple[list[str], float]:
    """The elements, in rows no wider than `room`, and their height."""
    found = [f'<g class="legend"><title>{xml(drawing.words("legend"))}</title>']
    x, y = 0.0, ROW / 2
    for sign, text in _entries(drawing):
        left = SIGN if sign else 0.0
        needed = left + width(text, SIZE) + APART
        if x and x + needed > room:
            x, y = 0.0, y + ROW
        found.append(
            f'<g transform="translate({x:g} {y:g})">{sign}<text class="told" x="{left:g}" y="4">{xml(text)}</text></g>'
        )
        x += round(needed, 1)
    return [*found, "</g>"], y + ROW / 2


def _entries(drawing: Drawing) -> Iterator[tuple[str, str]]:
    words, picture = drawing.words, drawing.picture
    kinds = {node.kind for node in picture.nodes}
    for kind, word in _KINDS.items():
        if kind in kinds:
            yield icon(kind, 11, 0), words(word)
    boxes = {group.kind for group in picture.groups}
    for group, style in (("party", "box"), ("country", "country")):
        if group in boxes:
            yield f'<rect class="{style}" x="1" y="-7" width="20" height="14" rx="3"/>', words(f"box_{group}")
    marks: list[Mark] = [*drawing.shown.places.values(), *drawing.shown.flows.values()]
    present = {(mark.sort, mark.severity if mark.sort in SORTS[:2] else None) for mark in marks}
    for sort in SORTS:
        for severity in reversed(SEVERITIES):
            if (sort, severity) in present:
                yield shape(sort, severity, 11, 0, 1), words(sort, severity=words(severity))
        if (sort, None) in present:
            yield shape(sort, "low", 11, 0, 1), words(sort)
    if marks:
        yield "", words("number")
    if drawing.shown.paths:
        yield '<path class="path" d="M2 0H20"/><path class="edge" d="M2 0H20"/>', words("path")
