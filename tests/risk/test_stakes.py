"""What is at stake in records of a small company, at its bounds: what is unknown, none, empty, a range or a child."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from engine import shelf
from engine.app.evaluation import loaded
from engine.checks.run import evaluate
from engine.graph.from_manifest import graph
from engine.risk.stakes import stakes
from tests.risk.company import law

Bounds = tuple[float, float]
AtStake = Callable[[str, str], dict[str, Bounds]]
ALL: Final = float("inf")

MANIFEST: Final = """
manifest: 1
as_of: 2026-06-30
complete: [flows, systems, datasets, groups, agreements]
parties: {acme: {country: NL}}
groups:
  few: {who: customer, country: NL, count: 10, under_14: 0}
  many: {who: customer, country: NL, count: ">= 1_000_000", under_14: 0}
  some: {who: customer, country: NL, count: 100..2_000, under_14: 0}
  pupils: {who: student, country: NL, count: 300, under_14: 0..300}
  children: {who: child_under_14, country: NL, count: 300}
  nobody: {who: customer, country: NL, count: 0, under_14: 0}
systems:
  source: {operator: acme, country: NL, security: {encryption_at_rest: true}}
  sink: {operator: acme, country: NL, security: {access_control: role_based, mfa: true, logging: true}}
datasets:
  names: {categories: [identity.name], groups: [few], state: raw}
  cards: {categories: [financial.payment_card], groups: [some], state: pseudonymised}
  logs: {categories: [online.click], groups: [many], state: raw}
  anonymous: {categories: [health.diagnosis], groups: [many], state: anonymised}
  machines: {categories: [], groups: [], state: raw}
  playground: {categories: [], groups: [children], state: raw}
  school: {categories: [education.background], groups: [pupils], state: raw}
  nursery: {categories: [identity.name], groups: [children], state: raw}
  at_least: {categories: {at_least: [identity.name]}, groups: [few], state: raw}
  family: {categories: [identity], groups: [few], state: raw}
  silent: {groups: [few], state: raw}
  stateless: {categories: [identity.name], groups: [few]}
  of_nobody: {categories: [identity.name], groups: [], state: raw}
  of_unknown: {categories: [identity.name], state: raw}
activities: {work: {controller: acme, joint_controllers: []}, idle: {controller: acme, joint_controllers: []}}
flows:
  plain: {kind: use, from: source, to: sink, data: [names, machines], activity: work, protection: {in_transit: true}}
  mixed: {kind: use, from: source, to: sink, data: [names, anonymous], activity: work, protection: {in_transit: false}}
  coded: {kind: use, from: source, to: sink, data: [cards, machines], activity: work}
  erase: {kind: deletion, from: sink, to: none, data: [names], activity: work}
  reply: {kind: use, from: sink, to: few, data: [names], activity: work}
  somewhere: {kind: use, from: source, data: [names], activity: work, protection: {in_transit: true}}
incidents:
  counted: {persons: 40..60, datasets: [names, anonymous]}
  uncounted: {datasets: []}
  open: {persons: 5, datasets: {at_least: [names]}}
attestations: {signed: {about: acme}}
"""


@pytest.fixture(scope="module")
def at_stake(tmp_path_factory: pytest.TempPathFactory) -> AtStake:
    path: Path = tmp_path_factory.mktemp("company") / "manifest.yaml"
    path.write_text(MANIFEST, encoding="utf-8")
    program = law().program
    company = loaded(program, shelf.manifests([str(path)]), None)
    columns = graph(company.manifest, program.schema)
    run = evaluate(program, columns, company.as_of, {}).run

    def of(kind: str, id_: str) -> dict[str, Bounds]:
        found = stakes(run, kind, np.array([list(columns.ids[kind]).index(id_)]))
        names = ("sensitivity", "people", "exposure", "safeguards")
        return {name: (float((at := getattr(found, name)).low[0]), float(at.high[0])) for name in names}

    return of


@pytest.mark.parametrize(
    ("kind", "id_", "name", "bounds"),
    [
        ("dataset", "names", "sensitivity", (1, 1)),
        ("dataset", "cards", "sensitivity", (4, 4)),
        ("dataset", "at_least", "sensitivity", (1, 4)),
        ("dataset", "family", "sensitivity", (1, 4)),
        ("dataset", "silent", "sensitivity", (0, 4)),
        ("dataset", "machines", "sensitivity", (0, 0)),
        ("dataset", "playground", "sensitivity", (0, 0)),
        ("dataset", "school", "sensitivity", (1, 4)),
        ("dataset", "nursery", "sensitivity", (4, 4)),
        ("dataset", "logs", "people", (1_000_000, ALL)),
        ("dataset", "cards", "people", (100, 2_000)),
        ("dataset", "of_nobody", "people", (0, 0)),
        ("dataset", "of_unknown", "people", (0, ALL)),
        ("flow", "plain", "people", (10, 10)),
        ("flow", "mixed", "people", (10, 10)),
        ("flow", "mixed", "sensitivity", (1, 1)),
        ("flow", "somewhere", "exposure", (100, ALL)),
        ("flow", "plain", "exposure", (100, 2_000)),
        ("flow", "erase", "exposure", (10, 10)),
        ("flow", "reply", "exposure", (10, 10)),
        ("group", "nobody", "people", (0, 0)),
        ("group", "nobody", "sensitivity", (0, 4)),  # `silent` says nothing, `of_unknown` not about whom
        ("group", "many", "sensitivity", (2, 4)),
        ("activity", "idle", "people", (0, 0)),
        ("incident", "counted", "people", (40, 60)),
        ("incident", "counted", "sensitivity", (1, 1)),
        ("incident", "uncounted", "people", (0, ALL)),
        ("incident", "open", "sensitivity", (1, 4)),
        ("attestation", "signed", "people", (0, ALL)),  # a kind that says nothing
        ("attestation", "signed", "sensitivity", (0, 4)),
        ("attestation", "signed", "safeguards", (0, 0)),
    ],
)
def test_what_is_unknown_stands_at_its_bounds(
    at_stake: AtStake, kind: str, id_: str, name: str, bounds: Bounds
) -> None:
    assert at_stake(kind, id_)[name] == bounds


@pytest.mark.parametrize(
    ("kind", "id_", "share"),
    [
        ("flow", "plain", (0.5, 0.5)),  # encrypted, and what it reaches is guarded
        ("flow", "mixed", (0.25, 0.25)),
        ("flow", "coded", (0.75, 1)),  # people not named; beside them machines
        ("flow", "erase", (0.5, 0.5)),  # nothing travels
        ("flow", "reply", (0, 0.25)),  # people are no place under control
        ("dataset", "anonymous", (0.75, 0.75)),
        ("dataset", "school", (0, 0)),  # no flow is no safeguard
        ("system", "source", (0.25, 0.5)),  # what leaves it names people
    ],
)
def test_safeguards_are_those_that_surely_hold(at_stake: AtStake, kind: str, id_: str, share: Bounds) -> None:
    assert at_stake(kind, id_)["safeguards"] == share
