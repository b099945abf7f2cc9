"""Aggregates over the members of relations as bounds: sure members give the least, possible ones the most."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.checks.currencies import Currencies
from engine.checks.floating import alike, listed, may_have
from engine.checks.node import Tally
from engine.checks.planes import NO
from engine.checks.quantifiers import STRETCH, at_members, holds
from engine.checks.relations import selection
from engine.checks.sight import Sight
from engine.checks.strands import Places, added
from engine.checks.value import Data, MoneyValue, NumberValue
from engine.graph.columns import IS_NONE, MAY_BE_NONE, STATED, Bools, Floats, Ints, States


class Counted(Struct, frozen=True):
    """Members with their bounds, and whether they count: for certain, or possibly."""

    low: Floats
    high: Floats
    sure: Bools
    possible: Bools


def tally(node: Tally, sight: Sight) -> NumberValue | MoneyValue:
    """`count`, `sum`, `persons`, `min`, `max` for each row asked."""
    chosen = selection(node.over, sight)
    total = _total(node, sight)
    money = Currencies(sight.rows) if node.shape == "money" else None
    for start in range(0, len(chosen.pairs), STRETCH):
        stretch = slice(start, start + STRETCH)
        rows = chosen.pairs[stretch], chosen.inner[stretch]
        yes, no = holds(node.where, node.over, rows, sight)
        value = None if node.value is None else at_members(node.value, node.over, rows, sight)
        counted = _counted(value, yes, no)
        total.add(chosen.outer[stretch], rows[1], counted)
        if money is not None and isinstance(value, MoneyValue):
            money.add(chosen.outer[stretch], value, counted.possible)
    for floats in chosen.floats:
        for group in alike((node.where,), node.over, floats.rows, sight):
            nobody = np.zeros(len(group.rows), dtype=np.bool_)
            value = _of_floating(node, group.rows, sight)
            counted = _counted(value, nobody, nobody)
            fits = may_have(floats, group, group.truths[0] != NO, sight.rows)
            total.add_to_all(fits, counted, listed(floats, group))
            if money is not None:
                money.add_to_all(fits, value, counted.possible)
    total.leave_open(chosen.open)
    return total.bounds() if money is None else money.amounts(total.bounds(), chosen.open)


def _total(node: Tally, sight: Sight) -> _Total | _Extreme:
    if node.op in ("min", "max"):
        return _Extreme(node.op, sight.rows, node.domain)
    return _Total(node.op, sight.rows, None if node.people is None else sight.places(node.people))


class _Total:
    """Sums, counts and numbers of distinct people; these add up where they are of groups that are apart."""

    def __init__(self, op: str, rows: int, places: Places | None) -> None:
        self.distinct = op == "persons"
        self.low = np.zeros(rows)
        self.high = np.zeros(rows)
        self.places = places
        self.of_groups: list[tuple[Ints, Ints, Floats]] = []

    def add(self, outer: Ints, inner: Ints, counted: Counted) -> None:
        """Members of the rows `outer`."""
        rows = len(self.low)
        sure, possible = counted.sure, counted.possible
        if self.distinct:
            np.maximum.at(self.low, outer[sure], counted.low[sure])
            if self.places is not None:
                self.of_groups.append((outer[sure], inner[sure], counted.low[sure]))
        else:
            self.low += np.bincount(outer[sure], counted.low[sure], rows)
        self.high += np.bincount(outer[possible], counted.high[possible], rows)

    def add_to_all(self, mask: Bools, counted: Counted, listed: tuple[Ints, Ints]) -> None:
        """Members that may belong to any row of the mask; of those `listed` (row, member) already none counts twice."""
        high = np.where(counted.possible, counted.high, 0.0)
        endless = np.isinf(high)
        outer, member = listed
        rows = len(self.high)
        finite = np.where(endless, 0.0, high)
        more = finite.sum() - np.bincount(outer, finite[member], rows)
        without_end = np.count_nonzero(endless) - np.bincount(outer, endless[member], rows) > 0
        self.high += np.where(mask, np.where(without_end, np.inf, more), 0.0)

    def leave_open(self, open_: Bools) -> None:
        """Rows that may have members that are not listed."""
        self.high[open_] = np.inf

    def bounds(self) -> NumberValue:
        """The totals."""
        low = self.low
        if self.places is not None and self.of_groups:
            outer, inner, lows = (np.concatenate(parts) for parts in zip(*self.of_groups, strict=True))
            low = np.maximum(low, added(self.places, outer, inner, lows, len(low)))
        return NumberValue(low, self.high, None)


class _Extreme:
    """The least or greatest value; none where there surely is no member."""

    def __init__(self, op: str, rows: int, domain: str) -> None:
        self.greatest = op == "max"
        self.least = -np.inf if domain in ("date", "moment") else 0.0
        self.sure = np.full(rows, -np.inf if self.greatest else np.inf)
        self.lows = np.full(rows, np.inf)
        self.highs = np.full(rows, -np.inf)
        self.some = np.zeros(rows, dtype=np.bool_)
        self.any = np.zeros(rows, dtype=np.bool_)

    def add(self, outer: Ints, _: Ints, counted: Counted) -> None:
        """Members of the rows `outer`."""
        sure, possible = counted.sure, counted.possible
        if self.greatest:
            np.maximum.at(self.sure, outer[sure], counted.low[sure])
        else:
            np.minimum.at(self.sure, outer[sure], counted.high[sure])
        np.minimum.at(self.lows, outer[possible], counted.low[possible])
        np.maximum.at(self.highs, outer[possible], counted.high[possible])
        self.some[outer[sure]] = True
        self.any[outer[possible]] = True

    def add_to_all(self, mask: Bools, counted: Counted, _: tuple[Ints, Ints]) -> None:
        """Members that may belong to any row of the mask."""
        possible = counted.possible
        if possible.any():
            self.lows[mask] = np.minimum(self.lows[mask], counted.low[possible].min())
            self.highs[mask] = np.maximum(self.highs[mask], counted.high[possible].max())
            self.any[mask] = True

    def leave_open(self, open_: Bools) -> None:
        """Rows that may have members that are not listed."""
        self.lows[open_], self.highs[open_] = self.least, np.inf
        self.any[open_] = True

    def bounds(self) -> NumberValue:
        """The extremes."""
        if self.greatest:
            low, high = np.where(self.some, np.maximum(self.sure, self.lows), self.lows), self.highs
        else:
            low, high = self.lows, np.where(self.some, np.minimum(self.sure, self.highs), self.highs)
        state = np.where(self.some, STATED, np.where(self.any, MAY_BE_NONE, IS_NONE)).astype(np.uint8)
        return NumberValue(np.where(self.any, low, 0.0), np.where(self.any, high, 0.0), state)


def _counted(value: Data | None, yes: Bools, no: Bools) -> Counted:
    """Members whose value is none do not count; one that may be none counts possibly."""
    if value is None:
        one = np.ones(len(yes))
        return Counted(one, one, yes, ~no)
    amount = value.amount if isinstance(value, MoneyValue) else value
    assert isinstance(amount, NumberValue)
    low, high = (np.broadcast_to(side, len(yes)) for side in (amount.low, amount.high))
    state: States = np.zeros(1, dtype=np.uint8) if amount.state is None else amount.state
    return Counted(low, high, yes & (state == STATED), ~no & (state != IS_NONE))


def _of_floating(node: Tally, inner: Ints, sight: Sight) -> Data | None:
    """The values of floating members; anything where the value reads the outer row."""
    if node.value is None:
        return None
    if sight.frame.nodes[node.value].space.removesuffix("*") == f"#{node.over}":
        return NumberValue(np.zeros(1), np.array([np.inf]), None)
    return sight.there(node.value, inner)
