"""Theorems of findings, on drawn manifests: what is missing matters, what is determined waits for nothing."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.findings.finding import NARROWER, Finding
from engine.findings.result import Result
from tests.findings.small_law import RULES
from tests.findings.world import checked

World = dict[str, Any]

PLURALS = {
    "party": "parties", "system": "systems", "dataset": "datasets", "activity": "activities", "flow": "flows",
    "consent": "consents", "group": "groups",
}  # fmt: skip
PLACES = st.sampled_from(["home", "lion", "crm", "people"])
PURPOSES = st.lists(st.sampled_from(["service", "marketing", "marketing.email"]), unique=True)
CONSENTS = st.lists(st.sampled_from(["c1", "c2"]), unique=True)
RANGES = st.tuples(st.integers(0, 900), st.integers(901, 3000)).map("{0[0]}..{0[1]}".format)
COUNTS = st.one_of(st.integers(0, 3000), RANGES)
FACTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "parties": {
        "country": st.sampled_from(["CN", "SG"]),
        "staff": COUNTS,
        "exported": st.dictionaries(st.just("2026"), COUNTS),
    },
    "groups": {"country": st.sampled_from(["CN", "SG"])},
    "systems": {"operator": st.sampled_from(["home", "lion"]), "country": st.sampled_from(["CN", "SG"])},
    "datasets": {"derived_from": st.just([]), "source": st.sampled_from(["none", "bought"])},
    "activities": {"controller": st.sampled_from(["home", "lion"]), "purposes": PURPOSES, "consents": CONSENTS},
    "flows": {
        "from": PLACES,
        "to": st.one_of(PLACES, st.just("none")),
        "data": st.lists(st.sampled_from(["profile", "score"]), unique=True, min_size=1),
        "activity": st.sampled_from(["sale", "ads"]),
        "started": st.sampled_from(["2026-01-01", "2026-06-25", "2025-12-31"]),
        "ended": st.sampled_from(["none", "2026-06-28"]),
        "told": st.sampled_from(["none", "2026-01-05", "2026-06-01"]),
        "persons": st.dictionaries(st.just("2026"), COUNTS),
        "route": st.sampled_from(["none", "contract", "assessment"]),
        "consents": CONSENTS,
    },
    "consents": {
        "separate": st.booleans(),
        "recipients": st.lists(st.sampled_from(["home", "lion"]), unique=True),
        "covers": st.lists(st.sampled_from(["f1", "f2"]), unique=True),
    },
}
IDS = {
    "parties": ("home", "lion"), "groups": ("people",), "systems": ("crm",), "datasets": ("profile", "score"),
    "activities": ("sale", "ads"), "flows": ("f1", "f2", "f3"), "consents": ("c1", "c2"),
}  # fmt: skip
JUDGED = {"fair": {"outcome": True, "by": "Anna", "date": "2026-05-01", "reason": "asked"}}
OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A manifest in which each fact is stated or not."""
    world: World = {"complete": draw(st.lists(st.sampled_from(["flows", "activities", "consents"]), unique=True))}
    for section, ids in IDS.items():
        world[section] = {}
        for id_ in ids:
            facts = {name: draw(values) for name, values in FACTS[section].items() if draw(st.integers(0, 3))}
            world[section][id_] = facts
    return world


def text(world: World) -> str:
    """The world as YAML; JSON is YAML, and whatever is no number stays as it is."""
    return "".join(f"{section}: {json.dumps(facts)}\n" for section, facts in world.items())


def answered(world: World, entry: str, draw: Callable[[st.SearchStrategy[Any]], Any]) -> World | None:
    """The world with an answer to an entry of `missing`; None where no manifest can give one."""
    world = copy.deepcopy(world)
    if (listing := re.fullmatch(r"complete\.(\w+)", entry)) is not None:
        world["complete"].append(listing[1])
        return world
    if (judged := re.fullmatch(r"judged\.(\w+)\(flow\.(\w+)\)", entry)) is not None:
        world["flows"][judged[2]]["judged"] = JUDGED
        return world
    fact = re.fullmatch(r"(\w+)\.(\w+)\.(\w+)(?:\[(\d+)\])?", entry.removesuffix(NARROWER))
    if fact is None:
        return None
    kind, id_, name, year = fact.groups()
    if name not in FACTS[PLURALS[kind]]:
        return None
    record = world[PLURALS[kind]][id_]
    if entry.endswith(NARROWER):
        stated = record[name] if year is None else record[name][year]
        exact = ["marketing.email"] if isinstance(stated, list) else int(str(stated).partition("..")[2])
        record[name] = exact if year is None else {**record[name], year: exact}
    elif year is not None:
        record[name] = {**record.get(name, {}), year: draw(st.integers(0, 3000))}
    else:
        record[name] = draw(FACTS[PLURALS[kind]][name])
    return world


