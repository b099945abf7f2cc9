"""The two evaluators side by side: rules go from text to program once, then each manifest goes through both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import RuleVerdicts
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

Answers = dict[str, dict[str, Answer]]  # by rule and row
Settings = dict[str, Value]


@dataclass(frozen=True)
class Rules:
    """Rules as text by id, checked, and compiled."""

    texts: dict[str, str]
    program: tree.Program
    compiled: Compiled


def rules(drawn: Sequence[tuple[Source, str]]) -> Rules:
    """The vocabulary with some more rules, on the whole road."""
    texts = (*(source for source, _ in sources()), *(source for source, _ in drawn))
    program = check((*modules(), *(parse(source, ruleset) for source, ruleset in drawn)), texts)
    named = {source.path.removeprefix("rulesets/").removesuffix(".policy"): source.text for source, _ in drawn}
    texts_by_id = {path.replace("/", "."): text for path, text in named.items()}
    return Rules(texts_by_id, program, compiled(program, {source.path: source for source in texts}))


def engine(rules: Rules, manifest: Manifest, as_of: int, settings: Settings | None = None) -> Answers:
    """What the engine answers."""
    columns = graph(manifest, rules.program.schema)
    verdicts = evaluate(rules.compiled, columns, as_of, settings or {})

    def answer(of: RuleVerdicts, row: int) -> Answer:
        return Answer(of.at(row).name.lower(), *(of.flagged(f, row) for f in ("judgement", "contested", "pending")))

    return {
        of.rule.id: {name: answer(of, row) for row, name in enumerate(columns.ids[of.rule.kind])}
        for of in verdicts.rules
    }


def plain(rules: Rules, manifest: Manifest, as_of: int, settings: Settings | None = None) -> reference.Run:
    """What the reference answers."""
    return reference.evaluate(rules.program, manifest, as_of, settings or {})


def from_yaml(*texts: str) -> Manifest:
    """The manifest that the loader reads from files in this order."""
    files = [Source(f"{at}.yaml", text) for at, text in enumerate(texts)]
    return loaded(files, words(), lambda *_: None)[0]
