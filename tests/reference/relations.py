"""The records of a manifest and how they hang together: stated facts, lists, lists read backwards, judged days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import inf

from engine.graph.manifest import Manifest, Record
from engine.ground.schema import Fact, Many, Ref, Schema
from engine.ground.value import Instant, Nothing, OneRecord, Range, Records, Value, Yearly
from tests.reference.calendar import year_of
from tests.reference.values import Interval, Listing, One, as_days

Years = tuple[int, int]
Derived = Callable[[OneRecord, str], One | Listing]  # the value of a derived reference or list


@dataclass(frozen=True)
class World:
    """What is stated, seen from one as-of day."""

    schema: Schema
    manifest: Manifest
    as_of: int

    def rows(self, kind: str) -> tuple[OneRecord, ...]:
        """The records of a kind, as listed."""
        return tuple(OneRecord(kind, name) for name in self.manifest.records.get(kind, {}))

    def record(self, row: OneRecord) -> Record:
        """What is written about the row."""
        return self.manifest.records[row.kind][row.id]

    def stated(self, row: OneRecord, fact: str) -> Value | None:
        """The stated value of a fact; None if silent."""
        answer = self.record(row).facts.get(fact)
        return None if answer is None else answer.value

    def complete(self, kind: str, seen_from: OneRecord | None = None) -> bool:
        """Whether the kind is listed whole, for everyone or for the party that we look from."""
        parties = [c.parties for c in self.manifest.complete if c.kind == kind]
        mine = seen_from.id if seen_from is not None and seen_from.kind == "party" else None
        return any(named is None or mine in named for named in parties)

    # ---- lists -----------------------------------------------------------------------------------------------------

    def reference(self, row: OneRecord, fact: str) -> One:
        """The record that a stored reference names."""
        answer = self.stated(row, fact)
        match answer:
            case OneRecord():
                return One(answer)
            case Nothing():
                return One(None, none=True)
            case _:
                return One(None, none=None)

    def own(self, row: OneRecord, fact: str) -> Listing:
        """The list that the record itself states."""
        answer = self.stated(row, fact)
        match answer:
            case Records(members, closed):
                return Listing(members, not closed)
            case Nothing():
                return Listing((), open=False)
            case _:
                return Listing((), open=True)

    def listing(self, row: OneRecord, fact: str, derived: Derived) -> Listing:
        """The members of a relation at a row, whichever way it is stored."""
        declared = self.schema.kinds[row.kind].facts[fact]
        if declared.inverse_of is None:
            return self._attached(row, declared)
        kind, forward = declared.inverse_of
        return self._backwards(row, kind, self.schema.kinds[kind].facts[forward], derived)

    def _attached(self, row: OneRecord, fact: Fact) -> Listing:
        """The row's own list, with the like list of the record that it goes `through` and the records that cover it."""
        own = self.own(row, fact.name)
        members = list(own.members)
        pathless = False
        if fact.through is not None:
            through = self.reference(row, fact.through)
            pathless = through.item is None and through.none is not True
            if isinstance(through.item, OneRecord):
                of = self.schema.kinds[through.item.kind].facts[fact.name]
                members += self._attached(through.item, of).members
        closed, floating = not own.open, []
        if fact.covers:
            others = [other for kind in _kinds(fact) for other in self.rows(kind)]
            covering = {other: self.own(other, "covers") for other in others}
            members += [other for other in others if row in covering[other].members]
            whole = all(self.complete(kind, row) for kind in _kinds(fact))
            closed = closed or (whole and not any(c.open for c in covering.values()))
            floating = [] if closed else [other for other in others if covering[other].open]
        members = list(dict.fromkeys(members))
        return Listing(tuple(members), not closed or pathless, tuple(f for f in floating if f not in members))

    def _backwards(self, row: OneRecord, kind: str, forward: Fact, derived: Derived) -> Listing:
        """The records whose reference or list names the row; those that may name anything float."""
        members, floating = [], []
        for other in self.rows(kind):
            names = self.forward(other, forward, derived)
            if row in names.members:
                members.append(other)
            elif names.open:
                floating.append(other)
        return Listing(tuple(members), not self.complete(kind, row), tuple(floating))

    def forward(self, row: OneRecord, fact: Fact, derived: Derived) -> Listing:
        """What a reference or a list names, as a list."""
        if isinstance(fact.type, Many) and not fact.derived:
            return self._attached(row, fact)
        names = derived(row, fact.name) if fact.derived else self.reference(row, fact.name)
        if isinstance(names, Listing):
            return names
        alone = () if names.item is None else (names.item,)
        return Listing(
            tuple(a for a in alone if isinstance(a, OneRecord)), names.item is None and names.none is not True
        )

    # ---- time ------------------------------------------------------------------------------------------------------

    def judged_day(self, row: OneRecord, facts: tuple[str, ...] = (), falls_through: bool = True) -> Interval:
        """The day whose law judges the row: of the first stated of its kind's facts or of those that a rule names, else
        the day of its life that is nearest to as-of. What cannot be planned is not after as-of."""
        kind = self.schema.kinds[row.kind]
        if not facts:
            facts, falls_through = kind.judged_on, kind.falls_through
        nearest = self._nearest(row)
        life = kind.lifetime or ("", "")
        for fact in facts:
            if fact == life[1] and fact == facts[-1] and falls_through:
                continue
            latest = inf if kind.facts[fact].ahead or fact == life[0] else self.as_of
            day = self.day(row, fact)
            if day is not None:
                return Interval(min(day.low, latest), min(day.high, latest))
            if self.stated(row, fact) is None and not falls_through:
                return Interval(-inf, max(latest, nearest.high) if kind.facts[fact].optional else latest)
        return nearest

    def _nearest(self, row: OneRecord) -> Interval:
        """The day of the row's life nearest to as-of: its first if it has not begun, its last if it has ended."""
        low = high = float(self.as_of)
        lifetime = self.schema.kinds[row.kind].lifetime
        first, last = (self.day(row, fact) for fact in lifetime) if lifetime else (None, None)
        if last is not None:
            low, high = min(low, last.low), min(high, last.high)
        if first is not None:
            low, high = max(low, first.low), max(high, first.high)
        return Interval(low, high)

    def day(self, row: OneRecord, fact: str) -> Interval | None:
        """The stated day of a date, or of a moment where it was written; None where there is none."""
        match self.stated(row, fact):
            case Instant(low, high, zone):
                return as_days(Interval(low, high), zone)
            case Range(low, high):
                return Interval(low, high)
            case _:
                return None

    def years(self) -> list[int]:
        """The years in question: that of as-of, and those before it for which any number is stated."""
        stated = (a.value for rows in self.manifest.records.values() for r in rows.values() for a in r.facts.values())
        by_year = {year for value in stated if isinstance(value, Yearly) for year in value.by_year}
        now = year_of(self.as_of)
        return sorted({year for year in by_year if year < now} | {now})

    def that_differ(self, years: Years) -> list[int]:
        """The years in question; of those before and after all that anything is stated of, one each."""
        first, last = self._told
        return list(range(max(years[0], min(first - 1, years[1])), min(years[1], max(last + 1, years[0])) + 1))

    @cached_property
    def _told(self) -> tuple[int, int]:
        """The first and the last year for which a number is stated, or in which a row begins or ends."""
        records = [r for rows in self.manifest.records.values() for r in rows.values()]
        told = {
            year for r in records for a in r.facts.values() if isinstance(a.value, Yearly) for year in a.value.by_year
        }
        ends = {end for r in records for end in self._lifetime(OneRecord(r.kind, r.id))}
        told |= {int(end) for end in ends if 1 < end < 9999}
        return min(told, default=year_of(self.as_of)), max(told, default=year_of(self.as_of))

    def in_years(self, row: OneRecord, fact: str, years: Years) -> Interval:
        """A number by year, over the years that may be meant; a missing one is 0 outside the lifetime, else unknown."""
        stated = self.stated(row, fact)
        if isinstance(stated, Nothing):
            return Interval(0, 0, none=True)
        known = stated.by_year if isinstance(stated, Yearly) else {}
        first, last = self._lifetime(row)
        spans = [
            known.get(y, Range(0, 0) if y < first or y > last else Range(0, inf)) for y in range(years[0], years[1] + 1)
        ]
        return Interval(min(s.low for s in spans), max(s.high for s in spans))

    def _lifetime(self, row: OneRecord) -> tuple[float, float]:
        """The first and the last year in which the row may be alive; silence of the last means that it goes on."""
        lifetime = self.schema.kinds[row.kind].lifetime
        if lifetime is None:
            return -inf, inf
        first, last = (self.day(row, fact) for fact in lifetime)
        return -inf if first is None else year_of(first.low), inf if last is None else year_of(last.high)


def _kinds(fact: Fact) -> tuple[str, ...]:
    return fact.type.kinds if isinstance(fact.type, Ref | Many) else ()
