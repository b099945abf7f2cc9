"""A baseline: what is new, unchanged and gone since a saved result, and which of it a gate counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine import shelf
from tests.cli.conftest import MINE, MINE_ONLY, SHOP, Shop

RULE = "house.art_02_encryption"
FIXED = SHOP.replace("in_transit: false", "in_transit: true", 1)
OPEN = SHOP.replace(", protection: {in_transit: false}", "", 1)
NEW = MINE.replace("fail on gap", "fail on new gap").replace("fail on undetermined", "fail on new undetermined") % ""
WAIVED = f"- {{rule: {RULE}, subject: out, reason: x, approver: Li, expires: 2026-07-31}}\n"


@pytest.fixture
def since(shop: Shop, tmp_path: Path) -> Any:
    """Runs the shop as it was, then as it is now against that: exit code, result, report."""

    def compared(before: str, now: str, *arguments: str, policy: str = NEW) -> tuple[int, Any, str]:
        (tmp_path / "mine.policy").write_text(policy, encoding="utf-8")
        (tmp_path / "m.yaml").write_text(before, encoding="utf-8")
        shop("check", "m.yaml", *MINE_ONLY, "-o", "json=before.json")
        (tmp_path / "m.yaml").write_text(now, encoding="utf-8")
        code, out, err = shop(
            "check", "m.yaml", *MINE_ONLY, "--baseline", "before.json", "-o", "json=r.json", *arguments
        )
        assert code in (0, 1), err
        made = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        Draft202012Validator(json.loads(shelf.report_file("schema/policy-result-1.json"))).validate(made)
        return code, made, out

    return compared


def said(made: Any) -> dict[str, str]:
    return {each["subject"]["id"]: each["baseline"] for each in made["findings"]}


def test_what_the_baseline_has_is_unchanged_and_fails_no_gate_on_what_is_new(since: Any) -> None:
    code, made, out = since(SHOP, SHOP)
    assert (code, said(made)) == (0, {"out": "unchanged", "back": "unchanged"})
    assert made["baseline"] == {
        "path": "before.json",
        "as_of": "2026-06-30",
        "policy": "mine",
        "new": 0,
        "unchanged": 2,
        "gone": [],
    }
    assert "since the baseline before.json of 2026-06-30: 0 new, 2 unchanged, 0 fixed" in out
    assert "2 gaps (2 high)" in out.splitlines()[-1]
    assert ", 0 new · " in out.splitlines()[-1]  # why a gate on what is new lets them pass


def test_what_is_new_fails_and_says_so(since: Any) -> None:
    code, made, out = since(FIXED, SHOP)
    assert (code, said(made)) == (1, {"out": "new", "back": "unchanged"})
    assert "flow out · new since the baseline · HOUSE 2" in out
    assert f"new since the baseline\n  high      gap · flow out · {RULE} · " in out
    assert out.count("new since the baseline") == 2
    assert "1 new" in out.splitlines()[-1]


def test_what_is_fixed_is_told(since: Any) -> None:
    code, made, out = since(SHOP, FIXED)
    assert (code, said(made)) == (0, {"back": "unchanged"})
    assert [(each["rule"], each["subject"]["id"], each["state"]) for each in made["baseline"]["gone"]] == [
        (RULE, "out", "fixed")
    ]
    assert "fixed since the baseline\n  high      flow out · " in out


def test_what_was_open_and_is_a_gap_now_is_new_and_the_other_way_it_is_not(since: Any) -> None:
    assert said(since(OPEN, SHOP)[1]) == {"out": "new", "back": "unchanged"}
    code, made, _ = since(SHOP, OPEN, "--fail-on-unknown", "low")
    assert (code, said(made)) == (0, {"out": "unchanged", "back": "unchanged"})


def test_a_waiver_that_has_expired_brings_back_what_counts_as_new(since: Any, tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(WAIVED, encoding="utf-8")
    code, made, _ = since(SHOP, SHOP)
    assert (code, said(made)) == (0, {"out": "unchanged", "back": "unchanged"})
    code, made, _ = since(SHOP, SHOP, "--as-of", "2026-08-01")
    assert (code, said(made)) == (1, {"out": "new", "back": "unchanged"})


def test_a_policy_that_does_not_ask_for_what_is_new_counts_everything(since: Any) -> None:
    code, made, _ = since(SHOP, SHOP, policy=MINE % "")
    assert (code, made["baseline"]["unchanged"]) == (1, 2)


def test_what_a_run_did_not_evaluate_is_not_fixed(since: Any, shop: Shop, tmp_path: Path) -> None:
    since(SHOP, SHOP)
    skip = f'  skip {RULE} because en "Audited."  zh "另行审计。"\n'
    (tmp_path / "mine.policy").write_text(MINE % skip, encoding="utf-8")
    _, out, _ = shop("check", "m.yaml", *MINE_ONLY, "--baseline", "before.json")
    assert "0 new, 0 unchanged, 0 fixed, 2 not evaluated any more" in out


def test_without_a_baseline_everything_counts(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "mine.policy").write_text(NEW, encoding="utf-8")
    code, out, _ = shop("check", "m.yaml", *MINE_ONLY, "-f", "json")
    assert code == 1
    assert (json.loads(out)["baseline"], {each["baseline"] for each in json.loads(out)["findings"]}) == (None, {None})


def test_a_baseline_that_is_none_is_a_problem_and_none_is_overwritten(shop: Shop) -> None:
    code, out, err = shop("check", "m.yaml", *MINE_ONLY, "--baseline", "m.yaml")
    assert (code, out) == (2, "")
    assert "P519: `m.yaml` is no saved result" in err
    shop("check", "m.yaml", *MINE_ONLY, "-o", "json=before.json")
    assert shop("check", "m.yaml", *MINE_ONLY, "--baseline", "before.json", "-o", "json=before.json")[0] == 2
