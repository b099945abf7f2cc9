"""The lists beside the findings: questions, evidence, assumptions, signed answers, waivers, what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.findings.accounts import EvidenceOf, Gone, UnevidencedOf, WaiverOf
from engine.findings.finding import Finding
from engine.findings.result import Assumed, Question
from engine.ground.schema import Text2
from engine.render.given import Given
from engine.render.office.articles import named
from engine.render.office.plain import spoken
from engine.render.office.said import subject_of
from engine.render.words import Words
from engine.render.xlsx.findings import MOST, place
from engine.render.xlsx.table import STATES, Column, Table, Value, filled_in, signed, table

RECORDS: Final = 200
"""So many records or facts are named in a cell; the rest is counted."""

Backed = EvidenceOf | UnevidencedOf


def lists(given: Given) -> Iterator[Table]:
    """The sheets in order; a baseline and signed answers have one only where there are any."""
    result = given.result
    kept = result.questions[:MOST]
    yield table("questions", _QUESTIONS, kept, given, kept=2, left_out=len(result.questions) - len(kept))
    backed: tuple[Backed, ...] = (*result.evidence, *result.unevidenced)
    yield table("evidence", _EVIDENCE, backed, given, kept=1)
    yield table("assumptions", _ASSUMPTIONS, result.assumptions, given, kept=1)
    if result.attestations:
        yield table("attestations", _ATTESTATIONS, result.attestations[:MOST], given, kept=2)
    yield table("waivers", _WAIVERS, result.waivers, given, kept=2)
    if result.baseline is not None:
        yield table("gone", _GONE, result.baseline.gone, given, kept=2)


def _many(names: tuple[str, ...], words: Words) -> str:
    shown = "\n".join(names[:RECORDS])
    more = len(names) - RECORDS
    return f"{shown}\n{words('and_more', n=more)}" if more > 0 else shown


# ---- questions -----------------------------------------------------------------------------------------------------

_QUESTIONS: Final[tuple[Column[Question], ...]] = (
    Column(Text2("Worst decided", "所涉最高程度"), 11, lambda q, _g, w: w(q.severity), "severity", brief=True),
    Column(Text2("Fact", "事实"), 26, lambda q, _g, _w: q.fact),
    Column(Text2("What is unknown", "缺失内容"), 44, lambda q, _g, w: spoken(w.of(q.text)), prose=True),
    Column(Text2("Question", "提问"), 44, lambda q, _g, w: spoken(w.of(q.ask)) or None, prose=True),
    Column(Text2("Who can tell", "责任人"), 18, lambda q, _g, _w: q.owner),
    Column(Text2("Records", "涉及记录"), 22, lambda q, _g, w: _many(q.records, w)),
    Column(Text2("Rules decided", "决定规则数"), 9, lambda q, _g, _w: len(q.rules), "number"),
    Column(Text2("Findings waiting", "待决发现数"), 9, lambda q, _g, _w: q.findings, "number"),
    Column(Text2("Stated at", "清单位置"), 24, lambda q, _g, _w: place(q.location)),
    filled_in("Answer", "答复", 36),
    filled_in("Answered by", "答复人", 14),
    filled_in("Date", "日期", 12, "day"),
    filled_in("Evidence", "证据", 24),
)

# ---- evidence ------------------------------------------------------------------------------------------------------


def _piece(each: Backed, _given: Given, words: Words) -> Value:
    if isinstance(each, UnevidencedOf):
        return f"{spoken(words.of(each.title))} ({each.fact})"
    return each.path or each.source or words("by_checking")


def _standing(each: Backed, _given: Given, words: Words) -> Value:
    if isinstance(each, UnevidencedOf):
        return words("evidence_lacking", n=len(each.records), stated=each.stated)
    if each.path is None:
        return words("evidence_source" if each.source else "evidence_checked")
    return words("evidence_found" if each.sha256 else "evidence_lost")


def _facts(each: Backed, _given: Given, words: Words) -> Value:
    return _many(each.facts if isinstance(each, EvidenceOf) else each.records, words)


def _backing(each: Backed, name: str) -> Value:
    return getattr(each, name) if isinstance(each, EvidenceOf) else None


_EVIDENCE: Final[tuple[Column[Backed], ...]] = (
    Column(Text2("Evidence", "证据"), 26, _piece),
    Column(Text2("State", "状况"), 19, _standing, brief=True),
    Column(Text2("SHA-256", "SHA-256"), 33, lambda e, _g, _w: _backing(e, "sha256"), "id"),
    Column(Text2("Facts that rest on it", "以其为依据的事实"), 32, _facts, "id"),
    Column(Text2("Source", "来源"), 14, lambda e, _g, _w: _backing(e, "source")),
    Column(Text2("Checked on", "核对日期"), 11, lambda e, _g, _w: _backing(e, "checked")),
    Column(Text2("Checked by", "核对人"), 14, lambda e, _g, _w: _backing(e, "by")),
    filled_in("Original seen", "原件核对", 14, "choice", STATES),
    filled_in("Seen by", "复核人", 11),
    filled_in("Date", "日期", 11, "day"),
    filled_in("Remarks", "备注", 16),
)

# ---- the others ----------------------------------------------------------------------------------------------------


def _listing(each: Assumed, given: Given, words: Words) -> Value:
    return next((words.of(kind.several) for kind in given.result.kinds if kind.listing == each.kind), each.kind)


_ASSUMPTIONS: Final[tuple[Column[Assumed], ...]] = (
    Column(Text2("What was taken as so", "视为成立的前提"), 44, lambda a, _g, w: spoken(w.of(a.text)), prose=True),
    Column(Text2("Records", "所涉记录"), 18, _listing, brief=True),
    Column(Text2("Fact", "事实"), 16, lambda a, _g, _w: a.fact),
    Column(Text2("For", "限于主体"), 14, lambda a, _g, _w: "\n".join(a.parties) or None),
    Column(Text2("Evidence", "证据"), 22, lambda a, _g, w: a.evidence or w("no_evidence"), brief=True),
    Column(Text2("Stated at", "清单位置"), 24, lambda a, _g, _w: place(a.location)),
    *signed(),
)

_ATTESTATIONS: Final[tuple[Column[Finding], ...]] = (
    Column(Text2("Article", "条文"), 26, lambda f, g, w: named(f.citations, g.result, w.language), brief=True),
    Column(Text2("Record", "对象"), 22, subject_of, brief=True),
    Column(Text2("Requirement", "要求"), 34, lambda f, _g, w: spoken(w.of(f.title)), prose=True),
    Column(
        Text2("Answer", "答复"),
        36,
        lambda f, _g, w: spoken("\n".join(w.of(each.text) for each in f.because)) or None,
        prose=True,
    ),
    Column(Text2("Owner", "责任人"), 16, lambda f, _g, _w: f.owner),
    Column(Text2("Stated at", "清单位置"), 22, lambda f, _g, _w: place(f.location)),
    *signed(),
)

_WAIVERS: Final[tuple[Column[WaiverOf], ...]] = (
    Column(Text2("Rule", "规则"), 28, lambda v, _g, _w: v.rule, "id"),
    Column(Text2("Record", "对象"), 16, lambda v, _g, _w: v.subject or v.fingerprint),
    Column(Text2("State", "状况"), 12, lambda v, _g, w: w(f"waiver_{v.state}"), "verdict", brief=True),
    Column(Text2("Findings", "所涉发现数"), 8, lambda v, _g, _w: v.findings, "number"),
    Column(Text2("Until", "有效期至"), 11, lambda v, _g, _w: v.expires),
    Column(Text2("Approved by", "批准人"), 14, lambda v, _g, _w: v.approver),
    Column(Text2("Reason", "理由"), 26, lambda v, _g, _w: v.reason),
    Column(Text2("Ticket", "工单"), 11, lambda v, _g, _w: v.ticket),
    Column(Text2("Evidence", "证据"), 16, lambda v, _g, _w: v.evidence),
    *signed(),
    Column(Text2("Year", "年度"), 7, lambda v, _g, _w: v.year, "number", printed=False),
    Column(Text2("Stated at", "所在位置"), 24, lambda v, _g, _w: place(v.location), printed=False),
)

_GONE: Final[tuple[Column[Gone], ...]] = (
    Column(Text2("State", "状况"), 16, lambda g, _g, w: w(f"gone_{g.state}"), brief=True),
    Column(Text2("Severity", "严重程度"), 10, lambda g, _g, w: w(g.severity), "severity", brief=True),
    Column(Text2("Verdict", "判定"), 13, lambda g, _g, w: w(g.verdict), "verdict", brief=True),
    Column(Text2("Record", "对象"), 22, subject_of, brief=True),
    Column(Text2("Year", "年度"), 7, lambda g, _g, _w: g.year, "number"),
    Column(Text2("Requirement", "要求"), 50, lambda g, _g, w: spoken(w.of(g.title)), prose=True),
    *signed(),
    Column(Text2("Rule", "规则"), 36, lambda g, _g, _w: g.rule, "id", printed=False),
)
