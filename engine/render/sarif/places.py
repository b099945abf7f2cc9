"""Where a finding stands, as code scanning wants it: a file, relative and percent-encoded, and a region from line 1."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import Final
from urllib.parse import quote

from engine.findings.finding import Location as Place
from engine.render.sarif.log import ArtifactLocation, PhysicalLocation, Region

ROOT: Final = "%SRCROOT%"
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
