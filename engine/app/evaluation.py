"""Sources of a manifest through the rules: loaded, put into columns, evaluated, told as a result."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from engine.app.clock import today
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.findings.finding import EVERY, VerdictName
from engine.findings.from_verdicts import result
from engine.findings.result import Result, RulesetOf
from engine.findings.totals import set_aside
from engine.graph.ahead import ahead
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.graph.manifest import Manifest
from engine.ground.problem import Problem
from engine.ground.value import Value
from engine.render.closing import AsOfFrom
from engine.risk.scored import scored
from engine.shelf import Input, evidence
from engine.version import __version__

if TYPE_CHECKING:
    from engine.findings.waivers import Waiver
    from engine.graph.supposed import Supposed

Passed = Callable[[str], None]
"""Told the name of each phase when it is over."""


class Loaded(Struct, frozen=True):
    """A manifest with what was doubtful about it, the day to judge it by, where that day comes from, and the answers
    that were set for this run."""

    manifest: Manifest
    warnings: tuple[Problem, ...]
    as_of: int
    as_of_from: AsOfFrom
    supposed: tuple[Supposed, ...] = ()


def silent(_phase: str) -> None:
    """Nobody asks how long the phases take."""


def loaded(compiled: Compiled, inputs: Sequence[Input], as_of: int | None) -> Loaded:
    """The inputs as one manifest; the day is the one given, else the manifest's, else today."""
    folders = {each.source.path: each.folder for each in inputs}
    digests = {each.source.path: each.sha256 for each in inputs}
    sources = [each.source for each in inputs]
    stated, warnings = manifest(sources, compiled.schema, lambda path, file: evidence(folders[path], file), digests)
    day, given_by = _judged_by(as_of, stated.as_of)
    return Loaded(stated, (*warnings, *ahead(stated, compiled.schema, day)), day, given_by)


def _judged_by(flag: int | None, manifest: int | None) -> tuple[int, AsOfFrom]:
    if flag is not None:
        return flag, "flag"
    return (today(), "clock") if manifest is None else (manifest, "manifest")


def evaluated(
    compiled: Compiled,
    given: Loaded,
    rules: Collection[str],
    *,
    settings: Mapping[str, Value],
    policy: str,
    rulesets: Iterable[RulesetOf] = (),
    show: Iterable[VerdictName] = (),
    severities: Mapping[str, str] | None = None,
    waivers: Iterable[Waiver] = (),
    reasoned: frozenset[VerdictName] = EVERY,
    passed: Passed = silent,
) -> tuple[Result, tuple[Problem, ...]]:
    """The result of the rules with these ids, under these settings and `severities` (by rule) of a policy; and what
    the manifest states that cannot be true together."""
    other = severities or {}
    chosen = [rule for rule in compiled.rules if rule.id in rules]
    cards = tuple(structs.replace(each, severity=other[each.id]) if each.id in other else each for each in chosen)
    verdicts = evaluate(
        structs.replace(compiled, rules=cards), graph(given.manifest, compiled.schema), given.as_of, settings
    )
    passed("evaluate")
    made = result(
        verdicts,
        given.manifest,
        policy=policy,
        engine=__version__,
        rulesets=rulesets,
        show=show,
        waivers=waivers,
        reasoned=reasoned,
    )
    passed("explain")
    made = scored(_laws_as_used(made), verdicts.run)
    passed("score")
    return made, set_aside(verdicts, given.manifest)


def _laws_as_used(made: Result) -> Result:
    """The result with the laws in the order of its rulesets, in which a policy names the law before what implements
    it."""
    place = {each.id: at for at, each in enumerate(made.rulesets)}
    return structs.replace(made, regimes=tuple(sorted(made.regimes, key=lambda law: place.get(law.id, len(place)))))
