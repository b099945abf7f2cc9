"""What a check of a manifest against the rules of a small law finds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Verdicts
from engine.findings.finding import Finding, VerdictName
from engine.findings.from_verdicts import Making, result
from engine.findings.result import Result
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.graph.manifest import Manifest
from engine.ground.calendar import day
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.typed.from_syntax import check
from tests.findings.small_law import LAW, RULES
from tests.findings.vocabulary import WORDS

AS_OF = "2026-06-30"
ALL: tuple[VerdictName, ...] = ("met", "exempt", "not_applicable")


@cache
def program(*names: str) -> Compiled:
    """The vocabulary, the law and the rules of these names, compiled."""
    texts = [("words", "words", WORDS), ("act", "law", LAW), *(("act", name, RULES[name]) for name in names)]
    sources = [Source(f"rulesets/{ruleset}/{file}.policy", text) for ruleset, file, text in texts]
    modules = [parse(source, ruleset) for source, (ruleset, _, _) in zip(sources, texts, strict=True)]
    return compiled(check(modules, sources), {source.path: source for source in sources})


def read(text: str, rules: Compiled) -> Manifest:
    """The manifest that the text states."""
    return manifest([Source("manifest.yaml", "manifest: 1\n" + text)], rules.schema, lambda _path, _evidence: None)[0]


def verdicts(text: str, *names: str, as_of: str = AS_OF) -> tuple[Verdicts, Manifest]:
    """The verdicts of the rules of these names on a manifest."""
    rules = program(*names)
    stated = read(text, rules)
    return evaluate(rules, graph(stated, rules.schema), day(as_of), {}), stated


def checked(text: str, *names: str, as_of: str = AS_OF, show: Iterable[VerdictName] = ALL) -> Result:
    """The result of a check, with all verdicts among the findings."""
    found, stated = verdicts(text, *names, as_of=as_of)
    return result(found, stated, policy="audit", engine="0", show=show)


def the(found: Result, subject: str) -> Finding:
    """The one finding on a subject."""
    (one,) = [each for each in found.findings if each.subject.id == subject]
    return one


def making(text: str, *names: str) -> Making:
    """What the findings of a check are made with, for full explanations."""
    return Making(*verdicts(text, *names))
