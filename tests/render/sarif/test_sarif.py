"""SARIF: valid against the schema of the standard, and with what code scanning asks for besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from engine.findings.accounts import BaselineOf, SupposedOf, WaiverOf
from engine.findings.finding import Because, Extent, Finding, FindingRisk, Location, Risk, Step, Waiver
from engine.findings.result import InputOf
from engine.ground.schema import Text2
from engine.render.given import Given
from engine.render.sarif.severity import security_severity
from engine.render.sarif.whole import sarif, within
from tests.findings.by_hand import finding
from tests.render.examples import EXAMPLES, by_hand, example, read_last

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
INPUTS = (InputOf("m.yaml", "0" * 64),)
WAIVER = Waiver("2026-12-31", "Li Na", "the partner signs in autumn", "LEG-7")


def run(given: Given) -> Any:
    """The one run of the log, which is valid."""
    return checked(sarif(given))


def checked(made: bytes) -> Any:
    log = json.loads(made)
    VALID.validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def one(made: Finding, **changes: Any) -> Any:
    """The result of one finding."""
    (result,) = run(by_hand(made, **{"inputs": INPUTS, **changes}))["results"]
    return result


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
    (note,) = made["invocations"][0]["toolExecutionNotifications"]
    assert note["descriptor"]["id"] == "undetermined"
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


def test_a_path_is_a_code_flow_and_reasons_are_related_locations() -> None:
    path = (
        Step("flow", "in", Text2("collected", "收集"), Location("m.yaml", 4, 1, 4, 3)),
        Step("flow", "out", Text2("sent", "提供"), None),
    )
    made = one(finding(path=path))
    (steps,) = [flow["locations"] for flow in made["codeFlows"][0]["threadFlows"]]
    assert [each["location"]["message"]["text"] for each in steps] == ["collected", "sent"]
    assert [each["location"]["physicalLocation"]["region"]["startLine"] for each in steps] == [4, 2]
    (reason,) = made["relatedLocations"]
    assert reason["message"]["text"] == "`mechanism` is none."
    assert reason["id"] == 1


def test_what_stands_in_no_file_is_shown_at_its_first_reason_or_the_first_file() -> None:
    flag = Location("--set", 1, 1, 1, 9)
    assert place(one(finding(location=flag))) == ("m.yaml", 2)
    assert place(one(finding(location=None, because=()))) == ("m.yaml", 1)
    assert place(one(finding(location=flag, because=()))) == ("m.yaml", 1)
    assert place(one(finding(location=None, because=()), inputs=())) == ("manifest", 1)


def place(result: Any) -> tuple[str, int]:
    physical = result["locations"][0]["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]["startLine"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/清单.yaml", "a%20b/%E6%B8%85%E5%8D%95.yaml"),
        ("./m.yaml", "m.yaml"),
        ("a/../m.yaml", "m.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("50%.yaml", "50%25.yaml"),
        ("a#b?.yaml", "a%23b%3F.yaml"),
    ],
)
def test_paths_are_relative_uris(path: str, uri: str) -> None:
    made = finding(location=Location(path, 3, 1, 3, 2))
    assert place(one(made, inputs=(InputOf(path, "0" * 64),)))[0] == uri


def test_an_absolute_path_is_a_file_uri_and_told() -> None:
    for path, uri in (("/srv/m.yaml", "file:///srv/m.yaml"), ("C:/m.yaml", "file:///C:/m.yaml")):
        made = finding(location=Location(path, 3, 1, 3, 2))
        made_run = run(by_hand(made, inputs=(InputOf(path, "0" * 64),)))
        assert place(made_run["results"][0])[0] == uri
        (note,) = made_run["invocations"][0]["toolExecutionNotifications"]
        assert note["descriptor"]["id"] == "outside"


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


def test_beyond_the_limits_the_worst_are_kept_and_the_rest_is_told() -> None:
    grave = [finding(f"g{n}", severity="high") for n in range(10)]
    waived = [finding(f"w{n}", severity="critical", waiver=WAIVER) for n in range(10)]
    mild = [finding(f"m{n}", severity="low") for n in range(10)]
    made = checked(within(by_hand(*waived, *mild, *grave), 12, 10_000_000))
    assert [each["properties"]["severity"] for each in made["results"]] == ["high"] * 10 + ["low"] * 2
    (note,) = made["invocations"][0]["toolExecutionNotifications"]
    assert note["descriptor"]["id"] == "cut"
    assert note["message"]["text"].startswith("18 results of 30 are left out")


def test_a_file_that_is_too_large_when_compressed_is_cut() -> None:
    given = by_hand(*(finding(f"{n * 7919 % 1000:x}") for n in range(200)))
    whole = within(given, 1000, 10_000_000)
    small = within(given, 1000, 6_000)
    assert len(checked(whole)["results"]) == 200
    kept = len(checked(small)["results"])
    assert 0 < kept < 200
    assert f"{200 - kept} results of 200 are left out" in small.decode()


def test_more_than_is_shown_is_told_and_25_000_are_enough() -> None:
    many = [finding(str(number), because=()) for number in range(25_001)]
    made = json.loads(sarif(by_hand(*many)))["runs"][0]
    notes = {each["descriptor"]["id"]: each for each in made["invocations"][0]["toolExecutionNotifications"]}
    assert len(made["results"]) == 25_000
    assert set(notes) == {"cut", "shown"}


def test_the_places_of_a_finding_are_limited_and_the_rest_is_told() -> None:
    reason = Because("duty", Text2("so", "如此"), "false", Location("m.yaml", 1, 1, 1, 2))
    step = Step("flow", "in", Text2("in", "入"), None)
    made = run(by_hand(finding(because=(reason,) * 130, path=(step,) * 1003), inputs=INPUTS))
    (result,) = made["results"]
    assert len(result["relatedLocations"]) == 100
    assert len(result["codeFlows"][0]["threadFlows"][0]["locations"]) == 1_000
    (note,) = made["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("33 places beyond")


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
