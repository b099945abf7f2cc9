"""What a log of SARIF leaves out beyond the limits of code scanning, and that it says so."""

from __future__ import annotations

import json

from engine.findings.finding import Because, Location, Step
from engine.ground.schema import Text2
from engine.render.sarif.whole import sarif, within
from tests.findings.by_hand import finding
from tests.render.examples import by_hand
from tests.render.sarif.valid import INPUTS, WAIVER, checked, run


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
