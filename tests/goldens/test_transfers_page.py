"""The table of dated transfers, `docs/law/transfers.md`, written from its page of cases; `--accept` writes it anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engine.app.cases.pages import pages
from engine.app.cases.run import Observation, ran
from engine.app.rules import rules
from engine.graph.nodes import Listing, Node, Scalar

DOCS = Path(__file__).parents[2] / "docs" / "law" / "transfers.md"
PAGE = "rulesets/gdpr/chapter_5_dated_transfers.cases.md"
RULE, FLOW = "gdpr.art_44_transfer", "out"
PLACE = ("parties", "abroad", "country")
SCHEMES = ("parties", "abroad", "schemes")

HEAD = f"""# Transfers and their days 传输与日期

One flow from Hamburg abroad, judged on its own day: `{RULE}` in
[its page of cases](../../{PAGE}), which states the rest. Written by the tests from that page.

自汉堡向境外的同一数据流，按其发生日适用当日有效的依据；其余事实见上述案例页。本表由测试依该页生成。
"""
SHOWN = ("flow.out.occurred_on", "flow.out.ended", "party.abroad.country", "party.abroad.schemes")
TABLE = ("| day | to | schemes of the recipient | otherwise | verdict |", "|---|---|---|---|---|")


def test_the_table_of_dated_transfers_is_as_the_cases_say(accept: bool) -> None:
    ((page, _),) = pages((), (PAGE,))
    result = ran(page, rules((), (), cache=True).program)
    assert not result.differences
    lines = [HEAD.rstrip("\n")]
    heading = ""
    for seen in result.observed:
        rows = list(_rows(seen))
        if rows and seen.case.heading != heading:
            heading = seen.case.heading
            lines += ["", f"## {heading}", "", *TABLE]
        lines += rows
    text = "\n".join(lines) + "\n"
    if accept:
        DOCS.write_text(text, encoding="utf-8")
    assert text == DOCS.read_text(encoding="utf-8")


def _rows(seen: Observation) -> Iterator[str]:
    """The verdict of the transfer in one scene, where the page asks for it."""
    if not any(each.rule == RULE and each.id == FLOW for each in seen.variant.expected):
        return
    found = next((each for each in seen.found if each.rule == RULE and each.id == FLOW), None)
    verdict = "not applicable" if found is None else found.verdict.replace("_", " ")
    rests = ", ".join((*found.judgements, *found.contested)) if found else ""
    shown = f"{verdict}" + (f" ({rests})" if rests else "")
    other = [
        f"`{each.entry}: {_short(each.value)}`" if each.value else f"not stated: `{each.entry}`"
        for each in seen.variant.changes
        if each.entry not in SHOWN
    ]
    schemes = (_said(seen, SCHEMES) or "none") if SCHEMES in seen.stated else "not stated"
    yield f"| {_day(seen)} | {_said(seen, PLACE)} | {schemes} | {', '.join(other)} | {shown} |"


def _day(seen: Observation) -> str:
    """The day on which the flow is judged, and why that one."""
    for name, word in (("occurred_on", ""), ("ended", "ended ")):
        if said := _said(seen, ("flows", FLOW, name)):
            return f"{word}{said}"
    return f"runs on {date.fromordinal(seen.as_of)}"


def _short(value: str) -> str:
    """A value; of a recorded judgement its outcome."""
    outcome = re.match(r"\{outcome: (\w+)", value)
    return outcome[1] if outcome else value


def _said(seen: Observation, path: tuple[str, ...]) -> str:
    return _text(seen.stated[path][1]) if path in seen.stated else ""


def _text(node: Node) -> str:
    match node:
        case Scalar():
            return node.text
        case Listing():
            return ", ".join(_text(each) for each in node.items)
        case _:
            return ""
