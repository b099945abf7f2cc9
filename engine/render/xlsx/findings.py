"""The sheet of findings: a row for each, with all that an auditor sorts by, and columns to sign it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from engine.findings.finding import Finding, Location
from engine.ground.schema import Text2
from engine.render.block import notes, reasons
from engine.render.given import Given
from engine.render.office.articles import named
from engine.render.office.plain import spoken
from engine.render.office.said import subject_of
from engine.render.placed import relative
from engine.render.told import missing, sort
from engine.render.words import Words
from engine.render.xlsx.table import Column, Table, Value, signed, table

MOST: Final = 50_000
"""Rows of a sheet, which a spreadsheet opens in seconds; the table of values and the result have all."""


def _verdict(finding: Finding, _given: Given, words: Words) -> Value:
    collides = finding.between and finding.verdict == "gap"
    return words("conflict" if collides else sort(finding))


def _record(finding: Finding, given: Given, words: Words) -> Value:
    record = subject_of(finding, given, words)
    return record if finding.year is None else words("in_year", record=record, year=finding.year)


def _why(finding: Finding, _given: Given, words: Words) -> Value:
    said = [words.of(each.text) for each in reasons(finding)]
    if finding.path:
        path = " → ".join(words.of(step.text) or step.id for step in finding.path)
        said.append(words("said", what=words("path"), more=path))
    said += (words("said", what=words("note"), more=note) for note in notes(finding, words))
    if finding.between:
        said.append(words("said", what=words("told_against"), more=words("against").join(finding.between)))
    return spoken("\n".join(said)) or None


def _waiver(finding: Finding, _given: Given, words: Words) -> Value:
    waiver = finding.waiver
    if waiver is None:
        return None
    said = words("waived_until", until=waiver.until, by=waiver.by, because=waiver.because)
    more = [f"{words(name)} {held}" for name in ("ticket", "evidence") if (held := getattr(waiver, name))]
    return "\n".join([said, *more])


def _missing(finding: Finding, _given: Given, words: Words) -> Value:
    return spoken(missing(finding, words)).replace(words("listed"), "\n") if finding.missing else None


def _since(finding: Finding, _given: Given, words: Words) -> Value:
    return words(f"told_{finding.baseline}") if finding.baseline else None


def _fails(finding: Finding, given: Given, words: Words) -> Value:
    return words("csv_yes") if finding.fingerprint in given.failed else None


def _risk(end: str) -> Callable[[Finding, Given, Words], Value]:
    return lambda finding, _given, _words: float(getattr(finding.risk, end)) if finding.risk else None


def _share(end: str) -> Callable[[Finding, Given, Words], Value]:
    return lambda finding, _given, _words: float(getattr(finding.risk.share, end)) if finding.risk else None


def place(location: Location | None) -> str | None:
    """`company/flows.yaml:12`."""
    return None if location is None else f"{relative(location.path)}:{location.line}"


COLUMNS: Final[tuple[Column[Finding], ...]] = (
    Column(Text2("Severity", "严重程度"), 9, lambda f, _g, w: w(f.severity), "severity", brief=True),
    Column(Text2("Verdict", "判定"), 12, _verdict, "verdict", brief=True),
    Column(Text2("Article", "条文"), 19, lambda f, g, w: named(f.citations, g.result, w.language), brief=True),
    Column(Text2("Record", "对象"), 20, _record, brief=True),
    Column(Text2("Requirement", "要求"), 28, lambda f, _g, w: spoken(w.of(f.title)), prose=True),
    Column(Text2("Why", "理由"), 52, _why, prose=True),
    Column(Text2("Not stated", "缺失事实"), 28, _missing, brief=True),
    Column(Text2("What to do", "整改措施"), 34, lambda f, _g, w: spoken(w.of(f.fix)) or None, prose=True),
    Column(Text2("Owner", "责任人"), 15, lambda f, _g, _w: f.owner),
    Column(Text2("Runs until", "期限"), 11, lambda f, _g, _w: f.due),
    Column(Text2("Stated at", "清单位置"), 22, lambda f, _g, _w: place(f.location)),
    Column(Text2("Risk, low", "风险下限"), 8, _risk("low"), "number"),
    Column(Text2("Risk, high", "风险上限"), 8, _risk("high"), "number"),
    Column(Text2("Waiver", "已批准例外"), 21, _waiver, brief=True),
    *signed(),
    Column(Text2("Since baseline", "与基线相比"), 12, _since, brief=True, printed=False),
    Column(Text2("Law", "法律"), 10, lambda f, _g, _w: f.regime, printed=False),
    Column(Text2("Share, low", "占总分下限"), 9, _share("low"), "number", printed=False),
    Column(Text2("Share, high", "占总分上限"), 9, _share("high"), "number", printed=False),
    Column(Text2("Fails the gate", "未过门禁"), 10, _fails, brief=True, printed=False),
    Column(Text2("Grade", "依据层级"), 12, lambda f, _g, w: w(f"grade_{f.grade}"), brief=True, printed=False),
    Column(Text2("Force", "约束力"), 9, lambda f, _g, w: w(f"force_{f.force}"), brief=True, printed=False),
    Column(Text2("Text", "条文核对"), 16, lambda f, _g, w: w(f"certainty_{f.certainty}"), brief=True, printed=False),
    Column(Text2("Begins", "计划开始"), 12, lambda f, _g, _w: f.planned, printed=False),
    Column(Text2("Rule", "规则"), 36, lambda f, _g, _w: f.rule, "id", printed=False),
    Column(Text2("Fingerprint", "标识"), 22, lambda f, _g, _w: f.fingerprint, "id", printed=False),
)  # fmt: skip


def findings(given: Given) -> Table:
    """Gaps, what is undetermined and what was listed besides, then colliding duties, in the order of the result."""
    every = (*given.result.findings, *given.result.conflicts)
    return table("findings", COLUMNS, every[:MOST], given, kept=4, left_out=max(0, len(every) - MOST))
