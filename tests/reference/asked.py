"""What the reference evaluator answers to one rule over one small manifest."""

from __future__ import annotations

from engine.graph.manifest import Manifest
from engine.ground.schema import Table
from engine.ground.value import Value
from engine.typed import tree
from tests.reference import Answer, evaluate
from tests.reference.sketch import (
    day,
    manifest,
    program,
    rule,
)

AS_OF = day("2026-06-30")


def answer(rule_: tree.Rule, world: Manifest, row: str = "f", **tables: Table) -> Answer:
    """The answer at one row."""
    return evaluate(program(rule_, tables=tables), world, AS_OF, {})["r"][row]


def duty(condition: tree.Expr, world: Manifest, row: str = "f", **tables: Table) -> str:
    """The verdict of a rule that always applies."""
    return answer(rule(condition), world, row, **tables).verdict


def one_flow(*complete: str, **facts: Value) -> Manifest:
    """A manifest of one flow `f`."""
    return manifest(*complete, flow={"f": {"from" if k == "start" else k: v for k, v in facts.items()}})
