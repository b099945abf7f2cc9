"""`policy check` in one road: read → compile → evaluate → report."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from engine import shelf
from engine.app.evaluation import evaluated, loaded
from engine.app.rules import rules
from engine.app.selection import checked_threshold, chosen_policy, policy_file
from engine.findings.finding import VerdictName
from engine.findings.result import Result, RulesetOf
from engine.ground.problem import Problem
from engine.ground.source import Source
from engine.render.terminal import AsOfFrom
from engine.typed.declared import Policy


class Asked(Struct, frozen=True):
    """What a check is asked for: paths of manifests, a policy (name or file), rulesets instead of the policy's, folders
    of the user's rules, a day, verdicts to list, a threshold to check for being known."""

    paths: tuple[str, ...]
    policy: str
    rulesets: tuple[str, ...]
    rules: tuple[Path, ...]
    as_of: int | None
    show: frozenset[VerdictName]
    fail_on: str | None
    cache: bool


class Checked(Struct, frozen=True):
    """The result, the policy that it is gated by, the manifests' texts, the files `read` (manifests, rules, policies),
    and what was doubtful about the manifests."""

    result: Result
    policy: Policy
    sources: tuple[Source, ...]
    read: tuple[Path, ...]
    warnings: tuple[Problem, ...]
    as_of_from: AsOfFrom


def check(asked: Asked) -> Checked | None:
    """The outcome; None where the paths lead to no manifest. Raises `PolicyError` with all problems of the input."""
    file = policy_file(asked.policy)
    known = rules(asked.rules, (file,) if file else (), asked.cache)
    policy = chosen_policy(known.program, asked.policy, asked.rulesets, known.own())
    if asked.fail_on is not None:
        checked_threshold(known.program, policy, asked.fail_on)
    inputs = shelf.manifests(asked.paths)
    if not inputs:
        return None
    manifest = loaded(known.program, inputs, asked.as_of)
    result = evaluated(
        known.program,
        manifest,
        {rule.id for rule in known.program.rules if rule.ruleset in policy.uses},
        settings=policy.settings,
        policy=policy.name,
        rulesets=[RulesetOf(each, known.edition(each), known.digest(each)) for each in policy.uses],
        show=asked.show,
    )
    sources = tuple(each.source for each in inputs)
    read = (*(Path(source.path) for source in sources), *(each.place for each in known.files if each.place))
    return Checked(result, policy, sources, read, manifest.warnings, manifest.as_of_from)
