"""What the parts of a rule name at a row: records, facts, values in words, and where they stand in the manifest."""

from __future__ import annotations

from typing import Final

from engine.checks.node import Gather, Includes, Lineage, PerYear, Stored
from engine.checks.program import Part
from engine.findings.conditions import Conditions
from engine.findings.context import Context
from engine.findings.finding import Location, Subject
from engine.findings.openings import listed_row, of_members, tie_at
from engine.findings.operands import operands
from engine.findings.phrases import alike, joined, phrase, possessed
from engine.findings.records import Records
from engine.findings.view import View
from engine.findings.worded import fact_title, value_at
from engine.graph.columns import NONE
from engine.graph.labels import DOWNSTREAM
from engine.ground.schema import Text2

NAMED_AT_MOST: Final = 6  # members of a list in a sentence


class Naming:
    """Names over one view; values are put into words once."""

    def __init__(self, view: View, records: Records) -> None:
        self._view = view
        self._records = records
        self._values: dict[tuple[int, int], Text2] = {}
        self.conditions = Conditions(view, records, self.value)
        self._parts: dict[int, tuple[Part, ...]] = {}  # by the number of the part, which lives as long as the program

    def value(self, part: Part, at: Context) -> Text2:
        """The value of a part in words."""
        key = (part.node, at.row(self._view, part.node))
        if key not in self._values:
            self._values[key] = value_at(self._view, self._records, *key)
        return self._values[key]

    def is_silent(self, part: Part, at: Context) -> bool:
        """Whether nothing is known of the part's value."""
        return self.value(part, at) is phrase("not_stated")

    def name(self, part: Part, at: Context) -> Text2:
        """The fact of a record, the title of a define; else what is made of which facts."""
        subject = self.subject(part, at) if part.form in ("fact", "call") else None
        if subject is not None and part.form == "fact":
            return self.fact(subject, part.path[-1])
        define = self._view.run.compiled.defines.get(part.calls) if part.calls else None
        if subject is not None and define is not None and define.title.en and define.title.zh:
            return possessed(define.title, alike(f"`{subject.id}`"))
        return self.conditions.named(part, at)

    def fact(self, subject: Subject, name: str) -> Text2:
        """A fact of a record by its label: `Country of `lioncloud``."""
        declared = self._records.schema.kinds[subject.kind].facts.get(name)
        return possessed(fact_title(declared) if declared else alike(name), alike(f"`{subject.id}`"))

    def subject(self, part: Part, at: Context) -> Subject | None:
        """The record whose fact, define or list is meant; None where the reference to it is unknown or none."""
        if part.via is None:
            return at.subject
        code = self._view.code(part.via, at.row(self._view, part.via))
        return self._records.subject(self._view.nodes[part.via].domain, code) if code >= 0 else None

    def broken(self, part: Part, at: Context) -> Text2 | None:
        """The sentence of the first reference on the way to a part that is unknown or none; None where all hold."""
        if part.via is None:
            return None
        return self._reference(part.via, at.row(self._view, part.via))

    def unlisted(self, over: int, row: int) -> Text2 | None:
        """That a list, of which nothing is listed, is not stated, or that what it may hold need not be listed."""
        tied = tie_at(self._view, over, row)
        if tied is None:
            return None
        tie, row = tied
        match tie:
            case Stored(fact=fact) if self._records.schema.kinds[tie.space].facts[fact].inverse_of is None:
                return phrase("unknown", name=self.fact(self._records.subject(tie.space, row), fact))
            case Lineage(direction=direction) if direction != DOWNSTREAM:
                return phrase("origins_open", id=self._records.subject(tie.space, row).id)
            case _:
                kind = self._records.schema.kinds[tie.domain.partition("|")[0]]
                return phrase("may_be_more", kinds=kind.several)

    def listed(self, part: Part, at: Context) -> tuple[Text2, Text2, bool] | None:
        """Of a part that asks a list for a member: the list's name, its members in words, and whether all are known;
        None where the list is none that a record states."""
        node, row = self._view.nodes[part.node], at.row(self._view, part.node)
        if not isinstance(node, Includes) or (outer := listed_row(self._view, node, row)) < 0:
            return None
        tied = tie_at(self._view, node.relation, outer)
        tie, tied_row = tied if tied is not None else (None, 0)
        if not isinstance(tie, Stored):
            return None
        members = self._view.members(node.relation, outer)
        ids = [alike(f"`{self._records.subject(tie.domain, inner).id}`") for inner in members.inner[:NAMED_AT_MOST]]
        rest = len(members.inner) - len(ids)
        words = phrase("and_more", terms=joined(ids), n=rest) if rest > 0 else joined(ids)
        name = self.fact(self._records.subject(tie.space, tied_row), tie.fact)
        return name, words if ids else phrase("no_terms"), not members.open

    def location(self, part: Part, at: Context) -> Location | None:
        """Where the first fact that the part read is stated; where none is, the record that should state it."""
        first: Subject | None = None
        for named in self._named(part):
            subject = self.subject(named, at)
            if subject is None:
                continue
            if named.form == "fact" and self._records.stated(subject, named.path[-1]) is not None:
                return self._records.location(subject, named.path[-1])
            first = first or subject
        stated = self._stated(part.node, at.row(self._view, part.node), set())
        return stated or self._records.location(first or at.subject)

    def _named(self, part: Part) -> tuple[Part, ...]:
        """The paths and comprehensions in a part that are read at its own row, in the order of the text."""
        if id(part) not in self._parts:
            self._parts[id(part)] = tuple(_named(part))
        return self._parts[id(part)]

    def _reference(self, number: int, row: int) -> Text2 | None:
        """The sentence of the stated reference that is unknown or none on the way to a row; None if there is none."""
        node = self._view.nodes[number]
        match node:
            case Stored(fact=fact):
                name = self.fact(self._records.subject(node.space, row), fact)
                code = self._view.code(number, row)
                if code == NONE:
                    return phrase("is", name=name, value=phrase("none"), rest=alike(""))
                return phrase("unknown", name=name) if code < 0 else None
            case Gather(index=index):
                at = self._view.beside(index, node.space, row)
                below = ((index, at), *operands(self._view, number, row))
            case _:
                below = tuple(operands(self._view, number, row))
        return next((said for each in below if (said := self._reference(*each)) is not None), None)

    def _stated(self, number: int, row: int, seen: set[tuple[int, int]]) -> Location | None:
        """The position of the first stated fact below a node."""
        if (number, row) in seen:
            return None
        seen.add((number, row))
        node = self._view.nodes[number]
        if isinstance(node, Includes) and (outer := listed_row(self._view, node, row)) >= 0:
            tied = tie_at(self._view, node.relation, outer)
            if tied is not None and isinstance(tied[0], Stored):
                listing = self._records.subject(tied[0].space, tied[1])
                if self._records.stated(listing, tied[0].fact) is not None:
                    return self._records.location(listing, tied[0].fact)
        if isinstance(node, Stored | PerYear):
            subject = self._records.subject(node.space, self._view.split(node.space, row)[1])
            known = self._records.stated(subject, node.fact) is not None
            return self._records.location(subject, node.fact) if known else None
        for child, at in (*operands(self._view, number, row), *of_members(self._view, number, row)):
            if (found := self._stated(child, at, seen)) is not None:
                return found
        return None


def _named(part: Part) -> list[Part]:
    if part.form == "fact" or part.over is not None:
        return [part]
    return [named for child in part.children for named in _named(child)]
