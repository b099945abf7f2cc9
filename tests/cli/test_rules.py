"""`policy rules`: the list that scripts read, the table that people read, and the account of a law's clauses."""

from __future__ import annotations

import json
import os
import string
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run
from engine.render.rule_words_en import WORDS as EN
from engine.render.rule_words_zh import WORDS as ZH
from tests.cli.conftest import ROOT, change
from tests.cli.test_start_up import HEAVY, LOADED

Rules = Callable[..., tuple[int, str, str]]


@pytest.fixture
def rules(own_rules: Path, capfd: pytest.CaptureFixture[str]) -> Rules:
    """Changes a file of the house rules and runs `policy rules` on them: exit code, stdout, stderr."""

    def listed(*arguments: str, name: str = "law.policy", old: str = "", new: str = "") -> tuple[int, str, str]:
        change(own_rules / name, old, new)
        code = run(["rules", "--rules", "house", "--color", "never", *arguments])
        return code, *capfd.readouterr()

    return listed


def test_the_list_has_the_shape_that_scripts_read(rules: Rules) -> None:
    code, out, _ = rules("-f", "json", "--ruleset", "house")
    assert code == 0
    first = json.loads(out)[0]
    assert list(first) == [
        "id", "ruleset", "severity", "force", "grade", "certainty", "citations", "in_force", "title", "facts",
    ]  # fmt: skip
    assert first["id"] == "house.art_02_encryption"
    assert first["in_force"] == {"from": "2024-01-01", "until": None}
    assert first["citations"] == ["HOUSE 2"]
    assert first["title"]["zh"] == "对外提供的数据应当加密传输"
    assert {"flow.kind", "flow.protection.in_transit", "flow.transform"} <= set(first["facts"])


def test_facts_are_those_that_a_manifest_can_state_and_the_scope_of_the_law_is_among_them(rules: Rules) -> None:
    facts = json.loads(rules("-f", "json", "--ruleset", "house")[1])[0]["facts"]
    assert "activity.purposes" in facts
    assert "flow.handler" not in facts, "a derived fact is not stated"
    assert facts == sorted(set(facts))


def test_facts_are_found_through_defines_and_exemptions_and_along_lineage(rules: Rules) -> None:
    found = {each["id"]: each["facts"] for each in json.loads(rules("-f", "json")[1])}
    export = found["pipl.art_38_export_route"]
    assert {"flow.mechanism", "flow.necessity", "party.exported", "flow.persons", "dataset.source"} <= set(export)


def test_the_table_says_how_strict_each_rule_is_and_ends_with_the_grades(rules: Rules) -> None:
    code, out, _ = rules("--ruleset", "house")
    assert code == 0
    assert "  high      must    declared  house.art_02_encryption\n" in out
    assert "HOUSE 2 · from 2024-01-01" in out
    assert out.splitlines()[-1] == "3 rules: declared 3"
    assert "house" in rules("--ruleset", "house", "--lang", "zh")[1]
    assert "reads activity.purposes" in " ".join(rules("--ruleset", "house", "-v")[1].split())


