"""What is at stake in a record, as bounds: read from the facts `stake.…` of its kind, what is unknown at both ends.

Which data, people and places a record concerns is stated in the policy language, in `rulesets/words/risk.policy`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from msgspec import Struct

from engine.checks.planes import bits
from engine.checks.program import STAKE
from engine.checks.value import Data, NumberValue, SetValue, TruthValue
from engine.checks.verdict import Run
from engine.graph.columns import Bools, Floats, Ints
from engine.ground.schema import Schema, TermSet
from engine.ground.value import Range
from engine.risk.method import LEVELS, SAFEGUARDS

SENSITIVITY: Final = "sensitivity"  # the table of levels


class Between(Struct, frozen=True):
    """Bounds, one pair a row: `low` <= x <= `high`, which may be infinite."""

    low: Floats
    high: Floats


class Stakes(Struct, frozen=True):
    """Of some rows of a kind: the sensitivity of the data (0 to 4), the people concerned, those whose data pass the
    same places, and the safeguards that hold (0 to 1)."""

    sensitivity: Between
    people: Between
    exposure: Between
    safeguards: Between


def stakes(run: Run, kind: str, rows: Ints) -> Stakes:
    """What is at stake in these rows of a kind. Where a kind says nothing, everything is unknown."""
    reading = _Reading(run, kind, rows)
    people = _largest(reading.numbers("people", "more_people"), _unknown(len(rows)))
    return Stakes(
        sensitivity=_sensitivity(reading),
        people=people,
        exposure=_largest(reading.numbers("leaving", "arriving"), people),
        safeguards=_safeguards(reading),
    )


class _Reading:
    """The values of the facts `stake.…` at some rows of one kind."""

    def __init__(self, run: Run, kind: str, rows: Ints) -> None:
        self._run = run
        self._kind = kind
        self._nodes = run.compiled.stakes.get(kind, {})
        self._rows = rows
        self.schema: Schema = run.compiled.schema
        self.count = len(rows)

    def _data(self, name: str) -> Data | None:
        node = self._nodes.get(name)
        if node is None:
            return None
        single = self._run.compiled.nodes[node].space == ""
        return self._run.at(node, np.zeros(self.count, dtype=np.int64) if single else self._rows)

    def truth(self, name: str) -> tuple[Bools, Bools] | None:
        """Where a fact surely holds, and where it may; None where the kind has no such fact."""
        match self._data(name):
            case TruthValue(yes, no):
                return bits(yes, self.count), ~bits(no, self.count)
            case _:
                return None

    def numbers(self, *names: str) -> Iterator[Between]:
        """The bounds of the facts that the kind has; `none` is 0."""
        for name in names:
            match self._data(name):
                case NumberValue(low, high, state):
                    none = 0 if state is None else state
                    wide = np.zeros(self.count)
                    yield Between(np.where(none == 0, low, 0) + wide, np.where(none == 1, 0, high) + wide)

    def sets(self, *names: str) -> Iterator[SetValue]:
        """The sets of categories that the kind has; a set of other terms is none."""
        wanted = TermSet(self.schema.tables[SENSITIVITY].keys[0].terms)
        for name in names:
            match self._data(name):
                case SetValue() as found if self.schema.kinds[self._kind].facts[STAKE + name].type == wanted:
                    yield found


def _unknown(count: int, most: float = np.inf) -> Between:
    return Between(np.zeros(count), np.full(count, most))


def _largest(found: Iterable[Between], otherwise: Between) -> Between:
    """The largest of several numbers, `otherwise` where there is none."""
    every = tuple(found)
    if not every:
        return otherwise
    low, high = (np.max([getattr(each, end) for each in every], axis=0) for end in ("low", "high"))
    return Between(low, high)


def _sensitivity(reading: _Reading) -> Between:
    """The highest level of the categories concerned; what the law calls sensitive has the highest."""
    low, high = np.zeros(reading.count), np.zeros(reading.count)
    said = False
    for found in reading.sets("categories", "more_categories"):
        said = True
        levels = np.array(_levels(reading.schema))
        for level in sorted(set(levels.tolist())):
            must, may = (np.bitwise_or.reduce(side[levels == level], axis=0) for side in (found.must, found.may))
            low = np.maximum(low, level * bits(must, found.rows))
            high = np.maximum(high, level * bits(may, found.rows))
    if (sensitive := reading.truth("sensitive")) is not None:
        said = True
        low, high = (np.where(is_so, LEVELS, level) for is_so, level in zip(sensitive, (low, high), strict=True))
    return Between(low, high) if said else _unknown(reading.count, LEVELS)


def _levels(schema: Schema) -> tuple[float, ...]:
    """The level of each category in the order of the taxonomy: its own or of a term above it, the highest; 1 for one
    that the table does not reach."""
    table = schema.tables[SENSITIVITY]
    terms = schema.terms[table.keys[0].terms]
    highest: dict[int, float] = {}
    for row in table.rows:
        [level] = row.values
        if isinstance(level, Range):
            highest |= {at: max(highest.get(at, 0.0), level.low) for at in terms.below[row.keys[0]]}
    return tuple(highest.get(at, 1.0) for at in range(len(terms.entries)))


def _safeguards(reading: _Reading) -> Between:
    """The share of the safeguards that hold; a kind without any has none."""
    low, high = np.zeros(reading.count), np.zeros(reading.count)
    for name, worth in SAFEGUARDS.items():
        holds = reading.truth(name)
        if holds is not None:
            low, high = low + worth * holds[0], high + worth * holds[1]
    return Between(low, high)
