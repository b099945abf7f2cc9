"""What a result tells beside its findings about the run itself: waivers, the baseline, what the policy changed, answers
that were only supposed, and facts without evidence."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from engine.findings.finding import Location, Severity, Subject, VerdictName
from engine.ground.schema import Text2

WaiverState = Literal["applied", "expired", "stale", "not_evaluated"]


class WaiverOf(Struct, frozen=True):
    """One waiver of the file and how many `findings` it names. `applied`: it waives them. `expired`: they count again.
    `stale`: there is no such finding any more. `not_evaluated`: this run did not evaluate its rule."""

    rule: str
    subject: str | None
    year: int | None
    fingerprint: str | None
    reason: str
    approver: str
    expires: str
    ticket: str | None
    evidence: str | None
    state: WaiverState
    findings: int
    location: Location | None


class Gone(Struct, frozen=True):
    """A finding of the baseline that this run does not have: `fixed`, or of a rule that this run did not evaluate."""

    fingerprint: str
    rule: str
    verdict: VerdictName
    severity: Severity
    subject: Subject
    title: Text2
    year: int | None
    state: Literal["fixed", "not_evaluated"]


class BaselineOf(Struct, frozen=True):
    """The baseline, how many findings are `new` since then, how many `unchanged`, and those that are `gone`."""

    path: str
    as_of: str
    policy: str
    new: int
    unchanged: int
    gone: tuple[Gone, ...]


class SkippedOf(Struct, frozen=True):
    """A rule that the policy leaves out, and why."""

    rule: str
    severity: Severity
    citations: tuple[str, ...]
    title: Text2
    because: Text2


class SeverityOf(Struct, frozen=True):
    """A rule whose severity the policy changes; `declared` is the rule's own."""

    rule: str
    severity: Severity
    declared: Severity


class ParameterOf(Struct, frozen=True):
    """A parameter that the policy sets, its value and the one that its ruleset declares."""

    parameter: str
    title: Text2
    value: Text2
    declared: Text2


class SupposedOf(Struct, frozen=True):
    """A fact that was set for this run only, as `flow.crm-to-sg.mechanism`; `before` is the manifest's own answer, None
    for silence."""

    fact: str
    value: str
    before: Text2 | None
    location: Location | None


class UnevidencedOf(Struct, frozen=True):
    """A fact that the policy asks evidence for and that some records state without any: on how many it is `stated`, and
    the `records` that lack it."""

    fact: str
    title: Text2
    stated: int
    records: tuple[str, ...]
    location: Location | None


class EvidenceOf(Struct, frozen=True):
    """What backs some facts: a file by its path in the manifest's folder and its SHA-256 (None: it was not found), who
    checked it and when, from what source; and the `facts` that rest on it, as `flow.crm-to-sg.mechanism`, for all
    records of a kind `flow.*.transform`, for a listing taken as complete `complete.flows`."""

    path: str | None
    sha256: str | None
    source: str | None
    checked: str | None
    by: str | None
    facts: tuple[str, ...]
