"""`policy schema`: what it publishes is JSON Schema, takes the examples, and refuses what is no manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from engine.cli import run
from engine.graph.from_yaml import compose
from engine.ground.source import Source
from tests.cli.conftest import ROOT
from tests.findings.by_hand import finding, result
from tests.properties.test_manifest_schema import plain

EXAMPLES = sorted(path.relative_to(ROOT) for path in (ROOT / "examples").rglob("*.yaml"))
FLOW = {"kind": "sharing", "from": "crm", "to": "lion", "data": ["profile"]}


def published(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """What `policy schema` prints."""
    assert run(["schema", *arguments]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def newer() -> Draft202012Validator:
    """The schema of a manifest in 2020-12."""
    from engine.app.schemas import schema_text

    return Draft202012Validator(json.loads(schema_text("manifest", "2020-12", (), cache=True)))


@pytest.mark.parametrize("what", ["manifest", "result"])
def test_both_drafts_are_schemas_of_their_draft(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    newer, older = published(capsys, what), published(capsys, what, "--draft", "07")
    Draft202012Validator.check_schema(newer)
    Draft7Validator.check_schema(older)
    assert newer["$schema"].endswith("2020-12/schema")
    assert older["$schema"].endswith("draft-07/schema#")
    assert "$defs" not in json.dumps(older)


def test_a_manifest_is_meant_unless_a_result_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert published(capsys) == published(capsys, "manifest")
    assert published(capsys, "result")["title"] == "policy-result/1"


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_the_examples_fit(path: Path, newer: Draft202012Validator) -> None:
    node, _ = compose(Source(path.as_posix(), (ROOT / path).read_text(encoding="utf-8")))
    assert node is not None
    for typed in (True, False):
        newer.validate(plain(node, typed=typed))


def test_labels_and_questions_are_titles_and_descriptions(capsys: pytest.CaptureFixture[str]) -> None:
    definitions = published(capsys)["$defs"]
    mechanism = definitions["fact.flow.mechanism"]
    assert mechanism["title"] == "Export route (China) / 出境合规路径"
    assert "On which route" in mechanism["description"]
    assert "第三十八条" in mechanism["description"]
    terms = definitions["terms.mechanisms_pipl"]["anyOf"]
    assert {"const", "title"} <= set(terms[0])


@pytest.mark.parametrize(
    "manifest",
    [
        {"manifest": "1", "flows": {"out": FLOW}},
        {"flows": {"out": {**FLOW, "mechanism": "none", "persons": {"2026": "60_000..90_000"}}}},
        {"flows": {"out": {**FLOW, "protection.in_transit": True}}},
        {"flows": {"out": {**FLOW, "protection": {"in_transit": {"value": "true", "by": "Ms Zhang"}}}}},
        {"agreements": {"dpa": {"clauses": {"yes": ["purpose"], "no": ["audit"]}}}},
        {"agreements": {"dpa": {"clauses": {"at_least": "purpose"}}}},
        {"parties": {"acme": None}, "complete": {"flows": {"parties": ["acme"], "evidence": "inventory.pdf"}}},
        {"for all flows": {"transform": "as_is"}, "complete": ["flows"]},
        {"parties": {"acme": {"turnover": ">= 50000000 CNY", "label": "Acme"}}},
    ],
)
def test_every_way_to_answer_fits(manifest: dict[str, Any], newer: Draft202012Validator) -> None:
    newer.validate(manifest)


@pytest.mark.parametrize(
    "manifest",
    [
        {"flowz": {}},
        {"flows": {"out": {**FLOW, "mechanisms": "none"}}},
        {"flows": {"out": {**FLOW, "kind": "shearing"}}},
        {"flows": {"out": {**FLOW, "data": 5, "kind": ["sharing"]}}},
        {"flows": {"out": {**FLOW, "persons": 5}}},
        {"flows": {"out": {**FLOW, "persons": {"26": 5}}}},
        {"flows": {"out": {**FLOW, "started": "May 2024"}}},
        {"flows": {"out": {**FLOW, "handler": "acme"}}},
        {"flows": {"out": {**FLOW, "protection": {"in_transit": {"value": True, "bye": "Ms Zhang"}}}}},
        {"flows": {"out": {**FLOW, "protection": {"in_transit": {"by": "Ms Zhang"}}}}},
        {"flows": {"out": {**FLOW, "kind": None}}},
        {"flows": {"none": FLOW}},
        {"flows": {"two words": FLOW}},
        {"groups": {"all": {"count": -1}}},
        {"groups": {"all": {"count": 2.5}}},
        {"datasets": {"d": {"retention": "5 yaers"}}},
        {"parties": {"acme": {"turnover": "50000000"}}},
        {"agreements": {"dpa": {"clauses": {"maybe": ["purpose"]}}}},
        {"activities": {"a": {"judged": {"basis_needed": {"outcome": True}}}}},
        {"complete": ["flow"]},
        {"for all flow": {}},
        {"as_of": "2026-06"},
        {"manifest": 2},
        [],
    ],
)
def test_what_is_no_manifest_is_refused(manifest: object, newer: Draft202012Validator) -> None:
    assert not newer.is_valid(manifest)


def test_rules_of_the_user_add_their_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shop").mkdir()
    text = 'extend flow f { loyalty_points: yesno en "Earns points" zh "积分" }'
    (tmp_path / "shop" / "words.policy").write_text(text, encoding="utf-8")
    found = published(capsys, "--rules", str(tmp_path), "--no-cache")
    assert found["$defs"]["fact.flow.loyalty_points"]["title"] == "Earns points / 积分"
    manifest = {"flows": {"out": {"loyalty_points": True}}}
    Draft202012Validator(found).validate(manifest)
    assert not Draft202012Validator(published(capsys)).is_valid(manifest)


def test_what_is_judged_and_what_is_signed_stand_under_their_own_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shop").mkdir()
    law = """law SHOP { title en "Shop" zh "店" force regulation in force from 2020-01-01
      governs activity a when a.purposes overlaps {service} cite SHOP 1 }
    articles SHOP { 1 text ruled }
    attestation trained(p: party) { title en "Trained" zh "已培训" ask en "Who says so?" zh "谁确认？" cite SHOP 1 }"""
    (tmp_path / "shop" / "law.policy").write_text(law, encoding="utf-8")
    schema = Draft202012Validator(published(capsys, "--rules", str(tmp_path), "--no-cache"))
    signed = {"outcome": True, "by": "Anna", "date": "2026-01-10", "evidence": "log"}
    schema.validate({"parties": {"acme": {"attested": {"trained": signed}}}})
    assert not schema.is_valid({"parties": {"acme": {"judged": {"trained": signed}}}})
    assert not schema.is_valid({"parties": {"acme": {"attested": {"trained": {**signed, "reason": "so"}}}}})


def test_a_result_fits_its_schema_in_either_draft(capsys: pytest.CaptureFixture[str]) -> None:
    from engine.render.json import json as to_json

    made = json.loads(to_json(result(finding())))
    Draft7Validator(published(capsys, "result", "--draft", "07")).validate(made)
    Draft202012Validator(published(capsys, "result")).validate(made)


def test_an_unknown_kind_of_document_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "manifesto"]) == 2
    assert "manifest" in capsys.readouterr().err
