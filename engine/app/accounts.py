"""What a result tells about its run, put into it: what the policy changed, what was supposed, what is new since the
baseline."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from msgspec import structs

from engine.app.evaluation import Loaded
from engine.checks.program import Compiled, RuleCard
from engine.findings.accounts import BaselineOf, SeverityOf, SkippedOf
from engine.findings.backing import backing
from engine.findings.finding import Severity
from engine.findings.result import Result
from engine.typed.declared import Policy

if TYPE_CHECKING:
    from engine.findings.baseline import Baseline


def accounted(result: Result, compiled: Compiled, policy: Policy, given: Loaded) -> Result:
    """The result with what its policy changes, leaves out and finds without evidence, with the facts that were set for
    this run, and with the evidence that the manifest names."""
    rules = [rule for rule in compiled.rules if rule.ruleset in policy.uses]
    done = structs.replace(
        result,
        skipped=tuple(_skipped(rule, policy) for rule in rules if rule.id in policy.skips),
        severities=tuple(_severity(rule, policy) for rule in rules if rule.id in policy.severities),
        evidence=backing(given.manifest, compiled.schema),
    )
    if policy.settings:
        from engine.findings.what_if import parameter

        chosen = [(compiled.parameters[name], value) for name, value in sorted(policy.settings.items())]
        told = [parameter(each, value, compiled.schema) for each, value in chosen if value != each.value]
        done = structs.replace(done, parameters=tuple(told))
    if given.supposed:
        from engine.findings.what_if import what_if

        done = structs.replace(done, supposed=tuple(what_if(each, compiled.schema) for each in given.supposed))
    if policy.evidence:
        from engine.findings.evidenced import unevidenced

        done = structs.replace(done, unevidenced=unevidenced(given.manifest, compiled.schema, policy.evidence))
    return done


def since(result: Result, before: Baseline, path: str, evaluated: Collection[str]) -> Result:
    """The result compared with a baseline; `evaluated` are the rules of this run."""
    from engine.findings.baseline import by_fingerprint, compared, gone

    known = by_fingerprint(before)
    findings, conflicts = compared(result.findings, known), compared(result.conflicts, known)
    said = [finding.baseline for finding in (*findings, *conflicts)]
    counts = said.count("new"), said.count("unchanged")
    told = BaselineOf(path, before.as_of, before.policy, *counts, gone(known, (*findings, *conflicts), evaluated))
    return structs.replace(result, findings=findings, conflicts=conflicts, baseline=told)


def _skipped(rule: RuleCard, policy: Policy) -> SkippedOf:
    return SkippedOf(rule.id, cast("Severity", rule.severity), rule.cites, rule.title, policy.skips[rule.id])


def _severity(rule: RuleCard, policy: Policy) -> SeverityOf:
    return SeverityOf(rule.id, cast("Severity", policy.severities[rule.id]), cast("Severity", rule.severity))
