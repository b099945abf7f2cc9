"""The verdicts of some rules on the manifest of a case, with what a page may expect of them, without explanations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.app.evaluation import Loaded
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import NOT_ASKED, Code, RuleVerdicts
from engine.findings.finding import NARROWER, VerdictName
from engine.findings.flags import contested, due, judgements
from engine.findings.from_verdicts import Making
from engine.findings.missing import missing
from engine.findings.verdict import NAMES
from engine.graph.from_manifest import graph
from engine.ground.value import Value


@dataclass(frozen=True, slots=True)
class Found:
    """One verdict. `citations` are those that exempt, `exception` the position of their exception; `missing` are the
    entries, without what marks a range as too wide; `judgements` and `contested` are names."""

    rule: str
    kind: str
    id: str
    verdict: VerdictName
    year: int | None = None
    citations: tuple[str, ...] = ()
    exception: int | None = None
    missing: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    due: str | None = None


def found(compiled: Compiled, given: Loaded, settings: Mapping[str, Value]) -> tuple[Found, ...]:
    """The verdicts other than `not applicable`, by rule and row, with these values of parameters."""
    verdicts = evaluate(compiled, graph(given.manifest, compiled.schema), given.as_of, settings)
    making = Making(verdicts, given.manifest)
    return tuple(
        _found(making, index, each, row, Code(code))
        for index, each in enumerate(verdicts.rules)
        for row, code in enumerate(each.codes().tolist())
        if code not in (Code.NOT_APPLICABLE, NOT_ASKED)
    )


def _found(making: Making, index: int, verdicts: RuleVerdicts, row: int, code: Code) -> Found:
    rule, view, records = verdicts.rule, making.view, making.records
    (record, year), verdict = making.verdicts.record_of(index, row), NAMES[code]
    subject = records.subject(rule.kind, record)
    pending = code is Code.UNDETERMINED and verdicts.flagged("pending", row)
    lacking: tuple[str, ...] = ()
    if code is Code.UNDETERMINED and not pending:
        lacking = missing(rule.roots, row, making.frontier, making.settling)
    judged: tuple[str, ...] = ()
    if verdicts.flagged("judgement", row):
        judged = judgements(view, records, making.frontier.entries, rule.roots, row)
    readings = contested(view, rule, verdict, row) if verdicts.flagged("contested", row) else ()
    exempted = making.exempted_by(index, row) if code is Code.EXEMPT else None
    return Found(
        rule=rule.id,
        kind=subject.kind,
        id=subject.id,
        verdict=verdict,
        year=year,
        citations=exempted.citations if exempted is not None else (),
        exception=making.exception(index, row) if exempted is not None else None,
        missing=tuple(entry.removesuffix(NARROWER) for entry in lacking),
        judgements=tuple(dict.fromkeys(each.partition(".")[2].partition("(")[0] for each in judged)),
        contested=tuple(dict.fromkeys(each.parameter for each in readings)),
        due=due(view, rule.roots, row) if pending else None,
    )
