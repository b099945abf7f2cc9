"""Waivers given, listed and pruned: the file changes only in the lines of these waivers, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from engine import shelf
from engine.checks.program import Compiled
from engine.findings.accounts import WaiverOf
from engine.findings.finding import Finding
from engine.findings.named import SHORTEST, known_as, named
from engine.findings.result import Result
from engine.findings.waived import waived
from engine.findings.waivers import Waiver, waivers
from engine.ground import messages
from engine.ground.calendar import day_text
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError
from engine.ground.source import Source, Span
from engine.render.waivers import added, without

OPEN: Final = ("gap", "undetermined")


class Answering(Struct, frozen=True):
    """Who answers for a finding, until which day, and why."""

    until: int
    by: str
    because: str
    ticket: str | None
    evidence: str | None


class Waivers(Struct, frozen=True):
    """The file of waivers as it stands, what it holds, and the kind of every known rule."""

    source: Source
    written: tuple[Waiver, ...]
    kinds: dict[str, str]


def opened(file: Path, compiled: Compiled) -> Waivers:
    """The waivers of a file; none where it is not there yet. Raises `PolicyError`."""
    source = shelf.one_text(file) if file.exists() else Source(file.as_posix(), "")
    kinds = {rule.id: rule.kind for rule in compiled.rules}
    return Waivers(source, waivers(source, kinds), kinds)


def given(held: Waivers, result: Result, name: str, answering: Answering) -> tuple[Finding, str]:
    """The finding of that name, and the text of the file with a waiver for it; one that has expired makes room.

    Raises `PolicyError` where the name leads to no finding or to several, where the waiver would be over already, or
    where one is in force.
    """
    findings = [each for each in (*result.findings, *result.conflicts) if each.verdict in OPEN]
    finding = _one(findings, name)
    as_of = date.fromisoformat(result.as_of).toordinal()
    if answering.until < as_of:
        raise PolicyError([messages.waivers.OVER(None, until=day_text(answering.until), day=result.as_of)])
    before = [each for each in held.written if _about(each, finding)]
    for each in before:
        if each.expires >= as_of:
            told = messages.waivers.IN_FORCE
            problem = told(each.span, finding=known_as(finding), day=day_text(each.expires))
            raise PolicyError([problem], [held.source])
    waiver = Waiver(
        finding.rule,
        finding.subject.id,
        finding.year,
        None,
        answering.because,
        answering.by,
        answering.until,
        answering.ticket,
        answering.evidence,
        Span("", 0, 0, 0, 0),
        0,
        0,
    )
    kept = _checked(held, without(held.source, before), [each for each in held.written if each not in before])
    text = added(kept.source, kept.written, waiver)
    return finding, _checked(kept, text, [*kept.written, waiver]).source.text


def pruned(held: Waivers, dropped: Collection[Waiver]) -> str:
    """The text of the file without these waivers."""
    kept = [each for each in held.written if each not in dropped]
    return _checked(held, without(held.source, dropped), kept).source.text


def states(held: Waivers, as_of: int, result: Result | None, compiled: Compiled) -> tuple[WaiverOf, ...]:
    """What became of each waiver; without a result, only whether it has expired."""
    if result is None:
        _, accounts = waived((), held.written, as_of, held.kinds)
        pairs = zip(accounts, held.written, strict=True)
        return tuple(structs.replace(a, state="applied" if w.expires >= as_of else "expired") for a, w in pairs)
    used, skipped = {each.id for each in result.rulesets}, {each.rule for each in result.skipped}
    evaluated = {rule.id for rule in compiled.rules if rule.ruleset in used and rule.id not in skipped}
    return waived((*result.findings, *result.conflicts), held.written, as_of, evaluated)[1]


def _one(findings: Sequence[Finding], name: str) -> Finding:
    found = named(findings, name)
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(each.fingerprint for each in found)
        raise PolicyError([messages.waivers.SEVERAL(None, name=name, n=len(found), choices=choices)])
    near = did_you_mean(name, [known_as(each) for each in findings], messages.waivers.HOW_TO_NAME(n=SHORTEST))
    raise PolicyError([messages.waivers.NO_FINDING(None, name=name, near=near)])


def _about(each: Waiver, finding: Finding) -> bool:
    if each.rule != finding.rule:
        return False
    return (each.subject, each.year) == (finding.subject.id, finding.year) or each.fingerprint == finding.fingerprint


def _checked(held: Waivers, text: str, expected: Sequence[Waiver]) -> Waivers:
    """The file with the new text, read again: it must hold exactly the waivers expected."""
    source = Source(held.source.path, text)
    try:
        read: tuple[Waiver, ...] | None = waivers(source, held.kinds)
    except PolicyError:
        read = None
    if read is None or [_said(each) for each in read] != [_said(each) for each in expected]:
        raise PolicyError([messages.waivers.NOT_BY_LINES(None, path=source.path)])
    return Waivers(source, read, held.kinds)


def _said(waiver: Waiver) -> Waiver:
    """The waiver wherever it stands."""
    return structs.replace(waiver, span=Span("", 0, 0, 0, 0), first=0, last=0)
