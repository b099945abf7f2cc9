"""Answers that cannot all be true: an end before the beginning, people in a year outside of both, a group that has
nobody in common with what it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.graph.manifest import Record
from engine.ground import messages
from engine.ground.calendar import first_of_year, last_of_year
from engine.ground.problem import Problem
from engine.ground.schema import GROUP, Kind
from engine.ground.value import OneRecord, Range, Records, Yearly


def contradictions(record: Record, kind: Kind) -> Iterator[Problem]:
    """The contradictions within the lifetime of a record; none where its kind has no lifetime."""
    if kind.lifetime is None:
        return
    first, last = (record.facts.get(fact) for fact in kind.lifetime)
    begins = first.value if first is not None else None
    ends = last.value if last is not None else None
    if first and last and isinstance(begins, Range) and isinstance(ends, Range) and ends.high < begins.low:
        yield messages.records.ENDS_FIRST(last.span, first.span, record=record.id)
        return
    for fact, stated in record.facts.items():
        for year, number in stated.value.by_year.items() if isinstance(stated.value, Yearly) else ():
            early = isinstance(begins, Range) and last_of_year(year) < begins.low
            late = isinstance(ends, Range) and first_of_year(year) > ends.high
            bound = first if early else last
            if number.low > 0 and (early or late) and bound is not None:
                told = messages.records.COUNTS_BEFORE if early else messages.records.COUNTS_AFTER
                yield told(stated.span, bound.span, fact=fact, record=record.id, year=year)


def groups(records: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """The groups that are stated to be part of themselves, or apart from what they are part of."""
    known = records.get(GROUP, {})
    for record in known.values():
        above = _above(record, known)
        part_of, apart = record.facts.get("part_of"), record.facts.get("apart_from")
        if part_of is not None and record.id in above:
            yield messages.records.PART_OF_ITSELF(part_of.span, group=record.id)
        if apart is None or not isinstance(apart.value, Records):
            continue
        for other in apart.value.members:
            within = other.id == record.id or other.id in above or record.id in _above(known[other.id], known)
            if within:
                yield messages.records.PART_AND_APART(apart.span, group=record.id, other=other.id)


def _above(record: Record, known: Mapping[str, Record]) -> list[str]:
    """What a group is part of, from step to step; a group that is part of itself comes round once."""
    found: list[str] = []
    at: Record | None = record
    while at is not None:
        part_of = at.facts.get("part_of")
        up = part_of.value if part_of is not None else None
        at = known.get(up.id) if isinstance(up, OneRecord) and up.id not in found else None
        found += [at.id] if at is not None else []
    return found
