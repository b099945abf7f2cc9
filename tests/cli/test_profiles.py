"""The two profiles of sensitive data: what only the older standard lists is sensitive in the strict one, and the
statutory one says what it would come to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.cli import run

MANIFEST = """\
manifest: 1
as_of: 2026-06-30
complete: [flows, activities, consents, datasets, groups, systems]
parties: {inn: {country: CN, form: company}}
groups: {guests: {country: CN, who: customer, under_14: 0}}
systems: {desk: {operator: inn, country: CN}}
datasets: {book: {categories: [%s], groups: [guests], state: raw, source: person, derived_from: [], joined_with: []}}
activities:
  stay: {controller: inn, joint_controllers: [], household: false, purposes: [service.provision], basis.pipl: consent}
flows:
  in: {kind: collection, from: guests, to: desk, data: [book], activity: stay, started: 2025-01-01, ended: none,
       transform: as_is, consents: [], notices: []}
"""
RULE = "pipl.art_29_sensitive_consent"

Check = Callable[[str, str], dict[str, Any]]


@pytest.fixture
def check(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Check:
    """The result of a policy on an inn that collects a category without any consent."""

    def checked(category: str, policy: str) -> dict[str, Any]:
        manifest = tmp_path / "inn.yaml"
        manifest.write_text(MANIFEST % category, encoding="utf-8")
        run(["check", str(manifest), "--policy", policy, "-f", "json"])
        return dict(json.loads(capfd.readouterr().out))

    return checked


def verdicts(result: dict[str, Any]) -> list[str]:
    return [each["verdict"] for each in result["findings"] if each["rule"] == RULE]


def readings(result: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """By parameter, how many verdicts of the rule's readings would be gaps and how many findings would go."""
    return {each["parameter"]: (each["gap"], each["settled"]) for each in result["readings"] if RULE in each["rules"]}


@pytest.mark.parametrize(
    ("category", "statutory", "strict"),
    [
        ("health.diagnosis", ["gap"], ["gap"]),
        ("financial.balance", ["gap"], ["gap"]),
        ("identity.passport", [], ["gap"]),
        ("location.lodging", [], ["gap"]),
        ("demographic.ethnicity", [], []),
        ("contact.phone", [], []),
    ],
)
def test_what_is_sensitive_depends_on_the_profile(
    check: Check, category: str, statutory: list[str], strict: list[str]
) -> None:
    assert verdicts(check(category, "audit")) == statutory
    assert verdicts(check(category, "strict")) == strict


def test_a_contested_term_says_so_in_the_finding(check: Check) -> None:
    (finding,) = [each for each in check("financial.balance", "audit")["findings"] if each["rule"] == RULE]
    assert [(each["parameter"], each["verdict"]) for each in finding["contested"]] == [
        ("sensitivity.disputed", "not_applicable")
    ]


def test_what_the_other_profile_would_find_is_told_though_nothing_is_found(check: Check) -> None:
    gap, settled = readings(check("identity.passport", "audit"))["sensitivity.strict"]
    assert (gap > 0, settled) == (True, 0)
    gap, settled = readings(check("demographic.ethnicity", "audit"))["sensitivity.by_context"]
    assert (gap > 0, settled) == (True, 0)
    assert "sensitivity.strict" not in readings(check("contact.phone", "audit"))
