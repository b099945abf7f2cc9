"""CSV: read by two public readers, whole, and never a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import polars
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from engine.findings.finding import Waiver
from engine.ground.schema import Text2
from engine.render.csv.columns import COLUMNS
from engine.render.csv.safe import cell
from engine.render.csv.table import table
from engine.render.given import Given
from tests.findings.by_hand import finding
from tests.render.examples import EXAMPLES, ROOT, by_hand, example, read_last

STARTS = tuple("=+-@\t\r\n＝＋－＠")


def rows(given: Given, delimiter: str = ",") -> list[dict[str, str]]:
    made = table(given)
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(made.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("name", EXAMPLES)
def test_there_is_a_row_for_each_finding_and_both_readers_see_the_same(name: str) -> None:
    given = example(name)
    read = rows(given)
    assert [row["fingerprint"] for row in read] == [
        each.fingerprint for each in (*given.result.findings, *given.result.conflicts, *given.result.attestations)
    ]
    frame = polars.read_csv(BytesIO(table(given)), infer_schema=False)
    assert frame.fill_null("").to_dicts() == read
    assert table(given) == table(given)
    assert sum(row["fails_gate"] == "yes" for row in read) == len(given.failed)


def test_headings_follow_the_language_and_prose_stands_in_both_where_both_are_asked_for() -> None:
    (row,) = rows(by_hand(finding()))
    assert list(row) == [column.heading.en for column in COLUMNS]
    assert (row["verdict"], row["kind"], row["title"]) == ("gap", "flow", "An export rests on a route")
    (row,) = rows(by_hand(finding(), language="zh"))
    assert list(row) == [column.heading.zh for column in COLUMNS]
    assert (row["结论"], row["对象类型"], row["要求"]) == ("不符合", "数据流", "出境应具备法定条件")
    assert (row["依据层级"], row["约束力"], row["条文核对"]) == ("依清单所载", "应当", "已核对原文")
    (row,) = rows(by_hand(finding(), both=True))
    assert (row["title"], row["要求"]) == ("An export rests on a route", "出境应具备法定条件")
    assert (row["law 法律"], row["record 对象"]) == ("pipl", "out")


def test_each_column_is_documented() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"`{column.heading.en}`" in page
        assert column.heading.zh in page


def test_a_waiver_is_told_in_full() -> None:
    waiver = Waiver("2026-12-31", "Li Na", "signs in autumn", "LEG-7")
    (row,) = rows(by_hand(finding(waiver=waiver)))
    named = ("waived_until", "waived_by", "waived_because", "ticket")
    assert [row[name] for name in named] == ["2026-12-31", "Li Na", "signs in autumn", "LEG-7"]


@pytest.mark.parametrize(
    "evil",
    ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "a;=1", "a; +1", 'a";=1'],
)
def test_nothing_that_a_manifest_says_is_a_formula(evil: str) -> None:
    made = by_hand(finding(evil, owner=evil, title=Text2(evil, evil), fix=Text2(evil, evil)), both=True)
    for delimiter in ",;":
        for row in csv.reader(StringIO(table(made).decode("utf-8-sig"), newline=""), delimiter=delimiter):
            assert not [each for each in row if each.strip().startswith(STARTS)]
    assert "\n" not in cell(evil)


@drawn(st.text())
def test_no_cell_begins_a_formula_under_any_separator(text: str) -> None:
    for part in cell(text).split(";"):
        assert not part.strip().startswith(STARTS)


@drawn(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Lo", "Nd"))))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_the_table_of_a_shop_is_as_it_was_read_last(accept: bool) -> None:
    read_last(table(example("corner-shop", both=True)), Path(__file__).parent / "corner-shop.both.csv", accept)
