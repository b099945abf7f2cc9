"""Outputs are written whole or not at all: under a full disk, a missing right, a blocked pipe, an interrupt."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import signal
import stat
import subprocess
import sys
import termios
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import shelf
from tests.cli.conftest import HOUSE, MANIFEST, ROOT, Check

PAGE = 4_096
FULL = Path("/dev/full")
Started = Callable[..., "subprocess.Popen[str]"]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def started(alone: Path, warm: Path) -> Started:
    """Starts `policy check` as a process of its own on a manifest in `work`."""
    folder = alone / "work"
    folder.mkdir()
    (folder / "m.yaml").write_text(MANIFEST, encoding="utf-8")

    def process(*arguments: str, largest: int | None = None) -> subprocess.Popen[str]:
        def limited() -> None:
            if largest is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        command = [sys.executable, "-m", "engine", "check", "m.yaml", "--rules", str(HOUSE), "--ruleset", "house", "-q"]
        environment = {**os.environ, "POLICY_CACHE": str(warm), "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [*command, *arguments],
            cwd=folder,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=limited,  # noqa: PLW1509  no thread runs here
        )

    return process


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


# ---- a disk that is full -------------------------------------------------------------------------------------------


def test_a_disk_that_fills_up_in_the_middle_leaves_everything_as_it_was(started: Started, alone: Path) -> None:
    """The system lets no file of the process grow beyond 2,000 bytes: the second output is larger."""
    folder = alone / "work"
    (folder / "r.json").write_text("old")
    before = names(folder)
    code, out, err = ended(started("-o", "junit=small.xml", "-o", "json=r.json", largest=2_000))
    assert (code, out) == (2, "")
    assert "P394: `r.json` cannot be written: File too large" in err
    assert "make room, or name a file elsewhere" in err
    assert names(folder) == before
    assert (folder / "r.json").read_text() == "old"


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_device_that_is_full_is_a_clear_error_and_no_other_file_appears(started: Started, alone: Path) -> None:
    before = names(alone / "work")
    code, out, err = ended(started("-o", "json=r.json", "-o", f"text={FULL}"))
    assert (code, out) == (2, "")
    assert "P394: `/dev/full` cannot be written: No space left on device" in err
    assert names(alone / "work") == before
    assert stat.S_ISCHR(FULL.stat().st_mode)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_report_that_cannot_be_printed_is_a_clear_error(started: Started) -> None:
    process = started()
    with FULL.open("wb") as full:
        command = [*map(str, process.args)] if isinstance(process.args, list) else []
        ended(process)
        done = subprocess.run(
            command, cwd=Path("work"), stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


# ---- an interrupt --------------------------------------------------------------------------------------------------


def test_an_interrupt_while_writing_leaves_everything_as_it_was(started: Started, alone: Path) -> None:
    """The process waits for a reader of the pipe, with its drafts beside their places, and is interrupted there."""
    folder = alone / "work"
    (folder / "r.json").write_text("old")
    os.mkfifo(folder / "pipe")
    before = names(folder)
    process = started("-o", "json=r.json", "-o", "sarif=new.sarif", "-o", "text=pipe")
    until(lambda: sum(name.endswith(".part") for name in names(folder)) == 2)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    code, out, err = ended(process)
    assert (code, out) == (130, "")
    assert "Traceback" not in err
    assert names(folder) == before
    assert (folder / "r.json").read_text() == "old"


def test_a_reader_that_goes_away_is_a_clear_error(started: Started, alone: Path) -> None:
    """The pipe holds less than the output, so that the process waits for a reader, which leaves."""
    folder = alone / "work"
    os.mkfifo(folder / "pipe")
    before = names(folder)
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, PAGE)
    process = started("-o", "json=r.json", "-o", "sarif=pipe")
    until(lambda: waiting(reader) == PAGE)
    os.close(reader)
    code, out, err = ended(process)
    assert (code, out) == (2, "")
    assert "P394: `pipe` cannot be written: Broken pipe" in err
    assert names(folder) == before


def waiting(pipe: int) -> int:
    """How many bytes nobody has read yet."""
    said = array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, said)
    return said[0]


def until(holds: Callable[[], bool]) -> None:
    """Waits for something that another process does."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")


# ---- rights, folders, streams --------------------------------------------------------------------------------------


def test_none_is_written_where_one_cannot_be(check: Check, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    before = names(tmp_path)
    for place, why in (
        ("no/r.json", "No such file"),
        ("folder", "it is a folder"),
        ("m.yaml/r.json", "Not a directory"),
    ):
        code, out, err = check("-o", "text=r.txt", "-o", f"json={place}")
        assert (code, out) == (2, "")
        assert f"P394: `{place}` cannot be written: {why}" in err
        assert names(tmp_path) == sorted({*before, "m.yaml"})


def test_a_file_without_the_right_to_write_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs as the administrator has every right; so the system's answer is given here."""
    target = tmp_path / "r.json"
    target.write_text("old")
    monkeypatch.setattr(os, "access", lambda _path, _right: False)
    with pytest.raises(PermissionError):
        shelf.write(target, b"new")
    assert target.read_text() == "old"


def test_standard_output_is_written_into_even_where_it_is_a_file(started: Started, alone: Path) -> None:
    process = started()
    ended(process)
    command = [*map(str, process.args)] if isinstance(process.args, list) else []
    with (alone / "out.txt").open("wb") as out:
        subprocess.run(
            [*command, "-o", "json=/dev/stdout"], cwd=alone / "work", stdout=out, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    text = (alone / "out.txt").read_text(encoding="utf-8")
    read, end = json.JSONDecoder().raw_decode(text)
    assert read["summary"]["gap"] == 1
    assert text[end:].strip().startswith("1 gap")


def test_a_new_file_has_the_usual_mode_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    os.umask(mask := os.umask(0))
    shelf.write(tmp_path / "new", b"1")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~mask
    (tmp_path / "new").chmod(0o640)
    shelf.write(tmp_path / "new", b"2")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    long = tmp_path / ("长" * 85)
    shelf.write(long, b"whole")
    assert long.read_bytes() == b"whole"


def test_one_file_for_two_formats_is_refused(check: Check, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("r")
    for second in ("r", "./r", "link"):
        code, _, err = check("-o", "json=r", "-o", f"text={second}")
        assert code == 2
        assert "is named twice" in err
    assert not (tmp_path / "r").exists()
