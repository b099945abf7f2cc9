"""The years in which what a part of a rule asks by year is read: that of its row, of a day, or several."""

from __future__ import annotations

import numpy as np

from engine.checks.node import AtYear, EachYear, Gather, Window
from engine.checks.program import Part
from engine.checks.windows import positions
from engine.findings.context import Context
from engine.findings.view import View
from engine.ground.calendar import year_of


def window_of(part: Part, view: View) -> Window | None:
    """The other years than that of its row in which a comprehension counts."""
    node = view.nodes[part.node]
    while isinstance(node, Gather | EachYear):
        node = view.nodes[node.of]
    return node if isinstance(node, Window) else None


def years_of(part: Part, at: Context, view: View) -> list[int]:
    """The positions of the years, ascending, at least one."""
    node = view.nodes[part.node]
    while isinstance(node, Gather | EachYear):
        node = view.nodes[node.of]
    years = view.run.years
    match node:
        case Window():
            return positions(node, years, at.year)
        case AtYear(day=day) if node.space.removesuffix("*") in at.rows:
            low, high, _ = view.number(day, at.row(view, day))
            if low >= 1 and np.isfinite(high):
                inside = (years >= year_of(int(low))) & (years <= year_of(int(high)))
                return np.flatnonzero(inside).tolist() or [at.year]
    return [at.year]
