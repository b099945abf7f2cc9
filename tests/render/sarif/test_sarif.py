"""SARIF: valid against the schema of the standard, and with what code scanning asks for besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from engine.findings.accounts import BaselineOf, SupposedOf, WaiverOf
from engine.findings.finding import Because, Extent, FindingRisk, Location, Risk, Step
from engine.ground.schema import Text2
from engine.render.sarif.severity import security_severity
from engine.render.sarif.whole import sarif
from tests.findings.by_hand import finding
from tests.render.examples import EXAMPLES, by_hand, example, read_last
from tests.render.sarif.valid import INPUTS, WAIVER, checked, one, run

HERE = Path(__file__).parent


def locations(value: Any) -> Iterator[Any]:
    """Every physical location in the log."""
    if isinstance(value, dict):
        if "artifactLocation" in value:
            yield value
        for each in value.values():
            yield from locations(each)
    elif isinstance(value, list):
        for each in value:
            yield from locations(each)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_valid_and_every_result_has_what_code_scanning_needs(name: str, language: str) -> None:
    given = example(name, language)
    made = run(given)
    rules = made["tool"]["driver"]["rules"]
    assert sarif(given) == sarif(given)
    assert len(made["results"]) == len(given.result.findings) + len(given.result.conflicts)
    for each in made["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        assert each["locations"]
        assert each["message"]["text"]
        assert each["partialFingerprints"]["primaryLocationLineHash"]
    for place in locations(made["results"]):
        assert place["artifactLocation"]["uri"].startswith(f"examples/{name}/")
        region = place["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert len(rule["properties"]["tags"]) <= 20
        assert any(0x4E00 <= ord(each) <= 0x9FFF for each in rule["help"]["text"])
        assert "**" in rule["help"]["markdown"]


def test_nothing_unknown_turns_green() -> None:
    made = run(example("huatong"))
    open_ = [each for each in made["results"] if each["kind"] == "open"]
    assert len(open_) == example("huatong").result.summary.undetermined
    rules = made["tool"]["driver"]["rules"]
    assert all("security-severity" in rules[each["ruleIndex"]]["properties"] for each in open_)
    notes = made["invocations"][0]["toolExecutionNotifications"]
    (note,) = [each for each in notes if each["descriptor"]["id"] == "undetermined"]
    assert note["level"] == "warning"
    assert "unknown is not compliant" in note["message"]["text"]


@pytest.mark.parametrize(
    ("changes", "kind", "level"),
    [
        ({"severity": "critical"}, "fail", "error"),
        ({"severity": "high"}, "fail", "error"),
        ({"severity": "medium"}, "fail", "warning"),
        ({"severity": "low"}, "fail", "note"),
        ({"verdict": "undetermined"}, "open", "none"),
        ({"verdict": "met"}, "pass", "none"),
        ({"verdict": "exempt"}, "notApplicable", "none"),
        ({"verdict": "not_applicable"}, "notApplicable", "none"),
        ({"force": "should"}, "fail", "note"),
        ({"certainty": "memory"}, "review", "none"),
        ({"waiver": WAIVER}, "fail", "note"),
    ],
)
def test_each_verdict_has_its_kind_and_level(changes: dict[str, Any], kind: str, level: str) -> None:
    made = one(finding(**changes))
    assert (made["kind"], made["level"]) == (kind, level)


@pytest.mark.parametrize(
    ("high", "number"),
    [(0.0, 0.1), (24.9, 3.9), (25.0, 4.0), (49.9, 6.9), (50.0, 7.0), (74.9, 8.9), (75.0, 9.0), (100.0, 10.0)],
)
def test_a_band_of_risk_is_the_band_of_the_same_name(high: float, number: float) -> None:
    nothing, none = Risk(0.0, 0.0), Extent(0.0, None)
    risk = FindingRisk(0.0, high, nothing, nothing, none, none, none, none)
    assert security_severity(finding(risk=risk)) == number
    assert one(finding(risk=risk))["rank"] == high


@pytest.mark.parametrize(("severity", "number"), [("low", 2.0), ("medium", 5.5), ("high", 8.0), ("critical", 9.5)])
def test_without_a_score_the_severity_counts(severity: str, number: float) -> None:
    assert security_severity(finding(severity=severity)) == number


def test_a_rule_weighs_what_its_worst_finding_weighs_that_may_gate() -> None:
    mild, grave = finding("a", severity="low"), finding("b", severity="critical")
    (rule,) = run(by_hand(mild, grave))["tool"]["driver"]["rules"]
    assert rule["properties"]["security-severity"] == "9.5"
    for set_aside in ({"waiver": WAIVER}, {"force": "should"}, {"certainty": "memory"}, {"verdict": "met"}):
        (rule,) = run(by_hand(finding(**set_aside)))["tool"]["driver"]["rules"]
        assert "security-severity" not in rule["properties"]


def test_a_waiver_is_a_suppression_with_its_reason_and_the_others_say_that_they_have_none() -> None:
    waived, plain = run(by_hand(finding("a", waiver=WAIVER), finding("b")))["results"][::-1]
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "the partner signs in autumn",
            "properties": {"until": "2026-12-31", "by": "Li Na", "ticket": "LEG-7"},
        }
    ]
    assert plain["suppressions"] == []
    assert "suppressions" not in one(finding())


def test_a_waiver_that_waives_nothing_is_told() -> None:
    waiver = WaiverOf("r", "s", None, None, "why", "Li Na", "2026-01-31", None, None, "expired", 0, None)
    (note,) = run(by_hand(waivers=(waiver,)))["invocations"][0]["toolConfigurationNotifications"]
    assert note["message"]["text"] == "the waiver of r by Li Na until 2026-01-31 is expired"


def test_the_baseline_gives_every_result_a_state() -> None:
    before = BaselineOf("old.json", "2026-01-31", "audit", 1, 1, ())
    made = run(by_hand(finding("a", baseline="new"), finding("b", baseline="unchanged"), baseline=before))
    assert [each["baselineState"] for each in made["results"]] == ["new", "unchanged"]
    assert "baselineState" not in one(finding())


def test_what_a_manifest_says_becomes_no_link_and_obeys_nobody() -> None:
    evil = Text2("see [the fix](http://evil.example)\n\x1b[2J", "见[此](http://evil.example)")
    made = one(finding(because=(Because("duty", evil, "false", Location("m.yaml", 1, 1, 1, 2)),)))
    assert "](" not in json.dumps(made)
    assert "\x1b" not in made["message"]["text"]
    assert made["relatedLocations"][0]["message"]["text"].startswith("see [the fix] (http://evil.example)")


def test_the_run_says_what_was_supposed() -> None:
    supposed = SupposedOf("flow.out.mechanism", "standard_contract", None, None)
    (note,) = run(by_hand(supposed=(supposed,)))["invocations"][0]["toolConfigurationNotifications"]
    assert note["message"]["text"] == "what if: flow.out.mechanism = standard_contract, in this run only"


def test_what_fails_the_gate_says_so() -> None:
    given = example("huatong")
    failing = [each for each in run(given)["results"] if each["properties"].get("failsGate")]
    assert len(failing) == len(given.failed) > 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_log_is_as_it_was_read_last(language: str, accept: bool) -> None:
    path = (Step("flow", "in", Text2("in", "in"), Location("m.yaml", 4, 1, 4, 3)),)
    findings = (
        finding("out", path=path, baseline="new"),
        finding("hr", verdict="undetermined", missing=("flow.hr.mechanism",), missing_total=1, baseline="new"),
        finding("eu", waiver=WAIVER, baseline="unchanged"),
    )
    before = BaselineOf("old.json", "2026-01-31", "audit", 2, 1, ())
    summary = replace(by_hand().result.summary, gap=1, undetermined=1, waived=1)
    given = by_hand(*findings, language=language, inputs=INPUTS, baseline=before, summary=summary)
    read_last(sarif(given), HERE / f"three.{language}.sarif", accept)
    checked(sarif(given))


def test_a_run_that_evaluated_nothing_does_not_read_as_clean() -> None:
    (note,) = run(by_hand())["invocations"][0]["toolExecutionNotifications"]
    assert (note["descriptor"]["id"], note["level"]) == ("nothing", "error")
    assert note["message"]["text"] == "nothing was evaluated: no rule of policy audit applied to anything"
