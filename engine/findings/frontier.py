"""The frontier of unknown facts below a node at a row: everything that stands between it and a value."""

from __future__ import annotations

from math import inf

from engine.checks.node import (
    Alike,
    Blend,
    Covered,
    Due,
    Gather,
    Includes,
    JudgedDay,
    Listed,
    Looked,
    Narrowed,
    Node,
    Ordered,
    Outcome,
    Overlap,
    PerYear,
    Quantified,
    Stored,
    Tally,
    Timely,
    Valid,
    Window,
)
from engine.findings.entry import Entries
from engine.findings.lists import Lists, Texts, union
from engine.findings.openings import Opening, Undecided, listed_row, of_members, opening, outer_row
from engine.findings.operands import operands
from engine.findings.overlaps import overlaps
from engine.findings.records import Records
from engine.findings.view import View


class Frontier:
    """Entries of `missing`, remembered by (node, row): what many findings share is looked into once."""

    def __init__(self, view: View, records: Records) -> None:
        self.view = view
        self.entries = Entries(records)
        self._lists = Lists(view, records, self.entries, self.of)
        self._records = records
        self._found: dict[tuple[int, int], Texts] = {}
        self._openings: dict[tuple[int, int], Opening] = {}

    def of(self, node: int, row: int) -> Texts:
        """The unknown facts that the node waits for at the row; empty where its value is exact."""
        key = (node, row)
        found = self._found.get(key)
        if found is None:
            found = () if self.view.is_exact(node, row) else self._below(node, row)
            self._found[key] = found
        return found

    def opening(self, node: int, row: int) -> Opening:
        """The undecided members of a quantifier, tally or blend."""
        key = (node, row)
        if key not in self._openings:
            over = self.view.nodes[node]
            if not isinstance(over, Quantified | Tally | Blend):
                raise TypeError(f"node {node} has no members")
            self._openings[key] = opening(self.view, over, over.space, row)
        return self._openings[key]

    def link(self, node: int, row: int, member: Undecided) -> Texts:
        """What leaves it open whether the member is one; empty for a certain member."""
        if not member.linked:
            return ()
        over = self.view.nodes[node]
        if not isinstance(over, Quantified | Tally | Blend):
            raise TypeError(f"node {node} has no members")
        return self._lists.linked(over.over, outer_row(self.view, over, over.space, row), member.inner)

    def unlisted(self, node: int, row: int) -> Texts:
        """What leaves it open whether there are more members than are listed."""
        over = self.view.nodes[node]
        if not isinstance(over, Quantified | Tally | Blend) or not self.opening(node, row).open:
            return ()
        return self._lists.unlisted(over.over, outer_row(self.view, over, over.space, row))

    # ---- by node ---------------------------------------------------------------------------------------------------

    def _below(self, number: int, row: int) -> Texts:
        node = self.view.nodes[number]
        match node:
            case Stored(fact=fact):
                return (self.entries.of_fact(self._records.subject(node.space, row), fact),)
            case PerYear(fact=fact):
                year, base = self.view.split(node.space, row)
                subject = self._records.subject(node.space, base)
                return (self.entries.of_year(subject, fact, int(self.view.run.years[year])),)
            case Outcome(judgement=judgement):
                return (self.entries.of_judgement(self._records.subject(node.space, row), judgement),)
            case Quantified() | Tally() | Blend():
                return self._members(number, row)
            case JudgedDay():
                return self._judged_day(node, row)
            case Narrowed(of=of, stated=stated):
                first = self.of(stated, self.view.beside(stated, node.space, row))
                at = self.view.beside(of, node.space, row)
                total = self._total(of, at) if first else ()  # asked for by what may be stated
                return union((first, tuple(text for text in self.of(of, at) if text not in total)))
            case Window():
                return union(self.of(child, at) for child, at in operands(self.view, number, row)) or self._years(
                    number, row
                )
            case Includes(relation=relation):
                asked = union(self.of(child, at) for child, at in operands(self.view, number, row))
                outer = listed_row(self.view, node, row)
                return union((self._included(relation, outer, node, row), asked)) if outer >= 0 else asked
            case Valid(outcome=outcome):
                found = union(self.of(child, at) for child, at in operands(self.view, number, row))
                return found or self._outdated(outcome, self.view.beside(outcome, node.space, row))
            case _:
                found = union(self.of(child, at) for child, at in operands(self.view, number, row))
                return found or self._beyond(node, number, row)

    def _outdated(self, number: int, row: int) -> Texts:
        """The judgement whose outcome a node reads, here or at the row that leads to it: recorded, but not in force."""
        if isinstance(self.view.nodes[number], Outcome):
            return self._below(number, row)
        return union(self._outdated(child, at) for child, at in operands(self.view, number, row))

    def _judged_day(self, node: JudgedDay, row: int) -> Texts:
        days = [(day, self.view.beside(day, node.space, row)) for day in (*node.sources, *node.life)]
        found: list[Texts] = []
        for at, day in enumerate(days):
            low, high, state = self.view.number(*day)
            if at < len(node.sources) or low > -inf or high < inf:  # silence of the life is an answer
                found.append(self.of(*day))
            if at < len(node.sources) and state == 0:
                break
        return union(found) or union(self._stated(*each) for each in days)

    def _beyond(self, node: Node, number: int, row: int) -> Texts:
        """What is missing where every operand is exact: a row of a table, a calendar, a finer answer."""
        match node:
            case Gather(of=of) if isinstance(blend := self.view.nodes[of], Blend):
                name = self._lists.name(blend.over)
                return (
                    self.entries.of_empty(self._records.subject(node.space, self.view.split(node.space, row)[1]), name),
                )
            case Listed(table=table, keys=keys) | Looked(table=table, keys=keys):
                return (self.entries.of_table(table, tuple(self._term(key, node.space, row) for key in keys)),)
            case Timely(length=length) | Due(length=length) if length.working_days is not None:
                return (self.entries.of_calendar(),)
            case Ordered() | Alike() | Overlap() | Covered():
                return union(self._stated(child, at) for child, at in operands(self.view, number, row))
            case _:
                return ()

    def _stated(self, number: int, row: int) -> Texts:
        """The stated facts below a node whose answers are exact, but could be finer: coarse terms, days, lengths."""
        node = self.view.nodes[number]
        if isinstance(node, Stored):
            return self._below(number, row) if node.shape not in ("term", "set") or self._is_coarse(number, row) else ()
        below = (*operands(self.view, number, row), *of_members(self.view, number, row))
        return union(self._stated(child, at) for child, at in below)

    def _is_coarse(self, number: int, row: int) -> bool:
        """Whether a stated term, or one of a stated set, has finer ones below it."""
        node = self.view.nodes[number]
        names = tuple(self._records.schema.terms[node.domain].entries)
        codes = self.view.terms(number, row)[0] if node.shape == "set" else [self.view.code(number, row)]
        return any(name.startswith(f"{names[code]}.") for code in codes if code >= 0 for name in names)

    def _term(self, node: int, space: str, row: int) -> str:
        at = self.view.beside(node, space, row)
        names = tuple(self.view.run.compiled.schema.terms[self.view.nodes[node].domain].entries)
        code = self.view.code(node, at)
        return names[code] if code >= 0 else "none"

    # ---- over members ----------------------------------------------------------------------------------------------

    def _members(self, number: int, row: int) -> Texts:
        node = self.view.nodes[number]
        if not isinstance(node, Quantified | Tally | Blend):
            raise TypeError(f"node {number} has no members")
        second = node.body if isinstance(node, Quantified) else node.value
        found: list[Texts] = []
        for member in self.opening(number, row).members:
            found.append(self.link(number, row, member))
            if member.where is not None and node.where is not None:
                found.append(self.of(node.where, member.where))
            if member.body is not None and second is not None:
                found.append(self.of(second, member.body))
        found.append(self.unlisted(number, row))
        outer = outer_row(self.view, node, node.space, row)
        match node:
            case Blend():
                return union(found) or self._lists.empty(node.over, outer)
            case Tally():
                apart = overlaps(self.view, self._records, self.entries, number, row)
                return union((union(found) or self._total(number, row), apart))
            case _:
                return union(found)

    def _total(self, number: int, row: int) -> Texts:
        """A total whose members are all known: how many of them are the same people is not."""
        node = self.view.nodes[number]
        year, base = self.view.split(node.space, row)
        if not isinstance(node, Tally) or node.space.startswith("#"):
            return ()
        named = (name for name, define in self.view.run.compiled.defines.items() if define.body.node == number)
        name = next(named, f"{node.op}({self._lists.name(node.over)})").rpartition(".")[2]
        of_year = int(self.view.run.years[year]) if node.space.endswith("*") else None
        return (self.entries.of_total(self._records.subject(node.space, base), name, of_year),)

    def _years(self, number: int, row: int) -> Texts:
        """A total of years of which each is known: how many people of one year are those of another is not."""
        for child, at in reversed(tuple(operands(self.view, number, row))):
            below = self.view.nodes[child]
            if found := self._total(child, at) if isinstance(below, Tally) else self._years(child, at):
                return found
        return ()

    def _included(self, relation: int, outer: int, node: Includes, row: int) -> Texts:
        """What leaves it open whether a list has one more member: the list, or the floating row that is asked for."""
        members = self.view.members(relation, outer)
        member = self.view.code(node.member, self.view.beside(node.member, node.space, row))
        floating = (
            self._lists.linked(relation, outer, member) if member >= 0 and (members.floating == member).any() else ()
        )
        return union((floating, self._lists.unlisted(relation, outer) if members.open else ()))
