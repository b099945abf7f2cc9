"""What other readings of contested parameters would make of the verdicts: a reading may turn what counts as in order,
or as not applicable, into a gap, and then it must not stay unseen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from engine.checks.program import Compiled
from engine.checks.verdict import Moved, RuleVerdicts
from engine.findings.flags import reading_text
from engine.findings.phrases import phrase
from engine.findings.worded import typed_words
from engine.ground.schema import Schema, Text2
from engine.typed.declared import Parameter


class ReadingOf(Struct, frozen=True):
    """A reading that was not taken, and how many verdicts would be another under it: `gap` would be gaps,
    `undetermined` would be open, `settled` would no longer be either. `reading` says it in words, `value` is what a
    policy sets, `moved` says the counts in words; `rules` are those whose verdicts move."""

    parameter: str
    citations: tuple[str, ...]
    reading: Text2
    value: str
    moved: Text2
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
    counts = {"gap": whole.gap, "undetermined": whole.undetermined, "settled": whole.settled}
    said = [phrase(f"moved_{name}", n=n) for name, n in counts.items() if n]
    moved = Text2(", ".join(each.en for each in said), "，".join(each.zh for each in said))
    words = phrase("reading", title=parameter.title, value=typed_words(value, parameter.type, schema))
    rules = tuple(sorted(by_rule))
    return ReadingOf(parameter.name, parameter.cites, words, reading_text(value), moved, **counts, rules=rules)
