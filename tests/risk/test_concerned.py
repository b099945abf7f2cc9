"""Which datasets, systems and parties a finding is laid on: those that a reader would name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from engine import shelf
from engine.app.evaluation import loaded
from engine.findings.finding import Subject
from engine.graph.from_manifest import graph
from engine.risk.concerned import Concerned, Dimension
from tests.risk.company import law

MANIFEST: Final = """
manifest: 1
as_of: 2026-06-30
parties: {acme: {country: NL}, twin: {country: NL}, host: {country: US}, buyer: {country: NL}}
groups: {people: {who: customer, country: NL, count: 1000, under_14: 0}}
systems:
  shop: {operator: acme, country: NL}
  store: {operator: host, country: US}
  unused: {operator: acme, country: NL}
datasets:
  orders: {categories: [identity.name], groups: [people], state: raw}
  visits: {categories: [online.click], groups: [people], state: raw}
  orphan: {categories: [online.click], groups: [people], state: raw}
activities:
  selling: {controller: acme, joint_controllers: [twin]}
  hosting: {controller: acme, joint_controllers: []}
flows:
  order: {kind: collection, from: people, to: shop, data: [orders], activity: selling, agreement: [terms]}
  copy: {kind: entrusting, from: shop, to: store, data: [orders, visits], activity: hosting}
  erase: {kind: deletion, from: store, to: none, data: [visits], activity: hosting}
agreements: {terms: {type: processing, parties: [acme, host], covers: [copy]}}
assessments:
  of_store: {type: pia, covers: [store]}
  of_deal: {type: pia, covers: [sale]}
  of_host: {type: pia, covers: [host]}
deals: {sale: {seller: acme, buyer: buyer, datasets: [visits]}}
incidents:
  at_controller: {party: acme, datasets: [visits]}
  at_processor: {party: host, datasets: [visits]}
  at_joint: {party: twin, datasets: [orders]}
  nowhere: {datasets: [orders]}
  of_nothing: {party: host, datasets: [orphan]}
  of_all_unknown: {effect: [leak]}
requests: {ask: {right: access, addressee: acme, about: [selling]}}
"""


@pytest.fixture(scope="module")
def concerned(tmp_path_factory: pytest.TempPathFactory) -> Concerned:
    path: Path = tmp_path_factory.mktemp("company") / "manifest.yaml"
    path.write_text(MANIFEST, encoding="utf-8")
    company = loaded(law().program, shelf.manifests([str(path)]), None)
    schema = law().program.schema
    return Concerned(graph(company.manifest, schema), schema)


@pytest.mark.parametrize(
    ("kind", "id_", "dimension", "expected"),
    [
        ("flow", "copy", "dataset", ["orders", "visits"]),
        ("flow", "copy", "system", ["shop", "store"]),
        ("flow", "copy", "party", ["acme"]),
        ("flow", "order", "system", ["shop"]),
        ("flow", "order", "party", ["acme", "twin"]),
        ("flow", "erase", "system", ["store"]),
        ("activity", "selling", "party", ["acme", "twin"]),
        ("activity", "hosting", "dataset", ["orders", "visits"]),
        ("dataset", "visits", "system", ["shop", "store"]),
        ("dataset", "orphan", "party", []),
        ("dataset", "orphan", "dataset", ["orphan"]),
        ("system", "store", "dataset", ["orders", "visits"]),
        ("system", "store", "system", ["store"]),
        ("system", "store", "party", ["host"]),
        ("system", "unused", "dataset", []),
        ("agreement", "terms", "party", ["acme", "twin"]),
        ("agreement", "terms", "dataset", ["orders", "visits"]),
        ("assessment", "of_store", "system", ["store"]),
        ("assessment", "of_store", "party", ["host"]),
        ("assessment", "of_deal", "party", ["acme"]),
        ("assessment", "of_host", "party", ["host"]),
        ("deal", "sale", "party", ["acme"]),
        ("deal", "sale", "dataset", ["visits"]),
        ("request", "ask", "party", ["acme"]),
        ("party", "host", "party", ["host"]),
        ("party", "host", "dataset", []),
        ("group", "people", "dataset", ["orders", "visits", "orphan"]),
    ],
)
def test_a_record_concerns_what_its_flows_do(
    concerned: Concerned, kind: str, id_: str, dimension: Dimension, expected: list[str]
) -> None:
    assert list(concerned.of(Subject(kind, id_), dimension)) == expected


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        ("at_controller", ["acme"]),
        ("at_processor", ["acme"]),
        ("at_joint", ["twin"]),
        ("nowhere", ["acme", "twin"]),
        ("of_nothing", ["host"]),
        ("of_all_unknown", []),
    ],
)
def test_an_incident_is_laid_on_those_who_decide_about_the_data(
    concerned: Concerned, incident: str, expected: list[str]
) -> None:
    assert list(concerned.of(Subject("incident", incident), "party")) == expected
