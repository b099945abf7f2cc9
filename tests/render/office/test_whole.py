"""A result in which everything is there that may be: both formats tell all of it, in every language."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec import structs
from python_calamine import CalamineWorkbook

from engine.findings.accounts import (
    BaselineOf,
    EvidenceOf,
    Gone,
    ParameterOf,
    SeverityOf,
    SkippedOf,
    SupposedOf,
    UnevidencedOf,
    WaiverOf,
)
from engine.findings.finding import Contested, Location, Subject, Waiver
from engine.findings.result import Assumed
from engine.ground.schema import Text2
from engine.render.formats import rendered
from engine.render.given import Given
from engine.render.xlsx.controls import by_article, by_rule
from engine.render.xlsx.drawn import BESIDE, PAGE
from engine.render.xlsx.findings import findings
from engine.render.xlsx.lists import lists
from tests.findings.by_hand import finding, question
from tests.render.examples import by_hand

AT = Location("m.yaml", 7, 1, 7, 9)
TWO = Text2("one `two`", "一`二`")
SIDES = (("en", False), ("zh", False), ("en", True))


def everything(language: str, both: bool) -> Given:
    found = (
        finding("a", baseline="new", between=(), contested=(Contested("p", "r", TWO, "met"),)),
        finding("b", verdict="undetermined", due="2026-07-03T10:00", missing=("flow.b.to",), missing_total=3),
        finding("c", certainty="memory", severity="medium"),
        finding("d", force="should", planned="2027-01-01"),
        finding("e", waiver=Waiver("2026-12-31", "Li Na", "accepted", "T-1", "mail.eml")),
        finding("f", year=2025, citations=()),
    )
    return by_hand(
        *found,
        language=language,
        both=both,
        title="Everything",
        questions=(question(), structs.replace(question("x"), owner=None, ask=TWO, records=("x", "y"))),
        conflicts=(finding("g", between=("rule.one", "rule.two")),),
        attestations=(finding("h", verdict="met", grade="attested"),),
        assumptions=(Assumed("complete", "flows", None, None, ("acme",), "list.pdf", TWO, AT),),
        waivers=(WaiverOf("r", None, None, "fp", "why", "Li", "2026-12-31", None, None, "stale", 0, AT),),
        baseline=BaselineOf(
            "before.json",
            "2026-01-01",
            "audit",
            1,
            4,
            (Gone("fp", "r", "gap", "high", Subject("flow", "old"), TWO, None, "fixed"),),
        ),
        skipped=(SkippedOf("skipped.rule", "low", ("PIPL 1",), TWO, TWO),),
        severities=(SeverityOf("changed.rule", "low", "high"),),
        parameters=(ParameterOf("set.parameter", TWO, TWO, TWO),),
        supposed=(SupposedOf("flow.a.to", "crm", None, None),),
        unevidenced=(UnevidencedOf("flow.to", TWO, 3, ("a", "b"), AT),),
        evidence=(EvidenceOf("list.pdf", "0" * 64, None, "2026-01-01", "Anna", ("complete.flows",)),),
    )


@pytest.mark.parametrize(("language", "both"), SIDES)
def test_the_workbook_tells_all_of_it(language: str, both: bool) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(rendered("xlsx", everything(language, both))))
    assert len(book.sheet_names) == len(set(book.sheet_names)) == 11
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    said = "\n".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    told = (
        "Everything",
        "skipped.rule",
        "changed.rule",
        "set.parameter",
        "before.json",
        "acme",
        "mail.eml",
        "rule.two",
    )
    for word in (
        *told,
        "2027-01-01",
        "2026-07-03T10:00",
        "flow.b.to",
        "old",
        "stale" if language == "en" else "已无对象",
    ):
        assert word in said, word
    assert "`" not in said


@pytest.mark.parametrize(("language", "both"), SIDES)
def test_columns_that_are_not_printed_stand_last(language: str, both: bool) -> None:
    given = everything(language, both)
    for table in (findings(given), by_article(given), by_rule(given), *lists(given)):
        printed = [column.printed for column in table.columns]
        assert printed == sorted(printed, reverse=True), table.name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_list_fits_on_two_pages_beside_each_other(language: str) -> None:
    given = everything(language, False)
    for table in (findings(given), by_article(given), by_rule(given), *lists(given)):
        widths = [column.width + BESIDE for column in table.columns if column.printed]
        kept = sum(widths[: table.kept])
        assert sum(widths) <= 2 * PAGE - kept, table.name


@pytest.mark.parametrize(("language", "both"), SIDES)
def test_the_document_tells_all_of_it(language: str, both: bool) -> None:
    with ZipFile(BytesIO(rendered("docx", everything(language, both)))) as held:
        said = held.read("word/document.xml").decode()
    for word in ("Everything", "rule.two", "list.pdf", "flow.a.to = crm", "Li", "2025"):
        assert word in said, word
    heads = (
        ("义务冲突", "疑似不符合事项", "建议", "声明事项")
        if language == "zh" or both
        else ("Duties that collide", "Advice")
    )
    for head in heads:
        assert head in said
    assert "`" not in said
