"""Waivers: what they waive and until when, how a report keeps them in sight, and `policy waive`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine import shelf
from tests.cli.conftest import MINE_ONLY, SHOP, Shop

RULE = "house.art_02_encryption"
HEAD = "# Accepted by the board in May.\n"


def waiver(subject: str = "out", expires: str = "2026-12-31", rule: str = RULE, **more: str) -> str:
    """One waiver as YAML."""
    said = {"rule": rule, "subject": subject, "reason": "The courier cannot yet.", "approver": "Li", "expires": expires}
    said = {key: value for key, value in (said | more).items() if value}
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in said.items()) + "\n"


def checked(shop: Shop, tmp_path: Path, *written: str, arguments: tuple[str, ...] = ()) -> tuple[int, Any, str]:
    """Exit code, result and report of the shop with these waivers."""
    (tmp_path / "waivers.yaml").write_text(HEAD + "".join(written), encoding="utf-8")
    code, out, err = shop("check", "m.yaml", *MINE_ONLY, *arguments, "-o", "json=r.json")
    assert code in (0, 1), err
    made = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    Draft202012Validator(json.loads(shelf.report_file("schema/policy-result-1.json"))).validate(made)
    return code, made, out


# ---- what a waiver does --------------------------------------------------------------------------------------------


def test_a_waived_finding_stays_in_sight_and_fails_no_gate(shop: Shop, tmp_path: Path) -> None:
    code, made, out = checked(shop, tmp_path, waiver(ticket="SEC-12"), waiver("flow/back"))
    assert code == 0
    assert {each["subject"]["id"]: each["waiver"]["by"] for each in made["findings"]} == {"out": "Li", "back": "Li"}
    assert made["findings"][1]["waiver"] == {
        "until": "2026-12-31",
        "by": "Li",
        "because": "The courier cannot yet.",
        "ticket": "SEC-12",
        "evidence": None,
    }
    assert (made["summary"]["gap"], made["summary"]["waived"]) == (0, 2)
    assert "waived until 2026-12-31 by Li: The courier cannot yet." in out
    assert out.splitlines()[-1].startswith("0 gaps, 0 undetermined, 2 met, 2 waived")
    assert [(each["state"], each["findings"]) for each in made["waivers"]] == [("applied", 1)] * 2


def test_a_waiver_holds_through_its_last_day_and_then_the_finding_is_back(shop: Shop, tmp_path: Path) -> None:
    written = (waiver(expires="2026-07-31"), waiver("back"))
    assert checked(shop, tmp_path, *written, arguments=("--as-of", "2026-07-31"))[0] == 0
    code, made, out = checked(shop, tmp_path, *written, arguments=("--as-of", "2026-08-01"))
    assert (code, made["summary"]["gap"], made["summary"]["waived"]) == (1, 1, 1)
    assert [(each["subject"], each["state"]) for each in made["waivers"]] == [("out", "expired"), ("back", "applied")]
    assert f"  expired   {RULE} · out · waived until 2026-07-31 by Li: The courier cannot yet." in out


def test_a_waiver_with_nothing_to_waive_is_stale_and_one_of_another_rule_is_not_looked_at(
    shop: Shop, tmp_path: Path
) -> None:
    written = (waiver("gone"), waiver("sale", rule="house.art_04_owner"), waiver("x", rule="pipl.art_38_export_route"))
    _, made, out = checked(shop, tmp_path, *written)
    assert [each["state"] for each in made["waivers"]] == ["stale", "stale", "not_evaluated"]
    assert out.count("  stale     ") == 2


def test_a_finding_is_waived_by_its_fingerprint_too(shop: Shop, tmp_path: Path) -> None:
    _, made, _ = checked(shop, tmp_path)
    code, made, _ = checked(shop, tmp_path, *(waiver("", fingerprint=each["fingerprint"]) for each in made["findings"]))
    assert (code, made["summary"]["waived"]) == (0, 2)


def test_a_waived_unknown_is_counted_apart_and_asks_nothing(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(SHOP.replace(", protection: {in_transit: false}", ""), encoding="utf-8")
    _, before, _ = checked(shop, tmp_path)
    assert (before["summary"]["undetermined"], len(before["questions"])) == (2, 1)
    _, made, out = checked(shop, tmp_path, waiver("out"), waiver("back"))
    assert (made["summary"]["undetermined"], made["summary"]["waived"], made["questions"]) == (0, 2, [])
    assert [each["verdict"] for each in made["findings"]] == ["undetermined", "undetermined"]
    assert out.startswith("waived\n")
    assert out.count("undetermined · waived until 2026-12-31 by Li") == 2


def test_without_waivers_the_result_has_the_same_shape(shop: Shop, tmp_path: Path) -> None:
    _, made, _ = checked(shop, tmp_path)
    assert (made["waivers"], made["summary"]["waived"]) == ([], 0)
    assert {each["waiver"] for each in made["findings"]} == {None}


@pytest.mark.parametrize("text", ["", "# none yet\n", "---\n", "[]\n"])
def test_a_file_without_waivers_has_none(shop: Shop, tmp_path: Path, text: str) -> None:
    (tmp_path / "waivers.yaml").write_text(text, encoding="utf-8")
    assert shop("check", "m.yaml", *MINE_ONLY)[0] == 1


def test_all_problems_of_the_file_are_told_at_their_places(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(waiver("out", expires="soon", aprover="Li") + waiver(rule="house.art_02"))
    code, out, err = shop("check", "m.yaml", *MINE_ONLY)
    assert (code, out) == (2, "")
    assert [line.strip() for line in err.splitlines() if "-->" in line] == [
        "--> waivers.yaml:5:12",
        "--> waivers.yaml:6:3",
        "--> waivers.yaml:7:9",
    ]


def test_waivers_are_looked_for_beside_the_settings_or_named(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.yaml").write_text(waiver("out") + waiver("back"), encoding="utf-8")
    assert shop("check", "m.yaml", *MINE_ONLY)[0] == 1
    assert shop("check", "m.yaml", *MINE_ONLY, "--waivers", "other/mine.yaml")[0] == 0
    assert shop("check", "m.yaml", *MINE_ONLY, "--waivers", "none.yaml")[0] == 2
    (tmp_path / "other" / "mine.yaml").rename(tmp_path / "waivers.yaml")
    assert shop("check", "m.yaml", *MINE_ONLY)[0] == 0
    assert shop("check", "m.yaml", *MINE_ONLY, "-o", "json=waivers.yaml")[0] == 2


def test_waivers_in_a_checked_folder_waive_nothing_and_that_is_told_once(shop: Shop, tmp_path: Path) -> None:
    for folder in ("company", "company/branch"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "waivers.yaml").write_text(waiver(), encoding="utf-8")
    (tmp_path / "m.yaml").rename(tmp_path / "company" / "m.yaml")
    code, _, err = shop("check", "company", *MINE_ONLY)
    assert (code, err.count("P524")) == (1, 1)
    assert "P524: `company/waivers.yaml` waives nothing: no waivers are in use" in err
    (tmp_path / "waivers.yaml").write_text(waiver(), encoding="utf-8")
    assert "the waivers in use are in `waivers.yaml`" in shop("check", "company", *MINE_ONLY)[2]
    (tmp_path / "company" / "branch" / "waivers.yaml").unlink()
    code, _, err = shop("check", "company", *MINE_ONLY, "--waivers", "company/waivers.yaml")
    assert "P524" not in err


# ---- policy waive --------------------------------------------------------------------------------------------------

GIVEN = ("--until", "2026-12-31", "--by", "李 Li", "--because", 'He said: "later"')


def test_a_waiver_is_added_to_the_end_and_the_rest_stays_as_it_was(shop: Shop, tmp_path: Path) -> None:
    _, made, _ = checked(shop, tmp_path, waiver("back"))
    before = (tmp_path / "waivers.yaml").read_text(encoding="utf-8")
    code, out, _ = shop("waive", f"{RULE}@out", *GIVEN, "--in", "r.json", "--rules", "house")
    assert (code, out) == (0, f"waived: {RULE}@out until 2026-12-31, in waivers.yaml\n")
    after = (tmp_path / "waivers.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after.removeprefix(before) == (
        f'- rule: {RULE}\n  subject: out\n  reason: "He said: \\"later\\""\n'
        '  approver: "李 Li"\n  expires: 2026-12-31\n'
    )
    code, out, _ = shop("check", "m.yaml", *MINE_ONLY)
    assert (code, made["summary"]["gap"]) == (0, 1)


def test_a_first_waiver_makes_the_file_and_manifests_do_for_a_result(shop: Shop, tmp_path: Path) -> None:
    assert shop("waive", f"{RULE}@flow.out", "m.yaml", *GIVEN, *MINE_ONLY)[0] == 0
    assert "subject: out" in (tmp_path / "waivers.yaml").read_text(encoding="utf-8")
    _, out, _ = shop("waive", "--list", "--as-of", "2026-06-30", "--rules", "house")
    assert out.splitlines()[-1] == "1 waiver"


def test_an_expired_waiver_makes_room_for_a_new_one(shop: Shop, tmp_path: Path) -> None:
    checked(shop, tmp_path, waiver("out", "2026-01-31"), waiver("back"))
    assert shop("waive", f"{RULE}@out", "--in", "r.json", *GIVEN, "--rules", "house")[0] == 0
    text = (tmp_path / "waivers.yaml").read_text(encoding="utf-8")
    assert text.startswith(HEAD)
    assert text.count("subject: out") == 1
    assert "2026-01-31" not in text


def test_expired_and_stale_waivers_are_pruned_and_comments_are_kept(shop: Shop, tmp_path: Path) -> None:
    kept = waiver("back", reason="|\n    Two lines\n    of it.")
    written = (waiver("out", "2026-01-31"), "\n# The way back.\n", kept, "# The end.\n", waiver("gone"))
    checked(shop, tmp_path, *written)
    code, out, _ = shop("waive", "--prune", "--in", "r.json", "--rules", "house")
    assert (code, out.splitlines()[-1]) == (0, "2 waivers removed")
    assert (tmp_path / "waivers.yaml").read_text(
        encoding="utf-8"
    ) == HEAD + "\n# The way back.\n" + kept + "# The end.\n"
    assert shop("waive", "--prune", "--in", "r.json", "--rules", "house")[1] == "0 waivers removed\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((f"{RULE}@otu", *GIVEN), f"did you mean `{RULE}@out`"),
        (("012", *GIVEN), "there is no gap or undetermined verdict `012`"),
        ((f"{RULE}@back", *GIVEN), f"P514: `{RULE}@back` is waived until 2026-12-31 already"),
        ((f"{RULE}@out", "--until", "2026-01-31", "--by", "Li", "--because", "x"), "is over on 2026-06-30"),
        ((f"{RULE}@out", "--until", "2026-12-31", "--by", "Li"), "A waiver needs --because TEXT."),
        ((), "Name the FINDING to waive"),
    ],
)
def test_what_cannot_be_waived_changes_nothing(
    shop: Shop, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    checked(shop, tmp_path, waiver("back"))
    before = (tmp_path / "waivers.yaml").read_bytes()
    code, out, err = shop("waive", *arguments, "--in", "r.json", "--rules", "house")
    assert (code, out) == (2, "")
    assert said in err
    assert (tmp_path / "waivers.yaml").read_bytes() == before


def test_a_file_that_is_no_list_of_lines_is_not_touched(shop: Shop, tmp_path: Path) -> None:
    checked(shop, tmp_path)
    text = f"[{{rule: {RULE}, subject: back, reason: x, approver: Li, expires: 2026-12-31}}]\n"
    (tmp_path / "waivers.yaml").write_text(text, encoding="utf-8")
    code, _, err = shop("waive", f"{RULE}@out", "--in", "r.json", *GIVEN, "--rules", "house")
    assert code == 2
    assert "P515: `waivers.yaml` cannot be changed line by line" in err
    assert (tmp_path / "waivers.yaml").read_text(encoding="utf-8") == text
