"""Quantifiers and aggregates over lists against all ways in which the silence may end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random

import numpy as np
import pytest

from engine.checks.from_typed import compiled
from engine.checks.node import Tally
from engine.checks.run import evaluate
from engine.checks.value import NumberValue
from engine.graph.columns import Column, Graph, NumberColumn, TruthColumn
from tests.checks.columns import codes, graph, numbers, relation, truths
from tests.checks.world import YEAR_2000, maker


@dataclass(frozen=True)
class World:
    """Flows of parties, some of whose senders nobody knows."""

    graph: Graph
    safe: TruthColumn
    people: NumberColumn
    sent: list[list[int]]  # by party
    floating: tuple[int, ...]


def world(seed: int) -> World:
    draw = Random(seed)
    senders = [draw.choice([0, 1, 2, None]) if seed % 2 else draw.choice([0, 1, 2]) for _ in range(12)]
    safe = [draw.choice([True, False, None]) for _ in range(12)]
    people = [draw.choice([3.0, (2.0, 9.0), None]) for _ in range(12)]
    sent = [[at for at, sender in enumerate(senders) if sender == party] for party in range(4)]
    floating = tuple(at for at, sender in enumerate(senders) if sender is None)
    safe_column, people_column = truths(*safe), numbers(*people)
    columns: dict[tuple[str, str], Column] = {
        ("flow", "sender"): codes(*senders),
        ("flow", "safe"): safe_column,
        ("flow", "people"): people_column,
        ("party", "sent"): relation(*sent, floating=floating),
    }
    facts = graph({"party": 4, "flow": 12}, columns, ("flow",))
    return World(facts, safe_column, people_column, sent, floating)


@pytest.mark.parametrize("seed", range(6))
def test_quantifiers_against_all_ways_the_silence_may_end(seed: int) -> None:
    """Yes and no exactly if it is so however unknown facts and unknown senders turn out."""
    given = world(seed)
    safe = given.safe
    make = maker()
    p, g = make.var("p", "party"), make.var("g", "flow")
    for quantifier in ("some", "every", "no"):
        body = make.some(quantifier, make.each(g, make.path(p, "sent")), make.path(g, "safe"))
        rule = make.rule("law.rule", p, make.yes(), body)
        verdicts = evaluate(compiled(make.program(rule), {}), given.graph, YEAR_2000, {})
        for party, members in enumerate(given.sent):
            said = [True if safe.yes[at] else False if safe.no[at] else None for at in members]
            may = [True if safe.yes[at] else False if safe.no[at] else None for at in given.floating]
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
    given = world(seed)
    safe, people = given.safe, given.people
    make = maker()
    p, g = make.var("p", "party"), make.var("g", "flow")
    where, value = make.path(g, "safe"), make.path(g, "people")
    for op in ("count", "sum", "persons", "min", "max"):
        total = make.tally(op, make.each(g, make.path(p, "sent"), where), None if op == "count" else value)
        rule = make.rule("law.rule", p, make.yes(), make.compare(total, ">=", make.number(5)))
        made = compiled(make.program(rule), {})
        verdicts = evaluate(made, given.graph, YEAR_2000, {})
        node = next(at for at, each in enumerate(made.nodes) if isinstance(each, Tally))
        for party, members in enumerate(given.sent):
            listed = [(at, True) for at in members] + [(at, False) for at in given.floating]
            bounds = [(1.0, 1.0) if op == "count" else (people.low[at], people.high[at]) for at, _ in listed]
            sure = [b for b, (at, mine) in zip(bounds, listed, strict=True) if mine and safe.yes[at]]
            possible = [b for b, (at, _) in zip(bounds, listed, strict=True) if not safe.no[at]]
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
