"""The facts of one mapping: dotted or nested names, plain answers or answers with what backs them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Final

from engine.graph.answers import Answers
from engine.graph.asked import asked
from engine.graph.manifest import Evidence, Stated
from engine.graph.nodes import Mapping, Node, Scalar, is_empty, span
from engine.graph.times import date
from engine.ground import messages
from engine.ground.naming import a_kind
from engine.ground.nearest import did_you_mean
from engine.ground.schema import Fact
from engine.ground.unfit import UnfitError

VALUE: Final = "value"
BACKING: Final = ("evidence", "checked", "by", "source")
TEXTS: Final = ("label", "note")
BESIDE: Final = (*TEXTS, "judged", "attested")  # what a record says besides facts
OUTSIDE: Final = ("/", "~", "\\", "file:", "http:", "https:")

Lookup = Callable[[str, str], str | None]
"""The SHA-256 of an evidence file, None if there is none: asked with the path of the manifest file and the path that it
states, which is relative to that file's folder and inside it."""


class Facts:
    """Reads facts out of mappings, with one reader of answers and one way to look up evidence."""

    def __init__(self, answers: Answers, lookup: Lookup) -> None:
        self.answers, self.lookup = answers, lookup
        self.kinds = answers.schema.kinds

    def stated(self, kind: str, node: Mapping, path: str, skip: tuple[str, ...] = ()) -> Iterator[tuple[str, Stated]]:
        """The facts that the mapping states about a record of `kind`, but for the keys `skip`."""
        for name, (key, value) in node.entries.items():
            if name not in skip:
                yield from self._named(kind, name, key, value, path)

    def _named(self, kind: str, name: str, key: Scalar, value: Node, path: str) -> Iterator[tuple[str, Stated]]:
        known = self.kinds[kind]
        fact = known.stated.get(name)
        if isinstance(value, Mapping) and name in known.beginnings and (fact is None or VALUE not in value.entries):
            for part, (inner, below) in value.entries.items():
                yield from self._named(kind, f"{name}.{part}", inner, below, path)
        elif fact is not None:
            answer = self._answer(fact, value, path)
            if answer is not None:
                yield name, answer
        else:
            self._unknown(kind, name, key, value, path)

    def _unknown(self, kind: str, name: str, key: Scalar, value: Node, path: str) -> None:
        known = self.kinds[kind]
        one = a_kind(known)
        if name in BESIDE:
            self.answers.problem(messages.answers.NOT_FOR_ALL, key, path, kind=one, name=name)
        elif name in known.computed:
            self.answers.problem(messages.answers.COMPUTED, key, path, kind=one, name=name)
        elif name in known.beginnings:
            inner = sorted(fact for fact in known.stated if fact.startswith(f"{name}."))
            near = did_you_mean(f"{name}.", inner)
            self.answers.problem(messages.sections.HAS_PARTS, value, path, name=name, near=near)
        else:
            every = sorted((*known.stated, *known.beginnings, *BESIDE))
            told = messages.answers.NO_FACT
            self.answers.problem(told, key, path, kind=one, name=name, near=lambda: did_you_mean(name, every))

    def _answer(self, fact: Fact, node: Node, path: str) -> Stated | None:
        evidence = None
        if isinstance(node, Mapping) and (VALUE in node.entries or node.entries.keys() & set(BACKING)):
            evidence = self.evidence(node, path, also=VALUE)
            if VALUE not in node.entries:
                wanted = asked(fact.type, self.kinds)
                self.answers.problem(messages.answers.BACKED_NOT_ANSWERED, node, path, fact=fact.name, asked=wanted)
                return None
            node = node.entries[VALUE][1]
        value = self.answers.value(fact, node, path)
        return None if value is None else Stated(value, span(path, node), evidence)

    # ---- what backs an answer --------------------------------------------------------------------------------------

    def evidence(self, node: Mapping, path: str, also: str) -> Evidence | None:
        """What backs an answer; None if nothing does. A key that is neither of it nor `also` is a problem."""
        said: dict[str, str] = {}
        for name, (key, value) in node.entries.items():
            if name == also:
                continue
            if name not in BACKING:
                near = did_you_mean(name, (also, *BACKING))
                self.answers.problem(messages.sections.NOT_BESIDE, key, path, key=name, beside=also, near=near)
            elif not isinstance(value, Scalar) or is_empty(value):
                self.answers.problem(messages.sections.IS_A_WORD, value, path, key=name)
            elif self._fits(name, value, path):
                said[name] = value.text
        if not said:
            return None
        file = said.get("evidence")
        found = None if file is None else self._found(file, node.entries["evidence"][1], path)
        return Evidence(file, found, said.get("checked"), said.get("by"), said.get("source"))

    def _fits(self, name: str, value: Scalar, path: str) -> bool:
        if name == "checked":
            try:
                date(value.text)
            except UnfitError as unfit:
                self.answers.unfit(unfit, value, path)
                return False
        if name == "evidence" and _leaves(value.text):
            self.answers.problem(messages.records.OUTSIDE, value, path, file=value.text)
            return False
        return True

    def _found(self, file: str, node: Node, path: str) -> str | None:
        found = self.lookup(path, file)
        if found is None:
            self.answers.problem(messages.records.NO_EVIDENCE, node, path, file=file)
        return found


def _leaves(file: str) -> bool:
    """The path does not stay below the folder that it starts from."""
    rooted = file.startswith(OUTSIDE) or "\\" in file or file[1:2] == ":"
    return rooted or posixpath.normpath(file).split("/")[0] == ".."
