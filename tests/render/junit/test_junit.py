"""JUnit XML: valid against the schema of Jenkins, read by a public reader, and never green by what is unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xmlschema
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase
from msgspec.structs import replace

from engine.findings.finding import Waiver
from engine.findings.gated import Limit
from engine.ground.schema import Text2
from engine.render.given import Given
from engine.render.junit import junit
from tests.findings.by_hand import finding
from tests.render.examples import EXAMPLES, by_hand, example, read_last

HERE = Path(__file__).parent
SCHEMA = xmlschema.XMLSchema(HERE / "jenkins-junit.xsd")
RULE = "pipl.art_38_export_route"
RUN = ("clauseflow", "clauseflow")
WAIVER = Waiver("2026-12-31", "Li Na", "the partner signs in autumn")


def cases(given: Given) -> dict[tuple[str, str, str], TestCase]:
    """The cases by suite, class and name, of a file that is valid and whose counts are those of its cases."""
    made = junit(given)
    SCHEMA.validate(made.decode())
    read = JUnitXml.fromstring(made)
    told = (read.tests, read.failures, read.errors)
    found = {}
    for suite in read:
        counts = (suite.tests, suite.failures, suite.errors, suite.skipped)
        for case in suite:
            found[suite.name, case.classname, case.name] = case
        suite.update_statistics()  # type: ignore[no-untyped-call]
        assert counts == (suite.tests, suite.failures, suite.errors, suite.skipped)
    read.update_statistics()  # type: ignore[no-untyped-call]
    assert told == (read.tests, read.failures, read.errors)
    return found


def outcome(case: TestCase) -> str:
    """How a case came out, as CI systems read it."""
    if not case.result:
        return "passed"
    (result,) = case.result
    return {Failure: "failure", Error: "error", Skipped: "skipped"}[type(result)]


def one(given: Given) -> TestCase:
    return cases(given)["pipl", RULE, "flow.out"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_valid_and_hold_every_finding(name: str, language: str) -> None:
    given = example(name, language)
    found = cases(given)
    assert junit(given) == junit(given)
    outcomes = [outcome(case) for (suite, _, _), case in found.items() if suite != "clauseflow"]
    made = given.result.findings
    assert outcomes.count("failure") == given.result.summary.gap
    assert outcomes.count("error") == sum(
        1 for each in made if each.verdict == "undetermined" and each.fingerprint in given.failed
    )
    assert outcomes.count("passed") == 0


def test_suites_are_laws_and_cases_are_rules_and_records() -> None:
    read = JUnitXml.fromstring(junit(example("huatong")))
    assert [suite.name for suite in read] == [
        "clauseflow",
        "pipl",
        "cn.sa",
        "cn.scc",
        "cn.cbf",
        "cn.cert",
        "cn.audit",
        "gdpr",
    ]
    case = cases(example("huatong"))["cn.cbf", "cn.cbf.art_07_security_assessment", "flow.billing-to-sg-archive"]
    (result,) = case.result
    assert result.type == "critical"
    assert result.message == "Gap, critical: Large, critical or important exports pass a security assessment"
    assert "do: Apply for the security assessment" in result.text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "failure"),
        ({"severity": "low"}, "failure"),
        ({"baseline": "unchanged"}, "failure"),
        ({"waiver": WAIVER}, "skipped"),
        ({"force": "should"}, "skipped"),
        ({"certainty": "memory"}, "skipped"),
        ({"verdict": "undetermined"}, "skipped"),
        ({"verdict": "not_applicable"}, "skipped"),
        ({"verdict": "met"}, "passed"),
        ({"verdict": "exempt"}, "passed"),
    ],
)
def test_each_verdict_has_its_outcome(changes: dict[str, Any], expected: str) -> None:
    assert outcome(one(by_hand(finding(**changes)))) == expected


def test_what_is_unknown_is_an_error_where_it_fails_the_gate() -> None:
    made = finding(verdict="undetermined", missing=("flow.out.mechanism",), missing_total=1)
    given = replace(by_hand(made), failed=frozenset({made.fingerprint}))
    case = one(given)
    assert outcome(case) == "error"
    assert "not stated: `flow.out.mechanism`" in case.result[0].text


def test_a_skipped_case_says_why() -> None:
    case = one(by_hand(finding(waiver=WAIVER)))
    assert "waived: waived until 2026-12-31 by Li Na: the partner signs in autumn" in case.system_out
    assert case.result[0].text.startswith("Gap, critical:")


def test_a_run_that_evaluated_nothing_is_an_error() -> None:
    case = cases(by_hand())[*RUN, "evaluated"]
    assert outcome(case) == "error"
    assert "nothing was evaluated" in case.result[0].message
    found = example("huatong").result.summary
    counted = cases(by_hand(finding(), summary=found))[*RUN, "evaluated"]
    assert outcome(counted) == "passed"
    said = f"{found.gap} gaps, {found.undetermined} undetermined, {found.met} met, {found.exempt} exempt"
    assert counted.system_out == said


@pytest.mark.parametrize(("state", "expected"), [("over", "failure"), ("perhaps", "skipped"), ("under", "passed")])
def test_the_limit_of_risk_is_a_case(state: Any, expected: str) -> None:
    given = replace(by_hand(finding()), limit=Limit(50.0, state))
    assert outcome(cases(given)[*RUN, "max-risk 50"]) == expected


def test_facts_without_evidence_are_a_case_where_they_fail_the_gate() -> None:
    given = replace(by_hand(finding()), unbacked=True)
    assert outcome(cases(given)[*RUN, "evidence"]) == "failure"
    assert (*RUN, "evidence") not in cases(by_hand(finding()))


def test_a_year_is_part_of_the_name() -> None:
    assert ("pipl", RULE, "flow.out 2024") in cases(by_hand(finding(year=2024)))


def test_nothing_that_a_manifest_says_breaks_out() -> None:
    evil = '</failure><testcase name="x"/>"&\x00\x1b\ud800\u202e]]>'
    made = finding('"><x/>', title=Text2(evil, evil), fix=Text2(evil, evil), owner=evil)
    found = cases(by_hand(made))
    assert len(found) == 2
    assert '<testcase name="x"/>' in found["pipl", RULE, 'flow."><x/>'].result[0].message


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_of_a_shop_is_as_it_was_read_last(language: str, accept: bool) -> None:
    read_last(junit(example("corner-shop", language)), HERE / f"corner-shop.{language}.xml", accept)
