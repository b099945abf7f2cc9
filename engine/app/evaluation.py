"""Sources of a manifest through the rules: loaded, put into columns, evaluated, told as a result."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, structs

from engine.app.clock import today
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.findings.finding import VerdictName
from engine.findings.from_verdicts import result
from engine.findings.result import Result, RulesetOf
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.graph.manifest import Manifest
from engine.ground.problem import Problem
from engine.ground.value import Value
from engine.render.terminal import AsOfFrom
from engine.shelf import Input, evidence
from engine.version import __version__


class Loaded(Struct, frozen=True):
    """A manifest with what was doubtful about it, the day to judge it by, and where that day comes from."""

    manifest: Manifest
    warnings: tuple[Problem, ...]
    as_of: int
    as_of_from: AsOfFrom


def loaded(compiled: Compiled, inputs: Sequence[Input], as_of: int | None) -> Loaded:
    """The inputs as one manifest; the day is the one given, else the manifest's, else today."""
    folders = {each.source.path: each.folder for each in inputs}
    digests = {each.source.path: each.sha256 for each in inputs}
    sources = [each.source for each in inputs]
    stated, warnings = manifest(sources, compiled.schema, lambda path, file: evidence(folders[path], file), digests)
    if as_of is not None:
        return Loaded(stated, warnings, as_of, "flag")
    if stated.as_of is not None:
        return Loaded(stated, warnings, stated.as_of, "manifest")
    return Loaded(stated, warnings, today(), "clock")


def evaluated(
    compiled: Compiled,
    given: Loaded,
    rules: Collection[str],
    *,
    settings: Mapping[str, Value],
    policy: str,
    rulesets: Iterable[RulesetOf] = (),
    show: Iterable[VerdictName] = (),
) -> Result:
    """The result of the rules with these ids, under these settings of a policy."""
    narrowed = structs.replace(compiled, rules=tuple(rule for rule in compiled.rules if rule.id in rules))
    verdicts = evaluate(narrowed, graph(given.manifest, compiled.schema), given.as_of, settings)
    return result(verdicts, given.manifest, policy=policy, engine=__version__, rulesets=rulesets, show=show)
