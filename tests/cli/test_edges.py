"""What is given to a command and cannot be meant, or must not be touched: folders, files, names, closed streams."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.__main__ import main
from engine.cli import run
from tests.cli.conftest import HOUSE, MANIFEST, ROOT

Policy = Callable[..., tuple[int, str, str]]
HOUSE_ONLY = ("--rules", str(HOUSE), "--ruleset", "house")


@pytest.fixture
def policy(alone: Path, capfd: pytest.CaptureFixture[str]) -> Policy:
    """Runs `policy` beside a manifest `m.yaml`: exit code, stdout, stderr."""
    (alone / "m.yaml").write_text(MANIFEST, encoding="utf-8")

    def done(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return code, *capfd.readouterr()

    return done


# ---- rules of one's own --------------------------------------------------------------------------------------------


def test_rules_of_one_s_own_run_beside_those_of_the_policy(policy: Policy) -> None:
    code, out, _ = policy("check", "m.yaml", "--rules", str(HOUSE), "-f", "json")
    made = json.loads(out)
    assert code == 1
    assert {"pipl", "house"} <= {each["id"] for each in made["rulesets"]}
    assert "house.art_02_encryption" in {each["rule"] for each in made["findings"]}


def test_a_folder_of_rules_that_is_named_twice_is_read_once(policy: Policy) -> None:
    once = policy("check", "m.yaml", *HOUSE_ONLY)
    assert policy("check", "m.yaml", *HOUSE_ONLY, "--rules", f"{HOUSE}/../{HOUSE.name}") == once


def test_a_folder_without_rules_is_a_problem(policy: Policy, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = policy("check", "m.yaml", "--rules", "empty")
    assert (code, out) == (2, "")
    assert "P393: there are no rules in `empty`" in err


def test_a_gate_on_a_rule_that_does_not_run_is_a_problem(policy: Policy) -> None:
    code, out, err = policy("check", "m.yaml", *HOUSE_ONLY, "--fail-on", "pipl.art_38_export_route")
    assert (code, out) == (2, "")
    assert "P507: this run does not evaluate `pipl.art_38_export_route`" in err


def test_a_saved_result_among_the_manifests_is_no_manifest(policy: Policy, tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (tmp_path / "m.yaml").rename(folder / "m.yaml")
    (folder / "more.json").write_text('{"manifest": 1}')
    once, again = (policy("check", "shop", *HOUSE_ONLY, "-f", "json", "-o", "json=shop/r.json") for _ in range(2))
    assert once == again
    assert [each["path"] for each in json.loads(again[1])["inputs"]] == ["shop/m.yaml", "shop/more.json"]


# ---- outputs -------------------------------------------------------------------------------------------------------


def test_a_file_that_was_read_is_never_overwritten(policy: Policy, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("m.yaml")
    (tmp_path / "mine.policy").write_text('policy mine { title en "Mine" zh "自定" use pipl fail on gap from high }')
    for file in ("m.yaml", "link.json", "mine.policy"):
        before = (tmp_path / file).read_text(encoding="utf-8")
        code, out, err = policy("check", "m.yaml", "--policy", "mine.policy", "-o", "text=r.txt", "-o", f"json={file}")
        assert (code, out) == (2, "")
        assert f"P394: `{file}` is not overwritten, as it was read" in err
        assert (tmp_path / file).read_text(encoding="utf-8") == before
        assert not (tmp_path / "r.txt").exists()


def test_a_link_is_followed_and_the_mode_is_kept(policy: Policy, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "real.json").chmod(0o600)
    (tmp_path / "link.json").symlink_to("real.json")
    (tmp_path / "dangling.json").symlink_to("new.json")
    assert policy("check", "m.yaml", *HOUSE_ONLY, "-o", "json=link.json", "-o", "json=dangling.json", "-q")[0] == 1
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["summary"]["gap"] == 1
    assert stat.S_IMODE((tmp_path / "real.json").stat().st_mode) == 0o600
    assert (tmp_path / "new.json").read_bytes() == (tmp_path / "real.json").read_bytes()


def test_a_pipe_is_written_into_and_not_replaced(policy: Policy, tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert policy("check", "m.yaml", *HOUSE_ONLY, "-o", "json=pipe", "-q")[0] == 1
    reader.join(timeout=30)
    assert json.loads(read[0])["summary"]["gap"] == 1
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# ---- closed streams, interrupts, missing files ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stream", "arguments", "said"),
    [
        ("stdout", ("m.yaml",), "there is no standard output to write to"),
        ("stdin", ("-", *HOUSE_ONLY), "P390: there is no standard input to read"),
    ],
)
def test_a_closed_stream_is_one_clear_line(
    policy: Policy, monkeypatch: pytest.MonkeyPatch, stream: str, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr(sys, stream, None)
    code, _, err = policy("check", *arguments)
    assert code == 2
    assert said in err
    assert "internal error" not in err


def test_an_interrupt_while_the_command_is_imported_is_exit_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.cli.main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_a_missing_file_has_no_line_but_help(policy: Policy) -> None:
    code, _, err = policy("check", "nope.yaml", *HOUSE_ONLY)
    assert code == 2
    assert "P390: there is no file or folder `nope.yaml`" in err
    assert "help: look at the spelling" in err
    assert "-->" not in err


@pytest.mark.parametrize("name", ["vendors.csv", "Vendors.XLSX"])
def test_a_table_named_as_a_manifest_says_what_a_manifest_is(policy: Policy, alone: Path, name: str) -> None:
    (alone / name).write_bytes(b"id;name\r\nacme;Acme\r\n")
    code, out, err = policy("check", name, *HOUSE_ONLY)
    assert (code, out) == (2, "")
    assert f"P397: `{name}` is a table or an office document, not a manifest" in err


def test_a_folder_without_manifests_says_what_was_looked_for(policy: Policy, alone: Path) -> None:
    (alone / "notes").mkdir()
    (alone / "notes" / "vendors.csv").write_text("id;name\n")
    code, out, err = policy("check", "notes", *HOUSE_ONLY)
    assert (code, out) == (3, "")
    assert err == "nothing was evaluated: no manifest below notes (.yaml, .yml, .json, .jsonl or .ndjson)\n"


def test_a_folder_that_may_not_be_read_is_a_problem_like_any_other(
    policy: Policy, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone / "secret").mkdir()
    listed = Path.iterdir

    def refused(folder: Path) -> Iterator[Path]:  # root, who may run the tests, may read everything
        if folder.name == "secret":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    code, out, err = policy("check", "secret", *HOUSE_ONLY)
    assert (code, out) == (2, "")
    assert err.startswith("P390: `secret` cannot be read: Permission denied\n")
    assert policy("check", "secret", *HOUSE_ONLY, "--lang", "zh")[2].startswith("P390：`secret`无法读取：没有权限\n")


@pytest.mark.parametrize("most", ["nan", "101", "-1", "half"])
def test_a_limit_of_risk_is_a_number_from_0_to_100(policy: Policy, most: str) -> None:
    code, out, err = policy("check", "m.yaml", *HOUSE_ONLY, "--max-risk", most)
    assert (code, out) == (2, "")
    assert f"`{most}` is no number from 0 to 100" in err


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (("rules", "--coverage", "CCPA"), "`GDPR`"),
        (("check", "m.yaml", "--fail-on", "everything"), "`critical`"),
        (("test", "everything"), "name a rule, a ruleset, or a path"),
    ],
)
def test_an_unknown_name_says_what_is_known(policy: Policy, arguments: tuple[str, ...], known: str) -> None:
    code, out, err = policy(*arguments)
    assert (code, out) == (2, "")
    assert known in err.partition("help: ")[2]


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "gbk"])
def test_what_is_printed_is_utf_8_whatever_the_machine_prefers(policy: Policy, encoding: str) -> None:
    code, out, _ = policy("check", "m.yaml", *HOUSE_ONLY, "--lang", "zh")
    done = subprocess.run(
        [sys.executable, "-m", "engine", "check", "m.yaml", *HOUSE_ONLY, "--lang", "zh"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (code, out)
