"""What a policy of one's own changes: severities, rules left out, evidence asked for; none of it unseen in a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import MINE, MINE_ONLY, SHOP, Shop


def checked(shop: Shop, tmp_path: Path, *lines: str, manifest: str = SHOP) -> tuple[int, Any, str]:
    """Exit code, result and report of the shop under a policy with more lines."""
    (tmp_path / "mine.policy").write_text(MINE % "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    (tmp_path / "m.yaml").write_text(manifest, encoding="utf-8")
    code, out, _ = shop("check", "m.yaml", *MINE_ONLY, "-o", "json=r.json")
    return code, json.loads((tmp_path / "r.json").read_text(encoding="utf-8")), out


def test_the_example_of_the_documentation_runs(shop: Shop, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")
    (tmp_path / "shop.policy").write_text(page.split("```")[1], encoding="utf-8")
    code, out, err = shop("check", "m.yaml", "--rules", "house", "--policy", "shop.policy", "-f", "json")
    assert (code, err) == (1, "")
    made = json.loads(out)
    assert [each["rule"] for each in made["skipped"]] == ["pipl.art_17_notice.manner"]
    assert [each["rule"] for each in made["severities"]] == ["house.art_02_encryption"]
    assert [(each["parameter"], each["value"]["en"], each["declared"]["en"]) for each in made["parameters"]] == [
        ("exempt_exports_count", "yes", "no")
    ]
    _, out, _ = shop("check", "m.yaml", "--rules", "house", "--policy", "shop.policy")
    assert "(exempt_exports_count): no → yes\n" in out


def test_a_severity_is_the_policy_s_and_the_report_says_so(shop: Shop, tmp_path: Path) -> None:
    code, made, out = checked(shop, tmp_path, "severity of house.art_02_encryption is medium")
    assert code == 0
    assert [each["severity"] for each in made["findings"]] == ["medium", "medium"]
    assert made["severities"] == [{"rule": "house.art_02_encryption", "severity": "medium", "declared": "high"}]
    assert "severities that the policy changes\n  house.art_02_encryption: high → medium\n" in out


SKIP = 'skip house.art_02_encryption because en "The courier is audited."  zh "快递方另行审计。"'
EVIDENCE = (
    "severity of house.art_02_encryption is low",
    "evidence for flow.protection.in_transit",
    "fail on unevidenced",
)


def test_a_skipped_rule_is_not_evaluated_and_never_silently_absent(shop: Shop, tmp_path: Path) -> None:
    code, made, out = checked(shop, tmp_path, SKIP)
    assert (code, made["findings"]) == (0, [])
    assert [(each["rule"], each["severity"], each["citations"]) for each in made["skipped"]] == [
        ("house.art_02_encryption", "high", ["HOUSE 2"])
    ]
    assert made["skipped"][0]["because"]["zh"] == "快递方另行审计。"
    assert "skipped by the policy, not evaluated" in out
    assert "The courier is audited." in " ".join(out.split())
    assert "1 rule skipped" in out.splitlines()[-1]


def test_a_gate_on_a_skipped_rule_is_a_problem(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "mine.policy").write_text(MINE % f"  {SKIP}\n", encoding="utf-8")
    code, out, err = shop("check", "m.yaml", *MINE_ONLY, "--fail-on", "house.art_02_encryption")
    assert (code, out) == (2, "")
    assert "the policy `mine` skips it" in err


def test_where_all_rules_are_skipped_nothing_was_evaluated(shop: Shop, tmp_path: Path) -> None:
    rules = ("art_02_encryption", "art_04_owner", "art_04_owner.frequency")
    lines = [f'skip house.{rule} because en "Not now."  zh "暂不。"' for rule in rules]
    assert checked(shop, tmp_path, *lines)[0] == 3


def test_facts_without_evidence_are_listed_and_fail_where_the_policy_says_so(shop: Shop, tmp_path: Path) -> None:
    code, made, out = checked(shop, tmp_path, *EVIDENCE)
    assert code == 1
    (one,) = made["unevidenced"]
    assert (one["fact"], one["stated"], one["records"]) == ("flow.protection.in_transit", 2, ["back", "out"])
    assert (one["location"]["path"], one["location"]["line"]) == ("m.yaml", 12)
    assert "(flow.protection.in_transit): 2 of 2 stated, `back`, `out`" in out
    assert "1 fact without evidence" in out.splitlines()[-1]
    assert out.splitlines()[-1].endswith("fails by facts without evidence")
    assert shop("check", "m.yaml", *MINE_ONLY, "--fail-on", "never")[0] == 0


def test_a_file_or_a_source_is_evidence_and_a_check_alone_is_not(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "kms.txt").write_text("on")
    backed = {
        "{value: false, evidence: kms.txt}": [],
        "{value: false, source: the courier's report of May}": [],
        "{value: false, checked: 2026-05-01, by: Zhao}": ["back"],
        "{value: false, evidence: missing.txt}": ["back"],
    }
    for answer, lacking in backed.items():
        out_backed = SHOP.replace("in_transit: false", "in_transit: {value: false, evidence: kms.txt}", 1)
        manifest = out_backed.replace("in_transit: false", f"in_transit: {answer}")
        code, made, _ = checked(shop, tmp_path, *EVIDENCE, manifest=manifest)
        assert [name for each in made["unevidenced"] for name in each["records"]] == lacking, answer
        assert code == bool(lacking)


# ---- duties that collide -------------------------------------------------------------------------------------------

CLASH = """\
law CLASH {
  title     en "Clash"  zh "冲突规定"
  force     law
  in force  from 2020-01-01
  governs   activity a when a.purposes overlaps {service}  cite CLASH 1
}
articles CLASH {
  1  text ruled
  2  text ruled
  3  text ruled
}
rule clash.law.on {
  title     en "What is shared is encrypted"  zh "应当加密"
  cite      CLASH 2
  severity  low
  for       flow f
  when      f.kind == sharing
  must      f.protection.in_transit
}
rule clash.law.off {
  title     en "What is shared can be read by the court"  zh "法院应可读取"
  cite      CLASH 3
  severity  critical
  for       flow f
  when      f.kind == sharing
  must not  f.protection.in_transit
}
conflict clash.law.both {
  title    en "Encrypted and readable"  zh "加密与可读"
  cite     CLASH 2
  for      flow x
  between  clash.law.on and clash.law.off
  fix      en "Ask the court."  zh "请示法院。"
}
"""


def test_a_conflict_has_the_policy_s_severity_and_may_be_waived_or_skipped(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "clash").mkdir()
    (tmp_path / "clash" / "law.policy").write_text(CLASH, encoding="utf-8")

    def clashing(*lines: str) -> tuple[int, Any]:
        text = (MINE % "".join(f"  {line}\n" for line in lines)).replace("use house", "use clash")
        (tmp_path / "mine.policy").write_text(text, encoding="utf-8")
        code, out, err = shop("check", "m.yaml", "--rules", "clash", "--policy", "mine.policy", "-f", "json")
        assert not err
        return code, json.loads(out)

    code, made = clashing()
    assert (code, [each["severity"] for each in made["conflicts"]]) == (1, ["critical", "critical"])
    code, made = clashing("severity of clash.law.both is medium")
    assert (code, [each["severity"] for each in made["conflicts"]]) == (0, ["medium", "medium"])
    code, made = clashing('skip clash.law.both because en "The court has answered."  zh "法院已答复。"')
    assert (code, made["conflicts"], [each["rule"] for each in made["skipped"]]) == (0, [], ["clash.law.both"])
    waiver = "- {rule: clash.law.both, subject: %s, reason: Asked., approver: Li, expires: 2026-12-31}\n"
    (tmp_path / "waivers.yaml").write_text(waiver % "out" + waiver % "back", encoding="utf-8")
    code, made = clashing()
    assert (code, [each["waiver"]["by"] for each in made["conflicts"]]) == (0, ["Li", "Li"])
    assert made["summary"]["waived"] == 2
