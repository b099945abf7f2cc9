"""A finding in a few lines of plain text, for formats that have one field for all that is to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from engine.findings.finding import Finding, VerdictName
from engine.render.block import Look, cited, notes, reasons, subject
from engine.render.layout import plain
from engine.render.words import Words

MISSING: Final = 5

Sort = VerdictName | Literal["advice", "indicated"]


def sort(finding: Finding) -> Sort:
    """The verdict, with the gaps that are counted apart told apart."""
    return "advice" if finding.is_advice else "indicated" if finding.is_indicated else finding.verdict


def head(finding: Finding, words: Words) -> str:
    """Verdict, severity and title in a line."""
    verdict = words(sort(finding))
    title = one_line(words.of(finding.title))
    return words("told", verdict=verdict[:1].upper() + verdict[1:], severity=words(finding.severity), title=title)


def told(finding: Finding, look: Look) -> list[str]:
    """Whom it concerns and by which article, why, what is missing, what to know, and what to do: a line each."""
    words = look.words
    owner = [words("owner", owner=finding.owner)] if finding.owner else []
    about = " · ".join([subject(finding, look), cited(finding.citations), *owner])
    return [
        one_line(about),
        *(words("said", what=words(name), more=one_line(text)) for name, text in _said(finding, words)),
    ]


def one_line(text: str) -> str:
    """The text in one line, without control characters."""
    return plain(" ".join(text.split()))


def missing(finding: Finding, words: Words) -> str:
    """The first facts that would settle the verdict, and how many more there are."""
    shown = finding.missing[:MISSING]
    names = words("listed").join(f"`{each}`" for each in shown)
    more = finding.missing_total - len(shown)
    return words("told_more", names=names, n=more) if more > 0 else names


def waived(finding: Finding, words: Words) -> str:
    """Until when, by whom and why the finding is waived; empty where it is not."""
    waiver = finding.waiver
    if waiver is None:
        return ""
    return words("waived_until", until=waiver.until, by=waiver.by, because=waiver.because)


def _said(finding: Finding, words: Words) -> Iterator[tuple[str, str]]:
    """What there is to say under each label."""
    yield from (("why", words.of(each.text)) for each in reasons(finding))
    if finding.missing:
        yield "told_missing", missing(finding, words)
    if finding.path:
        yield "path", " → ".join(words.of(step.text) or step.id for step in finding.path)
    if finding.exempted_by is not None:
        yield "told_exempt", words("exempt_under", citations=cited(finding.exempted_by.citations))
    if finding.between:
        yield "told_against", words("against").join(finding.between)
    yield from (("note", each) for each in notes(finding, words))
    if finding.planned:
        yield "note", words("planned", day=finding.planned)
    if finding.due:
        yield "told_due", finding.due
    if finding.waiver:
        yield "told_waived", waived(finding, words)
    if finding.baseline:
        yield "told_baseline", words(f"told_{finding.baseline}")
    if (fix := words.of(finding.fix)) and finding.verdict in ("gap", "undetermined"):
        yield "do", fix
