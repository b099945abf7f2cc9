"""The gate: which findings fail, under the policy's thresholds and under those of the command line."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from engine.app.gate import failing, unbacked
from engine.findings.accounts import UnevidencedOf
from engine.findings.finding import Waiver
from engine.ground.source import Span
from engine.typed.declared import Policy, Threshold
from tests.findings.by_hand import finding, result


def policy(*fails: Threshold) -> Policy:
    return Policy("audit", finding().title, ("pipl",), fails, {}, {}, (), {}, Span("", 1, 1, 1, 1))


AUDIT = policy(Threshold("gap", "high"), Threshold("undetermined", "critical"))

GAP = finding("gap", severity="high")
MINOR = finding("minor", severity="medium")
OPEN = finding("open", verdict="undetermined", severity="critical")
LESS_OPEN = finding("less-open", verdict="undetermined", severity="high")
ADVICE = finding("advice", force="should", severity="critical")
INDICATED = finding("indicated", certainty="secondary", severity="medium")
WAIVED = finding("waived", waiver=Waiver("2027-01-01", "Li", "known"))
MET = finding("met", verdict="met")
ALL = result(GAP, MINOR, OPEN, LESS_OPEN, ADVICE, INDICATED, WAIVED, MET)


def failed(fail_on: str | None = None, fail_on_unknown: str | None = None, **changes: Any) -> list[str]:
    made = msgspec.structs.replace(ALL, **changes)
    return [each.subject.id for each in failing(made, AUDIT, fail_on, fail_on_unknown)]


@pytest.mark.parametrize(
    ("fail_on", "fail_on_unknown", "expected"),
    [
        (None, None, ["gap", "open"]),
        ("medium", None, ["gap", "minor", "open"]),
        ("critical", None, ["open"]),
        ("never", None, []),
        ("never", "high", ["open", "less-open"]),
        (None, "never", ["gap"]),
        (None, "high", ["gap", "open", "less-open"]),
    ],
)
def test_thresholds_of_the_command_line_replace_the_policy_s(
    fail_on: str | None, fail_on_unknown: str | None, expected: list[str]
) -> None:
    assert failed(fail_on, fail_on_unknown) == expected


def test_advice_indicated_waived_and_met_never_fail() -> None:
    assert not {"advice", "indicated", "waived", "met"} & set(failed("low", "low"))


def test_an_open_advice_and_a_deadline_that_still_runs_never_fail() -> None:
    open_advice = finding("advice", verdict="undetermined", severity="critical", force="should")
    running = finding("running", verdict="undetermined", severity="critical", due="2026-07-04")
    assert failed("low", "low", findings=(open_advice, running, OPEN)) == ["open"]


def test_a_rule_as_threshold_counts_its_gaps_of_any_weight_and_no_waived_one() -> None:
    assert failed("pipl.art_38_export_route", "never") == ["gap", "minor", "advice", "indicated"]
    assert failed("pipl.art_39", "never") == []


def test_a_conflict_gates_as_a_gap_does() -> None:
    assert failed(findings=(), conflicts=(GAP, MINOR)) == ["gap"]
    assert failed("never", findings=(), conflicts=(GAP,)) == []


def test_a_policy_that_names_no_threshold_for_open_questions_lets_them_pass() -> None:
    calm = policy(Threshold("gap", "high"))
    assert [each.subject.id for each in failing(ALL, calm, None, None)] == ["gap"]


def test_what_is_unknown_fails_only_where_it_is_a_duty_nobody_has_waived_and_whose_time_is_over() -> None:
    unknown = (
        msgspec.structs.replace(OPEN, force="should"),
        msgspec.structs.replace(OPEN, due="2026-07-31"),
        msgspec.structs.replace(OPEN, waiver=WAIVED.waiver),
    )
    assert failed(findings=unknown) == []
    assert failed(None, "low", findings=unknown) == []


NEWLY = policy(Threshold("gap", "high", new=True), Threshold("undetermined", "critical", new=True))


@pytest.mark.parametrize(("state", "expected"), [(None, ["gap", "open"]), ("new", ["gap", "open"]), ("unchanged", [])])
def test_a_policy_may_count_only_what_is_new(state: str | None, expected: list[str]) -> None:
    found = tuple(msgspec.structs.replace(each, baseline=state) for each in (GAP, OPEN))
    made = msgspec.structs.replace(ALL, findings=found)
    assert [each.subject.id for each in failing(made, NEWLY, None, None)] == expected
    assert [each.subject.id for each in failing(made, NEWLY, "low", "low")] == expected
    assert [each.subject.id for each in failing(made, NEWLY, GAP.rule, "never")] == expected[:1]
    assert [each.subject.id for each in failing(made, AUDIT, None, None)] == ["gap", "open"]


def test_facts_without_evidence_fail_where_the_policy_says_so() -> None:
    bare = msgspec.structs.replace(ALL, unevidenced=(UnevidencedOf("flow.kind", GAP.title, 1, ("out",), None),))
    strict = policy(Threshold("unevidenced", "low"))
    assert unbacked(bare, strict, None)
    assert unbacked(bare, strict, "critical")
    assert not unbacked(bare, strict, "never")
    assert not unbacked(bare, AUDIT, None)
    assert not unbacked(ALL, strict, None)
