"""The parts of all documents sorted by what they are: header, sections, assumptions; no answer is read yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field

from engine.graph.nodes import Mapping, Node, Scalar, is_empty, span
from engine.graph.times import day
from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Problem
from engine.ground.schema import Schema
from engine.ground.source import Span
from engine.ground.unfit import UnfitError

VERSION: Final = "1"
_FOR_ALL: Final = re.compile(r"for all (.+)")
_ID: Final = re.compile(r"[^\s/\x00-\x1f\x7f]+")


class Place(Struct, frozen=True):
    """A mapping that speaks of one thing (a record, or all of a kind): its file, the key before it, what it says."""

    path: str
    key: Scalar
    says: Mapping


class Draft(Struct):
    """What stands where. `records` by kind and id, in the order written; `complete` with their files."""

    title: str | None = None
    as_of: int | None = None
    records: dict[str, dict[str, list[Place]]] = field(default_factory=dict)
    complete: list[tuple[str, Node]] = field(default_factory=list)
    assumed: list[tuple[str, Place]] = field(default_factory=list)  # with the kind


def draft(documents: Iterable[tuple[str, Node]], schema: Schema, problems: list[Problem]) -> Draft:
    """The parts of all documents, given with their paths."""
    sorting = _Sorting(schema, problems)
    for path, root in documents:
        if isinstance(root, Mapping):
            sorting.document(path, root)
        else:
            problems.append(messages.sections.MANIFEST_IS_A_MAPPING(span(path, root)))
    return sorting.draft


class _Sorting:
    """One pass over the documents; remembers where the header was first said."""

    def __init__(self, schema: Schema, problems: list[Problem]) -> None:
        self.problems, self.draft = problems, Draft()
        self.kinds = {kind.plural: kind.name for kind in schema.kinds.values()}
        self.draft.records = {name: {} for name in schema.kinds}
        self.first: dict[str, tuple[object, Span]] = {}

    def document(self, path: str, root: Mapping) -> None:
        for name, (key, value) in root.entries.items():
            everyone = _FOR_ALL.fullmatch(name)
            if name in self.kinds:
                self.section(self.kinds[name], path, key, value)
            elif everyone and everyone[1] in self.kinds:
                says = _mapping(key, value)
                if says is None:
                    self.problems.append(messages.sections.FOR_ALL_IS_A_MAPPING(span(path, value), key=key.text))
                else:
                    self.draft.assumed.append((self.kinds[everyone[1]], Place(path, key, says)))
            elif name == "complete":
                self.draft.complete.append((path, value))
            elif name in ("manifest", "title", "as_of"):
                self.header(name, path, value)
            else:
                self.unknown(path, key, everyone[1] if everyone else None)

    def section(self, kind: str, path: str, key: Scalar, value: Node) -> None:
        says = _mapping(key, value)
        if says is None:
            self.problems.append(messages.sections.SECTION_IS_A_MAPPING(span(path, value), key=key.text))
            return
        for name, (own, facts) in says.entries.items():
            if not _ID.fullmatch(name) or name == "none":
                self.problems.append(messages.sections.NO_ID(span(path, own), name=name))
                continue
            record = _mapping(own, facts)
            if record is None:
                self.problems.append(messages.sections.RECORD_IS_A_MAPPING(span(path, facts), key=own.text))
            else:
                self.draft.records[kind].setdefault(name, []).append(Place(path, own, record))

    def header(self, name: str, path: str, value: Node) -> None:
        here = span(path, value)
        if not isinstance(value, Scalar) or is_empty(value):
            self.problems.append(messages.sections.IS_A_WORD(here, key=name))
            return
        said: object = value.text
        if name == "manifest" and said != VERSION:
            self.problems.append(messages.sections.NO_SUCH_FORMAT(here, format=value.text, known=VERSION))
        if name == "as_of":
            try:
                said = self.draft.as_of = day(value.text)
            except UnfitError as unfit:
                self.problems.append(unfit.problem(here))
                return
        before, there = self.first.setdefault(name, (said, here))
        if before != said:
            self.problems.append(messages.sections.TWO_HEADERS(here, there, name=name))
        elif name == "title":
            self.draft.title = value.text

    def unknown(self, path: str, key: Scalar, everyone: str | None) -> None:
        here = span(path, key)
        if everyone is None:
            near = did_you_mean(key.text, [*self.kinds, "title", "as_of", "complete", "manifest"])
            self.problems.append(messages.sections.NO_SECTION(here, word=key.text, near=near))
        else:
            near = did_you_mean(everyone, [*self.kinds])
            self.problems.append(messages.sections.NO_KIND_IN_MANIFEST(here, word=everyone, near=near))


def _mapping(key: Scalar, value: Node) -> Mapping | None:
    """The value as a mapping; an empty value says nothing, which is fine here."""
    if isinstance(value, Scalar) and value.bare and is_empty(value):
        return Mapping({}, key.line, key.column, key.end_line, key.end_column)
    return value if isinstance(value, Mapping) else None
