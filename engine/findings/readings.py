"""What other readings of contested parameters would make of the verdicts: a reading may turn what counts as in order,
or as not applicable, into a gap, and then it must not stay unseen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from engine.checks.program import Compiled
from engine.checks.verdict import Moved, RuleVerdicts
from engine.findings.flags import reading_text
from engine.findings.worded import typed_words
from engine.ground.schema import Schema, Text2
from engine.typed.declared import Parameter


class ReadingOf(Struct, frozen=True):
    """A reading that was not taken, and how many verdicts would be another under it: `gap` would be gaps,
    `undetermined` would be open, `settled` would no longer be either. `reading` is its value in words, `value` as a
    policy sets it; `rules` are those whose verdicts move."""

    parameter: str
    title: Text2
    citations: tuple[str, ...]
    reading: Text2
    value: str
    gap: int
    undetermined: int
    settled: int
    rules: tuple[str, ...]


def readings(verdicts: Sequence[RuleVerdicts], compiled: Compiled) -> tuple[ReadingOf, ...]:
    """The readings under which some verdict moves, by parameter; rules that only ask for a signature or name a conflict
    count as any other."""
    moved: dict[tuple[str, int], dict[str, Moved]] = {}
    for each in verdicts:
        for reading, how in zip(each.rule.readings, each.moved, strict=True):
            if how != Moved(0, 0, 0):
                moved.setdefault((reading.parameter, reading.reading), {})[each.rule.id] = how
    return tuple(_told(compiled.parameters[name], at, moved[name, at], compiled.schema) for name, at in sorted(moved))


def _told(parameter: Parameter, at: int, by_rule: dict[str, Moved], schema: Schema) -> ReadingOf:
    whole = sum(by_rule.values(), Moved(0, 0, 0))
    value = parameter.readings[at]
    reading = typed_words(value, parameter.type, schema)
    counts = whole.gap, whole.undetermined, whole.settled
    head = parameter.name, parameter.title, parameter.cites
    return ReadingOf(*head, reading, reading_text(value), *counts, tuple(sorted(by_rule)))
