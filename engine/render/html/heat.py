"""The heat map: how many gaps and undetermined verdicts of each severity, by article, place, party or dataset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from engine.findings.finding import SEVERITIES, Finding, Severity
from engine.render.html.standing import By, Heading, Headings, in_order
from engine.render.marks import sort_of

WORST_FIRST: Final[tuple[Severity, ...]] = tuple(reversed(SEVERITIES))
ROWS_AT_MOST: Final = 200
_STEPS: Final = (1, 3, 10)  # counts at which a cell grows darker


class Cell(Struct, frozen=True):
    """The counts of one severity; `shade` from 0 (nothing) to 3."""

    severity: Severity
    gaps: int
    open: int
    shade: int


class Row(Struct, frozen=True):
    """One line of the map, its cells worst first, and its sums."""

    heading: Heading
    cells: tuple[Cell, ...]
    gaps: int
    open: int


class Heat(Struct, frozen=True):
    """The map by one sort of heading; `left_out`: lines beyond the most that are shown."""

    by: By
    rows: tuple[Row, ...]
    left_out: int


def heat(by: By, findings: Sequence[Finding], headings: Headings) -> Heat:
    """Gaps that count and undetermined verdicts. What stands under several headings is counted under each."""
    counts: dict[str, dict[tuple[str, Severity], int]] = {}
    named: dict[str, Heading] = {}
    for finding in findings:
        if (sort := sort_of(finding)) not in ("gap", "undetermined") or finding.verdict not in ("gap", "undetermined"):
            continue
        for heading in headings.standing(finding).under[by]:
            named[heading.key] = heading
            cells = counts.setdefault(heading.key, {})
            cells[sort, finding.severity] = cells.get((sort, finding.severity), 0) + 1
    lines = [_row(named[key], counts[key]) for key in sorted(counts, key=in_order)]
    if len(lines) > ROWS_AT_MOST:
        lines.sort(key=lambda row: tuple((-cell.gaps, -cell.open) for cell in row.cells))
    return Heat(by, tuple(lines[:ROWS_AT_MOST]), max(0, len(lines) - ROWS_AT_MOST))


def _row(heading: Heading, counts: dict[tuple[str, Severity], int]) -> Row:
    cells = []
    for severity in WORST_FIRST:
        gaps, open_ = counts.get(("gap", severity), 0), counts.get(("undetermined", severity), 0)
        cells.append(Cell(severity, gaps, open_, sum(1 for step in _STEPS if gaps + open_ >= step)))
    return Row(heading, tuple(cells), sum(cell.gaps for cell in cells), sum(cell.open for cell in cells))
