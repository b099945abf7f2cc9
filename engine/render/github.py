"""Workflow commands for GitHub Actions: annotations on the lines of the manifest, worst first.

Source: GitHub documentation, "Workflow commands for GitHub Actions". A step shows ten annotations of each level, so no
more are written; how many were left out is said in plain text, and the step summary (`markdown`) has them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal

from engine.findings.finding import Finding
from engine.render.block import Look
from engine.render.closing import closing_line
from engine.render.gitlab import reported
from engine.render.given import Given
from engine.render.placed import files, placed, relative
from engine.render.told import head, sort, told
from engine.render.words import words

Level = Literal["error", "warning", "notice"]

SHOWN: Final = 10  # of each level in a step
LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "notice")


def github(given: Given) -> bytes:
    """The commands as UTF-8 text, a line each, and the closing line of the report as the last one."""
    return "\n".join(_lines(given)).encode() + b"\n"


def _lines(given: Given) -> Iterator[str]:
    result = given.result
    look = Look(words(given.language), kinds={each.kind: each.title for each in result.kinds})
    shown: Counter[Level] = Counter()
    for finding in reported(result):
        level = _level(finding, fails=finding.fingerprint in given.failed)
        shown[level] += 1
        if shown[level] <= SHOWN:
            yield _command(level, finding, given, look)
    left = sum(max(0, shown[level] - SHOWN) for level in LEVELS)
    if left:
        yield look.words("github_left", n=left)
    yield _data(closing_line(result, look, "saved"))


def _level(finding: Finding, *, fails: bool) -> Level:
    """What fails the gate is an error, another gap a warning; what is open, waived or counted apart a notice."""
    if fails:
        return "error"
    return "warning" if sort(finding) == "gap" and finding.waiver is None else "notice"


def _command(level: Level, finding: Finding, given: Given, look: Look) -> str:
    place = placed(finding, files(given.result))
    properties = {
        "file": relative(place.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(max(place.column, place.end_column - 1)),
        "title": f"{finding.rule}: {head(finding, look.words)}",
    }
    if place.line != place.end_line:  # columns are of one line only
        properties = {name: value for name, value in properties.items() if "ol" not in name}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data("\n".join(told(finding, look)))
    return f"::{level} {said}::{message}"


def _data(text: str) -> str:
    """The text as the message of a command: what would end it, or begin another, is encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
