"""What `policy check` gives out: its formats, files, languages and colours."""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine import shelf
from engine.cli import run
from engine.ground.excerpt import columns
from tests.cli.conftest import MANIFEST, ROOT, Check


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


def test_a_report_of_a_company_with_43_flows_fits_two_screens(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], warm: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    for language in ("en", "zh"):
        run(["check", "examples/huatong", "--lang", language])
        assert len(capfd.readouterr().out.splitlines()) <= 100


def test_a_report_keeps_to_a_narrow_terminal_and_its_carets_stay_below_the_fact(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], warm: Path, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    wide = tmp_path / "wide.txt"
    run(["check", "examples/huatong", "-o", f"text={wide}"])
    capfd.readouterr()
    monkeypatch.setenv("COLUMNS", "60")
    for language in ("en", "zh"):
        run(["check", "examples/huatong", "--lang", language])
        *lines, _closing = capfd.readouterr().out.splitlines()
        assert [line for line in lines if columns(line) > 60] == []
    run(["check", "examples/huatong", "-o", f"text={tmp_path / 'narrow.txt'}"])
    assert (tmp_path / "narrow.txt").read_text() == wide.read_text()
    capfd.readouterr()
    (tmp_path / "m.yaml").write_text("flows: {out: {kind: sharing, from: a-very-long-name, started: 2026-02-30}}\n")
    assert run(["check", str(tmp_path / "m.yaml")]) == 2
    shown, marked = next(
        pair for pair in pairwise(capfd.readouterr().err.splitlines()) if "2026-02-30" in pair[0] and "^" in pair[1]
    )
    assert columns(shown) <= 60
    assert marked.index("^") == shown.index("2026-02-30")


def test_a_manifest_whose_name_is_no_text_is_reported_all_the_same(check: Check) -> None:
    Path(os.fsdecode(b"\xff.yaml")).write_text(MANIFEST, encoding="utf-8")
    code, out, _ = check("-f", "json", path=os.fsdecode(b"\xff.yaml"))
    assert code == 1
    assert [each["path"] for each in json.loads(out)["inputs"]] == ["\\xff.yaml"]
    assert check("-f", "sarif", path=os.fsdecode(b"\xff.yaml"))[0] == 1
