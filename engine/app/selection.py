"""Which policy a run follows and which of its rulesets are evaluated; an unknown name is a problem with suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from engine.checks.program import Compiled
from engine.findings.finding import SEVERITIES
from engine.ground import messages
from engine.ground.nearest import KNOWN, all_of, did_you_mean
from engine.ground.problem import PolicyError
from engine.typed.declared import Policy

NEVER: Final = "never"


def policy_file(given: str) -> Path | None:
    """The file that `--policy` names; None where it names a policy."""
    return Path(given) if given.endswith(".policy") or "/" in given else None


def chosen_policy(compiled: Compiled, given: str, rulesets: Sequence[str] = (), own: Sequence[str] = ()) -> Policy:
    """The policy of that name or, for a file, the one that it declares; which then uses the user's `own` rulesets
    too; with `rulesets`, only those (`cn` stands for all below it too)."""
    file = policy_file(given)
    declared = [each for each in compiled.policies.values() if file and each.span.path == file.as_posix()]
    if file is not None and len(declared) != 1:
        raise PolicyError([messages.runs.NOT_ONE_POLICY(None, file=given, n=len(declared))])
    name = declared[0].name if declared else given
    if name not in compiled.policies:
        near = did_you_mean(name, list(compiled.policies))
        raise PolicyError([messages.runs.NO_POLICY(None, name=name, near=near)])
    chosen = compiled.policies[name]
    if not rulesets:
        return replace(chosen, uses=tuple(dict.fromkeys((*chosen.uses, *own))))
    return replace(chosen, uses=rulesets_named(compiled, rulesets))


def rulesets_named(compiled: Compiled, names: Sequence[str]) -> tuple[str, ...]:
    """The rulesets with rules that the names lead to, `cn` to all below it too; a problem for each that is unknown."""
    known = sorted({rule.ruleset for rule in compiled.rules})
    problems = [
        messages.policies.NO_RULESET(None, name=each, near=did_you_mean(each, known))
        for each in names
        if not _below(each, known)
    ]
    if problems:
        raise PolicyError(problems)
    return tuple(dict.fromkeys(found for each in names for found in _below(each, known)))


def checked_threshold(compiled: Compiled, policy: Policy, threshold: str) -> str:
    """What `--fail-on` names: never, a severity, or a rule that the policy runs; a problem for anything else."""
    rules = [rule.id for rule in compiled.rules if rule.ruleset in policy.uses and rule.id not in policy.skips]
    if threshold in (NEVER, *SEVERITIES) or threshold in rules:
        return threshold
    for rule in compiled.rules:
        if rule.id == threshold:
            told = messages.runs.RULE_SKIPPED if rule.id in policy.skips else messages.runs.RULESET_NOT_USED
            raise PolicyError([told(None, rule=threshold, ruleset=rule.ruleset, policy=policy.name)])
    near = did_you_mean(threshold, [NEVER, *SEVERITIES, *rules], KNOWN(names=all_of([NEVER, *SEVERITIES])))
    raise PolicyError([messages.runs.NO_THRESHOLD(None, name=threshold, near=near)])


def _below(ruleset: str, known: Sequence[str]) -> list[str]:
    return [each for each in known if each == ruleset or each.startswith(f"{ruleset}.")]
