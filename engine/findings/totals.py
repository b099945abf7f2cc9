"""Stated totals that lie outside what the records add up to; the evaluator sets them aside, and here that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from engine.checks.node import Gather, Narrowed, PerYear, Stored
from engine.checks.reads import below
from engine.checks.value import NumberValue
from engine.checks.verdict import Run, Verdicts
from engine.findings.block import number_at
from engine.findings.worded import number_words
from engine.graph.manifest import Manifest, Stated
from engine.ground import messages
from engine.ground.problem import Problem


def set_aside(verdicts: Verdicts, manifest: Manifest) -> tuple[Problem, ...]:
    """Warnings, each at a stated total that cannot be true together with the numbers that rules add up."""
    run = verdicts.run
    found: dict[tuple[str, str, str], Problem] = {}
    apart = {}
    for number, node in enumerate(run.compiled.nodes):
        if isinstance(node, Narrowed) and (told := dict(_outside(node, run, manifest))):
            apart[number] = told
    for number in _reached(verdicts) if apart else ():  # seldom: to know what the rules reach takes a while
        found |= apart.get(number, {})
    return tuple(found.values())


def _outside(node: Narrowed, run: Run, manifest: Manifest) -> Iterator[tuple[tuple[str, str, str], Problem]]:
    stated = run.compiled.nodes[node.stated]
    while isinstance(stated, Gather):
        stated = run.compiled.nodes[stated.of]
    if not isinstance(stated, PerYear | Stored) or stated.space != node.space:
        return  # the total of another row than the one that adds up
    kind = stated.space.removesuffix("*")
    ids = run.graph.ids.get(kind, ())
    records = manifest.records.get(kind, {})
    years: Sequence[int | None] = run.years.tolist() if stated.space.endswith("*") else [None]
    for row, id_ in enumerate(ids):
        known = records[id_].facts.get(stated.fact) if id_ in records else None
        if known is None:
            continue
        for position, year in enumerate(years):
            at = np.array([position * len(ids) + row], dtype=np.int64)
            total, said = run.at(node.of, at), run.at(node.stated, at)
            if isinstance(total, NumberValue) and isinstance(said, NumberValue) and _apart(total, said):
                yield (kind, id_, f"{stated.fact} {year}"), _problem(stated.fact, id_, year, known, total, said)


def _apart(total: NumberValue, said: NumberValue) -> bool:
    low, high, _ = number_at(total, 0)
    stated_low, stated_high, state = number_at(said, 0)
    return state == 0 and (stated_high < low or high < stated_low)


def _problem(fact: str, id_: str, year: int | None, known: Stated, total: NumberValue, said: NumberValue) -> Problem:
    stated, summed = (number_words(*number_at(each, 0), "people") for each in (said, total))
    if year is None:
        return messages.records.TOTAL_APART(known.span, fact=fact, record=id_, stated=stated, summed=summed)
    told = messages.records.TOTAL_OF_YEAR_APART
    return told(known.span, fact=fact, record=id_, year=year, stated=stated, summed=summed)


def _reached(verdicts: Verdicts) -> list[int]:
    """The nodes below the verdicts of the rules that were run."""
    roots = (each.rule.roots for each in verdicts.rules)
    each_root = (node for root in roots for node in (root.applies, root.exempt, root.duty))
    return sorted(below(each_root, verdicts.run.compiled.nodes))
