"""Facts of the future: what is dated after the as-of day and is neither planned, agreed, nor the end of anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.graph.manifest import Manifest, Record
from engine.ground import messages
from engine.ground.calendar import day_text, days_of
from engine.ground.problem import Problem
from engine.ground.schema import Schema
from engine.ground.source import Span
from engine.ground.value import Instant, Range, Value

SHOWN: Final = 10
"""Warnings at most: a question about the past makes facts of the future out of much that has happened since."""


def ahead(manifest: Manifest, schema: Schema, as_of: int) -> tuple[Problem, ...]:
    """A warning for each stated date or moment that surely lies after the as-of day and that no plan can be; the first
    few in the order of the files, and how many more there are."""
    found: dict[Span, Problem] = {}
    for kind, records in manifest.records.items():
        happened = schema.kinds[kind].happened
        for record in records.values():
            if not happened.isdisjoint(record.facts):
                found |= _of_record(record, happened, as_of)
    problems = [found[span] for span in sorted(found)]
    left = len(problems) - SHOWN
    if left > 0:
        say, day = messages.records, day_text(as_of)
        problems[SHOWN:] = [say.ONE_MORE_AHEAD(None, day=day) if left == 1 else say.MORE_AHEAD(None, n=left, day=day)]
    return tuple(problems)


def _of_record(record: Record, happened: frozenset[str], as_of: int) -> Iterator[tuple[Span, Problem]]:
    for fact in happened & record.facts.keys():
        stated = record.facts[fact]
        day = _first_day(stated.value)
        if day is not None and day > as_of:
            told = messages.records.AHEAD_FOR_ALL if stated.assumed else messages.records.AHEAD
            yield stated.span, told(stated.span, fact=fact, record=record.id, day=day_text(as_of))


def _first_day(value: Value) -> float | None:
    """The first day that may be meant; None for `none`."""
    if isinstance(value, Instant):
        return days_of(value).low
    return value.low if isinstance(value, Range) else None
