"""The companies of the examples, evaluated by the shipped rules, with a fact more, less or other than they state."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import structs

from engine import shelf
from engine.app.evaluation import Loaded, evaluated, loaded
from engine.app.rules import Rules, rules
from engine.findings.result import Result, RiskOf
from engine.graph.manifest import Record, Stated
from engine.ground.value import Value

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def law() -> Rules:
    """The shipped rules."""
    return rules((), (), cache=True)


@cache
def company(name: str) -> Loaded:
    """An example as it states itself."""
    return loaded(law().program, shelf.manifests([str(EXAMPLES / name)]), None)


def judged(of: Loaded) -> Result:
    """What all shipped rules find."""
    program = law().program
    return evaluated(program, of, {rule.id for rule in program.rules}, settings={}, policy="all")[0]


def risk(of: Loaded) -> RiskOf:
    """The score of all that they find."""
    found = judged(of).risk
    assert found is not None
    return found


def stating(of: Loaded, kind: str, id_: str, facts: Mapping[str, Value | None]) -> Loaded:
    """The company with other facts of one record; None: silence."""
    record = of.manifest.records[kind][id_]
    said = {name: stated for name, stated in record.facts.items() if name not in facts}
    said |= {name: Stated(value, record.span) for name, value in facts.items() if value is not None}
    return _with(of, structs.replace(record, facts=said))


def reversed_company(of: Loaded) -> Loaded:
    """The company with the records of every kind in the opposite order."""
    records = {kind: dict(reversed(found.items())) for kind, found in of.manifest.records.items()}
    return structs.replace(of, manifest=structs.replace(of.manifest, records=records))


def _with(of: Loaded, record: Record) -> Loaded:
    records = dict(of.manifest.records)
    records[record.kind] = {**records[record.kind], record.id: record}
    return structs.replace(of, manifest=structs.replace(of.manifest, records=records))
