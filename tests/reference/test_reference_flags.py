"""What a verdict says that it rests on: judgements, readings of contested parameters."""

from __future__ import annotations

from dataclasses import replace

from engine.graph.manifest import Recorded
from engine.ground.schema import YesNo
from engine.ground.value import Truth
from engine.typed import declared, tree
from tests.reference import Answer, evaluate
from tests.reference.sketch import HERE, NO, NO_TEXT, YES, F, day, manifest, program, rule

AS_OF = day("2026-06-30")


def test_a_judgement_flags_what_rests_on_it_and_expires() -> None:
    judged = tree.Judged("fine", F, "f", HERE)

    def about(on: str) -> Answer:
        world = manifest(flow={"f": {}}, judged={"fine": Recorded(True, "Anna", day(on), "", HERE)})
        return evaluate(program(rule(judged)), world, AS_OF, {})["r"]["f"]

    assert about("2025-06-30") == Answer("met", judgement=True)
    assert about("2025-06-29") == Answer("undetermined")


def test_a_verdict_that_another_reading_changes_is_contested() -> None:
    readings = (Truth(True), Truth(False))
    parameter = declared.Parameter("strict", YesNo(), Truth(True), None, readings, NO_TEXT, (), HERE)
    strict = tree.ParameterOf("strict", YesNo(), HERE)
    found = {}
    for name, other in (("alone", NO), ("anyway", YES)):
        rules = replace(rule(tree.Or((strict, other), HERE)), id=name)
        run = evaluate(program(rules, parameters={"strict": parameter}), manifest(flow={"f": {}}), AS_OF, {})
        found[name] = run[name]["f"]
    assert found == {"alone": Answer("met", contested=True), "anyway": Answer("met")}
