"""What is being done, in one line on stderr, once work takes longer than a second and somebody is watching."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from engine.render.layout import clipped
from engine.render.words import Words

if TYPE_CHECKING:
    from threading import Event

EVERY: Final = 1.0
"""Seconds before the line appears, and between its changes."""

STEPS: Final = ("rules", "manifest", "evaluate", "explain", "score", "report")
"""The steps of a check; `since`, which only some have, takes no time."""

_ERASE: Final = "\r\x1b[K"
_NARROWEST: Final = 40

Doing = Callable[[str], None]
"""Told what is being done from now on."""


@contextmanager
def progress(words: Words, *, quiet: bool = False) -> Iterator[Doing]:
    """Shows what it is told until the work ends, however it ends; nothing where stderr is no terminal."""
    stream = sys.stderr
    if quiet or stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _doing: None
        return
    from threading import Event, Thread

    doing, over = [""], Event()
    line = Thread(target=_told, args=(stream, doing, over, words), daemon=True)
    line.start()
    try:
        yield lambda told: doing.__setitem__(0, told)
    finally:
        over.set()
        line.join()


def begin(step: str, doing: Doing, words: Words) -> None:
    """Tells that a step of a check begins."""
    doing(words("doing_step", n=STEPS.index(step) + 1, of=len(STEPS), what=words(f"doing_{step}")))


def after(step: str, doing: Doing, words: Words) -> None:
    """Tells that the step begins which follows one that is over."""
    if step in STEPS[:-1]:
        begin(STEPS[STEPS.index(step) + 1], doing, words)


def each_made(
    output: Iterable[tuple[str, Path]], made: Callable[[str], bytes], doing: Doing, words: Words
) -> list[tuple[Path, bytes]]:
    """The files of `FORMAT=FILE` with what is to stand in them, all made before any is written."""
    files = []
    for name, file in output:
        doing(words("doing_format", name=name))
        files.append((file, made(name)))
    return files


def _told(stream: TextIO, doing: list[str], over: Event, words: Words) -> None:
    """Draws the line once a second, and leaves none behind."""
    seconds = 0
    with suppress(OSError, ValueError):  # nobody is watching any more
        while not over.wait(EVERY):
            seconds += 1
            said = words("doing", what=doing[0], seconds=seconds)
            stream.write(_ERASE + clipped(said, _columns(stream) - 1))
            stream.flush()
        if seconds:
            stream.write(_ERASE)
            stream.flush()


def _columns(stream: TextIO) -> int:
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, _NARROWEST)
    except OSError:
        return _NARROWEST
