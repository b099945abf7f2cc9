"""Theorem: what is told of another reading is what a run under it gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, reject
from hypothesis import strategies as st

from engine.checks.program import Reading
from engine.checks.run import evaluate
from engine.checks.verdict import Code, Moved, RuleVerdicts
from engine.findings.from_verdicts import result
from engine.graph.from_manifest import graph
from engine.ground.calendar import day
from engine.ground.problem import PolicyError
from engine.ground.value import Truth, Value
from tests.findings.company import COMPANY
from tests.findings.drawn import OFTEN, World, text, worlds
from tests.findings.world import AS_OF, program, read

RULES = program("contested", "route")
OPEN = (Code.GAP, Code.UNDETERMINED)


READINGS = [{}, *({each.name: value} for each in RULES.parameters.values() for value in each.readings)]


def paired(one: RuleVerdicts) -> list[tuple[Reading, Moved]]:
    return list(zip(one.rule.readings, one.moved, strict=True))


@given(worlds(), st.sampled_from(READINGS))
@OFTEN
def test_a_reading_tells_how_many_verdicts_a_run_under_it_would_change(world: World, taken: dict[str, Value]) -> None:
    try:
        stated = read(text(world), RULES)
    except PolicyError:
        reject()
    columns = graph(stated, RULES.schema)
    run = evaluate(RULES, columns, day(AS_OF), taken)
    for each, (reading, how) in ((one, pair) for one in run.rules for pair in paired(one)):
        value = RULES.parameters[reading.parameter].readings[reading.reading]
        other = evaluate(RULES, columns, day(AS_OF), {**taken, reading.parameter: value}).rules
        before, after = each.codes(), next(o.codes() for o in other if o.rule.id == each.rule.id)
        assert how == Moved(
            gap=int(np.sum((after == Code.GAP) & (before != Code.GAP))),
            undetermined=int(np.sum((after == Code.UNDETERMINED) & (before != Code.UNDETERMINED))),
            settled=int(np.sum(np.isin(before, OPEN) & ~np.isin(after, OPEN))),
        )
    told = result(run, stated, policy="p", engine="0").readings
    moved = sum((how for each in run.rules for how in each.moved), Moved(0, 0, 0))
    assert sum((Moved(each.gap, each.undetermined, each.settled) for each in told), Moved(0, 0, 0)) == moved


def test_what_is_in_order_under_one_reading_alone_is_told_without_a_finding() -> None:
    stated = read(COMPANY + "flows:\n  out: {activity: sale, route: none}\n", RULES)
    run = evaluate(RULES, graph(stated, RULES.schema), day(AS_OF), {"silence_counts": Truth(True)})
    found = result(run, stated, policy="p", engine="0")
    assert "act.contested" not in {each.rule for each in found.findings}
    assert [(each.parameter, each.value, each.gap, each.rules) for each in found.readings] == [
        ("silence_counts", "false", 1, ("act.contested",))
    ]
