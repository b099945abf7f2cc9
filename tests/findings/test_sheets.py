"""Sheets: questions by the kind of record that they are about and the way in which they are answered."""

from __future__ import annotations

from engine.findings.listed_phrases import LISTED
from engine.findings.phrases import phrase
from engine.findings.result import KindOf
from engine.findings.sheets import sheets
from engine.ground.schema import Text2
from tests.findings.by_hand import question

FLOWS = KindOf("flow", "flows", Text2("flow", "数据流"), Text2("flows", "数据流"))


def test_each_question_is_on_one_sheet_and_the_order_is_that_of_the_questions() -> None:
    asked = (
        question("a"),
        question("x", "party.form", "party"),
        question("b", "flow.notices"),
        question("b", "judged.needed"),
        question("", "complete.flows", ""),
        question("", "complete.parties", ""),
    )
    found = sheets(asked)
    assert [(each.form, each.kind) for each in found] == [
        ("stated", "flow"),
        ("stated", "party"),
        ("judged", "flow"),
        ("complete", ""),
    ]
    assert sorted(id(one) for each in found for one in each.questions) == sorted(map(id, asked))


def test_a_sheet_counts_its_records_and_rules_once_and_says_what_it_is_about() -> None:
    (sheet,) = sheets((question("a"), question("a", "flow.notices"), question("b")))
    assert (sheet.records, sheet.rules, sheet.severity) == (2, 3, "critical")
    assert sheet.label([FLOWS]) == Text2("flows (2)", "数据流（2个）")


def test_what_a_report_lists_keeps_its_own_sentence_in_the_whole_catalogue() -> None:
    assert [name for name, (en, zh) in LISTED.items() if phrase(name) != Text2(en, zh)] == []
