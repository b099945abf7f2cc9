"""Waivers written into the text of their file, which is otherwise left as people wrote it, comments included."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from typing import Final

from engine.findings.waivers import Waiver
from engine.ground.calendar import day_text
from engine.ground.source import Source

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


def added(source: Source, written: Sequence[Waiver], waiver: Waiver) -> str:
    """The text with one waiver more at its end, in line with those that it has."""
    lines = [source.line(each.first) for each in written]
    indent = next((len(line) - len(line.lstrip()) for line in lines if line.lstrip().startswith("-")), 0)
    text = source.text if written else "".join(line for line in source.text.splitlines(True) if line.strip() != "[]")
    text = text if not text or text.endswith("\n") else f"{text}\n"
    return text + "".join(f"{' ' * indent}{line}\n" for line in _block(waiver))


def without(source: Source, dropped: Collection[Waiver]) -> str:
    """The text without the lines of some waivers."""
    gone = {number for each in dropped for number in range(each.first, each.last + 1)}
    kept = [line for number, line in enumerate(source.text.split("\n"), 1) if number not in gone]
    return "\n".join(kept)


def _block(waiver: Waiver) -> list[str]:
    said = [
        ("rule", waiver.rule),
        ("subject", waiver.subject),
        ("year", None if waiver.year is None else str(waiver.year)),
        ("fingerprint", waiver.fingerprint),
        ("reason", waiver.reason),
        ("approver", waiver.approver),
        ("expires", day_text(waiver.expires)),
        ("ticket", waiver.ticket),
        ("evidence", waiver.evidence),
    ]
    lines = [f"{name}: {_scalar(name, value)}" for name, value in said if value is not None]
    return [f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines)]


def _scalar(name: str, value: str) -> str:
    """The text as YAML: in quotes, unless it is a day, a year or a plain id."""
    bare = name in ("expires", "year") or (name in ("rule", "subject") and _PLAIN.fullmatch(value))
    return value if bare else json.dumps(value, ensure_ascii=False)
