"""`policy check` from end to end: exit codes, formats, the day, the gate, problems, the cache, and what is imported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine import shelf
from engine.cli import run

HOUSE = Path(__file__).parent / "house"
ROOT = Path(__file__).parents[2]

MANIFEST = """\
manifest: 1
title: A shop
as_of: 2026-06-30
complete: [activities, flows]
parties:
  shop: {country: CN}
  post: {country: CN}
activities:
  sale: {controller: shop, owner: 店主 赵芳, purposes: [service], frequency: regular}
flows:
  out: {kind: sharing, from: shop, to: post, activity: sale, transform: as_is, protection: {in_transit: false}}
"""

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all these tests share, so that the rules are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], warm: Path
) -> Check:
    """Writes a manifest and runs `policy check` on it under the rules of the house: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    for name in ("NO_COLOR", "FORCE_COLOR", "POLICY_LANG", "POLICY_AS_OF", "POLICY_RULES", "POLICY_POLICY"):
        monkeypatch.delenv(name, raising=False)

    def checked(
        *arguments: str, manifest: str = MANIFEST, path: str = "m.yaml", rules: Path = HOUSE
    ) -> tuple[int, str, str]:
        (tmp_path / "m.yaml").write_text(manifest, encoding="utf-8")
        code = run(["check", path, "--rules", str(rules), "--ruleset", "house", *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return checked


# ---- exit codes ----------------------------------------------------------------------------------------------------


def test_gaps_from_the_threshold_on_are_exit_1(check: Check) -> None:
    code, out, err = check()
    assert (code, err) == (1, "")
    assert out.startswith("GAP high  What leaves for others is encrypted on its way\n")
    assert out.splitlines()[-1] == "1 gap (1 high), 0 undetermined, 2 met · as of 2026-06-30 (manifest) · policy audit"


@pytest.mark.parametrize(
    ("threshold", "code"),
    [("never", 0), ("critical", 0), ("high", 1), ("low", 1), ("house.art_02_encryption", 1), ("house.art_04_owner", 0)],
)
def test_fail_on_moves_the_threshold_or_names_a_rule(check: Check, threshold: str, code: int) -> None:
    assert check("--fail-on", threshold)[0] == code


def test_undetermined_verdicts_fail_from_their_own_threshold(check: Check) -> None:
    manifest = MANIFEST.replace("owner: 店主 赵芳, ", "").replace("in_transit: false", "in_transit: true")
    assert check(manifest=manifest)[0] == 1
    assert check("--fail-on-unknown", "never", manifest=manifest)[0] == 0
    assert check("--policy", "due_diligence", manifest=manifest)[0] == 0
    assert check("--fail-on", "never", manifest=manifest)[0] == 0
    assert check("--fail-on", "never", "--fail-on-unknown", "critical", manifest=manifest)[0] == 1


def test_advice_fails_no_gate(check: Check) -> None:
    manifest = MANIFEST.replace("frequency: regular", "frequency: once").replace(
        "in_transit: false", "in_transit: true"
    )
    code, out, _ = check("--fail-on", "low", manifest=manifest)
    assert code == 0
    assert "advice (no duty, fails no gate)" in out
    assert "1 advice" in out.splitlines()[-1]


def test_where_no_rule_applies_nothing_was_evaluated(check: Check) -> None:
    code, _, err = check(manifest="manifest: 1\nas_of: 2026-06-30\nparties: {shop: {country: CN}}\n")
    assert code == 3
    assert err == "nothing was evaluated: no rule of policy audit applied to anything\n"


def test_a_folder_without_manifests_is_nothing_to_evaluate(check: Check, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = check(path="empty")
    assert (code, out) == (3, "")
    assert "no manifest" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fail-on", "hgih"], "did you mean `high`"),
        (["--fail-on", "house.art_02_encription"], "did you mean `house.art_02_encryption`"),
        (["--policy", "audti"], "did you mean `audit`"),
        (["--ruleset", "hause"], "did you mean `house`"),
        (["--as-of", "tomorrow"], "`tomorrow` is no day"),
        (["--as-of", "20240321"], "write it as 2026-06-30"),
        (["--as-of", "2024-W12-4"], "write it as 2026-06-30"),
        (["--show", "fine"], "`fine` is none of"),
        (["-o", "pdf=x"], "write FORMAT=FILE"),
        (["--no-such-option"], "No such option"),
        (["missing.yaml"], "there is no file or folder `missing.yaml`"),
    ],
)
def test_what_cannot_be_used_is_exit_2_with_a_hint(check: Check, arguments: list[str], said: str) -> None:
    code, out, err = check(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_problems_of_a_manifest_are_shown_with_carets_all_in_one_run(check: Check) -> None:
    manifest = MANIFEST.replace("sharing", "shering").replace("to: post", "to: nobody")
    code, out, err = check(manifest=manifest)
    assert (code, out) == (2, "")
    assert err.count("--> m.yaml:11:") == 2
    assert "^^^^^^^" in err
    assert err.rstrip().endswith("2 problems")


def test_an_unknown_command_has_a_suggestion(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["chekc"]) == 2
    assert "`check`" in capfd.readouterr().err


def test_an_interrupted_check_is_exit_130() -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "engine", "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    time.sleep(3)
    waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate(timeout=60)
    assert waiting.returncode == 130
    assert b"Traceback" not in err


# ---- outputs -------------------------------------------------------------------------------------------------------


def test_json_fits_its_schema_and_is_the_same_each_time(check: Check) -> None:
    code, out, _ = check("-f", "json")
    assert code == 1
    made = json.loads(out)
    Draft202012Validator(json.loads(shelf.report_file("schema/policy-result-1.json"))).validate(made)
    assert [(f["rule"], f["verdict"], f["subject"]["id"]) for f in made["findings"]] == [
        ("house.art_02_encryption", "gap", "out")
    ]
    assert [each["id"] for each in made["rulesets"]] == ["house"]
    assert [each["id"] for each in made["regimes"]] == ["house"]
    assert made["rulesets"][0]["edition"] == "2020-01-01"
    assert check("-f", "json", "--no-cache")[1] == out


def test_one_run_writes_many_files(check: Check, tmp_path: Path) -> None:
    code, out, _ = check("-o", "json=r.json", "-o", "text=r.txt", "-q")
    assert code == 1
    assert len(out.splitlines()) == 1
    assert json.loads((tmp_path / "r.json").read_text())["summary"]["gap"] == 1
    assert "GAP high" in (tmp_path / "r.txt").read_text()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["m.yaml", "r.json", "r.txt"]


def test_an_output_that_cannot_be_written_is_exit_2(check: Check) -> None:
    code, _, err = check("-o", "json=no/such/folder/r.json")
    assert code == 2
    assert "P394: `no/such/folder/r.json` cannot be written: No such file or directory" in err


def test_verdicts_other_than_gaps_are_listed_when_asked_for(check: Check) -> None:
    manifest = MANIFEST.replace("as_is", "anonymised")
    plain = json.loads(check("-f", "json", manifest=manifest)[1])
    assert plain["findings"] == []
    shown = json.loads(check("-f", "json", "--show", "met,exempt", manifest=manifest)[1])
    assert [each["verdict"] for each in shown["findings"]] == ["met", "exempt", "met"]
    assert shown["findings"][1]["exempted_by"] == {"citations": ["HOUSE 2(1)"]}


def test_the_report_speaks_chinese_where_it_is_asked_to(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = check("--lang", "zh")
    assert "不符合 高  对外提供的数据应当加密传输" in out
    monkeypatch.setenv("POLICY_LANG", "zh")
    assert check()[1] == out


def test_colours_follow_flag_then_environment(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in check()[1]
    assert "\x1b[" in check("--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in check()[1]
    assert "\x1b[" not in check("--color", "never")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in check()[1]


def test_a_manifest_may_come_from_standard_input(warm: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine", "check", "-", "--rules", str(HOUSE), "--ruleset", "house", "-f", "json"],
        input=MANIFEST.encode(),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "POLICY_CACHE": str(warm)},
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["inputs"][0]["path"] == "<stdin>"


def test_three_flows_go_the_whole_road_under_the_shipped_rules(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], warm: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    assert run(["check", "examples/thin", "--ruleset", "pipl", "-f", "json"]) == 1
    made = json.loads(capfd.readouterr().out)
    export = next(each for each in made["findings"] if each["rule"] == "pipl.art_38_export_route")
    assert (export["verdict"], export["severity"], export["subject"]["id"]) == ("gap", "critical", "crm-to-sg")
    assert export["location"]["path"] == "examples/thin/manifest.yaml"
    assert [step["id"] for step in export["path"]] == ["signup", "crm-to-sg"]
    assert {each["id"]: each["applies"] for each in made["regimes"]} == {"pipl": "yes"}
    assert run(["check", "examples/thin", "--ruleset", "pipl", "--lang", "zh"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert "不符合 严重  向境外提供个人信息应当具备法定条件之一" in lines
    assert " 43 |     mechanism: none" in lines


def test_a_report_of_a_company_with_35_flows_fits_two_screens(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], warm: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    for language in ("en", "zh"):
        run(["check", "examples/huatong", "--lang", language])
        assert len(capfd.readouterr().out.splitlines()) <= 70


# ---- the day -------------------------------------------------------------------------------------------------------


def test_the_day_is_the_flag_else_the_manifest_s_else_today(check: Check) -> None:
    assert "as of 2026-06-30 (manifest)" in check()[1]
    code, out, _ = check("--as-of", "2023-12-31")
    assert "as of 2023-12-31 (--as-of)" in out
    assert code == 0
    assert f"as of {date.today().isoformat()} (today)" in check(manifest=MANIFEST.replace("as_of: 2026-06-30\n", ""))[1]


def test_two_days_in_two_files_are_an_error(check: Check, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("manifest: 1\nas_of: 2025-01-01\n")
    code, _, err = check("other.yaml")
    assert code == 2
    assert "as_of" in err


# ---- rules and cache -----------------------------------------------------------------------------------------------


def test_a_policy_file_of_one_s_own_may_choose_rulesets_and_gate(check: Check, tmp_path: Path) -> None:
    (tmp_path / "mine.policy").write_text(
        'policy mine { title en "Mine" zh "自定" use house fail on gap from critical }'
    )
    code, out, _ = check("--policy", "mine.policy")
    assert code == 0
    assert out.splitlines()[-1].endswith("policy mine")


def test_the_cache_is_hit_missed_on_a_change_and_forgives_damage(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    rules = tmp_path / "house"
    rules.mkdir()
    for file in HOUSE.glob("*.policy"):
        (rules / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")

    def kept() -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (tmp_path / "cache").iterdir()}

    first = check("-f", "json", rules=rules)
    (one,) = kept().items()
    assert check("-f", "json", rules=rules) == first
    assert kept() == dict([one])
    (tmp_path / "cache" / one[0]).write_bytes(b"damaged" * 100)
    assert check("-f", "json", rules=rules) == first
    assert kept() == dict([one])
    rule = rules / "art_02_encryption.policy"
    rule.write_text(rule.read_text(encoding="utf-8").replace("high", "low"), encoding="utf-8")
    changed = json.loads(check("-f", "json", rules=rules)[1])
    assert changed["findings"][0]["severity"] == "low"
    assert len(kept()) == 2


def test_a_cache_that_cannot_be_written_changes_nothing(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("in the way")
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    assert check()[0] == 1


def test_no_cache_keeps_nothing(check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    check("--no-cache")
    assert not (tmp_path / "cache").exists()


HEAVY = ("lark", "networkx", "jsonschema", "jinja2", "scipy", "rich", "polars", "pandas", "tomllib", "sqlite3")
ONLY_WHERE_ASKED_FOR = (
    *("engine.app.settings", "engine.findings.waivers", "engine.findings.baseline", "engine.findings.evidenced"),
    *("engine.findings.what_if", "engine.graph.supposed", "engine.cli.settings"),
)
PROBE = """
import sys
from engine.cli import run
code = run(sys.argv[1:])
found = sorted(name for name in sys.modules if name in {heavy} or name.partition(".")[0] in {heavy})
print(code, found, file=sys.stderr)
"""


def test_a_small_check_with_a_warm_cache_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MANIFEST, encoding="utf-8")
    probe = PROBE.replace("{heavy}", repr((*HEAVY, *ONLY_WHERE_ASKED_FOR)))
    command = [
        sys.executable,
        "-c",
        probe,
        "check",
        str(tmp_path / "m.yaml"),
        "--rules",
        str(HOUSE),
        "--ruleset",
        "house",
    ]
    environment = {**os.environ, "POLICY_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    cold = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    warm = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert "lark" in cold.stderr
    assert warm.stderr.splitlines() == ["1 []"]
    assert warm.stdout == cold.stdout


def test_lines_of_json_merge_like_files(check: Check, tmp_path: Path) -> None:
    whole = yaml.safe_load(MANIFEST)
    flows = whole.pop("flows")
    lines = [json.dumps({**whole, "as_of": "2026-06-30"}, default=str)]
    lines += [json.dumps({"manifest": 1, "flows": {name: flow}}) for name, flow in flows.items()]
    (tmp_path / "graph.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, err = check("-f", "json", path="graph.jsonl")
    assert (code, err) == (check("-f", "json")[0], "")
    found, same = json.loads(out), json.loads(check("-f", "json")[1])
    verdicts = [[(each["rule"], each["verdict"]) for each in made["findings"]] for made in (found, same)]
    assert verdicts[0] == verdicts[1]
    assert found["findings"][0]["location"]["line"] == 2
