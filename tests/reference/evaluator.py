"""The value of each kind of expression at a row; conditions are left to `conditions`, what several members come to
together to `totals`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import inf

from engine.ground import schema
from engine.ground.value import Nothing, OneRecord, Value
from engine.typed import tree
from engine.typed.absence import may_be_none
from tests.reference import conditions, law, totals
from tests.reference.calendar import year_of
from tests.reference.comprehension import Part, T
from tests.reference.hull import hull
from tests.reference.kleene import Kleene
from tests.reference.lineage import Found, Provenance
from tests.reference.operators import CONDITIONS, Notes
from tests.reference.relations import World, Years
from tests.reference.scope import SOMEBODY, Scope, asks_too_much
from tests.reference.sources import sources
from tests.reference.values import Interval, Listing, One, Val, as_days, minus, nothing, plus
from tests.reference.words import Words


@dataclass(frozen=True)
class Reading:
    """What is taken for granted: the parameters; judgements as recorded, or none of them; running clocks as unknown, or
    as kept; whether `every` over nothing is yes or, where `something` is asked for, no."""

    parameters: Mapping[str, Value]
    judgements: bool = True
    clocks_run: bool = True
    something: bool = False


@dataclass(eq=False)
class Evaluator:
    """All expressions of a program over one world under one reading; `notes` hear what conditions come to."""

    program: tree.Program
    world: World
    provenance: Provenance
    reading: Reading
    notes: Notes | None

    def __post_init__(self) -> None:
        self.words = Words(self.program.schema.terms)
        self.called: dict[tuple[str, OneRecord, Years | None], Val] = {}
        self.barriers: dict[tuple[int, Years | None], dict[OneRecord, Kleene]] = {}

    def truth(self, e: tree.Expr, s: Scope) -> Kleene:
        """An expression as a condition: `none` is no."""
        of = One(None) if asks_too_much(e, s, self.program, self.world) else self.value(e, s)
        assert isinstance(of, One)
        truth = False if of.none else of.item
        assert truth is None or isinstance(truth, bool)
        if self.notes is not None:
            self.notes.hear(e, truth)
        return truth

    def value(self, e: tree.Expr, s: Scope) -> Val:
        """An expression's value; that of a condition is a yes/no."""
        match e:
            case tree.Constant(stated, type_):
                return self.words.known(stated, type_, exact=True)
            case tree.ParameterOf(parameter, type_):
                return self.words.known(self.reading.parameters[parameter], type_, exact=True)
            case tree.Variable(name):
                return s.rows.get(name, SOMEBODY)
            case tree.FactOf():
                return self._fact(e, s)
            case tree.Call(define, of, at, type_):
                return self._call(define, self.row(of, s), type_, self.years(at, s))
            case tree.Arithmetic(op, left, right):
                return (plus if op == "+" else minus)(self.value(left, s), self.value(right, s))
            case tree.Aggregate():
                return hull([totals.aggregate(self, e, of_year) for of_year in self.apart(e.each, s)])
            case tree.Gathered():
                return hull([totals.gathered(self, e, of_year) for of_year in self.apart(e.each, s)])
            case tree.Lookup():
                return self._lookup(e, s)
            case tree.GroupTerms(group, at):
                return law.group_terms(self.program.schema.groups[group], self.day(at, s))
            case tree.JudgedDay(of):
                return self.day(of.name, s)
            case _:
                return One(conditions.test(self, e, s))

    # ---- rows, days, years -----------------------------------------------------------------------------------------

    def row(self, e: tree.Expr, s: Scope) -> One:
        """The value of a reference."""
        found = self.value(e, s)
        assert isinstance(found, One)
        return found

    def day(self, at: str, s: Scope, on: tree.Expr | None = None) -> Interval:
        """The judged day of a bound row, or the day that is named instead."""
        if on is None:
            return s.days.get(at, Interval(-inf, self.world.as_of))
        if isinstance(on, tree.FactOf) and isinstance(on.type, schema.Moment):
            of = self.row(on.of, s).item
            stated = self.world.day(of, on.fact) if isinstance(of, OneRecord) else None
            return stated or as_days(self.interval(on, s))
        return self.interval(on, s)

    def years(self, at: str, s: Scope) -> Years:
        """The calendar years in question: those of `this_year`, else those of the judged day."""
        day = self.day(at, s)
        return s.years or (year_of(day.low), year_of(day.high))

    def interval(self, e: tree.Expr, s: Scope) -> Interval:
        """The value of a number, a day or a moment."""
        found = self.value(e, s)
        assert isinstance(found, Interval), "neither durations nor money are meant here"
        return found

    # ---- facts, defines, look-ups ----------------------------------------------------------------------------------

    def _fact(self, e: tree.FactOf, s: Scope) -> Val:
        of = self.row(e.of, s)
        if of.none:
            return nothing(e.type)
        if not isinstance(of.item, OneRecord):
            return self.words.unknown(e.type, e.optional or of.none is None)
        if e.derived[e.kinds.index(of.item.kind)]:
            return self._call(f"{of.item.kind}.{e.fact}", of, e.type, self.years(e.at, s))
        if isinstance(e.type, schema.Many):
            return self.world.listing(of.item, e.fact, self.derived)
        if isinstance(e.type, schema.Number) and e.type.per_year:
            return self.world.in_years(of.item, e.fact, self.years(e.at, s))
        stated = self.world.stated(of.item, e.fact)
        return self.words.unknown(e.type, e.optional) if stated is None else self.words.known(stated, e.type)

    def _call(self, name: str, row: One, type_: schema.Type, years: Years) -> Val:
        if row.none:
            return nothing(type_)
        define = self.program.defines[name]
        if not isinstance(row.item, OneRecord):
            absent = row.none is None or may_be_none(define.body, self.program.defines.get)
            return self.words.unknown(type_, absent)
        if define.yearly and years[0] < years[1]:
            return hull([self._call(name, row, type_, (year, year)) for year in self.world.that_differ(years)])
        key = (name, row.item, years if define.yearly else None)
        if key not in self.called:
            scope = Scope(years=key[2]).bind(define.variable.name, row, self.world.judged_day(row.item))
            condition = isinstance(define.body, CONDITIONS)
            self.called[key] = One(self.truth(define.body, scope)) if condition else self.value(define.body, scope)
        return self.called[key]

    def derived(self, row: OneRecord, fact: str) -> One | Listing:
        """The value of a derived reference or list, for the way back."""
        years = self.years("", Scope())
        found = self._call(f"{row.kind}.{fact}", One(row), self.program.schema.kinds[row.kind].facts[fact].type, years)
        assert isinstance(found, One | Listing)
        return found

    def _lookup(self, e: tree.Lookup, s: Scope) -> Val:
        keys, day = tuple(self.row(key, s) for key in e.keys), self.day(e.at, s, e.on)
        if day.none or any(key.none for key in keys):
            return nothing(e.type)
        found = law.looked_up(self.program.schema.tables[e.table], keys, e.column, day)
        if found is None or day.none is None:
            return self.words.unknown(e.type, e.optional or day.none is None or any(key.none is None for key in keys))
        # a set in a table is what the law wrote; a term is compared as a stated one, for only a constant is general
        exact = isinstance(e.type, schema.TermSet)
        return nothing(e.type) if isinstance(found, Nothing) else self.words.known(found, e.type, exact)

    # ---- comprehensions --------------------------------------------------------------------------------------------

    def parts(
        self, each: tree.Each, s: Scope, of: Callable[[Scope], T], itself: bool = False
    ) -> tuple[list[Part[T]], bool]:
        """What is asked of each row that may be a member, and whether there may be unlisted ones."""
        s = self.this_year(each, s)
        apart = replace(s, outside=(*s.outside, frozenset(s.rows)))
        name = each.variable.name
        if isinstance(each.source, tree.Lineage):
            found = self._found(each, each.source, s, itself)
            kind = each.source.of.kinds[0]
            rows = [(g, g in found.definite, s) for g in self.world.rows(kind) if g in found.possible]
            is_open = found.open
        else:
            listing = self.value(each.source.of, s)
            assert isinstance(listing, Listing)
            rows = [(g, True, s) for g in listing.members] + [(g, False, apart) for g in listing.floating]
            is_open = listing.open
        parts = []
        for row, sure, outer in rows:
            inner = outer.bind(name, One(row), self.world.judged_day(row))
            belongs = True if each.where is None else self.truth(each.where, inner)
            if belongs is not False:
                parts.append(Part(sure and belongs is True, of(inner), row))
        return parts, is_open

    def this_year(self, each: tree.Each, s: Scope) -> Scope:
        """The scope in which per-year numbers are read."""
        if not each.yearly or isinstance(each.source, tree.Lineage):
            return s
        return replace(s, years=self.years(each.source.of.at, s))

    def apart(self, each: tree.Each, s: Scope) -> list[Scope]:
        """One scope for each year that may be meant where a comprehension is of the year of a day; else the scope."""
        if s.years is not None or not each.yearly or isinstance(each.source, tree.Lineage):
            return [s]
        years = self.years(each.source.of.at, s)
        return [replace(s, years=(year, year)) for year in self.world.that_differ(years)]

    def over_years(self, each: tree.Each, s: Scope) -> list[Scope]:
        """One scope for each of the years that are counted."""
        s = self.this_year(each, s)
        if each.back == (0, 0):
            return [s]
        assert s.years is not None
        first, last = (s.years[0] - back for back in each.back)
        return [replace(s, years=(year, year)) for year in range(first, last + 1)]

    def _found(self, each: tree.Each, source: tree.Lineage, s: Scope, itself: bool) -> Found:
        of = self.row(source.of, s)
        if not isinstance(of.item, OneRecord):
            return Found(frozenset(), frozenset(), open=True)
        barrier = self._barrier(each.variable.name, source, s)
        if source.direction == "sources":
            return sources(self.world, of.item, barrier)
        return self.provenance.found(source.direction, of.item, barrier, itself)

    def _barrier(self, name: str, source: tree.Lineage, s: Scope) -> dict[OneRecord, Kleene]:
        if source.until is None:
            return {}
        key = (id(source.until), s.years)
        if key not in self.barriers:
            bound = {g: s.bind(name, One(g), self.world.judged_day(g)) for g in self.world.rows(source.of.kinds[0])}
            self.barriers[key] = {g: self.truth(source.until, inner) for g, inner in bound.items()}
        return self.barriers[key]
