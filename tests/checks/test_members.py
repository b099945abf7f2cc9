"""Quantifiers and aggregates over lists against all ways in which the silence may end."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from engine.checks.from_typed import compiled
from engine.checks.node import Tally
from engine.checks.run import evaluate
from engine.checks.value import NumberValue
from engine.graph.columns import Column, Graph
from tests.checks.columns import codes, graph, numbers, relation, truths
from tests.checks.world import YEAR_2000, text


def world(seed: int) -> tuple[Graph, list[tuple[int, list[int]]]]:
    """Flows of parties: for each flow its sender and the flows that party sent, as listed; some senders unknown."""
    draw = Random(seed)
    senders = [draw.choice([0, 1, 2, None]) if seed % 2 else draw.choice([0, 1, 2]) for _ in range(12)]
    safe = [draw.choice([True, False, None]) for _ in range(12)]
    people = [draw.choice([3.0, (2.0, 9.0), None]) for _ in range(12)]
    lists = [[at for at, sender in enumerate(senders) if sender == party] for party in range(4)]
    floating = tuple(at for at, sender in enumerate(senders) if sender is None)
    columns: dict[tuple[str, str], Column] = {
        ("flow", "sender"): codes(*senders),
        ("flow", "safe"): truths(*safe),
        ("flow", "people"): numbers(*people),
        ("party", "sent"): relation(*lists, floating=floating),
    }
    return graph({"party": 4, "flow": 12}, columns, ("flow",)), list(enumerate(lists))


@pytest.mark.parametrize("seed", range(6))
def test_quantifiers_against_all_ways_the_silence_may_end(seed: int) -> None:
    """Yes and no exactly if it is so however unknown facts and unknown senders turn out."""
    columns, lists = world(seed)
    make = text()
    p, g = make.var("p", "party"), make.var("g", "flow")
    safe = columns.columns["flow", "safe"]
    floats = columns.columns["party", "sent"].floating  # type: ignore[union-attr]
    for quantifier in ("some", "every", "no"):
        body = make.some(quantifier, make.each(g, make.path(p, "sent")), make.path(g, "safe"))
        rule = make.rule("law.rule", p, make.yes(), body)
        verdicts = evaluate(compiled(make.program(rule), {}), columns, YEAR_2000, {})
        for party, members in lists:
            said = [True if safe.yes[at] else False if safe.no[at] else None for at in members]  # type: ignore[union-attr]
            may = [True if safe.yes[at] else False if safe.no[at] else None for at in floats]  # type: ignore[union-attr]
            outcomes = set()
            for choice in product(*([answer] if answer is not None else [True, False] for answer in said)):
                outcomes |= {
                    _holds(quantifier, choice),
                    *(_holds(quantifier, (*choice, *more)) for more in _worlds(may)),
                }
            expected = outcomes.pop() if len(outcomes) == 1 else None
            assert verdicts.run.truth(verdicts.rules[0].rule.roots.duty, party) == expected


def _worlds(may: list[bool | None]) -> list[tuple[bool, ...]]:
    """What one more member may bring."""
    return [(answer,) for some in may for answer in ([some] if some is not None else [True, False])]


def _holds(quantifier: str, members: tuple[bool, ...]) -> bool:
    return {"some": any(members), "every": all(members), "no": not any(members)}[quantifier]


@pytest.mark.parametrize("seed", range(6))
def test_aggregates_against_loops(seed: int) -> None:
    columns, lists = world(seed)
    make = text()
    p, g = make.var("p", "party"), make.var("g", "flow")
    where, value = make.path(g, "safe"), make.path(g, "people")
    safe, people = columns.columns["flow", "safe"], columns.columns["flow", "people"]
    floats = columns.columns["party", "sent"].floating.tolist()  # type: ignore[union-attr]
    for op in ("count", "sum", "persons", "min", "max"):
        total = make.tally(op, make.each(g, make.path(p, "sent"), where), None if op == "count" else value)
        rule = make.rule("law.rule", p, make.yes(), make.compare(total, ">=", make.number(5)))
        made = compiled(make.program(rule), {})
        verdicts = evaluate(made, columns, YEAR_2000, {})
        node = next(at for at, each in enumerate(made.nodes) if isinstance(each, Tally))
        for party, members in lists:
            listed = [(at, True) for at in members] + [(at, False) for at in floats]
            bounds = [(1.0, 1.0) if op == "count" else (people.low[at], people.high[at]) for at, _ in listed]  # type: ignore[union-attr]
            sure = [b for b, (at, mine) in zip(bounds, listed, strict=True) if mine and safe.yes[at]]  # type: ignore[union-attr]
            possible = [b for b, (at, _) in zip(bounds, listed, strict=True) if not safe.no[at]]  # type: ignore[union-attr]
            found = verdicts.run.at(node, np.array([party]))
            assert isinstance(found, NumberValue)
            assert (found.low[0], found.high[0], 0 if found.state is None else found.state[0]) == _bounds(
                op, sure, possible
            )


def _bounds(op: str, sure: list[tuple[float, float]], possible: list[tuple[float, float]]) -> tuple[float, float, int]:
    if op in ("count", "sum"):
        return sum(low for low, _ in sure), sum(high for _, high in possible), 0
    if op == "persons":
        return max((low for low, _ in sure), default=0.0), sum(high for _, high in possible), 0
    state = 0 if sure else 2 if possible else 1
    if not possible:
        return 0.0, 0.0, state
    low, high = min(low for low, _ in possible), max(high for _, high in possible)
    if op == "min":
        return low, min((high for _, high in sure), default=high), state
    return max((low for low, _ in sure), default=low), high, state
