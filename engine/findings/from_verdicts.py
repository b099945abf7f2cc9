"""From the verdicts of a run to a result: the findings in their total order and everything that is said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from engine.checks.program import RuleCard
from engine.checks.verdict import Code, RuleVerdicts, Verdicts
from engine.findings.articles import articles
from engine.findings.assumptions import assumptions
from engine.findings.called import exempting
from engine.findings.context import Context, context
from engine.findings.explanation import Explanation, explanation, reasons
from engine.findings.finding import (
    EVERY,
    MISSING_AT_MOST,
    SEVERITIES,
    Because,
    Certainty,
    ExemptedBy,
    Finding,
    Force,
    Grade,
    Location,
    Severity,
    Step,
    VerdictName,
    rank,
)
from engine.findings.fingerprint import fingerprint
from engine.findings.flags import contested, due, judgements, planned
from engine.findings.frontier import Frontier
from engine.findings.missing import missing
from engine.findings.phrases import alike
from engine.findings.proof import Proofs
from engine.findings.questions import questions
from engine.findings.readings import readings
from engine.findings.records import Records
from engine.findings.regimes import regimes
from engine.findings.result import SCHEMA, InputOf, KindOf, Result, RulesetOf
from engine.findings.settle import Settling
from engine.findings.summary import control, summary
from engine.findings.verdict import NAMES, stands_apart
from engine.findings.view import View
from engine.findings.waived import less_waived, waived
from engine.findings.worded import kind_title
from engine.graph.columns import Ints
from engine.graph.manifest import Manifest
from engine.graph.ragged import sorted_set
from engine.ground.calendar import day_text
from engine.ground.schema import Kind

if TYPE_CHECKING:
    from engine.findings.waivers import Waiver

ALWAYS: Final = frozenset[VerdictName]({"gap", "undetermined"})
FLOW: Final = "flow"


def result(
    verdicts: Verdicts,
    manifest: Manifest,
    *,
    policy: str,
    engine: str,
    rulesets: Iterable[RulesetOf] = (),
    show: Iterable[VerdictName] = (),
    waivers: Iterable[Waiver] = (),
    reasoned: frozenset[VerdictName] = EVERY,
) -> Result:
    """The whole result. Findings are gaps and undetermined verdicts, and those of the verdicts in `show`; of those not
    in `reasoned` nobody will read why. What is waived asks no question."""
    shown = ALWAYS | frozenset(show)
    making = Making(verdicts, manifest, shown, reasoned)
    found, clashing = making.findings(), making.conflicts()
    evaluated = {each.rule.id for each in verdicts.rules}
    done, accounts = waived((*found, *clashing), waivers, verdicts.run.as_of, evaluated)
    findings, conflicts = done[: len(found)], done[len(found) :]
    controls = less_waived([control(each, _severity(each.rule)) for each in verdicts.rules], done)
    asking = [finding for finding in findings if finding.waiver is None]
    return Result(
        schema=SCHEMA,
        engine=engine,
        as_of=day_text(verdicts.run.as_of),
        policy=policy,
        inputs=tuple(InputOf(path, sha256) for path, sha256 in manifest.inputs),
        rulesets=tuple(rulesets),
        kinds=tuple(_kind(kind) for kind in making.records.schema.kinds.values()),
        regimes=regimes(making.view, making.records, verdicts.rules),
        assumptions=assumptions(making.records),
        summary=summary(controls),
        findings=findings,
        questions=questions(asking, making.frontier.entries, making.records),
        attestations=making.attested(),
        conflicts=conflicts,
        waivers=accounts,
        controls=controls,
        title=manifest.title,
        readings=readings(verdicts.rules, verdicts.run.compiled),
        articles=articles((*findings, *conflicts), verdicts.run.compiled),
    )


class Making:
    """What the findings of one run share: values, records, and everything that is worked out once for many."""

    def __init__(
        self,
        verdicts: Verdicts,
        manifest: Manifest,
        shown: frozenset[VerdictName] = ALWAYS,
        reasoned: frozenset[VerdictName] = EVERY,
    ) -> None:
        run = verdicts.run
        self.verdicts = verdicts
        self.shown = shown
        self.reasoned = reasoned
        self.records = Records(manifest, run.compiled.schema, run.graph)
        self.view = View(run, _of_interest(verdicts.rules, shown))
        self.frontier = Frontier(self.view, self.records)
        self.settling = Settling(self.view, self.frontier)
        self.proofs = Proofs(self.view, self.records)

    def findings(self) -> tuple[Finding, ...]:
        """The findings of the verdicts shown, worst first, then by rule and subject; `attested` and `conflicts` have
        theirs apart."""
        return self._made(
            (index, code)
            for index, each in enumerate(self.verdicts.rules)
            for code in Code
            if NAMES[code] in self.shown and not stands_apart(each.rule, code)
        )

    def attested(self) -> tuple[Finding, ...]:
        """The signed answers that hold."""
        return self._made((index, Code.MET) for index, rule in self._rules() if rule.grade == "attested")

    def conflicts(self) -> tuple[Finding, ...]:
        """Where two rules collide."""
        return self._made((index, Code.GAP) for index, rule in self._rules() if rule.between is not None)

    def _rules(self) -> Iterator[tuple[int, RuleCard]]:
        return ((index, each.rule) for index, each in enumerate(self.verdicts.rules))

    def _made(self, wanted: Iterable[tuple[int, Code]]) -> tuple[Finding, ...]:
        """The findings of rules by their place among the verdicts, in the order of a result."""
        rules = self.verdicts.rules
        made = [self.finding(index, int(row), code) for index, code in wanted for row in rules[index].rows_of(code)]
        return tuple(sorted(made, key=_order))

    def explanation(self, index: int, row: int) -> Explanation:
        """Every proof of rule `index` (in the order of the verdicts) at a row."""
        rule = self.verdicts.rules[index].rule
        return explanation(rule, context(self.view, self.records, rule.space, row), self.proofs, self.view)

    def finding(self, index: int, row: int, code: Code) -> Finding:
        """The finding of rule `index` (in the order of the verdicts) at a row whose verdict is `code`."""
        verdicts = self.verdicts.rules[index]
        rule, verdict = verdicts.rule, NAMES[code]
        at = context(self.view, self.records, rule.space, row)
        year = None if rule.year is None else int(self.view.run.years[at.year])
        because, path = self._reasons(rule, verdict, at)
        pending = code is Code.UNDETERMINED and verdicts.flagged("pending", row)
        lacking = missing(rule.roots, row, self.frontier, self.settling) if code is Code.UNDETERMINED else ()
        runs_until = due(self.view, rule.roots, row) if pending else None
        lacking = () if runs_until is not None else lacking
        return Finding(
            fingerprint=fingerprint(rule.id, at.subject, "" if year is None else str(year)),
            rule=rule.id,
            verdict=verdict,
            severity=_severity(rule),
            force=cast("Force", rule.force),
            grade=cast("Grade", rule.grade),
            certainty=cast("Certainty", rule.certainty),
            subject=at.subject,
            owner=self.records.owner(at.subject),
            regime=rule.ruleset,
            citations=rule.cites,
            title=rule.title,
            fix=rule.fix,
            location=_location(because) or self.records.location(at.subject),
            year=year,
            because=because,
            path=tuple(self._steps(path)),
            missing=lacking[:MISSING_AT_MOST],
            missing_total=len(lacking),
            rests_on_judgement=self._judgements(rule, row) if verdicts.flagged("judgement", row) else (),
            contested=contested(self.view, rule, verdict, row) if verdicts.flagged("contested", row) else (),
            due=runs_until,
            planned=planned(self.view, rule, row),
            exempted_by=self.exempted_by(index, row) if code is Code.EXEMPT else None,
            between=rule.between or (),
        )

    def _reasons(
        self, rule: RuleCard, verdict: VerdictName, at: Context
    ) -> tuple[tuple[Because, ...], tuple[int, ...]]:
        """Why, and the flows of a path; working that out is most of the work of a finding."""
        if verdict not in self.reasoned:
            return (), ()
        return reasons(rule, verdict, at, self.proofs, self.view).said()

    def _judgements(self, rule: RuleCard, row: int) -> tuple[str, ...]:
        return judgements(self.view, self.records, self.frontier.entries, rule.roots, row)

    def exception(self, index: int, row: int) -> int | None:
        """The position of the first exception of rule `index` that holds at a row."""
        position = int(self.verdicts.exempted_by(index, np.array([row], dtype=np.int64))[0])
        return position if position >= 0 else None

    def exempted_by(self, index: int, row: int) -> ExemptedBy | None:
        """The first exception that holds, by the citations that it rests on."""
        position = self.exception(index, row)
        if position is None:
            return None
        rule = self.verdicts.rules[index].rule
        at = context(self.view, self.records, rule.space, row)
        return ExemptedBy(exempting(rule.exceptions[position], at, self.view, self.records))

    def _steps(self, flows: Iterable[int]) -> Iterator[Step]:
        for row in flows:
            subject = self.records.subject(FLOW, row)
            yield Step(FLOW, subject.id, alike(subject.id), self.records.location(subject))


def _kind(kind: Kind) -> KindOf:
    return KindOf(kind.name, kind.plural, kind_title(kind), kind.several)


def _order(finding: Finding) -> tuple[int, str, str, str, int]:
    return rank(finding.severity), finding.rule, finding.subject.kind, finding.subject.id, finding.year or 0


def _severity(rule: RuleCard) -> Severity:
    """The rule's own; at most medium where its article was not read in the text."""
    severity = next(each for each in SEVERITIES if each == rule.severity)
    return severity if rule.certainty == "text" else min(severity, "medium", key=SEVERITIES.index)


def _location(because: Sequence[Because]) -> Location | None:
    """Of the first deciding fact."""
    return next((each.location for each in because if each.location is not None), None)


def _of_interest(rules: Iterable[RuleVerdicts], shown: frozenset[VerdictName]) -> dict[str, Ints]:
    """By space, the rows that some rule reports."""
    found: dict[str, list[Ints]] = {}
    reported = [code for code in Code if NAMES[code] in shown]
    for each in rules:
        found.setdefault(each.rule.space, []).extend(each.rows_of(code) for code in reported if each.count(code))
    return {space: sorted_set(np.concatenate(rows)) for space, rows in found.items() if rows}
