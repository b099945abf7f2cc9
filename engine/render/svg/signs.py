"""The signs of a drawn graph: marks of findings, and what sort of thing a node is."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from engine.findings.finding import Severity
from engine.graph.picture import NodeKind
from engine.render.marks import Mark, Sort

RADIUS: Final = 7.5
SMALL: Final = 6.2
"""Of a mark on an edge, that is close to others."""

MOST: Final = 99
"""Numbers beyond do not fit into a mark."""

_ICONS: Final[dict[NodeKind, str]] = {
    "group": "M0-2.6a2.6 2.6 0 1 1 .01 0M-5 6c0-4.6 2-6 5-6s5 1.4 5 6",
    "system": "M-5-4c0-2.4 10-2.4 10 0v8c0 2.4-10 2.4-10 0zM-5-4c0 2.4 10 2.4 10 0M-5 0c0 2.4 10 2.4 10 0",
    "party": "M-5 6v-12h6v12M1-1h4v7M-6.5 6h13M-3-3h2M-3 0h2M-3 3h2",
    "country": "M-4.5 7v-14M-4.5-6h9l-2.4 3 2.4 3h-9",
    "end": "M-4-3.5h8M-1.5-3.5v-1.5h3v1.5M-3-3.5l.6 8.5h4.8l.6-8.5",
    "unknown": "",
}
_TURNED: Final[dict[Severity, tuple[int, float]]] = {
    "critical": (4, pi / 4),
    "high": (3, -pi / 2),
    "medium": (4, 0.0),
    "low": (0, 0.0),
}
"""The corners of a shape, and where the first one is: square, triangle, diamond, circle."""


def icon(kind: NodeKind, x: float, y: float) -> str:
    """The sign of a kind of node around (x, y)."""
    if kind == "unknown":
        return f'<text class="sign" x="{x:g}" y="{y + 5:g}">?</text>'
    return f'<path class="icon" transform="translate({x:g} {y:g})" d="{_ICONS[kind]}"/>'


def badge(mark: Mark, x: float, y: float, radius: float = RADIUS) -> str:
    """The mark around (x, y): by shape and colour the severity, filled a gap, with how many there are of its sort."""
    return shape(mark.sort, mark.severity, x, y, mark.counts[mark.sort], radius)


def shape(sort: Sort, severity: Severity, x: float, y: float, count: int, radius: float = RADIUS) -> str:
    """A mark of its parts."""
    words = f"{sort} {severity}" if sort in ("gap", "undetermined") else sort
    corners, first = _TURNED[severity] if sort in ("gap", "undetermined") else (0, 0.0)
    if corners:
        size, down = radius * (1.45 if corners == 3 else 1.2), radius / 6 if corners == 3 else 0.0
        turns = (first + 2 * pi * each / corners for each in range(corners))
        points = " ".join(f"{x + size * cos(turn):.1f},{y + down + size * sin(turn):.1f}" for turn in turns)
        drawn = f'<polygon class="mark {words}" points="{points}"/>'
    else:
        drawn = f'<circle class="mark {words}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
    low = radius * (0.62 if corners == 3 else 0.43)
    style = words if radius == RADIUS else f"{words} small"
    number = str(count) if count <= MOST else "…"
    strike = ""
    if sort == "waived":
        strike = f'<path class="strike" d="M{x - 5:.1f} {y + 5:.1f}l10-10"/>'
    return f'{drawn}{strike}<text class="count {style}" x="{x:g}" y="{y + low:.1f}">{number}</text>'
