"""`--set`: an answer for one run, read as in a manifest, and never taken for a stated one."""

from __future__ import annotations

import json

from tests.cli.conftest import MINE_ONLY, Shop

YES = "flow.out.protection.in_transit=true"


def test_an_answer_is_supposed_and_the_report_says_so(shop: Shop) -> None:
    code, out, _ = shop("check", "m.yaml", *MINE_ONLY, "--set", YES, "--set", "flow.back.protection.in_transit=yes")
    assert code == 0
    assert "what if: answers set for this run only\n  flow.out.protection.in_transit = true (the manifest: no)\n" in out
    assert "2 answers supposed (--set)" in out.splitlines()[-1]


def test_the_result_tells_what_was_supposed_and_what_the_manifest_says(shop: Shop) -> None:
    _, out, _ = shop("check", "m.yaml", *MINE_ONLY, "--set", YES, "--set", "flow.out.started=2025-01-01", "-f", "json")
    first, second = json.loads(out)["supposed"]
    assert first == {
        "fact": "flow.out.protection.in_transit",
        "value": "true",
        "before": {"en": "no", "zh": "否"},
        "location": {"path": "--set", "line": 1, "column": 32, "end_line": 1, "end_column": 36},
    }
    assert (second["before"], second["location"]["line"]) == (None, 2)
    assert [each["subject"]["id"] for each in json.loads(out)["findings"]] == ["back"]


def test_lists_and_references_are_read_as_in_a_manifest(shop: Shop) -> None:
    flags = ("--set", "activity.sale.purposes=[service, marketing]", "--set", "flow.out.to=shop")
    code, out, _ = shop("check", "m.yaml", *MINE_ONLY, *flags, "-f", "json")
    assert code == 1
    assert [each["value"] for each in json.loads(out)["supposed"]] == ["[service, marketing]", "shop"]


def test_a_finding_that_rests_on_a_supposed_answer_points_into_the_flag(shop: Shop) -> None:
    flag = "flow.out.protection.in_transit=false"
    _, out, _ = shop("check", "m.yaml", *MINE_ONLY, "--set", flag)
    assert f"   --> --set:1:32  house.art_02_encryption\n 1 | {flag}\n" in out


def test_all_problems_of_the_flags_point_into_them(shop: Shop) -> None:
    wrong = (
        "flow.out.protection.in_transt=true",
        "flow.nobody.kind=sharing",
        "foo",
        "flow.out.to=nobody",
        "flow.out.kind=[",
    )
    flags = [part for each in wrong for part in ("--set", each)]
    code, out, err = shop("check", "m.yaml", *MINE_ONLY, *flags)
    assert (code, out) == (2, "")
    assert [line.strip() for line in err.splitlines() if "-->" in line] == [
        *("--> --set:1:1", "--> --set:2:1", "--> --set:3:1", "--> --set:4:13", "--> --set:5:16"),
    ]