def key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.subject.id


def found(world: World, *rules: str) -> Result:
    return checked(text(world), *rules)


@given(st.data(), st.sampled_from(sorted(RULES)))
@OFTEN
def test_stating_a_missing_fact_moves_the_verdict_or_the_frontier(data: st.DataObject, rule: str) -> None:
    world = data.draw(worlds())
    waiting = [each for each in found(world, rule).findings if each.missing]
    if not waiting:
        return
    before = data.draw(st.sampled_from(waiting))
    entry = data.draw(st.sampled_from(before.missing))
    more = answered(world, entry, data.draw)
    if more is None:
        return
    after = next(each for each in found(more, rule).findings if key(each) == key(before))
    assert (after.verdict, after.missing) != (before.verdict, before.missing)


@given(worlds())
@OFTEN
def test_a_determined_verdict_has_an_empty_missing_and_no_other_has(world: World) -> None:
    for each in found(world, *RULES).findings:
        waits = each.verdict == "undetermined" and each.due is None
        assert bool(each.missing) is waits, each


@given(worlds())
@OFTEN
def test_every_reason_has_a_location_and_both_languages(world: World) -> None:
    for each in found(world, *RULES).findings:
        assert each.because
        assert each.location is not None
        for reason in each.because:
            assert reason.location is not None
            assert reason.text.en.endswith(".")
            assert reason.text.zh.endswith("。")


@given(worlds())
@OFTEN
def test_reasons_agree_with_the_verdict(world: World) -> None:
    for each in found(world, *RULES).findings:
        values = {reason.value for reason in each.because}
        if each.verdict == "undetermined":
            assert "unknown" in values
        elif each.verdict != "not_applicable":
            assert "unknown" not in values


@given(worlds(), st.randoms())
@OFTEN
def test_the_order_of_the_manifest_never_matters(world: World, chance: Any) -> None:
    def shuffled(section: Any) -> Any:
        if not isinstance(section, dict):
            return section
        return dict(chance.sample(sorted(section.items()), len(section)))

    other = {section: shuffled(facts) for section, facts in world.items()}
    one, two = found(world, *RULES), found(other, *RULES)
    assert [(f.fingerprint, f.verdict) for f in one.findings] == [(f.fingerprint, f.verdict) for f in two.findings]
    assert one.summary == two.summary


@given(worlds())
@OFTEN
def test_every_open_finding_is_in_exactly_one_question(world: World) -> None:
    result = found(world, *RULES)
    waiting = [each for each in result.findings if each.missing]
    assert sum(question.findings for question in result.questions) == len(waiting)
    asked = {entry for question in result.questions for entry in question.entries}
    assert asked == {each.missing[0] for each in waiting}


@given(st.data())
@OFTEN
def test_a_fact_that_was_taken_away_is_missing_where_the_verdict_fell_with_it(data: st.DataObject) -> None:
    world = data.draw(worlds())
    stated = [
        (section, id_, name)
        for section, records in world.items()
        if isinstance(records, dict)
        for id_, facts in records.items()
        for name in facts
    ]
    if not stated:
        return
    section, id_, name = data.draw(st.sampled_from(stated))
    less = copy.deepcopy(world)
    del less[section][id_][name]
    before = {key(each): each.verdict for each in found(world, *RULES).findings}
    kind = next(kind for kind, plural in PLURALS.items() if plural == section)
    for after in found(less, *RULES).findings:
        if after.verdict == "undetermined" != before[key(after)] and after.missing_total <= len(after.missing):
            waits = {entry.removesuffix(NARROWER).partition("[")[0] for entry in after.missing}
            assert f"{kind}.{id_}.{name}" in waits or after.due, after
