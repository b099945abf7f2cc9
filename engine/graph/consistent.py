"""Answers of one record that cannot all be true: an end before the beginning, people in a year outside of both."""

from __future__ import annotations

from collections.abc import Iterator

from engine.graph.manifest import Record
from engine.ground.calendar import first_of_year, last_of_year
from engine.ground.problem import Label, Problem
from engine.ground.schema import Kind, Text2
from engine.ground.value import Range, Yearly


def contradictions(record: Record, kind: Kind) -> Iterator[Problem]:
    """The contradictions within the lifetime of a record; none where its kind has no lifetime."""
    if kind.lifetime is None:
        return
    first, last = (record.facts.get(fact) for fact in kind.lifetime)
    begins = first.value if first is not None else None
    ends = last.value if last is not None else None
    if first and last and isinstance(begins, Range) and isinstance(ends, Range) and ends.high < begins.low:
        message = f"`{record.id}` ends before it begins"
        yield Problem(
            "P327",
            Text2(message),
            last.span,
            Text2("correct one of the days"),
            (Label(first.span, Text2("it begins here")),),
        )
        return
    for fact, stated in record.facts.items():
        for year, number in stated.value.by_year.items() if isinstance(stated.value, Yearly) else ():
            early = isinstance(begins, Range) and last_of_year(year) < begins.low
            late = isinstance(ends, Range) and first_of_year(year) > ends.high
            bound = first if early else last
            if number.low > 0 and (early or late) and bound is not None:
                word = "before it begins" if early else "after it has ended"
                message = f"`{fact}` of `{record.id}` counts {year}, {word}"
                labels = (Label(bound.span, Text2("it begins here" if early else "it ends here")),)
                yield Problem("P327", Text2(message), stated.span, Text2("correct the year or the day"), labels)
