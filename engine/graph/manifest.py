"""A manifest as records of stated facts with their positions: what people wrote, checked, merged, not yet columns."""

from __future__ import annotations

from msgspec import Struct

from engine.ground.source import Span
from engine.ground.value import Value


class Evidence(Struct, frozen=True):
    """What backs a stated fact: a path inside the manifest's folder, its SHA-256 if the file was found, and by whom,
    when and from what source it was checked."""

    path: str | None = None
    sha256: str | None = None
    checked: str | None = None
    by: str | None = None
    source: str | None = None


class Stated(Struct, frozen=True):
    """One answer: its value and the span of the value in the manifest; `assumed` if it came from `for all`."""

    value: Value
    span: Span
    evidence: Evidence | None = None
    assumed: bool = False


class Recorded(Struct, frozen=True):
    """A recorded human judgement on one record."""

    outcome: bool
    by: str
    day: int
    reason: str
    span: Span


class Record(Struct, frozen=True):
    """One record: its facts by dotted name (`security.mfa`), its judgements by name; silence is absence."""

    kind: str
    id: str
    span: Span
    facts: dict[str, Stated]
    judged: dict[str, Recorded]
    label: str | None = None
    note: str | None = None


class Completeness(Struct, frozen=True):
    """A kind whose listing is whole: for everyone, or only for the parties named."""

    kind: str
    parties: tuple[str, ...] | None
    span: Span
    evidence: Evidence | None = None


class Assumption(Struct, frozen=True):
    """A fact stated for every record of a kind that does not state it itself (`for all flows: {transform: none}`)."""

    kind: str
    fact: str
    value: Value
    span: Span


class Manifest(Struct, frozen=True):
    """The whole input, merged: records by kind and id in the order written, what is complete, what was assumed."""

    title: str
    as_of: int | None
    records: dict[str, dict[str, Record]]
    complete: tuple[Completeness, ...]
    assumptions: tuple[Assumption, ...]
    inputs: tuple[tuple[str, str], ...]  # (path, sha256), in order of reading
