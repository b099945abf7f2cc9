"""The facts of one mapping: dotted or nested names, plain answers or answers with what backs them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from engine.graph.answers import Answers
from engine.graph.asked import asked
from engine.graph.manifest import Evidence, Stated
from engine.graph.nodes import Mapping, Node, Scalar, is_empty, span
from engine.graph.references import a_kind
from engine.graph.times import date
from engine.graph.unfit import UnfitError
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Problem
from engine.ground.schema import Fact, Kind, Text2

VALUE: Final = "value"
BACKING: Final = ("evidence", "checked", "by", "source")
BESIDE: Final = ("label", "note", "judged", "attested")  # what a record says besides facts
OUTSIDE: Final = ("/", "~", "\\", "file:", "http:", "https:")

Lookup = Callable[[str, str], str | None]
"""The SHA-256 of an evidence file, None if there is none: asked with the path of the manifest file and the path that it
states, which is relative to that file's folder and inside it."""


class Names(Struct, frozen=True):
    """What a record of a kind may state: facts by dotted name, the beginnings of dotted names, and what is computed."""

    facts: dict[str, Fact]
    beginnings: frozenset[str]
    computed: frozenset[str]


def names(kind: Kind) -> Names:
    """The names of a kind."""
    stated = {name: fact for name, fact in kind.facts.items() if not fact.derived and fact.inverse_of is None}
    beginnings = {name[:at] for name in kind.facts for at, sign in enumerate(name) if sign == "."}
    return Names(stated, frozenset(beginnings), frozenset(kind.facts.keys() - stated.keys()))


class Facts:
    """Reads facts out of mappings, with one reader of answers and one way to look up evidence."""

    def __init__(self, answers: Answers, lookup: Lookup) -> None:
        self.answers, self.lookup = answers, lookup
        self.names = {name: names(kind) for name, kind in answers.schema.kinds.items()}

    def stated(self, kind: str, node: Mapping, path: str, skip: tuple[str, ...] = ()) -> Iterator[tuple[str, Stated]]:
        """The facts that the mapping states about a record of `kind`, but for the keys `skip`."""
        for name, (key, value) in node.entries.items():
            if name not in skip:
                yield from self._named(kind, name, key, value, path)

    def _named(self, kind: str, name: str, key: Scalar, value: Node, path: str) -> Iterator[tuple[str, Stated]]:
        known = self.names[kind]
        fact = known.facts.get(name)
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
        known = self.names[kind]
        if name in known.computed:
            message, advice = (
                f"`{name}` of {a_kind(kind)} is computed, never stated",
                "leave it out; state what it rests on",
            )
            self.answers.problem("P319", message, key, path, advice)
        elif name in known.beginnings:
            inner = sorted(fact for fact in known.facts if fact.startswith(f"{name}."))
            message = f"`{name}` has parts and no answer of its own"
            self.answers.problem("P308", message, value, path, did_you_mean(f"{name}.", inner).en)
        else:
            every = sorted((*known.facts, *known.beginnings, *BESIDE))
            message = f"{a_kind(kind)} has no fact `{name}`"
            self.answers.problem("P307", message, key, path, lambda: did_you_mean(name, every).en)

    def _answer(self, fact: Fact, node: Node, path: str) -> Stated | None:
        evidence = None
        if isinstance(node, Mapping) and (VALUE in node.entries or node.entries.keys() & set(BACKING)):
            evidence = self.evidence(node, path, also=VALUE)
            if VALUE not in node.entries:
                advice = f"write `value:` with {asked(fact.type)}"
                self.answers.problem("P309", f"`{fact.name}` is backed but not answered", node, path, advice)
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
                advice = did_you_mean(name, (also, *BACKING)).en
                self.answers.problem("P308", f"`{name}` does not belong beside `{also}`", key, path, advice)
            elif not isinstance(value, Scalar) or is_empty(value):
                self.answers.problem("P308", f"`{name}` is a single word or text", value, path)
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
                self.answers.problem(unfit.code, unfit.message, value, path, unfit.advice)
                return False
        if name == "evidence" and _leaves(value.text):
            message = f"the evidence `{value.text}` lies outside the folder of the manifest"
            advice = "keep evidence beside the manifest; name a web page under `source`"
            self.answers.problem("P322", message, value, path, advice)
            return False
        return True

    def _found(self, file: str, node: Node, path: str) -> str | None:
        found = self.lookup(path, file)
        if found is None:
            message, advice = f"there is no evidence file `{file}`", "the path starts at the folder of this file"
            self.answers.problems.append(Problem("P323", Text2(message), span(path, node), Text2(advice), warning=True))
        return found


def _leaves(file: str) -> bool:
    """The path does not stay below the folder that it starts from."""
    rooted = file.startswith(OUTSIDE) or "\\" in file or file[1:2] == ":"
    return rooted or posixpath.normpath(file).split("/")[0] == ".."
