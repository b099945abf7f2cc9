"""Quantifiers, unions and intersections along lineage; queries that share direction and barrier travel together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from engine.checks import planes
from engine.checks.blends import told
from engine.checks.currents import Currents, Stops
from engine.checks.node import Blend, Lineage, Quantified
from engine.checks.sight import Sight
from engine.checks.value import Data, Plane, SetValue, TruthValue
from engine.checks.words import WORD, as_set, labels_of, slices_of, stacked, wide
from engine.graph.columns import Bools
from engine.graph.lineage import gathered, others

if TYPE_CHECKING:
    from numpy.typing import NDArray

ORIGINS = ("origins", "sources")  # of what the row itself may be one
NO_FLOW: Final = planes.empty(0)


class Marks(Struct, frozen=True):
    """The flows that carry each label of one node, on both sides: planes [labels, flows / 8]. The labels of `common`
    are what a member lacks; its last definite one says that there is a member."""

    definite: NDArray[np.uint8]
    possible: NDArray[np.uint8]


def along(nodes: Sequence[Quantified | Blend], sight: Sight) -> list[Data]:
    """The values of nodes over one and the same lineage, at all flows; `sight` sees them all."""
    over = sight.frame.nodes[nodes[0].over]
    assert isinstance(over, Lineage)
    currents, stops = sight.currents(over.space), stops_of(over, sight)
    marks = [marks_of(node, sight) for node in nodes]
    apart = [over.direction not in ORIGINS and isinstance(node, Quantified) for node in nodes]
    definite, possible = (
        _met(over.direction, planes_, apart, currents, stops, is_definite, sight.rows)
        for planes_, is_definite in (([m.definite for m in marks], True), ([m.possible for m in marks], False))
    )
    open_ = currents.open(over.direction, stops)
    return [_value(*each, open_, sight.rows) for each in zip(nodes, definite, possible, strict=True)]


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
            yes, maybe = (planes.others(side, sight.rows) for side in (maybe, yes))
        return Marks((surely & yes)[np.newaxis], (possibly & maybe)[np.newaxis])
    sets = sight.there(node.value, slice(0, sight.rows))
    assert isinstance(sets, SetValue)
    if sets.rows != sight.rows:
        sets = joined_set(sets, sight.rows)
    if node.op == "union":
        return Marks(surely & stacked(sets.must), possibly & stacked(sets.may))
    taxonomy = sight.frame.taxonomy(node.domain)
    lacks_may, lacks_must = (~taxonomy.closed_down(side) for side in (sets.may, sets.must))
    return Marks(np.concatenate([surely & lacks_may, surely[np.newaxis]]), possibly & lacks_must)


def _met(
    direction: str,
    marks: list[NDArray[np.uint8]],
    apart: list[bool],
    currents: Currents,
    stops: Stops,
    definite: bool,
    rows: int,
) -> list[NDArray[np.uint8]]:
    """For each flow the labels of the flows that lie in the direction; quantifiers leave the flow itself out."""
    ways = currents.way(direction, definite=definite)
    blocked = stops.definite if definite else stops.possible
    if direction in ORIGINS:
        begins = np.packbits(currents.origins(definite=definite))
        marks = [mark & begins for mark in marks]
    every = np.concatenate(marks)
    sent, position = _different(every)
    stretches = [sent[first : first + WORD] for first in range(0, len(sent), WORD)]
    found = np.concatenate(
        [slices_of(gathered(ways, labels_of(some, rows), blocked), len(some)) for some in stretches]
    )[position]
    if direction in ORIGINS:
        return _split(found | every, marks)
    first = np.cumsum([0, *map(len, marks)])
    for at, leaves_out in zip(first[:-1].tolist(), apart, strict=True):
        itself = found[at] & every[at] if leaves_out else NO_FLOW
        if itself.any() and (itself & currents.cycling(direction, definite=definite)).any():
            found[at] = np.packbits(others(ways, planes.bits(every[at], rows), blocked))
    return _split(found, marks)


def _different(planes_: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], list[int]]:
    """The planes that differ from each other, and which of them each plane is; most terms are in nobody's set."""
    chosen: list[int] = []
    position: list[int] = []
    known: dict[int, list[int]] = {}
    for at, plane in enumerate(planes_):
        alike = known.setdefault(hash(plane.tobytes()), [])
        same = next((number for number in alike if np.array_equal(planes_[chosen[number]], plane)), len(chosen))
        if same == len(chosen):
            alike.append(same)
            chosen.append(at)
        position.append(same)
    return planes_[chosen], position


def _split(found: NDArray[np.uint8], like: list[NDArray[np.uint8]]) -> list[NDArray[np.uint8]]:
    """The planes of each node."""
    return np.split(found, np.cumsum([len(mark) for mark in like])[:-1])


def _value(
    node: Quantified | Blend, definite: NDArray[np.uint8], possible: NDArray[np.uint8], open_: Bools, rows: int
) -> Data:
    if isinstance(node, Blend):
        some = planes.bits(definite[-1], rows)
        return told(node.op, definite if node.op == "union" else definite[:-1], possible, some, open_)
    met = definite[0]
    not_met = planes.others(possible[0] | met | np.packbits(open_), rows)
    return TruthValue(met, not_met, rows) if node.quantifier == "some" else TruthValue(not_met, met, rows)


def _holds(condition: int | None, sight: Sight) -> tuple[Plane, Plane]:
    """Where a condition is yes, and where it is not no."""
    if condition is None:
        every = planes.full(sight.rows)
        return every, every
    value = sight.there(condition, slice(0, sight.rows))
    assert isinstance(value, TruthValue)
    return value.yes, planes.others(value.no, sight.rows)


def joined_set(value: SetValue, rows: int) -> SetValue:
    """A single set for all rows."""
    return as_set(*wide(value, rows), len(value.must))
