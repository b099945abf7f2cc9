"""Waivers laid on the findings of a run: what is waived keeps its verdict and carries the waiver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from engine.findings.accounts import WaiverOf, WaiverState
from engine.findings.finding import Finding, Waiver, location
from engine.findings.result import ControlOf
from engine.ground.calendar import day_text

if TYPE_CHECKING:  # read only where there is a file of them
    from engine.findings.waivers import Waiver as Written


def waived(
    findings: Sequence[Finding], written: Iterable[Written], as_of: int, evaluated: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[WaiverOf, ...]]:
    """The findings, gaps and undetermined verdicts with their waivers in force on the day, and what became of each
    waiver, in the order of the file. `evaluated`: the rules of the run. Where two name one finding, the later day
    counts."""
    written = tuple(written)
    if not written:
        return tuple(findings), ()
    by_rule: dict[str, list[Written]] = {}
    for each in written:
        by_rule.setdefault(each.rule, []).append(each)
    used: dict[int, int] = {id(each): 0 for each in written}
    done: list[Finding] = []
    for finding in findings:
        naming = [each for each in by_rule.get(finding.rule, ()) if _names(each, finding)]
        for each in naming:
            used[id(each)] += 1
        valid = [each for each in naming if each.expires >= as_of]
        done.append(_with(finding, max(valid, key=_last)) if valid else finding)
    return tuple(done), tuple(_account(each, used[id(each)], as_of, evaluated) for each in written)


def less_waived(controls: Iterable[ControlOf], findings: Iterable[Finding]) -> tuple[ControlOf, ...]:
    """The counts with each waived finding counted as waived and as nothing else; a conflict was counted as nothing
    before."""
    less: dict[str, Counter[str]] = {}
    for finding in findings:
        if finding.waiver is not None:
            of = less.setdefault(finding.rule, Counter())
            of["waived"] -= 1
            if not finding.between:
                of["advice" if finding.is_advice else "indicated" if finding.is_indicated else finding.verdict] += 1
                of["pending"] += finding.due is not None
    return tuple(_less(each, less[each.rule]) if each.rule in less else each for each in controls)


def _less(control: ControlOf, less: Mapping[str, int]) -> ControlOf:
    return structs.replace(control, **{name: getattr(control, name) - n for name, n in less.items()})


def _names(written: Written, finding: Finding) -> bool:
    if finding.verdict not in ("gap", "undetermined"):
        return False
    if written.subject is None:
        return written.fingerprint == finding.fingerprint
    return (written.subject, written.year) == (finding.subject.id, finding.year)


def _with(finding: Finding, written: Written) -> Finding:
    until = day_text(written.expires)
    given = Waiver(until, written.approver, written.reason, written.ticket, written.evidence)
    return structs.replace(finding, waiver=given)


def _last(written: Written) -> int:
    return written.expires


def _account(written: Written, findings: int, as_of: int, evaluated: Collection[str]) -> WaiverOf:
    return WaiverOf(
        written.rule,
        written.subject,
        written.year,
        written.fingerprint,
        written.reason,
        written.approver,
        day_text(written.expires),
        written.ticket,
        written.evidence,
        _state(written, findings, as_of, evaluated),
        findings,
        location(written.span),
    )


def _state(written: Written, findings: int, as_of: int, evaluated: Collection[str]) -> WaiverState:
    if written.rule not in evaluated:
        return "not_evaluated"
    if not findings:
        return "stale"
    return "applied" if written.expires >= as_of else "expired"
