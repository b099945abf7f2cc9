"""Verdicts do not depend on the size of blocks: a real case with more rows than a block, all shipped rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from engine import shelf
from engine.app.evaluation import loaded
from engine.app.rules import rules
from engine.checks import run, store
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.graph import states
from engine.graph.from_manifest import graph

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def program() -> Compiled:
    """All shipped rules, compiled once."""
    return rules((), (), cache=False).program


@pytest.mark.parametrize(
    ("example", "block", "stretch"), [("huatong", 8, 3), ("huatong", 16, 7), ("huatong", 24, 1), ("fennel", 8, 2)]
)
def test_blocks_of_any_size_give_the_same_verdicts_and_flags(
    example: str, block: int, stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = loaded(program(), shelf.manifests([str(EXAMPLES / example)]), None)
    columns = graph(given.manifest, program().schema)
    assert columns.rows["flow"] > block

    def told() -> list[tuple[object, ...]]:
        found = evaluate(program(), columns, given.as_of, {}).rules
        flags = ("judgement", "contested", "pending")
        return [
            (
                each.rule.id,
                each.codes().tolist(),
                *(None if (f := getattr(each, n)) is None else f.tolist() for n in flags),
            )
            for each in found
        ]

    whole = told()
    monkeypatch.setattr(store, "FEW", 0)
    monkeypatch.setattr(run, "BLOCK", block)
    monkeypatch.setattr(states, "STRETCH", stretch)
    assert told() == whole
