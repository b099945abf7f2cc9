"""What a reader of the parts of the file finds in the document: its sections, layout, fonts, and plain text only."""

from __future__ import annotations

import re
import sys
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from msgspec import structs

from engine.findings.finding import Subject, Waiver
from engine.ground.problem import PolicyError
from engine.ground.schema import Text2
from engine.render.docx.gaps import MOST
from engine.render.docx.style import Numbers
from engine.render.docx.words_en import WORDS as EN
from engine.render.docx.words_zh import WORDS as ZH
from engine.render.formats import ONLY_FILES, rendered
from engine.render.given import Given
from engine.render.office.articles import named, number
from tests.findings.by_hand import finding, question
from tests.render.examples import by_hand, example
from tests.render.hostile import HOSTILE, hostile_result

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def made(name: str, language: str = "en", both: bool = False) -> bytes:
    return rendered("docx", example(name, language, both))


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as held:
        return etree.fromstring(held.read(name))


def text_of(paragraph: etree._Element) -> str:
    held = paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(
        "\n" if each.tag == f"{W}br" else "\t" if each.tag == f"{W}tab" else each.text or "" for each in held
    )


def paragraphs(data: bytes, style: str | None = None) -> list[str]:
    found = part(data, "word/document.xml").iter(f"{W}p")
    named_ = ((each.find(f"{W}pPr/{W}pStyle"), each) for each in found)
    return [
        text_of(each) for held, each in named_ if style is None or (held is not None and held.get(f"{W}val") == style)
    ]


