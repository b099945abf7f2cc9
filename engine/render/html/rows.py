"""The findings as the page's script reads them: short, with texts, places and headings by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, structs

from engine.findings.articles import ArticleOf
from engine.findings.finding import Contested, Finding, FindingRisk, Waiver, rank
from engine.findings.result import Question, Result
from engine.ground.schema import Text2
from engine.render import told
from engine.render.block import cited
from engine.render.given import Given
from engine.render.html.shelved import Numbered, Shelved
from engine.render.html.standing import BYS, Heading, Headings, Standing
from engine.render.marks import SORTS, sort_of

AT_MOST: Final = 5000
"""More findings than these are not put into a page: the worst are, and the page says so."""


class Row(Struct, frozen=True, omit_defaults=True):
    """One finding. `label` is its verdict, or `indicated` or `advice` for gaps that are counted apart.

    Texts, reasons, steps, places and headings are numbers into the lists of the page. `under` follows `BYS`; `asks` are
    the numbers of the questions that it waits for. `says`: what the cited clauses say; `published`: the addresses of
    their official texts. `risk`: both ends of the score, of the inherent score, of its share,
    of the sensitivity, people, exposure and safeguards.
    """

    id: str
    rule: str
    label: str
    severity: str
    kind: str
    record: str
    title: int
    fix: int
    law: str
    cited: str
    grade: str
    certainty: str
    under: tuple[tuple[int, ...], ...]
    touches: tuple[int, ...]
    place: int = -1
    owner: str = ""
    year: int | None = None
    because: tuple[int, ...] = ()
    path: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    missing_total: int = 0
    asks: tuple[int, ...] = ()
    judged: tuple[str, ...] = ()
    contested: tuple[tuple[int, str], ...] = ()
    due: str = ""
    planned: str = ""
    exempted_by: str = ""
    between: tuple[str, ...] = ()
    waiver: Waiver | None = None
    new: bool = False
    fails: bool = False
    says: tuple[int, ...] = ()
    published: tuple[str, ...] = ()
    risk: tuple[float | None, ...] = ()


class Rows(Struct, frozen=True):
    """The rows of a page, their headings, and how many findings were left out."""

    rows: tuple[Row, ...]
    headings: tuple[Heading, ...]
    left_out: int


def listed(result: Result) -> list[Finding]:
    """All findings in the order of the page: those that count first, then by severity; attested ones and conflicts are
    shown elsewhere."""

    def order(finding: Finding) -> tuple[int, int, int, tuple[str, ...], str, str, int]:
        sort = SORTS.index(sort_of(finding)) if finding.verdict in ("gap", "undetermined") else len(SORTS)
        return (
            max(sort, 1),
            rank(finding.severity),
            sort,
            finding.citations,
            finding.rule,
            finding.subject.id,
            finding.year or 0,
        )

    return sorted(result.findings, key=order)


def rows(given: Given, headings: Headings, shelved: Shelved, at_most: int = AT_MOST) -> Rows:
    """The worst findings as rows."""
    result, numbered = given.result, Numbered[Heading]()
    waits = _waiting(result.questions)
    found = listed(result)
    clauses = {each.citation: each for each in result.articles}
    made = tuple(
        structs.replace(
            _row(each, headings.standing(each), numbered, shelved, waits, each.fingerprint in given.failed),
            **_law([clauses[citation] for citation in each.citations if citation in clauses], shelved),
        )
        for each in found[:at_most]
    )
    return Rows(made, numbered.all(), max(0, len(found) - at_most))


def _law(cited: Sequence[ArticleOf], shelved: Shelved) -> dict[str, tuple[int, ...] | tuple[str, ...]]:
    """What the law says and where, each once."""
    says = dict.fromkeys(shelved.text(each.says) for each in cited if each.says != Text2())
    return {"says": tuple(says), "published": tuple(dict.fromkeys(each.published for each in cited if each.published))}


def _waiting(questions: Sequence[Question]) -> dict[str, list[int]]:
    """The numbers of the questions that ask for an entry of `missing`."""
    waits: dict[str, list[int]] = {}
    for number, question in enumerate(questions):
        for entry in question.entries:
            waits.setdefault(entry, []).append(number)
    return waits


def _row(
    finding: Finding,
    standing: Standing,
    numbered: Numbered[Heading],
    shelved: Shelved,
    waits: dict[str, list[int]],
    fails: bool,
) -> Row:
    asks = {number for entry in finding.missing for number in waits.get(entry, ())}
    return Row(
        id=finding.fingerprint,
        rule=finding.rule,
        label=told.sort(finding),
        severity=finding.severity,
        kind=finding.subject.kind,
        record=finding.subject.id,
        title=shelved.text(finding.title),
        fix=shelved.text(finding.fix),
        law=finding.regime,
        cited=cited(finding.citations),
        grade=finding.grade,
        certainty=finding.certainty,
        under=tuple(tuple(map(numbered, standing.under[by])) for by in BYS),
        touches=tuple(map(numbered, standing.touches)),
        place=shelved.place(finding.location),
        owner=finding.owner or "",
        year=finding.year,
        because=tuple(map(shelved.reason, finding.because)),
        path=tuple(map(shelved.step, finding.path)),
        missing=finding.missing,
        missing_total=finding.missing_total,
        asks=tuple(sorted(asks)),
        judged=finding.rests_on_judgement,
        contested=tuple(_contested(finding.contested, shelved)),
        due=finding.due or "",
        planned=finding.planned or "",
        exempted_by=cited(finding.exempted_by.citations) if finding.exempted_by else "",
        between=finding.between,
        waiver=finding.waiver,
        new=finding.baseline == "new",
        fails=fails,
        risk=_ends(finding.risk) if finding.risk else (),
    )


def _ends(risk: FindingRisk) -> tuple[float | None, ...]:
    pairs = (risk, risk.inherent, risk.share, risk.sensitivity, risk.people, risk.exposure, risk.safeguards)
    return tuple(end for pair in pairs for end in (pair.low, pair.high))


def _contested(contested: Iterable[Contested], shelved: Shelved) -> Iterable[tuple[int, str]]:
    return ((shelved.text(each.text), each.verdict) for each in contested)
