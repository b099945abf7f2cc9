"""What an independent reader (calamine) and a reader of the parts of the file find in the workbook."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from msgspec import structs
from python_calamine import CalamineWorkbook

from engine.findings.accounts import EvidenceOf, WaiverOf
from engine.findings.finding import FindingRisk, Risk, Waiver
from engine.findings.result import Result
from engine.ground.problem import PolicyError
from engine.render.formats import ONLY_FILES, rendered
from engine.render.given import Given
from engine.render.office.words_en import WORDS as EN
from engine.render.office.words_zh import WORDS as ZH
from engine.render.xlsx.findings import COLUMNS
from tests.findings.by_hand import finding, result
from tests.render.examples import by_hand, example
from tests.render.hostile import HOSTILE, hostile_result

SHEETS = ["Summary", "Findings", "Controls by article", "Controls by rule", "Questions", "Evidence", "Assumptions"]
Cell = object


@cache
def made(name: str, language: str = "en", both: bool = False) -> bytes:
    return rendered("xlsx", example(name, language, both))


def book(data: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(data))


def table(data: bytes, sheet: str) -> list[dict[str, Cell]]:
    """The rows under the headings of a sheet."""
    rows = book(data).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    head, *rest = rows[2:]
    return [dict(zip(map(str, head), row, strict=True)) for row in rest]


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def elements(data: bytes, name: str) -> Iterable[etree._Element]:
    for part, text in parts(data).items():
        if part.endswith((".xml", ".rels")):
            yield from etree.fromstring(text).iter(f"{{*}}{name}")


# ---- what an auditor reads -----------------------------------------------------------------------------------------


def test_the_workbook_has_its_sheets_in_order() -> None:
    assert book(made("huatong")).sheet_names == [*SHEETS, "Signed answers", "Waivers", "Sign-off"]
    names = book(made("huatong", both=True)).sheet_names
    assert names[:2] == ["Summary 概要", "Findings 评估发现"]
    assert all(len(name) <= 31 for name in names)


@pytest.mark.parametrize("name", ["huatong", "fennel"])
def test_every_finding_is_a_row_with_its_facts(name: str) -> None:
    given, rows = example(name), table(made(name), "Findings")
    assert [row["Fingerprint"] for row in rows] == [each.fingerprint for each in given.result.findings]
    for row, each in zip(rows, given.result.findings, strict=True):
        assert each.subject.id in str(row["Record"])
        assert row["Severity"] == each.severity
        assert row["Owner"] == (each.owner or "")
        assert each.location is not None
        assert str(row["Stated at"]).endswith(f":{each.location.line}")
        risk = (each.risk.low, each.risk.high) if each.risk else ("", "")
        assert (row["Risk, low"], row["Risk, high"]) == risk
        assert [row[name] for name in ("Reviewer", "Date", "Conclusion", "Remarks")] == [""] * 4


def test_the_matrix_counts_every_verdict_of_every_article() -> None:
    rows, result = table(made("huatong"), "Controls by article"), example("huatong").result
    by_rule = table(made("huatong"), "Controls by rule")
    counts = result.summary
    for heading, count in (("Gaps", counts.gap), ("Met", counts.met), ("Exempt", counts.exempt)):
        assert sum(float(str(row[heading])) for row in by_rule) == count
    [one] = [row for row in rows if row["Article"] == "PIPL 23"]
    own = [each for each in result.controls if "PIPL 23" in {cited.partition("(")[0] for cited in each.citations}]
    assert one["Gaps"] == sum(each.gap for each in own)
    assert one["Met"] == sum(each.met for each in own)
    assert one["State"] == "gaps"


def test_an_article_with_something_open_is_never_called_kept() -> None:
    for name in ("huatong", "fennel", "corner-shop"):
        for row in table(made(name), "Controls by article"):
            if row["Gaps"] or row["Undetermined"]:
                assert row["State"] in ("gaps", "open")


def test_questions_have_room_for_answers_and_say_who_can_tell() -> None:
    rows, asked = table(made("corner-shop", "zh"), "待查明事项"), example("corner-shop").result.questions
    assert [row["事实"] for row in rows] == [each.fact for each in asked]
    assert rows[0]["责任人"] == asked[0].owner
    assert {"答复", "答复人", "日期", "证据"} <= rows[0].keys()


def test_evidence_is_listed_with_its_digest_and_the_facts_that_rest_on_it() -> None:
    held = {row["Evidence"]: row for row in table(made("huatong"), "Evidence")}
    kept = next(each for each in example("huatong").result.evidence if each.path == "evidence/inventory.txt")
    assert held["evidence/inventory.txt"]["SHA-256"] == kept.sha256
    assert held["evidence/inventory.txt"]["Facts that rest on it"] == "\n".join(kept.facts)
    assert held["no file"]["State"] == "checked by a person, nothing on file"


def test_evidence_that_is_lacking_or_lost_says_so() -> None:
    lost = EvidenceOf("gone.pdf", None, None, None, None, ("flow.a.to",))
    [row] = table(rendered("xlsx", by_hand(finding(), evidence=(lost,))), "Evidence")
    assert (row["State"], row["SHA-256"]) == ("named, but the file was not there", "")


def test_waivers_are_listed_and_shown_beside_their_findings() -> None:
    account = WaiverOf("pipl.x", "out", None, None, "reason", "Li Na", "2026-12-31", None, None, "expired", 1, None)
    waived = finding(waiver=Waiver("2026-12-31", "Li Na", "reason", "T-1"))
    data = rendered("xlsx", by_hand(waived, waivers=(account,)))
    assert table(data, "Findings")[0]["Waiver"] == "waived until 2026-12-31 by Li Na: reason\nticket T-1"
    assert table(data, "Waivers")[0]["State"] == "expired"


def test_the_summary_names_inputs_rulesets_laws_and_counts() -> None:
    result = example("huatong").result
    cells = {cell for row in book(made("huatong")).get_sheet_by_name("Summary").to_python() for cell in row}
    assert {each.sha256 for each in result.inputs} | {each.sha256 for each in result.rulesets} <= cells
    assert {result.as_of, result.policy, "yes", "no"} <= cells
    assert sha256(rendered("json", example("huatong"))).hexdigest() in cells
    assert {float(result.summary.gap), float(result.summary.undetermined)} <= cells


def test_both_languages_stand_side_by_side() -> None:
    [row] = [row for row in table(made("fennel", both=True), "Findings 评估发现") if row["Severity 严重程度"]][:1]
    assert row["Severity 严重程度"] == "critical / 严重"
    assert row["Requirement"] == example("fennel").result.findings[0].title.en
    assert row["要求"] == example("fennel").result.findings[0].title.zh


def test_chinese_cites_articles_as_lawyers_do() -> None:
    cited = {row["条文"] for row in table(made("huatong", "zh"), "评估发现")}
    assert "《个人信息保护法》第二十三条" in cited
    assert not any(re.search(r"PIPL|CBF", str(each)) for each in cited)


def test_records_are_called_by_their_kind_in_the_language_of_the_sheet() -> None:
    english = [str(row["Record"]).split()[0] for row in table(made("huatong"), "Signed answers")]
    chinese = [str(row["对象"]).split()[0] for row in table(made("huatong", "zh"), "声明事项")]
    assert set(english) == {"party", "agreement"}
    assert set(chinese) == {"主体", "合同"}


def test_duties_that_do_not_collide_here_are_no_conflict() -> None:
    pair = ("pipl.art_47_deletion", "gdpr.art_17_erasure")
    for verdict, said in (
        ("gap", "conflict of duties"),
        ("undetermined", "undetermined"),
        ("not_applicable", "not applicable"),
    ):
        data = rendered("xlsx", by_hand(finding(verdict=verdict, between=pair)))
        assert [row["Verdict"] for row in table(data, "Findings")] == [said]


def test_a_result_without_scores_and_without_findings_is_a_workbook() -> None:
    names = book(rendered("xlsx", by_hand())).sheet_names
    assert names[0] == "Summary"
    none = structs.replace(finding(), risk=None)
    scored = finding("b", risk=FindingRisk(1, 2, Risk(1, 2), Risk(0, 1), *[None] * 4))  # type: ignore[arg-type]
    rows = table(rendered("xlsx", by_hand(none, scored)), "Findings")
    assert [row["Risk, low"] for row in rows] == ["", 1.0]


# ---- for print and for filling in ----------------------------------------------------------------------------------


def test_tables_have_filters_panes_that_stay_and_headings_on_every_page() -> None:
    data = made("huatong")
    sheets = [text for name, text in sorted(parts(data).items()) if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(SHEETS) + 3
    for text in sheets:
        assert b'paperSize="9"' in text
        assert b'orientation="landscape"' in text
    findings = parts(data)["xl/worksheets/sheet2.xml"]
    for each in (b"<autoFilter ", b'state="frozen"', b"<colBreaks ", b'<dataValidation type="list"', b"<conditionalF"):
        assert each in findings
    titles = [each.text or "" for each in elements(data, "definedName")]
    assert sum("$3:$3" in each for each in titles) >= 5


# ---- hostile manifests ---------------------------------------------------------------------------------------------


def test_nothing_that_somebody_wrote_is_a_formula_a_link_or_a_number() -> None:
    data = rendered("xlsx", Given(hostile_result(), (), None, "en"))
    assert not list(elements(data, "f"))
    assert not list(elements(data, "hyperlink"))
    assert not any("externalLink" in name or "vba" in name for name in parts(data))
    assert all(each.get("TargetMode") != "External" for each in elements(data, "Relationship"))
    rows = table(data, "Findings")
    assert len(rows) == len(HOSTILE)
    for text, row in zip(HOSTILE, rows, strict=True):
        assert isinstance(row["Owner"], str)
        for word in ("alert(1)", "HYPERLINK", "DROP TABLE", "calc'!A0", "合流"):
            assert (word in row["Owner"]) == (word in text)


@pytest.mark.parametrize("text", ["1e5", "0012", "2026-01-01", "TRUE", "#REF!", "_x0041_", "http://example.invalid"])
def test_what_looks_like_another_sort_of_cell_stays_the_text_that_it_is(text: str) -> None:
    [row] = table(rendered("xlsx", by_hand(finding(owner=text))), "Findings")
    assert row["Owner"] == text


def test_a_text_longer_than_a_cell_is_cut_and_shows_it() -> None:
    long = rendered("xlsx", by_hand(finding(owner="x" * 40_000)))
    [row] = table(long, "Findings")
    assert len(str(row["Owner"])) == 32_767
    assert str(row["Owner"]).endswith("…")


# ---- bytes ---------------------------------------------------------------------------------------------------------


def test_the_same_result_gives_the_same_bytes_and_nothing_of_the_machine() -> None:
    given = example("huatong")
    again = structs.replace(given, result=structs.replace(given.result))
    assert rendered("xlsx", again) == made("huatong")
    with ZipFile(BytesIO(made("huatong"))) as held:
        assert {each.date_time for each in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(made("huatong"))["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {f"{given.result.as_of}T"}


def test_a_missing_package_is_one_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(PolicyError) as raised:
        rendered("xlsx", by_hand(finding()))
    [problem] = raised.value.problems
    assert problem.code == "P527"
    assert "pip install 'clauseflow[office]'" in problem.help.en


def test_the_workbook_goes_into_files_only() -> None:
    assert "xlsx" in ONLY_FILES


def test_both_catalogues_hold_the_same_words_with_the_same_values() -> None:
    assert EN.keys() == ZH.keys()
    for name in EN:
        assert set(re.findall(r"{(\w+)}", EN[name])) == set(re.findall(r"{(\w+)}", ZH[name])), name


def test_every_column_says_something_of_every_finding() -> None:
    found: Result = result(finding())
    rows = table(rendered("xlsx", Given(found, (), None, "en")), "Findings")
    assert list(rows[0]) == [column.heading.en for column in COLUMNS]
