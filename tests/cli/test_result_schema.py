"""The published schema of a result is the one of its types, and tells what is no result from what is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine import shelf
from engine.findings.finding import Finding
from engine.findings.result import Result
from engine.render.json import json as to_json
from tests.findings.by_hand import finding, question, result
from tests.result_schema import result_schema

PUBLISHED = json.loads(shelf.report_file("schema/policy-result-1.json"))
FILE = Path(__file__).parents[2] / "reports" / "schema" / "policy-result-1.json"


def test_the_published_schema_is_that_of_the_types(accept: bool) -> None:
    text = json.dumps(result_schema(), indent=2, ensure_ascii=False) + "\n"
    if accept:
        FILE.write_text(text, encoding="utf-8")
    Draft202012Validator.check_schema(result_schema())
    assert FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("findings", [(), (finding(),), (finding(verdict="undetermined", missing=("flow.out.to",)),)])
def test_a_result_fits_the_schema_with_and_without_findings(findings: tuple[Finding, ...]) -> None:
    made: Result = result(*findings, questions=(question(),))
    Draft202012Validator(PUBLISHED).validate(json.loads(to_json(made)))


@pytest.mark.parametrize("change", [{"schema": "policy-result/2"}, {"as_of": "today"}, {"more": 1}, {"summary": {}}])
def test_what_is_no_result_is_refused(change: dict[str, object]) -> None:
    made = json.loads(to_json(result(finding()))) | change
    assert not Draft202012Validator(PUBLISHED).is_valid(made)
