"""The kernel of each kind of node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from engine.checks import node as of
from engine.checks import planes
from engine.checks.blends import blend
from engine.checks.days import in_period, judged_day, valid
from engine.checks.deadlines import due, timely
from engine.checks.gathering import between, gathered, stacked
from engine.checks.leaves import leaf
from engine.checks.numbers import arithmetic, narrowed, ordered
from engine.checks.quantifiers import quantified
from engine.checks.relations import includes
from engine.checks.sets import covered, overlap, single
from engine.checks.sight import Sight
from engine.checks.tables import group_set, listed, looked
from engine.checks.tallies import tally
from engine.checks.truths import absent, alike, conjunction, disjunction, negation
from engine.checks.value import Data, TruthValue
from engine.checks.windows import window, year_day
from engine.checks.years import at_year, per_year

KERNELS: Final[Mapping[type[of.At], Callable[..., Data]]] = {
    of.Stored: leaf,
    of.Fixed: leaf,
    of.Setting: leaf,
    of.Itself: leaf,
    of.Outcome: leaf,
    of.RecordedOn: leaf,
    of.JudgedDay: judged_day,
    of.YearDay: year_day,
    of.All: conjunction,
    of.Any: disjunction,
    of.Negation: negation,
    of.Ordered: ordered,
    of.Alike: alike,
    of.Absent: absent,
    of.Arithmetic: arithmetic,
    of.Narrowed: narrowed,
    of.Single: single,
    of.Overlap: overlap,
    of.Covered: covered,
    of.InPeriod: in_period,
    of.Valid: valid,
    of.Gather: gathered,
    of.Stack: stacked,
    of.Wider: between,
    of.EachYear: between,
    of.Outer: between,
    of.Inner: between,
    of.PerYear: per_year,
    of.AtYear: at_year,
    of.Window: window,
    of.Timely: timely,
    of.Due: due,
    of.Listed: listed,
    of.Looked: looked,
    of.GroupSet: group_set,
    of.Includes: includes,
    of.Quantified: quantified,
    of.Tally: tally,
    of.Blend: blend,
}


def value(node: of.Node, sight: Sight) -> Data:
    """The value of a node at the rows of the sight; a single truth is spread over them."""
    found = KERNELS[type(node)](node, sight)
    return planes.spread(found, sight.rows) if isinstance(found, TruthValue) and found.rows != sight.rows else found
