"""GitLab's code-quality report: a JSON list with a description, a fingerprint, a severity and a place for each finding.

Source: GitLab documentation, Code Quality, "Code Quality report format".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec
from msgspec import Struct

from engine.findings.finding import Finding, Severity
from engine.findings.result import Result
from engine.render.block import Look, cited, subject
from engine.render.given import Given
from engine.render.placed import files, placed, relative
from engine.render.told import head, one_line, sort, waived
from engine.render.words import Words, words

Level = Literal["info", "minor", "major", "critical", "blocker"]

LEVELS: Final[dict[Severity, Level]] = {"critical": "blocker", "high": "critical", "medium": "major", "low": "minor"}


class Lines(Struct, frozen=True):
    """The first line, from 1."""

    begin: int


class Place(Struct, frozen=True):
    """A file, as a path from the root of the repository, and its line."""

    path: str
    lines: Lines


class Issue(Struct, frozen=True):
    """One entry of the report."""

    description: str
    check_name: str
    fingerprint: str
    severity: Level
    location: Place


def gitlab(given: Given) -> bytes:
    """The gaps, undetermined verdicts and conflicts, worst first, as UTF-8 JSON. What is waived, or counted apart from
    gaps, or open without failing the gate, has the level `info` or `minor`, and says what it is."""
    look = Look(words(given.language), kinds={each.kind: each.title for each in given.result.kinds})
    return msgspec.json.format(msgspec.json.encode(list(_issues(given, look))), indent=2) + b"\n"


def _issues(given: Given, look: Look) -> Iterator[Issue]:
    inputs = files(given.result)
    for finding in reported(given.result):
        place = placed(finding, inputs)
        yield Issue(
            description=_description(finding, look),
            check_name=finding.rule,
            fingerprint=finding.fingerprint,
            severity=_level(finding, fails=finding.fingerprint in given.failed),
            location=Place(relative(place.path), Lines(place.line)),
        )


def reported(result: Result) -> Iterator[Finding]:
    """The findings that something is to be done about: gaps, what is undetermined, and conflicts."""
    yield from (each for each in result.findings if each.verdict in ("gap", "undetermined"))
    yield from result.conflicts


def _level(finding: Finding, *, fails: bool) -> Level:
    if finding.waiver is not None:
        return "info"
    if fails or sort(finding) == "gap":
        return LEVELS[finding.severity]
    return "minor" if finding.verdict == "undetermined" else "info"


def _description(finding: Finding, look: Look) -> str:
    told: list[str] = [head(finding, look.words), subject(finding, look), cited(finding.citations)]
    if said := _waived(finding, look.words):
        told.append(said)
    return one_line(" · ".join(told))


def _waived(finding: Finding, said: Words) -> str:
    return f"{said('waived')}: {waived(finding, said)}" if finding.waiver is not None else ""
