"""The line that says what is being done: there for a person at a terminal after a second, and gone at the end."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.cli.conftest import HOUSE, MANIFEST, ROOT

ERASE = "\r\x1b[K"


class Watched:
    """A check with a terminal for its stderr, which takes as long as nobody reads its output from a pipe."""

    def __init__(self, folder: Path, cache: Path, *more: str, columns: int = 80, term: str = "xterm") -> None:
        (folder / "m.yaml").write_text(MANIFEST, encoding="utf-8")
        self.pipe = folder / "pipe"
        os.mkfifo(self.pipe)
        self.terminal, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        command = [sys.executable, "-m", "engine", "check", "m.yaml", "--rules", str(HOUSE), "--ruleset", "house", "-q"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": term, "POLICY_CACHE": str(cache)}
        self.process = subprocess.Popen(
            [*(command if "-q" in more else command[:-1]), "-o", "json=pipe", *(each for each in more if each != "-q")],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=other,
        )
        os.close(other)

    def seen(self, enough: str = "") -> str:
        """What the terminal was sent until the process ended, or until it said enough."""
        sent = b""
        while not enough or enough not in sent.decode(errors="ignore"):
            try:
                more = os.read(self.terminal, 4096)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            sent += more
        return sent.decode()

    def ended(self) -> tuple[int, str]:
        out, _ = self.process.communicate(timeout=60)
        os.close(self.terminal)
        return self.process.returncode, out.decode()


@pytest.mark.parametrize(
    ("language", "columns", "line"), [("en", 80, "making json · 1 s"), ("zh", 40, "生成 json · 1 秒")]
)
def test_a_person_sees_what_is_done_and_at_the_end_no_line_is_left(
    alone: Path, warm: Path, language: str, columns: int, line: str
) -> None:
    watched = Watched(alone, warm, "--lang", language, columns=columns)
    assert ERASE in watched.seen(line)
    assert watched.pipe.read_bytes().startswith(b"{")
    sent = watched.seen()
    code, out = watched.ended()
    assert code == 1
    assert sent.endswith(ERASE)
    assert ERASE not in out
    assert line not in out


@pytest.mark.parametrize(("more", "term"), [(("-q",), "xterm"), ((), "dumb")])
def test_nothing_is_shown_to_whoever_wants_nothing(alone: Path, warm: Path, more: tuple[str, ...], term: str) -> None:
    watched = Watched(alone, warm, *more, term=term)
    time.sleep(2.5)
    watched.pipe.read_bytes()
    assert watched.seen() == ""
    assert watched.ended()[0] == 1


def test_nothing_is_shown_where_stderr_is_piped() -> None:
    """All rules are compiled anew, which takes longer than a second."""
    command = [sys.executable, "-m", "engine", "check", "examples/corner-shop", "--no-cache"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).stderr == b""


def test_an_interrupt_takes_the_line_away(alone: Path, warm: Path) -> None:
    watched = Watched(alone, warm)
    watched.seen("making json")
    watched.process.send_signal(signal.SIGINT)
    sent = watched.seen()
    code, out = watched.ended()
    assert (code, out) == (130, "")
    assert sent.rstrip("\r\n").endswith(ERASE)
    assert "Traceback" not in sent
