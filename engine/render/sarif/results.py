"""A finding as a result of SARIF: message, place, reasons, path, fingerprint, waiver, baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import msgspec

from engine.findings.finding import Because, Finding, Step
from engine.render.block import Look
from engine.render.placed import placed
from engine.render.sarif import log
from engine.render.sarif.places import physical
from engine.render.sarif.severity import kind, level, security_severity
from engine.render.told import head, one_line, told
from engine.render.words import Words

REASONS_AT_MOST: Final = 100
STEPS_AT_MOST: Final = 1_000
FINGERPRINT: Final = "clauseflow/v1"
GITHUB_FINGERPRINT: Final = "primaryLocationLineHash"
"""The one that code scanning matches by; it would be made of the line's text if it were left out."""


def result(
    finding: Finding,
    rules: Mapping[str, int],
    inputs: Collection[str],
    look: Look,
    *,
    failed: bool,
    suppressing: bool,
    compared: bool,
) -> log.Result:
    """The result. `rules`: where each rule stands among the descriptors; `inputs`: the files that places may be in;
    `suppressing` and `compared`: whether any result of the run is suppressed, and has a state, for then all say."""
    words = look.words
    reasons = [each for each in finding.because if each.location is not None and each.location.path in inputs]
    unchanged = finding.baseline == "unchanged"
    return log.Result(
        rule_id=finding.rule,
        rule_index=rules[finding.rule],
        kind=kind(finding),
        level=level(finding),
        message=log.Message("\n".join(_unlinked(line) for line in (head(finding, words), *told(finding, look)))),
        locations=(_main(finding, inputs),),
        partial_fingerprints={FINGERPRINT: finding.fingerprint, GITHUB_FINGERPRINT: finding.fingerprint},
        related_locations=tuple(_reasons(reasons[:REASONS_AT_MOST], words)),
        code_flows=_code_flows(finding, inputs, words),
        baseline_state=("unchanged" if unchanged else "new") if compared else None,
        suppressions=_suppressions(finding) if suppressing else None,
        rank=finding.risk.high if finding.risk else None,
        properties=_properties(finding, failed),
    )


def places_left_out(finding: Finding) -> int:
    """How many reasons and steps stand beyond the limits."""
    reasons = sum(1 for each in finding.because if each.location is not None)
    return max(0, reasons - REASONS_AT_MOST) + max(0, len(finding.path) - STEPS_AT_MOST)


def _main(finding: Finding, inputs: Collection[str]) -> log.Location:
    subject = finding.subject
    named = log.LogicalLocation(one_line(subject.id), f"{subject.kind}.{one_line(subject.id)}")
    return log.Location(physical(placed(finding, inputs)), logical_locations=(named,))


def _reasons(reasons: Iterable[Because], words: Words) -> Iterable[log.Location]:
    for number, each in enumerate(reasons, 1):
        assert each.location is not None
        yield log.Location(physical(each.location), number, message=_message(words.of(each.text)))


def _code_flows(finding: Finding, inputs: Collection[str], words: Words) -> tuple[log.CodeFlow, ...]:
    """The way of the data; a step that stands in no file is shown where the finding is."""
    if not finding.path:
        return ()
    steps = tuple(_step(each, finding, inputs, words) for each in finding.path[:STEPS_AT_MOST])
    return (log.CodeFlow((log.ThreadFlow(steps),)),)


def _step(step: Step, finding: Finding, inputs: Collection[str], words: Words) -> log.Step:
    place = step.location
    known = physical(place) if place is not None and place.path in inputs else physical(placed(finding, inputs))
    named = log.LogicalLocation(one_line(step.id), f"{step.kind}.{one_line(step.id)}")
    return log.Step(log.Location(known, logical_locations=(named,), message=_message(words.of(step.text) or step.id)))


def _suppressions(finding: Finding) -> tuple[log.Suppression, ...]:
    waiver = finding.waiver
    if waiver is None:
        return ()
    more = {"until": waiver.until, "by": waiver.by, "ticket": waiver.ticket, "evidence": waiver.evidence}
    said: log.Bag = {name: value for name, value in more.items() if value is not None}
    return (log.Suppression("external", "accepted", waiver.because, said),)


def _properties(finding: Finding, failed: bool) -> log.Bag:
    """What SARIF has no field for."""
    bag: log.Bag = {
        "security-severity": str(security_severity(finding)),
        "verdict": finding.verdict,
        "severity": finding.severity,
        "force": finding.force,
        "grade": finding.grade,
        "certainty": finding.certainty,
        "citations": finding.citations,
    }
    if failed:
        bag["failsGate"] = True
    for name in ("owner", "year", "due", "planned"):
        if (value := getattr(finding, name)) is not None:
            bag[name] = value
    if finding.missing:
        bag["missing"], bag["missingTotal"] = finding.missing, finding.missing_total
    if finding.risk is not None:
        bag["risk"] = msgspec.to_builtins(finding.risk)
    return bag


def _message(text: str) -> log.Message:
    return log.Message(_unlinked(one_line(text)))


def _unlinked(text: str) -> str:
    """The text without links: what a manifest says between brackets must not become one."""
    return text.replace("](", "] (")
