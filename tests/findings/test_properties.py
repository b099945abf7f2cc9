"""Theorems of findings, on drawn manifests: what is missing matters, what is determined waits for nothing."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

from hypothesis import assume, given, reject
from hypothesis import strategies as st

from engine.findings.finding import NARROWER, Finding
from engine.findings.result import Result
from tests.findings.drawn import FACTS, OFTEN, PLURALS, World, text, worlds
from tests.findings.small_law import RULES
from tests.findings.world import checked

JUDGED = {"fair": {"outcome": True, "by": "Anna", "date": "2026-05-01", "reason": "asked"}}


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
    assume(waiting)
    before = data.draw(st.sampled_from(waiting))
    entry = data.draw(st.sampled_from(before.missing))
    more = answered(world, entry, data.draw)
    if more is None:
        reject()
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
    assume(stated)
    section, id_, name = data.draw(st.sampled_from(stated))
    less = copy.deepcopy(world)
    del less[section][id_][name]
    before = {key(each): each.verdict for each in found(world, *RULES).findings}
    kind = next(kind for kind, plural in PLURALS.items() if plural == section)
    for after in found(less, *RULES).findings:
        if after.verdict == "undetermined" != before[key(after)] and after.missing_total <= len(after.missing):
            waits = {entry.removesuffix(NARROWER).partition("[")[0] for entry in after.missing}
            assert f"{kind}.{id_}.{name}" in waits or after.due, after
