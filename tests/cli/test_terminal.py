"""The terminal report: worst first, open facts by question, honest closing line; long lists say how many more."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from engine.findings.finding import Because, Contested, ExemptedBy, Waiver
from engine.findings.gated import Gated
from engine.findings.result import Assumed, Regime, Result
from engine.ground import excerpt
from engine.ground.excerpt import columns
from engine.ground.schema import Text2
from engine.ground.source import Source
from engine.render.block import Look, cited
from engine.render.closing import closing_line
from engine.render.layout import WIDTH
from engine.render.terminal import BLOCKS, LINES, SHEETS, terminal
from engine.render.words import words
from tests.findings.by_hand import finding, question, result

EN, ZH = words("en"), words("zh")
MANIFEST = Source("m.yaml", "flows:\n  out: {kind: sharing, to: 狮云, mechanism: none}\n")


def shown(made: Result, **look: Any) -> list[str]:
    show = look.pop("show", ())
    return terminal(made, [MANIFEST], Look(look.pop("words", EN), **look), "manifest", show).splitlines()


def test_a_gap_is_a_block_with_article_subject_excerpt_reason_and_remedy() -> None:
    assert shown(result(finding(), gap=1))[:9] == [
        "GAP critical  An export rests on a route",
        "       flow out · PIPL 38(1) · owner 客户数据部 张主管",
        "   --> m.yaml:2:43  pipl.art_38_export_route",
        " 2 |   out: {kind: sharing, to: 狮云, mechanism: none}",
        "   |                                             ^^^^",
        "  why  `mechanism` is none.",
        "  do   Sign the standard contract.",
        "",
        "which laws apply",
    ]


def test_the_caret_stands_under_the_fact_where_characters_are_two_columns_wide() -> None:
    text, caret = shown(result(finding(), gap=1))[3:5]
    assert columns(caret.rstrip("^")) == columns(text[: text.index("none")])


def test_what_is_planned_says_when_it_begins() -> None:
    planned = finding(planned="2027-03-01", owner=None)
    assert shown(result(planned, gap=1))[1] == "       flow out · planned, begins 2027-03-01 · PIPL 38(1)"
    assert shown(result(planned, gap=1), words=ZH)[1] == "       数据流 out · 计划中，2027-03-01 开始 · PIPL 38(1)"
    met = finding(planned="2027-03-01", verdict="met")
    assert any(
        "flow out · planned, begins 2027-03-01 · PIPL 38(1)" in line for line in shown(result(met, met=1), show=["met"])
    )


def test_a_verdict_of_a_year_names_it() -> None:
    of_year = finding("acme", year=2023, owner=None)
    assert shown(result(of_year, gap=1))[1] == "       flow acme, 2023 · PIPL 38(1)"
    assert shown(result(of_year, gap=1), words=ZH)[1] == "       数据流 acme（2023 年） · PIPL 38(1)"


def test_chinese_is_written_where_it_is_asked_for() -> None:
    lines = shown(result(finding(), gap=1), words=ZH)
    assert lines[0] == "不符合 严重  出境应具备法定条件"
    assert "  措施 订立标准合同。" in lines


def test_long_lists_say_how_many_more_and_how_to_see_them() -> None:
    findings = [finding(f"f{number}") for number in range(BLOCKS + LINES + 7)]
    questions = tuple(question(kind=f"k{number}") for number in range(SHEETS + 2))
    made = result(*findings, questions=questions, gap=len(findings), undetermined=9)
    short, whole = shown(made), shown(made, whole=True)
    assert "  … 7 more; -v shows all" in short
    assert "  … 2 more; -v shows all" in short
    assert sum(line.startswith("GAP") for line in short) == BLOCKS
    assert sum(line.startswith("GAP") for line in whole) == len(findings)
    assert not any("more;" in line for line in whole)


def test_what_is_open_stands_on_sheets_and_verbose_names_the_owner_and_weight_of_each_fact() -> None:
    made = result(questions=(question(), question("in", "judged.needed")), undetermined=3)
    lines = shown(made)
    assert lines[:3] == [
        "3 undetermined: 2 facts open on 2 sheets, most severe first",
        "  critical  flows (1): Export route; decides 3 rules",
        "  critical  judgements on flows (1): “Export route”; decides 3 rules",
    ]
    asked = "  - `flow out` does not state `mechanism`: decides 3 rules (1 critical) · owner 张主管"
    assert shown(made, whole=True)[2] == asked


def test_verbose_names_the_rules_that_a_fact_decides_and_asks_for_it() -> None:
    asked = msgspec.structs.replace(question(), rules=("pipl.art_38_export_route", "b"), ask=Text2("On which route?"))
    made = result(finding(verdict="undetermined"), questions=(asked,), undetermined=1)
    lines = shown(made, whole=True)
    assert lines[lines.index("    On which route?") :][:3] == [
        "    On which route?",
        "    - pipl.art_38_export_route · PIPL 38(1) · An export rests on a route",
        "    - b",
    ]
    assert "    On which route?" not in shown(made)


@pytest.mark.parametrize(("catalogue", "said"), [(EN, "fails by 1 undetermined"), (ZH, "因 1 项待查明未过门禁")])
def test_the_closing_line_says_why_the_gate_fails_without_a_gap(catalogue: Any, said: str) -> None:
    gap, open_ = finding(), finding(verdict="undetermined")
    made = result(gap, open_, gap=1, undetermined=1)
    assert closing_line(made, Look(catalogue), "flag", Gated((open_,))).endswith(f" · {said}")
    assert closing_line(made, Look(catalogue), "flag", Gated((gap, open_))) == closing_line(
        made, Look(catalogue), "flag"
    )


def test_the_closing_line_counts_says_the_day_and_praises_nothing() -> None:
    open_ = [finding(f"f{number}", verdict="undetermined") for number in range(9)]
    other = [finding(f"g{number}", verdict="undetermined", severity="low") for number in range(32)]
    line = closing_line(result(*open_, *other, undetermined=41, met=3), Look(EN), "flag")
    assert line == "0 gaps, 41 undetermined (9 critical), 3 met · as of 2026-06-30 (--as-of) · policy audit"


@pytest.mark.parametrize(("catalogue", "said"), [(EN, "nothing was evaluated"), (ZH, "未作任何评估")])
def test_the_closing_line_says_that_nothing_was_evaluated(catalogue: Any, said: str) -> None:
    parts = closing_line(result(not_applicable=7), Look(catalogue), "manifest").split(" · ")
    assert parts[0] == said
    assert len(parts) == 3


@pytest.mark.parametrize("undetermined", [0, 1])
@pytest.mark.parametrize("catalogue", [EN, ZH])
def test_no_report_says_that_somebody_complies(undetermined: int, catalogue: Any) -> None:
    text = "\n".join(shown(result(met=5, undetermined=undetermined), words=catalogue)).lower()
    for praise in ("pass", "clean", "complian", "all good", "通过", "合规"):
        assert praise not in text


def test_advice_indicated_waived_and_judged_are_told_apart() -> None:
    waiver = Waiver("2026-12-31", "Li", "migration under way")
    made = result(
        finding("old", certainty="secondary", severity="medium", rests_on_judgement=("necessary",)),
        finding("tip", force="should"),
        finding("wait", waiver=waiver),
        finding("open", contested=(Contested("reading", "true", Text2("“The reading”: yes", "“读法”：是"), "met"),)),
        gap=1,
        advice=1,
        indicated=1,
        waived=1,
    )
    text = "\n".join(shown(made))
    assert "INDICATED medium" in text
    assert "this fails no gate" in text
    assert "rests on what people judged: `necessary`" in text
    assert "contested: with “The reading”: yes the verdict is met" in text
    assert "waived until 2026-12-31 by Li: migration under way" in " ".join(text.split())
    assert text.index("GAP critical") < text.index("INDICATED medium") < text.index("advice (no duty")
    assert text.splitlines()[-1].startswith("1 gap (1 critical), 0 undetermined, 1 indicated gap, 1 advice, 1 waived")


def test_verdicts_are_listed_when_asked_for() -> None:
    exempt = finding(verdict="exempt", exempted_by=ExemptedBy(("CBF 5(1)",)))
    made = result(exempt, exempt=1)
    assert not any("CBF 5(1)" in line for line in shown(made))
    assert any("under CBF 5(1)" in line for line in shown(made, show=["exempt"]))


def test_no_line_is_wider_than_the_page_and_nothing_of_the_user_is_obeyed() -> None:
    long = Text2("word " * 60, "")
    sly = Source("m.yaml", "flows:\n  out: {note: \x1b[2J" + "x" * 200 + "}\n")
    made = result(finding("sly\x1b[31m", title=long, fix=long), gap=1)
    text = terminal(made, [sly], Look(EN), "manifest")
    assert "\x1b" not in text
    drawn = [line for line in text.splitlines() if " | " in line]
    assert len(drawn) == 2
    assert max(columns(line) for line in drawn) <= excerpt.WIDTH + 8
    assert max(columns(line) for line in text.splitlines() if line not in drawn) <= WIDTH


def test_colours_are_all_that_colour_adds() -> None:
    made = result(finding(), questions=(question(),), gap=1)
    coloured = terminal(made, [MANIFEST], Look(EN, colour=True), "manifest")
    assert "\x1b[31;1m" in coloured or "\x1b[1;31m" in coloured
    bare = "".join(part.partition("m")[2] if i else part for i, part in enumerate(coloured.split("\x1b[")))
    assert bare == terminal(made, [MANIFEST], Look(EN), "manifest")


def test_citations_leave_out_what_they_share_with_the_one_before() -> None:
    assert (
        cited(["PIPL 38(1)(1)", "PIPL 38(1)(2)", "PIPL 40", "CBF 3", "CBF 5(1)"])
        == "PIPL 38(1)(1), (2), 40, CBF 3, 5(1)"
    )
    assert cited(["GDPR 9(1)", "PIPL 9(1)", "PIPL 9(2)"]) == "GDPR 9(1), PIPL 9(1), (2)"


def test_what_the_manifest_takes_as_whole_is_read_out() -> None:
    whole = Assumed("complete", "flows", None, None, (), "e.txt", Text2("x"), None)
    party = Assumed("complete", "systems", None, None, ("acme",), None, Text2("Of `acme` the systems"), None)
    every = Assumed("for all", "flows", "transform", "none", (), None, Text2("For all flows: none"), None)
    made = msgspec.structs.replace(result(), assumptions=(whole, party, every))
    assert shown(made)[1:4] == ["  completely listed: flows", "  Of `acme` the systems", "  For all flows: none"]
    assert shown(made, whole=True)[1] == "  completely listed: flows (e.txt)"


def test_laws_stand_together_by_why_they_apply_and_then_those_that_do_not() -> None:
    why = (Because("applies", Text2("It governs `sale`."), "true", None),)
    laws = tuple(Regime(f"l{n}", Text2(f"Law {n}"), "no" if n % 2 else "unknown", ()) for n in range(10))
    found = msgspec.structs.replace(result(), regimes=(*laws, Regime("l", Text2("The law"), "yes", why)))
    assert shown(found)[1:4] == [
        "  applies: The law (L): It governs `sale`.",
        "  may apply: Law 0 (L0), Law 2 (L2), Law 4 (L4), Law 6 (L6), Law 8 (L8)",
        "  does not apply: Law 1 (L1), Law 3 (L3), Law 5 (L5), Law 7 (L7), Law 9 (L9)",
    ]


def test_several_laws_for_one_reason_are_all_named_by_what_citations_call_them() -> None:
    why = (Because("applies", Text2("It governs `sale`.", "其适用于`sale`。"), "true", None),)
    titles = {"pipl": ("The law", "法律"), "cn.cbf": ("CBF", ""), "gdpr": ("Regulation", "条例")}
    laws = tuple(Regime(name, Text2(*title), "yes", why) for name, title in titles.items())
    found = msgspec.structs.replace(result(), regimes=laws)
    said = "applies: The law (PIPL), CBF, Regulation (GDPR). The reason for each: It governs `sale`."
    assert shown(found)[1] == f"  {said}"
