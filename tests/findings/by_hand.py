"""A finding, a question and a result made without a check, for tests of what is done with them."""

from __future__ import annotations

from typing import Any

import msgspec

from engine.findings.finding import Because, Finding, Location, Subject
from engine.findings.result import SCHEMA, KindOf, Question, Regime, Result, Summary
from engine.ground.schema import Text2


def finding(name: str = "out", **changes: Any) -> Finding:
    plain = Finding(
        fingerprint=f"fp-{name}",
        rule="pipl.art_38_export_route",
        verdict="gap",
        severity="critical",
        force="must",
        grade="declared",
        certainty="text",
        subject=Subject("flow", name),
        owner="客户数据部 张主管",
        regime="pipl",
        citations=("PIPL 38(1)",),
        title=Text2("An export rests on a route", "出境应具备法定条件"),
        fix=Text2("Sign the standard contract.", "订立标准合同。"),
        location=Location("m.yaml", 2, 3, 2, 6),
        because=(
            Because("applies", Text2("It leaves the mainland.", "数据离开境内。"), "true", None),
            Because("duty", Text2("`mechanism` is none.", "未载明路径。"), "false", Location("m.yaml", 2, 43, 2, 47)),
        ),
    )
    return msgspec.structs.replace(plain, **changes)


def question(name: str = "out", fact: str = "flow.mechanism", kind: str = "flow") -> Question:
    return Question(
        fact=fact,
        owner="张主管",
        severity="critical",
        worst=1,
        rules=("a", "b", "c"),
        findings=3,
        records=(name,),
        entries=(f"flow.{name}.mechanism",),
        text=Text2(f"`flow {name}` does not state `mechanism`", f"`flow {name}` 未载明 `mechanism`"),
        ask=Text2(),
        location=None,
        kind=kind,
        name=Text2("Export route", "出境路径"),
    )


def result(*findings: Finding, questions: tuple[Question, ...] = (), **counts: int) -> Result:
    none = dict.fromkeys(("gap", "undetermined", "met", "exempt", "not_applicable", "waived", "advice"), 0)
    return Result(
        schema=SCHEMA,
        engine="0",
        as_of="2026-06-30",
        policy="audit",
        inputs=(),
        rulesets=(),
        kinds=(KindOf("flow", "flows", Text2("flow", "数据流"), Text2("flows", "数据流")),),
        regimes=(Regime("pipl", Text2("PIPL", "个人信息保护法"), "yes", ()),),
        assumptions=(),
        summary=msgspec.convert({**none, "indicated": 0, "pending": 0, **counts}, Summary),
        findings=findings,
        questions=questions,
        attestations=(),
        conflicts=(),
    )
