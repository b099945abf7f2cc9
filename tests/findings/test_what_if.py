"""Theorem: to suppose an answer is to state it, and to suppose what is stated changes nothing."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, reject
from hypothesis import strategies as st

from engine.checks.run import evaluate
from engine.findings.from_verdicts import result
from engine.graph.from_manifest import graph
from engine.graph.manifest import Manifest
from engine.graph.supposed import supposed
from engine.ground.calendar import day
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from tests.findings.drawn import FACTS, IDS, OFTEN, World, text, worlds
from tests.findings.world import ALL, AS_OF, program, read

RULES = program("route", "purpose", "memory", "staff", "stated_volume", "deadline")
KIND = {"parties": "party", "activities": "activity", "flows": "flow", "consents": "consent"}


def found(stated: Manifest) -> list[tuple[str, str, tuple[str, ...]]]:
    """Fingerprint, verdict and what is missing of all findings."""
    verdicts = evaluate(RULES, graph(stated, RULES.schema), day(AS_OF), {})
    made = result(verdicts, stated, policy="p", engine="0", show=ALL)
    return [(each.fingerprint, each.verdict, each.missing) for each in made.findings]


def flag(section: str, name: str, fact: str, answer: Any) -> Source:
    """`--set` of one answer."""
    word = json.dumps(answer) if isinstance(answer, list | dict | bool) else str(answer)
    return Source("--set", f"{KIND[section]}.{name}.{fact}={word}")


@given(worlds(), st.data())
@OFTEN
def test_to_suppose_an_answer_is_to_state_it(world: World, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(sorted(KIND)))
    name = data.draw(st.sampled_from(IDS[section]))
    fact = data.draw(st.sampled_from(sorted(FACTS[section])))
    answer = data.draw(FACTS[section][fact])
    stating = copy.deepcopy(world)
    stating[section][name][fact] = answer
    try:
        stated = read(text(stating), RULES)
        before = read(text(world), RULES)
    except PolicyError:
        reject()
    after, told = supposed(before, RULES.schema, flag(section, name, fact, answer))
    assert found(after) == found(stated)
    assert [(each.id, each.fact, each.before is None) for each in told] == [
        (name, fact, fact not in world[section][name])
    ]
    again, _ = supposed(stated, RULES.schema, flag(section, name, fact, answer))
    assert found(again) == found(stated)