def test_a_ruleset_stands_for_all_below_it(rules: Rules) -> None:
    found = {each["ruleset"] for each in json.loads(rules("-f", "json", "--ruleset", "cn")[1])}
    assert "cn.cbf" in found
    assert all(ruleset.startswith("cn.") for ruleset in found)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--ruleset", "houze"), "P501: there is no ruleset `houze`\nhelp: did you mean `house`?"),
        (("--coverage", "HOUZE"), "P401: no law has the key `HOUZE`\nhelp: did you mean `HOUSE`"),
    ],
)
def test_an_unknown_name_is_exit_2_with_the_nearest_one(rules: Rules, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = rules(*arguments)
    assert (code, out) == (2, "")
    assert said in err


# ---- coverage ------------------------------------------------------------------------------------------------------


def covered(out: str) -> dict[str, tuple[str, list[str], str | None]]:
    """State, rules and reason by clause."""
    return {each["clause"]: (each["state"], each["rules"], each["reason"]) for each in json.loads(out)["clauses"]}


def test_each_clause_is_accounted_for_in_the_order_of_the_ledger(rules: Rules) -> None:
    code, out, _ = rules("--coverage", "HOUSE", "-f", "json")
    assert code == 1
    told = json.loads(out)
    assert told["law"] == "HOUSE"
    assert [each["clause"] for each in told["clauses"]] == ["1", "2", "2(1)", "2(2)", "3", "4"]
    found = covered(out)
    both = ["house.art_04_owner", "house.art_04_owner.frequency"]
    everything = ["house.art_02_encryption", *both]
    why = "The duty rests on what is stated as flow.protection.in_transit."
    assert found["1"][:2] == ("declared", everything), "what only the scope cites is borne by all that it governs"
    assert found["2"] == ("declared", ["house.art_02_encryption"], why)
    assert found["2(1)"] == ("declared", ["house.art_02_encryption"], why), "a whole speaks for its parts"
    assert found["3"] == ("unaccounted", [], "no_rule")
    assert found["4"][:2] == ("declared", both)
    assert told["totals"] == {
        "derived": 0, "declared": 5, "attested": 0, "excused": 0, "unaccounted": 1, "clauses": 6,
    }  # fmt: skip


def test_what_the_ledger_excuses_or_leaves_open_says_so(rules: Rules) -> None:
    changed = '3  excused scope en "Only abroad" zh "仅限境外"\n  5  text open'
    code, out, _ = rules("--coverage", "house", "-f", "json", old="3  secondary ruled", new=changed)
    assert code == 1
    assert covered(out)["3"] == ("excused", [], "scope")
    assert covered(out)["5"] == ("unaccounted", [], "open")


def test_nothing_unaccounted_is_exit_0_and_a_law_without_a_ledger_exit_3(rules: Rules) -> None:
    assert rules("--coverage", "HOUSE", old="3  secondary ruled", new="3  text excused purpose")[0] == 0
    law = 'law BARE { title en "Bare" zh "空" force guidance in force from 2020-01-01 governs as HOUSE }'
    Path("house", "bare").mkdir()
    Path("house", "bare", "law.policy").write_text(law, encoding="utf-8")
    assert rules("--coverage", "BARE")[0] == 3


def test_the_best_grade_counts_and_derived_needs_no_reason(rules: Rules) -> None:
    file, old, new = "art_02_encryption.policy", "f.protection.in_transit", "f.started >= 2024-01-01"
    _, out, _ = rules("--coverage", "HOUSE", "-f", "json", name=file, old=old, new=new)
    assert covered(out)["2"] == ("derived", ["house.art_02_encryption"], None)


def test_what_the_ledger_says_of_a_declared_clause_comes_first(rules: Rules) -> None:
    text = '2  text ruled en "No register shows it." zh "无登记册可查。"'
    _, out, _ = rules("--coverage", "HOUSE", "-f", "json", "--lang", "zh", old="2  text ruled\n", new=f"{text}\n")
    assert covered(out)["2"][2] == "无登记册可查。该义务以所填事实为准：flow.protection.in_transit。"


def test_the_account_ends_with_totals_and_shares(rules: Rules) -> None:
    code, out, _ = rules("--coverage", "HOUSE")
    assert code == 1
    assert out.startswith("HOUSE  House rules\n\ndeclared 5\n  1     house.art_02_encryption, house.art_04_owner,")
    assert "unaccounted 1\n  said to be ruled, but no rule bears it: 3\n" in out
    assert out.splitlines()[-1] == (
        "6 clauses of HOUSE: derived 0 (0%), declared 5 (83%), attested 0 (0%), excused 0 (0%), unaccounted 1 (17%)"
    )


def test_shipped_ledgers_are_accounted_for_clause_by_clause(rules: Rules) -> None:
    for law in ("PIPL", "CBF", "GDPR"):
        clauses = json.loads(rules("--coverage", law, "-f", "json")[1])["clauses"]
        assert clauses
        for each in clauses:
            ruled = each["state"] in ("derived", "declared", "attested")
            assert ruled == bool(each["rules"])
            assert (each["reason"] is None) == (each["state"] == "derived"), each


@pytest.mark.parametrize("law", ["PIPL", "CBF", "SA", "SCC", "CERT", "GDPR"])
def test_what_flows_can_show_is_derived_or_says_why_it_is_not(rules: Rules, law: str) -> None:
    known = [each for each in json.loads(rules("--coverage", law, "-f", "json")[1])["clauses"] if each["flow"]]
    assert any(each["state"] == "derived" for each in known)
    less = [each for each in known if each["state"] in ("declared", "attested")]
    assert all(not each["reason"].startswith("The duty rests on") for each in less)
    told = " ".join(rules("--coverage", law)[1].rpartition("duties that flows of data can show:")[2].split())
    assert all(f"{each['clause']} {each['reason'].split('.')[0]}" in told for each in less)
    assert f"{len(less)} only stated or answered" in told


def test_a_law_of_which_lists_are_long_is_cut_unless_asked_for_whole(rules: Rules) -> None:
    short, whole = rules("--coverage", "PIPL")[1], rules("--coverage", "PIPL", "-v")[1]
    assert "more; -v shows all" in short
    assert "more; -v shows all" not in whole


def test_coverage_and_ruleset_do_not_go_together(rules: Rules) -> None:
    code, _, err = rules("--coverage", "HOUSE", "--ruleset", "house")
    assert code == 2
    assert "--ruleset does not go with it" in err


@pytest.mark.parametrize("command", ["rules", "rules --coverage CBF", "schema", "explain pipl.art_38_export_route"])
def test_out_of_a_warm_cache_nothing_heavy_is_imported(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(command.split()) in (0, 1)  # the cache is warm now
    probe = [sys.executable, "-c", LOADED.replace("{heavy}", repr(HEAVY)), *command.split()]
    told = subprocess.run(
        probe, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )
    assert told.stderr.endswith(" []\n")
    assert told.stdout == capfd.readouterr().out


def test_both_catalogues_say_the_same_things() -> None:
    assert EN.keys() == ZH.keys()
    for name, message in EN.items():
        fields, others = (
            {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in (message, ZH[name])
        )
        assert fields == others, name
