"""What a report says about the run itself, in both languages; and that it says nothing where there is nothing."""

from __future__ import annotations

import msgspec

from engine.findings.accounts import (
    BaselineOf,
    Gone,
    ParameterOf,
    SeverityOf,
    SkippedOf,
    SupposedOf,
    UnevidencedOf,
    WaiverOf,
)
from engine.findings.finding import Subject
from engine.ground.schema import Text2
from engine.render.accounts import LINES, accounts
from engine.render.block import Look
from engine.render.words import words
from tests.findings.by_hand import finding, result

TITLE = Text2("An export rests on a route", "出境应具备法定条件")
RULE = "pipl.art_38_export_route"
WAIVER = WaiverOf(RULE, "out", None, None, "x", "Li", "2026-01-31", None, None, "expired", 1, None)
GONE = Gone("f", RULE, "gap", "high", Subject("flow", "old"), TITLE, None, "fixed")
FULL = msgspec.structs.replace(
    result(finding(baseline="new"), finding("in", baseline="unchanged"), gap=2),
    waivers=(
        WAIVER,
        msgspec.structs.replace(WAIVER, subject=None, fingerprint="ab12", state="stale"),
        msgspec.structs.replace(WAIVER, subject="acme", year=2025, state="stale"),
        msgspec.structs.replace(WAIVER, state="applied"),
    ),
    baseline=BaselineOf(
        "before.json",
        "2026-05-01",
        "audit",
        1,
        1,
        (GONE, msgspec.structs.replace(GONE, subject=Subject("party", "acme"), year=2025, state="not_evaluated")),
    ),
    skipped=(SkippedOf(RULE, "high", ("PIPL 38(1)",), TITLE, Text2("Not now.", "暂不。")),),
    severities=(SeverityOf(RULE, "low", "high"),),
    parameters=(ParameterOf("limit", Text2("Limit", "上限"), Text2("yes", "是"), Text2("no", "否")),),
    supposed=(
        SupposedOf("flow.out.route", "contract", Text2("none", "无"), None),
        SupposedOf("flow.out.told", "2026-01-01", None, None),
    ),
    unevidenced=(UnevidencedOf("flow.route", Text2("Route", "路径"), 9, tuple("abcdefg"), None),),
)
ENGLISH = """\
what if: answers set for this run only
  flow.out.route = contract (the manifest: none)
  flow.out.told = 2026-01-01 (the manifest: not stated)

since the baseline before.json of 2026-05-01: 1 new, 1 unchanged, 1 fixed, 1 not evaluated any more

new since the baseline
  critical  gap · flow out · pipl.art_38_export_route · An export rests on a route

stated without evidence, which the policy asks for
  Route (flow.route): 7 of 9 stated, `a`, `b`, `c`, `d`, `e`…

waivers to look after: expired ones waive nothing, stale ones have nothing to waive
  expired   pipl.art_38_export_route · out · waived until 2026-01-31 by Li: x
  stale     pipl.art_38_export_route · ab12 · waived until 2026-01-31 by Li: x
  stale     pipl.art_38_export_route · acme, 2025 · waived until 2026-01-31 by Li: x

fixed since the baseline
  high      flow old · pipl.art_38_export_route · An export rests on a route

skipped by the policy, not evaluated
  high      pipl.art_38_export_route · PIPL 38(1) · An export rests on a route: Not now.

parameters that the policy sets
  Limit (limit): no → yes

severities that the policy changes
  pipl.art_38_export_route: high → low
"""
CHINESE = """\
假设：仅在本次运行中设定的答复
  flow.out.route = contract（清单：无）
  flow.out.told = 2026-01-01（清单：未载明）

与 2026-05-01 的基线 before.json 相比：新增 1 项，未变 1 项，已消除 1 项，1 项本次未评估

基线之后新增
  严重      不符合 · flow out · pipl.art_38_export_route · 出境应具备法定条件

已陈述但缺少策略所要求的证据
  路径（flow.route）：已陈述 9 项，缺证据 7 项，`a`、`b`、`c`、`d`、`e`…

需要处理的例外：已过期的，不再生效；已无对象的，所指事项已不存在
  已过期    pipl.art_38_export_route · out · 例外批准至 2026-01-31，批准人 Li：x
  已无对象  pipl.art_38_export_route · ab12 · 例外批准至 2026-01-31，批准人 Li：x
  已无对象  pipl.art_38_export_route · acme（2025 年） · 例外批准至 2026-01-31，批准人 Li：x

基线之后已消除
  高        flow old · pipl.art_38_export_route · 出境应具备法定条件

策略略过、未评估的规则
  高        pipl.art_38_export_route · PIPL 38(1) · 出境应具备法定条件：暂不。

策略设定的参数
  上限（limit）：否→是

策略调整的严重程度
  pipl.art_38_export_route：高→低
"""


def test_the_run_is_told_in_english() -> None:
    assert "\n".join(accounts(FULL, Look(words("en")))) == ENGLISH


def test_the_run_is_told_in_chinese() -> None:
    assert "\n".join(accounts(FULL, Look(words("zh")))) == CHINESE


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert accounts(result(finding(), gap=1), Look(words("en"))) == []


def test_long_lists_say_how_many_more() -> None:
    many = msgspec.structs.replace(FULL, waivers=(WAIVER,) * (LINES + 3))
    assert "  … 3 more; -v shows all" in accounts(many, Look(words("en")))
    assert not [line for line in accounts(many, Look(words("en"), whole=True)) if "more;" in line]
    assert "`e`, `f`, `g`" in "\n".join(accounts(FULL, Look(words("en"), whole=True)))
