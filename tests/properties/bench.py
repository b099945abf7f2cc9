"""The two evaluators side by side: rules from text to program once, then each manifest through both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest as loaded
from engine.graph.manifest import Manifest
from engine.ground.source import Source
from engine.ground.value import Value
from engine.syntax.from_text import parse
from engine.typed import tree
from engine.typed.from_syntax import check
from tests import reference
from tests.properties.vocabulary import modules, sources, words
from tests.reference import Answer

NAMES = {0: "not_applicable", 1: "exempt", 2: "met", 3: "gap", 4: "undetermined"}

Answers = dict[str, dict[str, Answer]]


@dataclass(frozen=True)
class Rules:
    """Rules as text, checked, and compiled."""

    texts: dict[str, str]
    program: tree.Program
    compiled: Compiled


def rules(drawn: Sequence[tuple[Source, str]]) -> Rules:
    """The vocabulary with some more rules, on the whole road."""
    texts = (*(source for source, _ in sources()), *(source for source, _ in drawn))
    program = check((*modules(), *(parse(source, ruleset) for source, ruleset in drawn)), texts)
    named = {f"{ruleset}.{source.path.split('/')[-1].removesuffix('.policy')}": source.text for source, ruleset in drawn}
    return Rules(named, program, compiled(program, {source.path: source for source in texts}))


def engine(rules: Rules, manifest: Manifest, as_of: int, settings: dict[str, Value]) -> Answers:
    """What the engine answers."""
    columns = graph(manifest, rules.program.schema)
    verdicts = evaluate(rules.compiled, columns, as_of, settings)
    return {
        of.rule.id: {
            name: Answer(NAMES[int(of.at(row))], *(of.flagged(f, row) for f in ("judgement", "contested", "pending")))
            for row, name in enumerate(columns.ids[of.rule.kind])
        }
        for of in verdicts.rules
    }


def plain(rules: Rules, manifest: Manifest, as_of: int, settings: dict[str, Value]) -> reference.Run:
    """What the reference answers."""
    return reference.evaluate(rules.program, manifest, as_of, settings)


def from_yaml(text: str) -> Manifest:
    """The manifest that the loader reads."""
    read, _ = loaded([Source("manifest.yaml", text)], words(), lambda *_: None)
    return read
