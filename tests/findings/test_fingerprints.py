"""Theorem: a finding keeps its fingerprint however the manifest is written, and no two findings share one."""

from __future__ import annotations

import json
import re
from functools import cache
from random import Random
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.findings.from_verdicts import result
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.ground.calendar import day
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.typed.from_syntax import check
from tests.findings.drawn import OFTEN, World, worlds
from tests.findings.small_law import LAW, RULES
from tests.findings.vocabulary import WORDS
from tests.findings.world import ALL, AS_OF, program

NAMES = ("route", "purpose", "memory", "staff", "mail")


@cache
def retitled() -> Compiled:
    """The same rules under other titles and fixes, in both languages."""
    texts = {"words/words": WORDS, "act/law": LAW, **{f"act/{name}": RULES[name] for name in NAMES}}
    texts = {
        name: re.sub(r'(title|fix) en "[^"]*" zh "[^"]*"', r'\1 en "T" zh "题"', text) for name, text in texts.items()
    }
    sources = [Source(f"rulesets/{name}.policy", text) for name, text in texts.items()]
    modules = [parse(source, source.path.split("/")[1]) for source in sources]
    return compiled(check(modules, sources), {source.path: source for source in sources})


def found(sources: list[Source], rules: Compiled) -> list[tuple[str, str, str, str]]:
    """Fingerprint, rule, record and verdict of all findings, sorted."""
    stated, _ = manifest(sources, rules.schema, lambda _path, _evidence: None)
    made = result(
        evaluate(rules, graph(stated, rules.schema), day(AS_OF), {}), stated, policy="p", engine="0", show=ALL
    )
    return sorted((each.fingerprint, each.rule, each.subject.id, each.verdict) for each in made.findings)


def written(part: dict[str, Any], name: str, style: str) -> Source:
    """A file of the manifest in one of the ways in which people and machines write it."""
    part = {"manifest": 1, **part}
    if style == "json":
        return Source(f"{name}.json", json.dumps(part, indent=1))
    block = yaml.safe_dump(part, default_flow_style=style == "flow", sort_keys=False, allow_unicode=True, width=60)
    return Source(f"{name}.yaml", f"# {style}\n\n{block}")


def rearranged(world: World, chance: Random) -> list[Source]:
    """The same statements in files of other names, in another order, records spread over several of them."""
    parts: list[dict[str, Any]] = [{} for _ in range(chance.randint(1, 4))]
    sections = list(world)
    chance.shuffle(sections)
    for section in sections:
        if section == "complete":
            chance.choice(parts)[section] = world[section]
            continue
        records = list(world[section].items())
        chance.shuffle(records)
        for id_, facts in records:
            chance.choice(parts).setdefault(section, {}).setdefault(id_, {})
            for fact, answer in chance.sample(list(facts.items()), len(facts)):
                chance.choice(parts).setdefault(section, {}).setdefault(id_, {})[fact] = answer
    names = chance.sample("abcdefgh", len(parts))
    return [
        written(part, name, chance.choice(["flow", "block", "json"])) for part, name in zip(parts, names, strict=True)
    ]


@given(worlds(), st.randoms(use_true_random=False))
@OFTEN
def test_a_finding_keeps_its_fingerprint_however_the_manifest_is_written(world: World, chance: Random) -> None:
    before = found([written(world, "manifest", "block")], program(*NAMES))
    assert before == found(rearranged(world, chance), program(*NAMES))
    assert before == found(rearranged(world, chance), retitled())


@given(worlds())
@OFTEN
def test_no_two_findings_share_a_fingerprint(world: World) -> None:
    fingerprints = [fingerprint for fingerprint, *_ in found([written(world, "m", "flow")], program(*NAMES))]
    assert len(set(fingerprints)) == len(fingerprints)
