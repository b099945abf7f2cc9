"""Entries about lists and lineages as such: who may be a member, what may not be listed, what has no members."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine.checks.node import Inverse, Lineage, Stored
from engine.findings.ends import Ends
from engine.findings.entry import Entries
from engine.findings.finding import Subject
from engine.findings.makings import Makings
from engine.findings.openings import tie_at
from engine.findings.records import Records
from engine.findings.view import View
from engine.graph.sources import DATASET
from engine.ground.schema import Fact, Many
from engine.ground.value import OneRecord

Texts = tuple[str, ...]


class Lists:
    """Entries for relations and lineages at their outer rows; `frontier` gives those of a node at a row."""

    def __init__(self, view: View, records: Records, entries: Entries, frontier: Callable[[int, int], Texts]) -> None:
        self._view = view
        self._records = records
        self._entries = entries
        self._frontier = frontier
        self._ends = Ends(view, records, entries)
        self._makings = Makings(view, records, entries)

    def empty(self, over: int, row: int) -> Texts:
        """The list whose members have nothing in common, as there are none."""
        tied = tie_at(self._view, over, row)
        if tied is None:
            return ()
        tie, row = tied
        return (self._entries.of_empty(self._records.subject(tie.space, row), self.name(over)),)

    def name(self, over: int) -> str:
        """What a list is called: its fact, the way back of one, the direction of a lineage, its members' plural."""
        tie = self._view.nodes[over]
        match tie:
            case Stored(fact=fact):
                return fact
            case Lineage(direction=direction):
                return direction
            case Inverse(space=space, domain=domain, of=of):
                kinds, defines = self._records.schema.kinds, self._view.run.compiled.defines
                for way_back in kinds[space].facts.values() if space in kinds else ():
                    forth = defines.get(".".join(way_back.inverse_of)) if way_back.inverse_of else None
                    if forth is not None and forth.body.node == of:
                        return way_back.name
                return kinds[domain].plural
            case _:
                return self._records.schema.kinds[tie.domain.partition("|")[0]].plural

    def linked(self, over: int, row: int, inner: int) -> Texts:
        """What leaves it open whether the inner row is a member."""
        tied = tie_at(self._view, over, row)
        if tied is None:
            return ()
        tie, row = tied
        match tie:
            case Stored(fact=fact):
                decl = self._records.schema.kinds[tie.space].facts[fact]
                name = decl.inverse_of[1] if decl.inverse_of else "covers"
                return (self._entries.of_fact(self._records.subject(tie.domain, inner), name),)
            case Inverse(of=of):
                return self.unlisted(of, inner) if self._view.nodes[of].shape == "pairs" else self._frontier(of, inner)
            case Lineage(space=space, until=until) if space == DATASET:
                return self._with_barriers(until, *self._makings.between(until, row, inner))
            case Lineage(direction=direction, until=until):
                return self._with_barriers(until, *self._ends.between(direction, until, row, inner))

    def unlisted(self, over: int, row: int) -> Texts:
        """What leaves it open whether there are more members than are listed."""
        tied = tie_at(self._view, over, row)
        if tied is None:
            return ()
        tie, row = tied
        match tie:
            case Stored(fact=fact):
                decl = self._records.schema.kinds[tie.space].facts[fact]
                if decl.inverse_of is not None or not isinstance(decl.type, Many):
                    return tuple(self._entries.of_listing(kind) for kind in tie.domain.split("|"))
                return self._attached(self._records.subject(tie.space, row), decl)
            case Inverse():
                return tuple(self._entries.of_listing(kind) for kind in tie.domain.split("|"))
            case Lineage(space=space, direction=direction, until=until):
                made = space == DATASET
                return self._makings.open_end(until, row) if made else self._ends.open_end(direction, until, row)

    def _with_barriers(self, until: int | None, found: Texts, barriers: Iterable[int]) -> Texts:
        """What was found, and what leaves open whether the rows on the way stop it."""
        return union((found, *(self._frontier(until, row) for row in barriers if until is not None)))

    def _attached(self, subject: Subject, fact: Fact) -> Texts:
        """The list of a record, and what would bring more to it, as far as they are not stated: a reference, or the
        list of what it refers to."""
        found: Texts = (
            () if self._records.lists_whole(subject, fact.name) else (self._entries.of_fact(subject, fact.name),)
        )
        if fact.through is not None:
            through = self._records.stated(subject, fact.through)
            if through is None:
                found += (self._entries.of_fact(subject, fact.through),)
            elif isinstance(through.value, OneRecord):
                giver = Subject(through.value.kind, through.value.id)
                found += (
                    () if self._records.lists_whole(giver, fact.name) else (self._entries.of_fact(giver, fact.name),)
                )
        return found or (self._entries.of_fact(subject, fact.name),)


def union(many: Iterable[Texts]) -> Texts:
    """All entries, each once, in the order in which they first come."""
    parts = [part for part in many if part]
    if len(parts) == 1:
        return parts[0]
    return tuple(dict.fromkeys(text for part in parts for text in part))
