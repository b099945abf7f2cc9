"""`policy check` from end to end: exit codes, the gate, problems, the day, and where manifests come from."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from engine.cli import run
from tests.cli.conftest import HOUSE, MANIFEST, ROOT, Check

# ---- exit codes ----------------------------------------------------------------------------------------------------


def test_gaps_from_the_threshold_on_are_exit_1(check: Check) -> None:
    code, out, err = check()
    assert (code, err) == (1, "")
    assert out.startswith("GAP high  What leaves for others is encrypted on its way\n")
    closing = "1 gap (1 high), 0 undetermined, 2 met · risk 50–85 · as of 2026-06-30 (manifest) · policy audit"
    assert out.splitlines()[-1] == closing


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
    assert waiting.stdin is not None
    waiting.stdin.write(b"#" * 1_000_000)  # more than a pipe holds: when it is written, the check reads and waits
    waiting.stdin.flush()
    waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate(timeout=60)
    assert waiting.returncode == 130
    assert b"Traceback" not in err


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


# ---- rules --------------------------------------------------------------------------------------------------------


def test_a_policy_file_of_one_s_own_may_choose_rulesets_and_gate(check: Check, tmp_path: Path) -> None:
    (tmp_path / "mine.policy").write_text(
        'policy mine { title en "Mine" zh "自定" use house fail on gap from critical }'
    )
    code, out, _ = check("--policy", "mine.policy")
    assert code == 0
    assert out.splitlines()[-1].endswith("policy mine")


# ---- manifests -----------------------------------------------------------------------------------------------------


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
