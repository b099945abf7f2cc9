"""The sections of what the verdicts stand on: what is unknown, what was assumed, waived, and signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.findings.result import Question, Result
from engine.ground.schema import Text2
from engine.render.docx.blocks import Block, Grid, Heading, Item, Paragraph
from engine.render.docx.gaps import MOST, cited
from engine.render.docx.said import begun, both, day, joined, places, record, said, same, severity, shared

RECORDS: Final = 12


def unknown(result: Result) -> Iterator[Block]:
    """The questions by the person who can tell, and the verdicts that wait for them."""
    yield Heading(1, said("head_unknown"))
    if not result.questions:
        waits = result.summary.undetermined
        yield Paragraph(said("unknown_pending", n=waits) if waits else said("no_unknown"))
        return
    yield Paragraph(said("about_unknown", facts=len(result.questions), n=result.summary.undetermined))
    owners: dict[str, list[Question]] = {}
    for question in result.questions[:MOST]:
        owners.setdefault(question.owner or "", []).append(question)
    for owner, asked in owners.items():
        yield Heading(2, same(owner) if owner else said("no_owner"))
        for each in asked:
            yield Item(_question(each))
    if len(result.questions) > MOST:
        yield Paragraph(said("left_out", n=len(result.questions) - MOST))
    yield from _waiting(result)


def assumptions(result: Result) -> Iterator[Block]:
    """What the manifest states for many records at once."""
    yield Heading(1, said("head_assumed"))
    if not result.assumptions:
        yield Paragraph(said("no_assumed"))
        return
    yield Paragraph(said("about_assumed"))
    rows = tuple(
        (both(each.text), same(each.evidence) if each.evidence else shared("no_evidence"), places([each.location]))
        for each in result.assumptions
    )
    yield Grid((said("assumption"), said("evidence"), said("stated_at")), rows, (7.6, 4.0, 4.0))


def waivers(result: Result) -> Iterator[Block]:
    """What somebody answers for until a day, and waivers that waive nothing."""
    yield Heading(1, said("head_waived"))
    if not result.waivers:
        yield Paragraph(said("no_waived"))
        return
    yield Paragraph(said("about_waived"))
    head = tuple(said(name) for name in ("rule", "record", "until", "by", "reason", "state"))
    rows = tuple(
        (
            same(each.rule),
            same(each.subject or each.fingerprint or ""),
            day(each.expires),
            same(each.approver),
            same(each.reason),
            shared(f"waiver_{each.state}"),
        )
        for each in result.waivers[:MOST]
    )
    yield Grid(head, rows, (3.8, 2.4, 2.4, 2.0, 3.2, 1.8))


def attestations(result: Result) -> Iterator[Block]:
    """Answers that people signed; nothing where there are none."""
    if not result.attestations:
        return
    yield Heading(1, said("head_attested"))
    yield Paragraph(said("about_attested"))
    head = tuple(said(name) for name in ("article", "record", "requirement", "stated_at"))
    rows = tuple(
        (
            cited(each.citations, result),
            record(each.subject.kind, each.subject.id, each.year, result),
            both(each.title),
            places([each.location]),
        )
        for each in result.attestations[:MOST]
    )
    yield Grid(head, rows, (3.6, 3.4, 5.4, 3.2))


def _question(asked: Question) -> Text2:
    """What is unknown, the question, the records, and how much waits for it."""
    told = [said("sentence", text=begun(both(asked.text)))]
    if asked.ask.en or asked.ask.zh:
        told.append(said("asked", ask=both(asked.ask)))
    if len(asked.records) > 1:
        names, more = asked.records[:RECORDS], len(asked.records) - RECORDS
        named = Text2(", ".join(names), "、".join(names))
        told.append(said("records_more" if more > 0 else "records", records=named, n=more))
    told.append(said("decides", rules=len(asked.rules), n=asked.findings, severity=severity(asked.severity)))
    return joined(told)


def _waiting(result: Result) -> Iterator[Block]:
    """The undetermined verdicts, a row each."""
    held = [each for each in result.findings if each.verdict == "undetermined" and each.waiver is None]
    if not held:
        return
    yield Heading(2, said("head_waiting"))
    head = tuple(said(name) for name in ("severity", "article", "requirement", "record"))
    rows = tuple(
        (
            severity(each.severity),
            cited(each.citations, result),
            both(each.title),
            record(each.subject.kind, each.subject.id, each.year, result),
        )
        for each in held[:MOST]
    )
    yield Grid(head, rows, (2.4, 4.4, 5.2, 3.6))
    if len(held) > MOST:
        yield Paragraph(said("left_out", n=len(held) - MOST))
