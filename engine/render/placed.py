"""The one place of a finding that formats with room for one show, and paths as other programs want them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from posixpath import normpath
from typing import Final

from engine.findings.finding import Finding, Location
from engine.findings.result import Result

NOWHERE: Final = "manifest"
"""The file that is named where a result was made from none."""


def placed(finding: Finding, inputs: Collection[str]) -> Location:
    """Where the finding stands in one of the files; else its first reason or step that does, else the beginning of the
    first file."""
    first = Location(next(iter(inputs), NOWHERE), 1, 1, 1, 1)
    return next((place for place in _places(finding) if place is not None and place.path in inputs), first)


def files(result: Result) -> dict[str, None]:
    """The paths of the manifests, in the order in which they were read."""
    return dict.fromkeys(each.path for each in result.inputs)


def relative(path: str) -> str:
    """The path without `./` and `a/..`, as programs compare it with those of a repository."""
    return normpath(path)


def _places(finding: Finding) -> Iterator[Location | None]:
    yield finding.location
    yield from (reason.location for reason in finding.because)
    yield from (step.location for step in finding.path)
