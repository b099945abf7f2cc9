"""A tutorial: prose, files that it writes, and a console whose commands and outputs are what the engine does."""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.cli import run
from tests.fences import fences, rewritten
from tests.tutorials.elided import refitted

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = ROOT / "docs" / "tutorials"
PROMPT: Final = "$ "


@dataclass(frozen=True)
class Step:
    """A command of a console, and the lines that the page shows below it."""

    command: str
    shown: tuple[str, ...]


def pages() -> list[Path]:
    """All tutorials, in the order of their names."""
    return sorted(PAGES.glob("*.md"))


def steps(console: str) -> list[Step]:
    """The commands of a console block, in order; a line that ends with a backslash goes on in the next."""
    found: list[Step] = []
    lines = iter(console.splitlines())
    for line in lines:
        if line.startswith(PROMPT):
            command = line
            while command.endswith("\\"):
                command += "\n" + next(lines)
            found.append(Step(command.removeprefix(PROMPT), ()))
        else:
            found[-1] = Step(found[-1].command, (*found[-1].shown, line))
    return found


def commands(page: str) -> list[str]:
    """The commands of all consoles of a page."""
    return [step.command for each in fences(page) if each.language == "console" for step in steps(each.text)]


def as_it_is(page: str, folder: Path) -> str:
    """The page with what its commands print, where that is not what it shows already; run in a folder with a copy of
    the examples, in which the files of the page are written as one reads on."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    code = 0
    made: dict[int, str] = {}
    for fence in fences(page):
        if fence.path is not None:
            (folder / fence.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / fence.path).write_text(fence.text, encoding="utf-8")
        elif fence.language == "console":
            text = ""
            for step in steps(fence.text):
                code, printed = _ran(step.command, code, folder)
                text += "\n".join((PROMPT + step.command, *refitted(step.shown, printed))) + "\n"
            made[fence.start] = text
    return rewritten(page, lambda fence: made.get(fence.start, fence.text))


def _ran(command: str, before: int, folder: Path) -> tuple[int, list[str]]:
    """The exit code and what a terminal shows; `policy` runs in this process, the rest in a shell."""
    if command.startswith("policy "):
        code, out = _policy(shlex.split(command.replace("\\\n", " "))[1:], folder)
    else:
        done = subprocess.run(
            ["sh", "-c", f"(exit {before}); {command}"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        code, out = done.returncode, done.stdout
    # Spaces at a line's end cannot be seen, and editors take them away.
    return code, [line.rstrip() for line in out.decode().splitlines()]


def _policy(arguments: Sequence[str], folder: Path) -> tuple[int, bytes]:
    *arguments, file = _redirected(arguments)
    shown, kept = io.BytesIO(), io.BytesIO()
    terminal = io.TextIOWrapper(shown, encoding="utf-8", write_through=True)
    stdout = io.TextIOWrapper(kept, encoding="utf-8", write_through=True) if file else terminal
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(terminal):
        code = run(arguments)
    if file:
        (folder / file).write_bytes(kept.getvalue())
    return code, shown.getvalue()


def _redirected(arguments: Sequence[str]) -> list[str]:
    """The arguments, and last the file that stdout goes to, if there is one."""
    return [*arguments[:-2], arguments[-1]] if ">" in arguments[-2:-1] else [*arguments, ""]
