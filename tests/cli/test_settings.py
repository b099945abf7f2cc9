"""Settings of a project: found upward to its repository, after the flag and the environment, and never guessed at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import HOUSE, Shop

OURS = 'policy = "mine.policy"  # ours\npaths = ["m.yaml"]\nrules = "house"\n'


def shown(shop: Shop, *arguments: str) -> dict[str, tuple[str, str]]:
    """Value and source of each setting."""
    code, out, err = shop("check", *arguments, "--show-config")
    assert (code, err) == (0, "")
    rows = [[part.strip() for part in line.split("  ") if part.strip()] for line in out.splitlines()]
    return {name: (value, where) for name, value, where in rows}


def test_the_settings_stand_in_for_flags(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(OURS, encoding="utf-8")
    code, out, _ = shop("check")
    assert code == 1
    assert out.splitlines()[-1].endswith("policy mine")


def test_flag_then_environment_then_file_then_default(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "policy.toml").write_text(OURS + 'lang = "zh"\n', encoding="utf-8")
    found = shown(shop)
    assert found["policy"] == ("mine.policy", "policy.toml:1")
    assert found["paths"] == ("m.yaml", "policy.toml:2")
    assert found["lang"] == ("zh", "policy.toml:4")
    assert found["format"] == ("text", "default")
    assert found["waivers"] == ("-", "default")
    monkeypatch.setenv("POLICY_LANG", "en")
    monkeypatch.setenv("POLICY_POLICY", "ci_gate")
    monkeypatch.setenv("POLICY_PATHS", os.pathsep.join(("a", "b")))
    assert shown(shop)["paths"] == ("a b", "POLICY_PATHS")
    (tmp_path / "waivers.yaml").write_text("", encoding="utf-8")
    found = shown(shop, "other", "--policy", "due_diligence")
    assert found["policy"] == ("due_diligence", "--policy")
    assert found["lang"] == ("en", "POLICY_LANG")
    assert found["paths"] == ("other", "command line")
    assert found["waivers"] == ("waivers.yaml", "found")


def test_a_section_of_the_project_file_does_as_well(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert shown(shop)["policy"] == ("audit", "default")
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "x"\n\n[tool.policy]\n{OURS}', encoding="utf-8")
    assert shown(shop)["policy"] == ("mine.policy", "pyproject.toml:5")
    (tmp_path / "policy.toml").write_text('policy = "ci_gate"\n', encoding="utf-8")
    assert shown(shop)["policy"] == ("ci_gate", "policy.toml:1")


def test_the_nearest_file_counts_and_none_beyond_the_repository(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "repository" / "team"
    below.mkdir(parents=True)
    (tmp_path / "policy.toml").write_text(OURS, encoding="utf-8")
    monkeypatch.chdir(below)
    assert shown(shop)["policy"] == ("audit", "default")
    (tmp_path / "repository" / ".git").mkdir()
    assert shown(shop)["policy"] == ("audit", "default")
    (tmp_path / "repository" / "policy.toml").write_text(
        'policy = "ours/mine.policy"\nrules = ["ours"]', encoding="utf-8"
    )
    (tmp_path / "repository" / "waivers.yaml").write_text("", encoding="utf-8")
    found = shown(shop)
    assert found["policy"] == ("../ours/mine.policy", "../policy.toml:1")
    assert found["rules"] == ("../ours", "../policy.toml:2")
    assert found["waivers"] == ("../waivers.yaml", "found")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('polici = "audit"', "P516: there is no setting `polici`"),
        ("policy = 3", "P517: `policy` is set to something else than it takes"),
        ("policy = audit", "P518: this is not TOML"),
        ('fail_on = "low"', "what fails a gate is said in the policy"),
        ('policy = "audti"', "did you mean `audit`"),
        ('\n[check]\nlang = "en"', "P516: there is no setting `check`\n  --> policy.toml:2:2"),
        ('paths = [\n  "m.yaml",\n]\nlang = "de"', "P517: there is no language `de`\n  --> policy.toml:4:8"),
    ],
)
def test_what_a_file_cannot_mean_is_exit_2(shop: Shop, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "policy.toml").write_text(text, encoding="utf-8")
    code, out, err = shop("check", "m.yaml")
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "text",
    [
        'tool = {policy = {lang = "zh", paths = ["m.yaml"]}}',
        '[tool]\npolicy = {lang = "zh", paths = ["m.yaml"]}',
        '[tool]\n"policy".lang = "zh"\npolicy.paths = ["m.yaml"]',
        '"tool" = {"policy" = {lang = "zh", paths = ["m.yaml"]}}',
    ],
)
def test_a_project_may_write_its_settings_into_a_line(shop: Shop, tmp_path: Path, text: str) -> None:
    at = tmp_path / "pyproject.toml"
    at.write_text(f'lang = "de"\n{text}\n', encoding="utf-8")
    found = shown(shop)
    line = 2 + text.splitlines().index(next(one for one in text.splitlines() if "lang" in one))
    assert found["lang"] == ("zh", f"pyproject.toml:{line}")
    assert found["paths"] == ("m.yaml", f"pyproject.toml:{2 + text.count(chr(10))}")
    at.write_text(text.replace("zh", "de"), encoding="utf-8")
    assert "P517: there is no language `de`" in shop("check")[2]
    at.write_text(text.replace("policy", "other") + "\n# policy", encoding="utf-8")
    assert shown(shop)["lang"] == ("en", "default")


def test_help_is_there_whatever_the_settings(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text("policy = audit", encoding="utf-8")
    for arguments in (("check", "--help"), ("--help",), ("--version",)):
        assert shop(*arguments)[::2] == (0, "")


def test_other_commands_take_language_and_rules_only(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(OURS + 'lang = "zh"\n', encoding="utf-8")
    code, out, err = shop("lint", "house/art_04_owner.policy")
    assert "m.yaml" not in err
    assert "个" in out
    assert code in (0, 1)


def test_where_nothing_names_a_manifest_the_command_says_so(shop: Shop) -> None:
    code, out, err = shop("check")
    assert (code, out) == (2, "")
    assert "Name the manifests: PATH…, or `paths` in policy.toml." in err


def test_timings_go_to_stderr(shop: Shop) -> None:
    code, out, err = shop("check", "m.yaml", "--rules", str(HOUSE), "--ruleset", "house", "--show-timings", "-q")
    assert code == 1
    assert len(out.splitlines()) == 1
    assert [line.split()[0] for line in err.splitlines()] == [
        *("rules", "manifest", "evaluate", "explain", "score", "report", "total"),
    ]


def test_the_shell_completes_commands_and_options(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_POLICY_COMPLETE", "bash_complete")
    for words, at, expected in (
        ("policy wa", "1", "plain,waive"),
        ("policy check --show-c", "2", "plain,--show-config"),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", at)
        with pytest.raises(SystemExit) as ended:
            shop()
        assert ended.value.code == 0
        assert capfd.readouterr().out == f"{expected}\n"
