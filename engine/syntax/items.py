"""Items: laws, definitions, rules and policies, from the parser's nodes to the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args

from engine.ground.schema import Period, Text2
from engine.syntax import literals, tree
from engine.syntax.clauses import Judged, reference
from engine.syntax.policies import SEVERITIES, Policies

FORCES: Final = ("law", "regulation", "rule", "standard", "guidance")
CERTAINTIES: Final = ("text", "secondary", "memory")
WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Cites = tuple[tree.Citation, ...]


@dataclass(frozen=True, slots=True)
class _Status:
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Duty:
    force: str
    negated: bool
    of: tree.Expr


@v_args(inline=True, meta=True)
class Items(Policies):
    """Builds the items of one source."""

    # ---- laws and their ledgers --------------------------------------------------------------------------------

    def law(
        self,
        meta: Meta,
        key: Token,
        title: Text2 | None,
        force: Token,
        uses: tuple[tree.Word, ...],
        in_force: Period | None,
        calendar: tree.Word | None,
        *scopes: tree.Governs | tree.Word,
    ) -> tree.Law:
        shared = [scope for scope in scopes if isinstance(scope, tree.Word)]
        for again in shared[1:]:
            self._problem("P116", "`governs as` is given twice", again.span, "a law shares one scope; keep one")
        return tree.Law(
            key=self._key(key),
            title=title or Text2(),
            force=self._one_of(force, FORCES, "force of a law"),
            uses=uses,
            in_force=in_force or Period(),
            calendar=calendar,
            governs=tuple(scope for scope in scopes if isinstance(scope, tree.Governs)),
            governs_as=shared[0] if shared else None,
            span=self._span(meta),
        )

    def uses(self, _: Meta, *names: tree.Word) -> tuple[tree.Word, ...]:
        return names

    def runs_by(self, _: Meta, calendar: Token) -> tree.Word:
        return self._word(calendar)

    def governs(self, meta: Meta, variable: tree.Variable, when: tree.Expr, cites: Cites) -> tree.Governs:
        return tree.Governs(variable, when, cites, self._span(meta))

    def governs_as(self, _: Meta, key: Token) -> tree.Word:
        return self._key(key)

    def articles(self, meta: Meta, key: Token, *entries: tree.LedgerEntry) -> tree.Articles:
        return tree.Articles(self._key(key), entries, self._span(meta))

    def entry(
        self, meta: Meta, clause: Token, certainty: Token | None, status: _Status, text: Text2 | None
    ) -> tree.LedgerEntry:
        # A clause that nobody says to have read counts as written down from memory.
        read = "memory" if certainty is None else self._one_of(certainty, CERTAINTIES, "certainty of a text")
        return tree.LedgerEntry(reference(clause), read, status.state, status.reason, text or Text2(), self._span(meta))

    def status(self, _: Meta, state: Token, reason: Token | None = None) -> _Status:
        return _Status(str(state), None if reason is None else str(reason))

    # ---- calendars ---------------------------------------------------------------------------------------------

    def calendar(
        self,
        meta: Meta,
        name: Token,
        title: Text2 | None,
        weekend: tuple[tree.Word, ...],
        rolls: Token | None,
        known: Period,
        *days: tree.CalendarDays,
    ) -> tree.CalendarDecl:
        return tree.CalendarDecl(
            self._word(name), title or Text2(), weekend, rolls is not None, known, days, self._span(meta)
        )

    def weekend(self, _: Meta, *names: Token) -> tuple[tree.Word, ...]:
        for name in names:
            self._one_of(name, WEEK, "day of the week")
        return tuple(self._word(name) for name in names)

    def days(self, _: Meta, first: Token, last: Token | None) -> Period:
        begin = self._day(first)
        return Period(begin, begin if last is None else self._day(last))

    def day_off(self, meta: Meta, days: Period, title: Text2 | None, cites: Cites | None) -> tree.CalendarDays:
        return self._calendar_days(meta, True, days, title, cites)

    def day_on(self, meta: Meta, days: Period, title: Text2 | None, cites: Cites | None) -> tree.CalendarDays:
        return self._calendar_days(meta, False, days, title, cites)

    def _calendar_days(
        self, meta: Meta, off: bool, days: Period, title: Text2 | None, cites: Cites | None
    ) -> tree.CalendarDays:
        first, last = days.first or 0, days.last or 0  # 0 where the date is no date, which is a problem already
        return tree.CalendarDays(off, first, last, title or Text2(), cites or (), self._span(meta))

    # ---- definitions, parameters, judgements -------------------------------------------------------------------

    def define(
        self,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        body: tree.Expr,
        cites: Cites | None,
    ) -> tree.Define:
        return tree.Define(self._name(name), variable, title or Text2(), body, cites or (), self._span(meta))

    def parameter(
        self,
        meta: Meta,
        contested: Token | None,
        name: tree.Path,
        of_type: tree.TypeName,
        value: tree.Cell,
        low: tree.Cell | None,
        high: tree.Cell | None,
        title: Text2 | None,
        cites: Cites | None,
    ) -> tree.Parameter:
        return tree.Parameter(
            name=tree.Word(".".join(word.text for word in name.parts), name.span),
            type=of_type,
            value=value,
            bounds=None if low is None or high is None else (low, high),
            contested=contested is not None,
            title=title or Text2(),
            cites=cites or (),
            span=self._span(meta),
        )

    def judgement(
        self,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        ask: Text2 | None,
        valid: Token | None,
        cites: Cites,
    ) -> tree.Judgement:
        return self._question(meta, False, name, variable, title, ask, valid, cites)

    def attestation(
        self,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        ask: Text2 | None,
        valid: Token | None,
        cites: Cites,
    ) -> tree.Judgement:
        return self._question(meta, True, name, variable, title, ask, valid, cites)

    def _question(
        self,
        meta: Meta,
        signed: bool,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        ask: Text2 | None,
        valid: Token | None,
        cites: Cites,
    ) -> tree.Judgement:
        length = None if valid is None else self._literal(valid, "duration", literals.duration(valid))
        return tree.Judgement(
            signed, self._name(name), variable, title or Text2(), ask or Text2(), length, cites, self._span(meta)
        )

    # ---- rules and exceptions ----------------------------------------------------------------------------------

    def rule(
        self,
        meta: Meta,
        name: tree.Word,
        title: Text2 | None,
        cites: Cites,
        severity: Token | None,
        in_force: Period | None,
        variable: tree.Variable,
        _each_year: Token | None,
        year: Token | None,
        judged: Judged | None,
        when: tree.Expr | None,
        duty: _Duty,
        exceptions: tuple[tree.Case, ...],
        fix: Text2 | None,
        note: Text2 | None,
    ) -> tree.Rule:
        return tree.Rule(
            name=name,
            title=title or Text2(),
            cites=cites,
            severity="" if severity is None else self._one_of(severity, SEVERITIES, "severity"),
            in_force=in_force,
            variable=variable,
            year=self._word_or_none(year),
            judged_on=judged.on if judged else (),
            falls_through=judged.falls_through if judged else False,
            when=when,
            force=duty.force,
            negated=duty.negated,
            duty=duty.of,
            exceptions=exceptions,
            fix=fix or Text2(),
            note=note or Text2(),
            span=self._span(meta),
        )

    def must(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("must", False, of)

    def must_not(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("must", True, of)

    def should(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("should", False, of)

    def should_not(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("should", True, of)

    def exceptions(self, _: Meta, *exceptions: tree.Case) -> tuple[tree.Case, ...]:
        return exceptions

    def exception(
        self, meta: Meta, when: tree.Expr, cites: Cites, in_force: Period | None, *but_not: tree.ButNot
    ) -> tree.Case:
        return tree.Case(when, cites, in_force, but_not, self._span(meta))

    case = exception

    def but_not(self, meta: Meta, when: tree.Expr, cites: Cites, *but_still: tree.ButStill) -> tree.ButNot:
        return tree.ButNot(when, cites, but_still, self._span(meta))

    def but_still(self, meta: Meta, when: tree.Expr, cites: Cites) -> tree.ButStill:
        return tree.ButStill(when, cites, self._span(meta))

    def exemption(
        self,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        *parts: tree.Case | tree.ButNot,
    ) -> tree.Exemption:
        cases = tuple(part for part in parts if isinstance(part, tree.Case))
        but_not = tuple(part for part in parts if isinstance(part, tree.ButNot))
        return tree.Exemption(self._name(name), variable, title or Text2(), cases, but_not, self._span(meta))

    def amend(self, meta: Meta, rule: tree.Word, *exceptions: tree.Case) -> tree.Amendment:
        return tree.Amendment(rule, exceptions, self._span(meta))

    def conflict(
        self,
        meta: Meta,
        name: tree.Word,
        title: Text2 | None,
        cites: Cites,
        variable: tree.Variable,
        one: tree.Word,
        other: tree.Word,
        when: tree.Expr | None,
        fix: Text2 | None,
        note: Text2 | None,
    ) -> tree.Conflict:
        rules, span = (one, other), self._span(meta)
        return tree.Conflict(
            name, title or Text2(), cites, variable, rules, when, fix or Text2(), note or Text2(), span
        )
