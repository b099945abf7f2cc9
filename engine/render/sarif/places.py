"""Where a finding stands, as code scanning wants it: a file, relative and percent-encoded, and a region from line 1."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from posixpath import normpath
from typing import Final
from urllib.parse import quote

from engine.findings.finding import Finding
from engine.findings.finding import Location as Place
from engine.render.sarif.log import ArtifactLocation, PhysicalLocation, Region

ROOT: Final = "%SRCROOT%"
NOWHERE: Final = "manifest"
"""The file that is named where a result was made from none."""

_ABSOLUTE: Final = re.compile(r"/|[A-Za-z]:/")


def absolute(path: str) -> bool:
    """Whether a path, with slashes, starts from the root of a file system or of a drive."""
    return _ABSOLUTE.match(path) is not None


def artifact(path: str) -> ArtifactLocation:
    """The URI reference of a file: relative to the folder of the run, else a `file` URI."""
    if absolute(path):
        return ArtifactLocation("file:///" + _quoted(path.lstrip("/"), "/:"))
    return ArtifactLocation(_quoted(normpath(path), "/"), ROOT)


def _quoted(path: str, safe: str) -> str:
    return quote(path, safe=safe, errors="surrogateescape")


def physical(place: Place) -> PhysicalLocation:
    """A place of the manifest."""
    region = Region(place.line, place.column, place.end_line, place.end_column)
    return PhysicalLocation(artifact(place.path), region)


def main_place(finding: Finding, inputs: Collection[str]) -> PhysicalLocation:
    """The place of the finding; where it has none in a file, that of its first reason or step that has one, else the
    beginning of the first file."""
    for place in _places(finding):
        if place is not None and place.path in inputs:
            return physical(place)
    return physical(Place(next(iter(inputs), NOWHERE), 1, 1, 1, 1))


def _places(finding: Finding) -> Iterator[Place | None]:
    yield finding.location
    yield from (reason.location for reason in finding.because)
    yield from (step.location for step in finding.path)