def cells(data: bytes) -> list[list[str]]:
    rows = part(data, "word/document.xml").iter(f"{W}tr")
    return [["\n".join(map(text_of, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")] for row in rows]


# ---- what a lawyer reads -------------------------------------------------------------------------------------------


def test_the_chinese_sections_are_numbered_as_official_papers_are() -> None:
    heads = paragraphs(made("huatong", "zh"), "Heading1")
    apart = ["其他事项"] if example("huatong").result.summary.advice else []
    names = [
        *("评估范围与依据", "评估结论", "不符合事项", "待查明事项及答复人", *apart, "前提假定"),
        *("已批准例外", "声明事项", "评估方法与局限", "依据文件", "签署"),
    ]
    assert heads == [f"{number(place)}、{name}" for place, name in enumerate(names, 1)]
    assert paragraphs(made("huatong", "zh"), "Heading2")[0] == "（一）《促进和规范数据跨境流动规定》第七条"


@pytest.mark.parametrize("name", ["huatong", "fennel"])
def test_every_gap_is_told_with_its_record_its_reason_its_place_and_what_to_do(name: str) -> None:
    said = "\n".join(paragraphs(made(name)))
    gaps = [each for each in example(name).result.findings if each.verdict == "gap"]
    assert gaps
    for each in gaps:
        assert each.subject.id in said
        assert each.title.en in said
        assert each.fix.en in said
        assert each.location is not None
        assert f"{each.location.path}:{each.location.line}" in said
    assert "`" not in said


def test_the_summary_tells_counts_score_and_that_unknown_is_not_compliant() -> None:
    result, said = example("huatong").result, "\n".join(paragraphs(made("huatong")))
    assert result.risk is not None
    assert f"not kept {result.summary.gap} times, cannot be judged {result.summary.undetermined} times" in said
    assert f"The risk score lies between {result.risk.low:g} and {result.risk.high:g} of 100" in said
    assert "What is undetermined is not compliant" in said


def test_questions_stand_under_the_person_who_can_tell() -> None:
    heads = paragraphs(made("corner-shop", "zh"), "Heading2")
    assert any("店主 赵芳" in each for each in heads)
    said = "\n".join(paragraphs(made("corner-shop", "zh")))
    assert all(each.ask.zh in said for each in example("corner-shop").result.questions)


def test_inputs_and_rulesets_stand_there_with_their_digests() -> None:
    found = {cell for row in cells(made("huatong")) for cell in row}
    result = example("huatong").result
    assert {each.sha256 for each in result.inputs} | {each.sha256 for each in result.rulesets} <= found
    assert {each.sha256 for each in result.evidence if each.sha256} <= found


def test_what_is_waived_is_no_gap_of_the_letter_and_stands_among_the_waivers() -> None:
    waived = finding(waiver=Waiver("2026-12-31", "Li Na", "accepted"), title=Text2("Waived one", "例外"))
    assert "Waived one" not in "\n".join(paragraphs(rendered("docx", by_hand(waived)))[:20])


def test_a_result_of_nothing_says_that_nothing_was_evaluated() -> None:
    said = "\n".join(paragraphs(rendered("docx", by_hand())))
    assert "Nothing was evaluated" in said
    assert "This is no statement of compliance" in said


def test_a_letter_of_many_gaps_says_how_many_it_leaves_out() -> None:
    many = [finding(f"flow-{n}") for n in range(MOST + 7)]
    assert "7 more are left out here" in "\n".join(paragraphs(rendered("docx", by_hand(*many))))


def test_languages_stand_side_by_side() -> None:
    rows = cells(made("fennel", both=True))
    [scope] = [row for row in rows if row[0].startswith("“Fennel")]
    assert scope[1].startswith("本报告以2026年6月30日为基准日")
    assert paragraphs(made("fennel", both=True), "Heading1")[0] == "1. What was checked\n一、评估范围与依据"


# ---- layout --------------------------------------------------------------------------------------------------------


def test_every_style_names_an_east_asian_font() -> None:
    for language, body in (("zh", "仿宋"), ("en", "宋体")):
        styles = part(made("huatong", language), "word/styles.xml")
        held = [*styles.iter(f"{W}style"), *styles.iter(f"{W}rPrDefault")]
        assert len(held) > 8
        for style in held:
            fonts = style.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert fonts.get(f"{W}eastAsia")
            assert not [key for key in fonts.attrib if key.endswith("Theme")]
        [normal] = [each for each in held if each.get(f"{W}styleId") == "Normal"]
        assert normal.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == body


def test_the_chinese_page_is_that_of_official_papers() -> None:
    document = part(made("huatong", "zh"), "word/document.xml")
    [margins] = document.iter(f"{W}pgMar")
    centimetres = {
        key: round(int(margins.get(f"{W}{key}") or 0) / 567, 1) for key in ("top", "bottom", "left", "right")
    }
    assert centimetres == {"top": 3.7, "bottom": 3.5, "left": 2.8, "right": 2.6}
    [normal] = [
        each
        for each in part(made("huatong", "zh"), "word/styles.xml").iter(f"{W}style")
        if each.get(f"{W}styleId") == "Normal"
    ]
    spacing, size = normal.find(f"{W}pPr/{W}spacing"), normal.find(f"{W}rPr/{W}sz")
    assert spacing is not None
    assert size is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("560", "exact")
    assert size.get(f"{W}val") == "32"
    faces = {
        each.get(f"{W}styleId"): each.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")
        for each in part(made("huatong", "zh"), "word/styles.xml").iter(f"{W}style")
    }
    assert (faces["Title"], faces["Heading1"], faces["Heading2"]) == ("方正小标宋简体", "黑体", "楷体")


def test_the_properties_of_tables_stand_in_the_order_of_the_format() -> None:
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"]
    for table in part(made("huatong", "zh"), "word/document.xml").iter(f"{W}tblPr"):
        found = [etree.QName(each).localname for each in table]
        assert found == [each for each in order if each in found]
    for style in part(made("huatong"), "word/styles.xml").iter(f"{W}style"):
        found = [etree.QName(each).localname for each in style]
        assert found.index("rPr") < found.index("tblPr") if "tblPr" in found else found[-1] == "rPr"


def test_headings_of_tables_come_again_on_each_page() -> None:
    assert list(part(made("huatong"), "word/document.xml").iter(f"{W}tblHeader"))


@pytest.mark.parametrize(
    ("n", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (38, "三十八"), (120, "120")]
)
def test_chinese_numbers(n: int, said: str) -> None:
    assert number(n) == said


def test_citations_leave_out_what_they_share() -> None:
    result = example("huatong").result
    cites = ["PIPL 38(1)(1)", "PIPL 38(1)(2)", "PIPL 38(2)", "GDPR 9(2)(a)", "XX 3"]
    assert named(cites, result, "zh").split("、") == [
        *("《个人信息保护法》第三十八条第一款第（一）项", "第（二）项", "第二款"),
        *("《通用数据保护条例》第九条第二款第（a）项", "XX 第三条"),
    ]
    assert named(cites, result, "en") == "PIPL 38(1)(1), (2), 38(2), GDPR 9(2)(a), XX 3"


def test_numbers_of_headings_begin_anew_below_each_heading() -> None:
    numbers = Numbers()
    found = [numbers.next(level) for level in (1, 2, 3, 4, 4, 2, 3, 1)]
    assert [en.strip() for en, _ in found] == ["1.", "1.1", "1.1.1", "(a)", "(b)", "1.2", "1.2.1", "2."]
    assert [zh.strip() for _, zh in found] == ["一、", "（一）", "1.", "（1）", "（2）", "（二）", "1.", "二、"]


# ---- hostile manifests, bytes, packages ----------------------------------------------------------------------------


def test_what_somebody_wrote_is_text_and_breaks_nothing() -> None:
    data = rendered("docx", Given(hostile_result(), (), None, "en"))
    document = part(data, "word/document.xml")
    assert not list(document.iter(f"{W}hyperlink", f"{W}object", f"{W}altChunk"))
    assert {(each.text or "").strip() for each in document.iter(f"{W}instrText")} <= {"PAGE"}
    with ZipFile(BytesIO(data)) as held:
        links = [each for each in held.namelist() if each.endswith(".rels")]
        assert not any(b'TargetMode="External"' in held.read(each) for each in links)
    said = "\n".join(paragraphs(data))
    for word in (
        "<script>alert(1)</script>",
        '=HYPERLINK("http://example.invalid")',
        "{{ 7 * 7 }}",
        "'; DROP TABLE",
        "合流",
    ):
        assert word in said
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", said)


def test_every_hostile_text_alone_makes_a_whole_document() -> None:
    for text in HOSTILE:
        held = finding(subject=Subject("flow", text), owner=text, title=Text2(text, text))
        asked = structs.replace(question(), owner=text, text=Text2(text, text))
        data = rendered("docx", by_hand(held, questions=(asked,), title=text))
        assert len(paragraphs(data)) > 20


def test_the_same_result_gives_the_same_bytes_and_nothing_of_the_machine() -> None:
    given = example("fennel")
    assert rendered("docx", structs.replace(given)) == made("fennel")
    with ZipFile(BytesIO(made("fennel"))) as held:
        assert {each.date_time for each in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = held.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {f"{given.result.as_of}T"}
    assert "python-docx" not in core


def test_a_missing_package_is_one_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(PolicyError) as raised:
        rendered("docx", by_hand(finding()))
    [problem] = raised.value.problems
    assert (problem.code, "pip install" in problem.help.en) == ("P527", True)


def test_the_document_goes_into_files_only() -> None:
    assert "docx" in ONLY_FILES


def test_both_catalogues_hold_the_same_words_with_the_same_values() -> None:
    assert EN.keys() == ZH.keys()
    for name in EN:
        assert set(re.findall(r"{(\w+)}", EN[name])) == set(re.findall(r"{(\w+)}", ZH[name])) or "_1" in name, name
