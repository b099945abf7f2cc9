"""The two evaluators side by side: rules go from text to program once, then each manifest goes through both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unittest.mock import patch

from engine.checks import store
from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import NOT_ASKED, RuleVerdicts
from engine.findings.finding import VERDICTS, Finding
from engine.findings.from_verdicts import result
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest as loaded
from engine.graph.manifest import Manifest
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.ground.value import Value
from engine.syntax.from_text import parse
from engine.typed import tree
from engine.typed.from_syntax import check
from tests import reference
from tests.properties.chance import Chance
from tests.properties.rules import rule_source
from tests.properties.vocabulary import modules, sources, words
from tests.reference import Answer, Answers, Notes

Settings = dict[str, Value]


@dataclass(frozen=True)
class Rules:
    """Rules as text by id, checked, and compiled; `refused` are the codes of the problems of those that were not."""

    texts: dict[str, str]
    program: tree.Program
    compiled: Compiled
    notes: Notes
    refused: tuple[str, ...]


def rules(drawn: Sequence[tuple[Source, str]]) -> Rules:
    """The vocabulary with some more rules, on the whole road; a rule that the checker refuses is left out."""
    refused: tuple[str, ...] = ()
    try:
        program = _program(drawn)
    except PolicyError as error:
        refused = tuple(p.code for p in error.problems)
        wrong = {p.span.path for p in error.problems if p.span is not None}
        drawn = [one for one in drawn if one[0].path not in wrong]
        program = _program(drawn)
    texts = {s.path.removeprefix("rulesets/").removesuffix(".policy").replace("/", "."): s.text for s, _ in drawn}
    known = {source.path: source for source, _ in (*sources(), *drawn)}
    return Rules(texts, program, compiled(program, known), Notes(program), refused)


def drawn_rules(chance: Chance) -> Rules:
    """Six rules, some of which may be refused."""
    return rules([rule_source(chance, f"r{at}") for at in range(6)])


def _program(drawn: Sequence[tuple[Source, str]]) -> tree.Program:
    texts = tuple(source for source, _ in (*sources(), *drawn))
    return check((*modules(), *(parse(source, ruleset) for source, ruleset in drawn)), texts)


def engine(rules: Rules, manifest: Manifest, as_of: int, settings: Settings | None = None) -> Answers:
    """What the engine answers; every other day as if the rows were too many for being remembered."""
    columns = graph(manifest, rules.program.schema)
    with patch.object(store, "FEW", -1 if as_of % 2 else store.FEW):
        verdicts = evaluate(rules.compiled, columns, as_of, settings or {})

    def answer(of: RuleVerdicts, row: int) -> Answer:
        return Answer(of.at(row).name.lower(), *(of.flagged(f, row) for f in ("judgement", "contested", "pending")))

    answers: Answers = {}
    for of in verdicts.rules:
        names = columns.ids[of.rule.kind]
        if of.rule.year is not None:
            names = tuple(f"{name} {year}" for year in verdicts.run.years.tolist() for name in names)
        asked = (of.codes() != NOT_ASKED).tolist()
        answers[of.rule.id] = {name: answer(of, row) for row, name in enumerate(names) if asked[row]}
    return answers


def findings(rules: Rules, manifest: Manifest, as_of: int) -> dict[tuple[str, str], Finding]:
    """What the engine finds, by rule and row."""
    verdicts = evaluate(rules.compiled, graph(manifest, rules.program.schema), as_of, {})
    found = result(verdicts, manifest, policy="all", engine="0", show=VERDICTS).findings
    return {(finding.rule, _row(finding)): finding for finding in found}


def _row(finding: Finding) -> str:
    return finding.subject.id if finding.year is None else f"{finding.subject.id} {finding.year}"


def plain(rules: Rules, manifest: Manifest, as_of: int, settings: Settings | None = None) -> Answers:
    """What the reference answers."""
    return reference.evaluate(rules.program, manifest, as_of, settings or {}, rules.notes)


def from_yaml(*texts: str) -> Manifest:
    """The manifest that the loader reads from files in this order."""
    files = [Source(f"{at}.yaml", text) for at, text in enumerate(texts)]
    return loaded(files, words(), lambda *_: None)[0]
