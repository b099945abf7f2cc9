"""What is flagged on a finding: judgements that it rests on, other readings that would change it, clocks that run,
plans."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.checks.node import Outcome, Timely
from engine.checks.program import Roots, RuleCard
from engine.findings.entry import Entries
from engine.findings.finding import Contested, VerdictName
from engine.findings.openings import of_members
from engine.findings.operands import operands
from engine.findings.phrases import phrase
from engine.findings.records import Records
from engine.findings.verdict import verdict_under
from engine.findings.view import View
from engine.findings.worded import typed_words
from engine.ground.calendar import day_text, moment_text
from engine.ground.duration import length_text
from engine.ground.schema import Text2
from engine.ground.value import Amount, Length, OneTerm, Range, Truth, Value
from engine.typed.declared import Parameter


def judgements(view: View, records: Records, entries: Entries, roots: Roots, row: int) -> tuple[str, ...]:
    """The recorded judgements below the roots at a row, as entries of `missing` are written."""
    found: dict[str, None] = {}
    for node, at in _below(view, roots, row):
        leaf = view.nodes[node]
        if isinstance(leaf, Outcome) and view.truth(node, at) is not None:
            found[entries.of_judgement(records.subject(leaf.space, at), leaf.judgement)] = None
    return tuple(found)


def due(view: View, roots: Roots, row: int) -> str | None:
    """The first day or moment at which a clock that runs below the roots is over."""
    ends = []
    for node, at in _below(view, roots, row, settled=False):
        clock = view.nodes[node]
        if not isinstance(clock, Timely) or view.truth(node, at) is not None:
            continue
        if view.number(clock.event, view.beside(clock.event, clock.space, at))[2] == 1:
            end = view.number(clock.due, view.beside(clock.due, clock.space, at))[1]
            if np.isfinite(end):
                is_day = view.nodes[clock.due].domain == "date"
                ends.append(day_text(int(end)) if is_day else moment_text(int(end)))
    return min(ends, default=None)


def planned(view: View, rule: RuleCard, row: int) -> str | None:
    """The first day, where the row is judged on a day that is surely still to come."""
    low = view.number(rule.day, row if view.nodes[rule.day].space else 0)[0]
    return day_text(int(low)) if low > view.run.as_of else None


def contested(view: View, rule: RuleCard, verdict: VerdictName, row: int) -> tuple[Contested, ...]:
    """The readings of contested parameters under which the verdict is another."""
    found = []
    for reading in rule.readings:
        other = verdict_under(view, reading.roots, row)
        if other != verdict:
            parameter = view.run.compiled.parameters[reading.parameter]
            value = parameter.readings[reading.reading]
            found.append(Contested(reading.parameter, reading_text(value), _read(view, parameter, value), other))
    return tuple(found)


def _read(view: View, parameter: Parameter, value: Value) -> Text2:
    """A reading in words: the parameter's title and the value."""
    said = typed_words(value, parameter.type, view.run.compiled.schema)
    title = Text2(parameter.title.en or parameter.name, parameter.title.zh or parameter.name)
    return phrase("reading", title=title, value=said)


def reading_text(value: Value) -> str:
    """The value of a parameter as a policy writes it."""
    match value:
        case Truth(yes):
            return "true" if yes else "false"
        case OneTerm(name):
            return name
        case Range(low, high):
            return f"{low:.0f}" if low == high else f"{low:.0f}..{high:.0f}"
        case Length():
            return length_text(value)
        case Amount(range=amount, currency=currency):
            return f"{amount.low:.0f} {currency}"
        case _:
            return "none"


def _below(view: View, roots: Roots, row: int, *, settled: bool = True) -> Iterator[tuple[int, int]]:
    """The nodes and rows below the roots, each once, members included; what lies below a truth that is known only where
    `settled` is asked for too."""
    waiting = [(node, row if view.nodes[node].space else 0) for node in (roots.exempt, roots.applies, roots.duty)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        yield key
        if not settled and view.nodes[key[0]].shape == "truth" and view.truth(*key) is not None:
            continue
        waiting += reversed([*operands(view, *key), *of_members(view, *key)])
