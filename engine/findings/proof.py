"""The proof of a truth at a row: the parts of the rule's own text that decide it, deciding parts only, with values."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final

import numpy as np
from msgspec import Struct, structs

from engine.checks.node import Lineage, Node
from engine.checks.program import Part
from engine.findings.block import NO, UNKNOWN, YES
from engine.findings.called import called
from engine.findings.context import Context, of_member
from engine.findings.deciding import deciding_member
from engine.findings.finding import Location, location
from engine.findings.in_years import years_of
from engine.findings.members import QUANTIFIERS, Read, child, read_members
from engine.findings.naming import Naming
from engine.findings.phrases import capital, phrase
from engine.findings.records import Records
from engine.findings.sentence import Sentences
from engine.findings.view import View
from engine.findings.witness import FLOW
from engine.findings.worded import value_at
from engine.ground.schema import Period, Text2

OPENED_AT_MOST: Final = 2  # members of a quantifier that a proof goes into where none decides alone

_VALUES: Final = {True: "true", False: "false", None: "unknown"}


class Proof(Struct, frozen=True):
    """One part of a rule with its truth (`true`, `false`, `unknown`) at a row; `children` are those that decide it.

    `says` is set where the part speaks for itself; `stands` is the place in the rule, `found` in the manifest.
    `path` are the flows of a shortest way between the row and the deciding member of a lineage, as the data travel.
    """

    text: str
    form: str
    value: str
    stands: Location | None
    says: Text2 | None = None
    found: Location | None = None
    children: tuple[Proof, ...] = ()
    path: tuple[int, ...] = ()


class Proofs:
    """Proofs over one view; the bodies of defines are proved once for each row."""

    def __init__(self, view: View, records: Records) -> None:
        self._view = view
        self._records = records
        self._naming = Naming(view, records)
        self._sentences = Sentences(view, records, self._naming)
        self._defines: dict[tuple[str, int], Proof] = {}

    def of(self, part: Part, at: Context) -> Proof:
        """The proof of a truth part."""
        truth = self._truth(part, at)
        match part.form:
            case "and" | "or":
                return self._node(part, truth, tuple(self.of(child, at) for child in self._deciding(part, at, truth)))
            case "not":
                denied = self.of(part.children[0], at)
                if part.children[0].span == part.span:  # `is not none`, `!=`, `not in`: one part of the text
                    return structs.replace(denied, value=_VALUES[truth])
                return self._node(part, truth, (denied,))
            case _ if part.form in QUANTIFIERS:
                return self._quantified(part, at, truth)
            case _:
                below = self._called(part, at)
                return self._leaf(part, at, truth) if below is None else self._node(part, truth, (below,))

    def in_force(self, node: int, at: Context) -> Proof:
        """The proof of a rule's being in force, which has no text of its own."""
        truth = self._view.truth(node, at.row(self._view, node))
        says = self._sentences.in_period(node, at)
        return Proof("in force", "in-force", _VALUES[truth], None, says, self._records.location(at.subject))

    def within(self, day: int, period: Period, at: Context) -> Proof:
        """The proof that the day of a row lies in the period of an exception; silent where it does."""
        low, high, _ = self._view.number(day, at.row(self._view, day))
        first, last = period.first or 0, inf if period.last is None else period.last
        truth = True if first <= low and high <= last else False if high < first or last < low else None
        says = None if truth else self._sentences.within(day, period, at, truth)
        return Proof("in force", "in-force", _VALUES[truth], None, says, self._records.location(at.subject))

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _deciding(self, part: Part, at: Context, truth: bool | None) -> Iterator[Part]:
        """All parts where all are needed, the first where one is enough, the unknown ones where nothing is decided."""
        every = truth is (part.form == "and")
        for each in part.children:
            if every or self._truth(each, at) is truth:
                yield each
                if truth is not None and not every:
                    return

    def _called(self, part: Part, at: Context) -> Proof | None:
        """The proof of the body of a define that the part calls; None if it calls none, or for no row."""
        below = called(part, at, self._view, self._records)
        if below is None or part.calls is None:
            return None
        define, there = below
        space = define.space.removesuffix("*")
        key = (part.calls, self._view.join(define.space, there.year, there.rows[space]))
        if key not in self._defines:
            self._defines[key] = self.of(define.body, there)
        return self._defines[key]

    # ---- quantifiers -----------------------------------------------------------------------------------------------

    def _quantified(self, part: Part, at: Context, truth: bool | None) -> Proof:
        row = self._outer(part, at)
        if row is None or part.over is None:
            return self._leaf(part, at, truth)
        decided = truth is (part.form == "some")
        years = [structs.replace(at, year=year) for year in years_of(part, at, self._view)]
        reads = [(one, read_members(self._view, part, row, one.year, decided=decided)) for one in years]
        if decided:
            return next(
                self._decided(part, truth, row, read, int(hit), one)
                for one, read in reads
                for hit in np.flatnonzero(read.members.surely & (read.where == YES) & (read.body == read.sought))
            )
        children: list[Proof] = []
        count = 0
        for one, read in reads:
            candidates = np.flatnonzero(read.where != NO)
            count = max(count, len(candidates))
            if truth is None:
                candidates = candidates[read.body[candidates] != (NO if read.sought == YES else YES)][:OPENED_AT_MOST]
            opened = candidates.tolist() if len(candidates) <= OPENED_AT_MOST else []
            children += (proof for hit in opened for proof in self._open(part, read, hit, truth, one.year))
        some_listed = any(len(read.members.inner) for _, read in reads) or isinstance(self._tie(part), Lineage)
        key = _overall(part.form, truth, count, fitting=some_listed and child(part, "where") is not None)
        unlisted = self._naming.unlisted(part.over, row) if key == "members_open" and not count else None
        told = self._over(part, at) if count or truth is None else self._left_out(part, at)
        says = unlisted or capital(phrase(key, n=count, **told))
        return self._node(part, truth, tuple(children), says, self._naming.location(part, at))

    def _over(self, part: Part, at: Context) -> dict[str, Text2]:
        """What the members are taken from, and what is asked of them."""
        say = self._naming.conditions
        return {"source": say.source(part, at), "body": say.body(part, at)}

    def _left_out(self, part: Part, at: Context) -> dict[str, Text2]:
        """The list of which no member counts, and which would."""
        say = self._naming.conditions
        told = {"list": say.whole(part, at)}
        return told if child(part, "where") is None else {**told, "where": say.where(part, at)}

    def _decided(self, part: Part, truth: bool | None, row: int, read: Read, hit: int, at: Context) -> Proof:
        """The proof by one member, the first that decides."""
        member = self._member(part, read, hit, at.year)
        body = child(part, "body")
        key = "member_listed" if body is None else "member_has" if read.sought == YES else "member_lacks"
        says = phrase(key, id=member.subject.id, **self._over(part, at))
        path: tuple[int, ...] = ()
        if isinstance(tie := self._tie(part), Lineage):
            path = self._path(tie, row, int(read.members.inner[hit]))
        children = () if body is None else (self.of(body, member),)
        return self._node(part, truth, children, says, self._records.location(member.subject), path)

    def _open(self, part: Part, read: Read, hit: int, truth: bool | None, year: int) -> Iterator[Proof]:
        """Why one member does not decide: what is unknown of it; where nothing is, its body."""
        member = self._member(part, read, hit, year)
        for role, marks in (("where", read.where), ("body", read.body)):
            inner = child(part, role)
            if inner is not None and (marks[hit] == UNKNOWN if truth is None else role == "body"):
                yield self.of(inner, member)

    def _member(self, part: Part, read: Read, hit: int, year: int) -> Context:
        if part.over is None:
            raise TypeError(f"`{part.text}` has no members")
        pairs = read.members.pairs
        pair = int(pairs[hit]) if len(pairs) else None
        return of_member(self._view, self._records, part.over, int(read.members.inner[hit]), pair, year)

    def _tie(self, part: Part) -> Node | None:
        """The relation or lineage that a comprehension goes over."""
        return None if part.over is None else self._view.nodes[part.over]

    def _outer(self, part: Part, at: Context) -> int | None:
        """The row whose members are meant; None where the reference to it is unknown or none."""
        if part.over is None:
            return None
        if part.via is None:
            return at.row(self._view, part.over)
        code = self._view.code(part.via, at.row(self._view, part.via))
        return code if code >= 0 else None

    # ---- small parts -----------------------------------------------------------------------------------------------

    def _truth(self, part: Part, at: Context) -> bool | None:
        return self._view.truth(part.node, at.row(self._view, part.node))

    def _leaf(self, part: Part, at: Context, truth: bool | None) -> Proof:
        says, found = self._sentences.of(part, at), self._naming.location(part, at)
        return self._node(part, truth, tuple(self._along_lineage(part, at, truth)), says, found)

    def _along_lineage(self, part: Part, at: Context, truth: bool | None) -> Iterator[Proof]:
        """For a test against what a lineage gives: the member that decides, and the way to it."""
        for side in part.children if part.form == "test" else ():
            tie = self._tie(side)
            value, row = child(side, "value"), self._outer(side, at)
            if not isinstance(tie, Lineage) or value is None or row is None:
                continue
            against = next(other.node for other in part.children if other is not side)
            sought = self._sought(against, at.row(self._view, against))
            members = self._view.members(side.over or 0, row)
            target = deciding_member(self._view, members, value.node, tie.domain, side.form, sought)
            if target is None:
                continue
            subject = self._records.subject(tie.domain, target)
            given = value_at(self._view, self._records, value.node, self._view.beside(value.node, tie.domain, target))
            source = self._naming.conditions.source(side, at)
            says = phrase("member_gives", id=subject.id, source=source, value=given)
            path = self._path(tie, row, target)
            yield self._node(part, truth, (), says, self._records.location(subject), path)

    def _sought(self, node: int, row: int) -> set[int]:
        """The terms surely on the other side of a test: a set's, or the one."""
        if self._view.nodes[node].shape == "set":
            return set(self._view.terms(node, row)[0])
        code = self._view.code(node, row)
        return {code} if code >= 0 else set()

    def _path(self, tie: Lineage, row: int, target: int) -> tuple[int, ...]:
        """The flows on the way to a member; datasets are made of each other without one."""
        return self._view.ancestry(FLOW).path(tie.direction, tie.until, row, target) if tie.space == FLOW else ()

    def _node(
        self,
        part: Part,
        truth: bool | None,
        children: tuple[Proof, ...],
        says: Text2 | None = None,
        found: Location | None = None,
        path: tuple[int, ...] = (),
    ) -> Proof:
        return Proof(part.text, part.form, _VALUES[truth], location(part.span), says, found, children, path)


def _overall(quantifier: str, truth: bool | None, count: int, *, fitting: bool) -> str:
    """How a quantifier that no single member decides is told; `fitting`: some are listed, but not all of them count."""
    if truth is None:
        return "members_open"
    if count == 0:
        return "none_fits" if fitting else "nothing_listed"
    return ("all_have" if quantifier == "every" else "none_has") + ("_1" if count == 1 else "")
