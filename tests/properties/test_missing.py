"""Theorems about what an undetermined finding says to be missing, tried on drawn rules and manifests."""

from __future__ import annotations

import re
from typing import Final

from engine.ground.source import Source
from tests.properties.as_yaml import yaml_text
from tests.properties.bench import Rules, drawn_rules, engine, findings, from_yaml, rules
from tests.properties.chance import Chance
from tests.properties.drafts import AS_OF, SIZES, Draft, Facts, draft
from tests.properties.drawing import always, dice
from tests.properties.records import manifest
from tests.properties.silence import consistent, lies_ahead, passed_over

FACT: Final = re.compile(r"(\w+)\.(\w+)\.([a-z_.]+)")


@always(30)
@dice(3)
def test_what_is_undetermined_names_what_is_missing_unless_a_clock_runs(
    rules_: Chance, drafts: tuple[Chance, ...]
) -> None:
    of = drawn_rules(rules_)
    for chance in drafts:
        drawn = draft(chance)
        for (rule, row), missing in _undetermined(of, drawn).items():
            assert missing, f"{rule} at {row}\n{of.texts[rule]}\n{yaml_text(drawn)}"


@always(20)
@dice(2)
def test_missing_facts_settle(rules_: Chance, drafts: tuple[Chance, ...]) -> None:
    """What is missing is stated, as often as something is: then all is settled that the whole manifest settles, but for
    what waits for a clock."""
    of = drawn_rules(rules_)
    for chance in drafts:
        drawn = draft(chance, "whole")
        consistent(drawn)
        settled = {k for k, f in findings(of, manifest(drawn), drawn.as_of).items() if f.verdict != "undetermined"}
        forgotten = _forgotten(chance, drawn, passed_over(of))
        while missing := {key: entries for key, entries in _undetermined(of, drawn).items() if key in settled}:
            told = _told(drawn, forgotten, {entry for entries in missing.values() for entry in entries})
            texts = "\n".join(of.texts[rule] for rule, _ in missing)
            assert told, f"{missing} of {forgotten}\n{yaml_text(drawn)}\n{texts}"


def test_a_judgement_that_is_no_longer_valid_is_asked_for_in_each_year() -> None:
    text = """rule new.r0 {
  title en "Fair"  zh "公平"
  cite NEW 1
  severity low
  for flow f each year y
  when f.persons < 100
  must judged fair(f)
  fix en "Mend it."  zh "改正。"
}"""
    of = rules([(Source("rulesets/new/r0.policy", text), "new")])
    given = from_yaml("""manifest: 1
title: Drawn
as_of: 2026-04-10
parties:
  p1: {country: CN, watched: true}
activities:
  a1: {controller: p1, begun: 2026-03-31}
flows:
  f1: {kind: sharing, from: p1, to: p1, activity: a1, started: 2025-06-20, ended: none, persons: {2026: 61},
       judged: {fair: {outcome: true, by: Anna, date: 2024-12-31, reason: because}}}
""")
    [found] = findings(of, given, AS_OF[2]).values()
    assert (found.verdict, found.year, found.missing) == ("undetermined", 2026, ("judged.fair(flow.f1)",))


def test_who_overlaps_is_asked_where_that_could_tell() -> None:
    text = """rule new.r0 {
  title en "Few"  zh "少"
  cite NEW 1
  severity low
  for party p
  must persons(f.people for f in p.sent) < 100
  fix en "Mend it."  zh "改正。"
}"""
    of = rules([(Source("rulesets/new/r0.policy", text), "new")])

    def asked(groups: str, other: str = "y") -> list[str]:
        read = from_yaml(f"""
manifest: 1
complete: [flows, activities]
groups: {groups}
parties: {{a: {{}}}}
activities: {{w: {{controller: a, begun: 2025-01-01}}}}
datasets: {{one: {{groups: [x]}}, two: {{groups: [{other}]}}}}
flows:
  f: {{from: a, activity: w, data: [one], people: 60}}
  g: {{from: a, activity: w, data: [two], people: 60}}
""")
        missing = findings(of, read, AS_OF[0])["new.r0", "a"].missing
        return [entry.removeprefix("group.") for entry in missing if entry.startswith("group.")]

    assert asked("{x: {}, y: {}}") == ["x.apart_from", "x.part_of", "y.apart_from", "y.part_of"]
    assert asked("{x: {apart_from: [], part_of: none}, y: {part_of: none}}") == ["y.apart_from"]
    assert asked("{x: {}, y: {}}", other="x") == []
    assert asked("{x: {apart_from: [y]}, y: {}}") == []


def _undetermined(of: Rules, drawn: Draft) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is missing, by rule and row, where no clock runs."""
    read = manifest(drawn)
    answers = engine(of, read, drawn.as_of)
    return {
        (rule, row): finding.missing
        for (rule, row), finding in findings(of, read, drawn.as_of).items()
        if finding.verdict == "undetermined" and not answers[rule][row].pending
    }


def _forgotten(chance: Chance, drawn: Draft, but: set[str]) -> dict[tuple[str, str], Facts]:
    """Takes some facts away, but not these."""
    taken: dict[tuple[str, str], Facts] = {}
    for row in drawn.rows(*SIZES):
        facts = drawn.records[row.kind][row.id]
        told = [name for name in facts if name in but or lies_ahead(drawn, facts, name)]
        for name in [name for name in facts if name not in told and chance.often(4)]:
            taken.setdefault((row.kind, row.id), {})[name] = facts.pop(name)
    return taken


def _told(drawn: Draft, forgotten: dict[tuple[str, str], Facts], named: set[str]) -> bool:
    """States what is named, and with the number of a year when the flow began (before that it is 0); whether that was
    anything."""
    told = False
    for entry in named:
        found = FACT.match(entry)
        if found is None:
            continue
        facts = forgotten.get((found[1], found[2]), {})
        for name in {found[3], *(["started"] if "[" in entry else [])} & facts.keys():
            drawn.records[found[1]][found[2]][name] = facts.pop(name)
            told = True
    return told
