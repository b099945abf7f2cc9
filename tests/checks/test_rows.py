"""What a run shows at single rows is what it found in bulk, node by node, over drawn rules and manifests."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from engine.checks import run, store
from engine.checks.program import Compiled
from engine.checks.reads import children
from engine.checks.run import evaluate
from engine.checks.value import (
    CodeValue,
    Data,
    LengthValue,
    MoneyValue,
    NumberValue,
    SetValue,
    TextValue,
    TruthValue,
)
from engine.graph import states
from engine.graph.from_manifest import graph
from tests.properties.bench import rules
from tests.properties.chance import seeded
from tests.properties.drafts import draft
from tests.properties.records import manifest
from tests.properties.rules import rule_source


def flat(value: Data, rows: int) -> list[object]:
    """The value of each row, comparable; what a number that is none holds does not matter."""
    match value:
        case TruthValue(yes, no):
            return list(zip(np.unpackbits(yes, count=rows), np.unpackbits(no, count=rows), strict=True))
        case NumberValue(low, high, state):
            states = np.broadcast_to(np.zeros(1, np.uint8) if state is None else state, rows)
            bounds = (np.where(states == 1, 0.0, np.broadcast_to(side, rows)) for side in (low, high))
            return list(zip(*bounds, states, strict=True))
        case CodeValue(code):
            return list(np.broadcast_to(code, rows))
        case TextValue(code, texts):
            return [texts[at] if at >= 0 else at for at in np.broadcast_to(code, rows)]
        case LengthValue(months, hours):
            return [*flat(months, rows), *flat(hours, rows)]
        case MoneyValue(amount, currency, currencies):
            names = [currencies[at] if at >= 0 else at for at in np.broadcast_to(currency, rows)]
            return [*flat(amount, rows), *names]
        case SetValue(must, may, given):
            sides = ([np.unpackbits(side[t], count=given).tolist() for t in range(len(must))] for side in (must, may))
            return [bits if given == rows else bits * rows for side in sides for bits in side]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("few", [-1, store.FEW])
def test_row_equals_bulk(few: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "FEW", few)
    made = rules([rule_source(seeded(seed * 100 + at), f"r{at}") for at in range(5)])
    drawn = manifest(draft(seeded(seed + 1000)))
    columns = graph(drawn, made.program.schema)
    shown = evaluate(made.compiled, columns, drawn.as_of or 739_000, {}).run
    compared = 0
    for number, node in enumerate(made.compiled.nodes):
        rows = shown.rows(node.space)
        if node.space == "" or node.shape in ("pairs", "lineage") or rows < 2:
            continue
        together = flat(shown.at(number, np.arange(rows)), rows)
        backwards = flat(shown.at(number, np.arange(rows)[::-1].copy()), rows)
        if node.shape in ("truth", "number", "term", "ref", "text"):
            alone = [flat(shown.at(number, np.array([row])), 1)[0] for row in range(rows)]
            assert together == alone == backwards[::-1], (number, node)
            compared += 1
    assert compared > 50


@pytest.mark.parametrize("seed", range(8))
def test_what_is_remembered_of_few_rows_is_what_is_made_of_many_in_any_blocks(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = rules([rule_source(seeded(seed * 100 + at), f"r{at}") for at in range(5)])
    drawn = manifest(draft(seeded(seed + 3000)))
    columns = graph(drawn, made.program.schema)
    runs = []
    for few, block, stretch in ((-1, run.BLOCK, states.STRETCH), (0, 8, 3), (store.FEW, run.BLOCK, states.STRETCH)):
        monkeypatch.setattr(store, "FEW", few)
        monkeypatch.setattr(run, "BLOCK", block)
        monkeypatch.setattr(states, "STRETCH", stretch)
        verdicts = evaluate(made.compiled, columns, drawn.as_of or 739_000, {})
        values = [
            flat(verdicts.run.at(number, np.arange(rows)), rows)
            for number, node in enumerate(made.compiled.nodes)
            if node.space and node.shape not in ("pairs", "lineage") and (rows := verdicts.run.rows(node.space))
        ]
        flags = [[getattr(rule, flag) for flag in ("judgement", "contested", "pending")] for rule in verdicts.rules]
        planes = [[None if flag is None else flag.tolist() for flag in of] for of in flags]
        runs.append(([rule.codes().tolist() for rule in verdicts.rules], planes, values))
    assert runs[0] == runs[1] == runs[2]


def test_rules_too_deep_to_be_asked_are_carried_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made = rules([rule_source(seeded(at), f"r{at}") for at in range(5)])
    drawn = manifest(draft(seeded(4000)))
    columns = graph(drawn, made.program.schema)
    asked = evaluate(made.compiled, columns, 739_000, {})
    assert made.compiled.plans[0].depth < run.DEEP
    monkeypatch.setattr(run, "DEEP", made.compiled.plans[0].depth - 1)
    monkeypatch.delattr(run, "_ask")
    done = evaluate(made.compiled, columns, 739_000, {})
    assert [rule.codes().tolist() for rule in asked.rules] == [rule.codes().tolist() for rule in done.rules]


@pytest.mark.parametrize("seed", range(2))
def test_a_compiled_program_survives_serialisation(seed: int) -> None:
    made = rules([rule_source(seeded(seed * 100 + at), f"r{at}") for at in range(5)])
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(made.compiled), type=Compiled)
    assert again == made.compiled
    drawn = manifest(draft(seeded(seed + 2000)))
    columns = graph(drawn, made.program.schema)
    before, after = (evaluate(each, columns, drawn.as_of or 739_000, {}) for each in (made.compiled, again))
    for one, other in zip(before.rules, after.rules, strict=True):
        assert one.codes().tolist() == other.codes().tolist()


@pytest.mark.parametrize("seed", range(2))
def test_children_have_smaller_numbers_than_their_parents(seed: int) -> None:
    made = rules([rule_source(seeded(seed * 100 + at), f"r{at}") for at in range(5)])
    assert all(child < at for at, node in enumerate(made.compiled.nodes) for child in children(node))
    assert len(set(made.compiled.nodes)) == len(made.compiled.nodes)
