"""The parts of all documents sorted by what they are: header, sections, assumptions; no answer is read yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field

from engine.graph.nodes import Mapping, Node, Scalar, is_empty, span
from engine.graph.times import day
from engine.graph.unfit import UnfitError
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Label, Problem
from engine.ground.schema import Schema, Text2
from engine.ground.source import Span

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
            advice = "start with `manifest: 1`, then sections such as `flows:`"
            problems.append(Problem("P308", Text2("a manifest is a mapping"), span(path, root), Text2(advice)))
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
                says = self.mapping(path, key, value, "write `{fact: answer}`")
                if says is not None:
                    self.draft.assumed.append((self.kinds[everyone[1]], Place(path, key, says)))
            elif name == "complete":
                self.draft.complete.append((path, value))
            elif name in ("manifest", "title", "as_of"):
                self.header(name, path, value)
            else:
                self.unknown(path, key, everyone[1] if everyone else None)

    def section(self, kind: str, path: str, key: Scalar, value: Node) -> None:
        says = self.mapping(path, key, value, "write `id: {fact: answer}` for each record")
        for name, (own, facts) in says.entries.items() if says is not None else ():
            if not _ID.fullmatch(name) or name == "none":
                advice = "an id has no spaces and no `/`, and is not `none`; put a name with spaces into `label`"
                self.problems.append(
                    Problem("P328", Text2(f"`{name}` cannot be an id"), span(path, own), Text2(advice))
                )
                continue
            record = self.mapping(path, own, facts, "write `{fact: answer}`, or `{}` to list it without facts")
            if record is not None:
                self.draft.records[kind].setdefault(name, []).append(Place(path, own, record))

    def mapping(self, path: str, key: Scalar, value: Node, advice: str) -> Mapping | None:
        """The value as a mapping; an empty value says nothing, which is fine here."""
        if isinstance(value, Mapping):
            return value
        if isinstance(value, Scalar) and value.bare and is_empty(value):
            return Mapping({}, key.line, key.column, key.end_line, key.end_column)
        self.problems.append(Problem("P308", Text2(f"`{key.text}` is a mapping"), span(path, value), Text2(advice)))
        return None

    def header(self, name: str, path: str, value: Node) -> None:
        here = span(path, value)
        if not isinstance(value, Scalar) or is_empty(value):
            self.problems.append(Problem("P308", Text2(f"`{name}` is a single word or text"), here))
            return
        said: object = value.text
        if name == "manifest" and said != VERSION:
            advice = f"this version reads format {VERSION}"
            self.problems.append(
                Problem("P326", Text2(f"`{said}` is not a known format of manifests"), here, Text2(advice))
            )
        if name == "as_of":
            try:
                said = self.draft.as_of = day(value.text)
            except UnfitError as unfit:
                self.problems.append(Problem(unfit.code, Text2(unfit.message), here, unfit.help()))
                return
        before, there = self.first.setdefault(name, (said, here))
        if before != said:
            labels = (Label(there, Text2("first said here")),)
            message = f"two files give a different `{name}`"
            self.problems.append(Problem("P321", Text2(message), here, Text2("keep one of them"), labels))
        elif name == "title":
            self.draft.title = value.text

    def unknown(self, path: str, key: Scalar, everyone: str | None) -> None:
        word = key.text if everyone is None else everyone
        known = [*self.kinds] if everyone is not None else [*self.kinds, "title", "as_of", "complete", "manifest"]
        what = "kind" if everyone is not None else "section"
        message = f"there is no {what} `{word}` in a manifest"
        self.problems.append(Problem("P306", Text2(message), span(path, key), did_you_mean(word, known)))
