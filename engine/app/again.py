"""The manifest of a saved result, read again as that run had it: with the answers that were set for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import structs

from engine import shelf
from engine.app.check import SET
from engine.app.evaluation import Loaded, loaded
from engine.checks.program import Compiled
from engine.findings.result import Result
from engine.graph.supposed import supposed
from engine.ground.source import Source


def loaded_again(before: Result, compiled: Compiled, inputs: Sequence[shelf.Input]) -> Loaded:
    """The manifest that the unchanged inputs give. Raises `PolicyError` where these rules cannot read it."""
    given = loaded(compiled, inputs, date.fromisoformat(before.as_of).toordinal())
    if not before.supposed:
        return given
    manifest, answers = supposed(given.manifest, compiled.schema, flags(before))
    return structs.replace(given, manifest=manifest, supposed=answers)


def flags(before: Result) -> Source:
    """The flags `--set` of that run, as the source that its locations point into."""
    return Source(SET, "\n".join(f"{each.fact}={each.value}" for each in before.supposed))
