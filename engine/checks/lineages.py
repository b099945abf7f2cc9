"""Quantifiers, unions and intersections along lineage; queries that share direction and barrier travel together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.checks import planes
from engine.checks.currents import Currents, Stops
from engine.checks.node import Blend, Lineage, Quantified
from engine.checks.sight import Sight
from engine.checks.value import Data, SetValue, Slices, TruthValue
from engine.graph.columns import Bools
from engine.graph.lineage import gathered, others, packed, unpacked

ORIGINS = "origins"


@dataclass(frozen=True, slots=True)
class Marks:
    """The flows that carry each label of one node, on both sides: Bools [flows, labels]. On the possible side the
    definite marks are included, except for `common`, where the labels are what a member lacks."""

    definite: Bools
    possible: Bools


def along(nodes: Sequence[Quantified | Blend], sight: Sight) -> list[Data]:
    """The values of nodes over one and the same lineage, at all flows; `sight` sees them all."""
    over = sight.frame.nodes[nodes[0].over]
    assert isinstance(over, Lineage)
    currents, stops = sight.currents(), stops_of(over, sight)
    marks = [marks_of(node, sight) for node in nodes]
    apart = [over.direction != ORIGINS and isinstance(node, Quantified) for node in nodes]
    found = [Marks(*sides) for sides in zip(
        _met(over.direction, [each.definite for each in marks], apart, currents, stops, definite=True),
        _met(over.direction, [each.possible for each in marks], apart, currents, stops, definite=False),
        strict=True,
    )]  # fmt: skip
    open_ = currents.open(over.direction, stops)
    return [_value(node, each, open_, sight) for node, each in zip(nodes, found, strict=True)]


def stops_of(over: Lineage, sight: Sight) -> Stops:
    """The flows that the lineage neither visits nor passes."""
    if over.until is None:
        return Stops()
    until = sight.there(over.until, slice(0, sight.rows))
    assert isinstance(until, TruthValue)
    return Stops(~planes.bits(until.no, sight.rows), planes.bits(until.yes, sight.rows))


def marks_of(node: Quantified | Blend, sight: Sight) -> Marks:
    """The labels that the flows put on their way: members that match, or the terms that their sets have or lack."""
    surely, possibly = _holds(node.where, sight)
    if isinstance(node, Quantified):
        yes, maybe = _holds(node.body, sight)
        if node.quantifier == "every":
            yes, maybe = ~maybe, ~yes
        return Marks((surely & yes)[:, np.newaxis], (possibly & maybe)[:, np.newaxis])
    sets = sight.there(node.value, slice(0, sight.rows))
    assert isinstance(sets, SetValue)
    if node.op == "union":
        return Marks(
            surely[:, np.newaxis] & _columns(sets.must, sets.rows, sight.rows),
            possibly[:, np.newaxis] & _columns(sets.may, sets.rows, sight.rows),
        )
    taxonomy = sight.frame.taxonomy(node.domain)
    lacks_may = ~_columns(taxonomy.closed_down(sets.may), sets.rows, sight.rows)
    lacks_must = ~_columns(taxonomy.closed_down(sets.must), sets.rows, sight.rows)
    definite = np.concatenate([surely[:, np.newaxis] & lacks_may, surely[:, np.newaxis]], axis=1)
    return Marks(definite, possibly[:, np.newaxis] & lacks_must)


def _met(
    direction: str, marks: list[Bools], apart: list[bool], currents: Currents, stops: Stops, *, definite: bool
) -> list[Bools]:
    """For each flow the labels of the flows that lie in the direction; quantifiers leave the flow itself out."""
    ways = currents.way(direction, definite=definite)
    blocked = stops.definite if definite else stops.possible
    if direction == ORIGINS:
        begins = currents.origins(definite=definite)[:, np.newaxis]
        marks = [mark & begins for mark in marks]
    found: dict[bool, Bools] = {}
    for alone in sorted(set(apart)):
        together = np.concatenate([mark for mark, own in zip(marks, apart, strict=True) if own == alone], axis=1)
        if alone:
            found[alone] = others(ways, together, blocked)
        else:
            found[alone] = unpacked(gathered(ways, packed(together), blocked), together.shape[1])
            if direction == ORIGINS:
                found[alone] |= together
    taken = dict.fromkeys(found, 0)
    parts = []
    for mark, alone in zip(marks, apart, strict=True):
        start = taken[alone]
        taken[alone] += mark.shape[1]
        parts.append(found[alone][:, start : taken[alone]])
    return parts


def _value(node: Quantified | Blend, met: Marks, open_: Bools, sight: Sight) -> Data:
    rows = sight.rows
    if isinstance(node, Quantified):
        sure, possible = met.definite[:, 0], met.possible[:, 0] | met.definite[:, 0] | open_
        if node.quantifier == "some":
            return planes.truth(sure, ~possible, rows)
        return planes.truth(~possible, sure, rows)
    if node.op == "union":
        return _sets(met.definite, met.possible | met.definite | open_[:, np.newaxis], rows)
    some_member = met.definite[:, -1:]
    must = ~met.possible & ~open_[:, np.newaxis] & some_member
    return _sets(must, ~met.definite[:, :-1], rows)


def _holds(condition: int | None, sight: Sight) -> tuple[Bools, Bools]:
    """Where a condition is yes, and where it is not no."""
    if condition is None:
        every = np.ones(sight.rows, dtype=np.bool_)
        return every, every
    value = sight.there(condition, slice(0, sight.rows))
    assert isinstance(value, TruthValue)
    return planes.bits(value.yes, sight.rows), ~planes.bits(value.no, sight.rows)


def _columns(slices: Slices, given: int, rows: int) -> Bools:
    """Slices as Bools [rows, terms]."""
    columns = np.array([planes.bits(slices[term], given) for term in range(len(slices))]).T
    return columns if given == rows else np.broadcast_to(columns, (rows, len(slices)))


def _sets(must: Bools, may: Bools, rows: int) -> SetValue:
    return SetValue(np.packbits(must.T, axis=1), np.packbits(may.T, axis=1), rows)
