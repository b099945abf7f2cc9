"""Laws, the ledgers of their clauses and calendars, from the parser's nodes to the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args

from engine.ground import messages
from engine.ground.schema import Period, Text2
from engine.syntax import literals, tree
from engine.syntax.clauses import Cites, Clauses, reference

FORCES: Final = ("law", "regulation", "rule", "standard", "guidance")
CERTAINTIES: Final = ("text", "secondary", "memory")
WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class _Status:
    state: str
    reason: str | None
    flow: bool


@v_args(inline=True, meta=True)
class Laws(Clauses):
    """Builds laws, ledgers and calendars."""

    # ---- laws and their ledgers --------------------------------------------------------------------------------

    def law(
        self,
        meta: Meta,
        key: Token,
        title: Text2 | None,
        force: Token,
        uses: tuple[tree.Word, ...],
        in_force: Period | None,
        published: tree.Word | None,
        calendar: tree.Word | None,
        *scopes: tree.Governs | tree.Word,
    ) -> tree.Law:
        shared = [scope for scope in scopes if isinstance(scope, tree.Word)]
        for again in shared[1:]:
            self.problems.append(messages.clauses.SCOPE_TWICE(again.span))
        return tree.Law(
            key=self._key(key),
            title=title or Text2(),
            force=self._one_of(force, FORCES, "force of a law"),
            uses=uses,
            in_force=in_force or Period(),
            published=published,
            calendar=calendar,
            governs=tuple(scope for scope in scopes if isinstance(scope, tree.Governs)),
            governs_as=shared[0] if shared else None,
            span=self._span(meta),
        )

    def uses(self, _: Meta, *names: tree.Word) -> tuple[tree.Word, ...]:
        return names

    def published(self, _: Meta, address: Token) -> tree.Word:
        return self._address(address)

    def runs_by(self, _: Meta, calendar: Token) -> tree.Word:
        return self._word(calendar)

    def governs(self, meta: Meta, variable: tree.Variable, when: tree.Expr, cites: Cites) -> tree.Governs:
        return tree.Governs(variable, when, cites, self._span(meta))

    def governs_as(self, _: Meta, key: Token) -> tree.Word:
        return self._key(key)

    def articles(self, meta: Meta, key: Token, *entries: tree.LedgerEntry) -> tree.Articles:
        return tree.Articles(self._key(key), entries, self._span(meta))

    def entry(
        self, meta: Meta, clause: Token, certainty: Token | None, status: _Status, *texts: Text2 | None
    ) -> tree.LedgerEntry:
        # A clause that nobody says to have read counts as written down from memory.
        read = "memory" if certainty is None else self._one_of(certainty, CERTAINTIES, "certainty of a text")
        says, text = (each or Text2() for each in texts)
        said = (status.state, status.reason, status.flow)
        return tree.LedgerEntry(reference(clause), read, *said, says, text, self._span(meta))

    def says(self, _: Meta, en: Token, zh: Token) -> Text2:
        return Text2(literals.words(en).text, literals.words(zh).text)

    def status(self, _: Meta, state: Token, more: Token | None = None) -> _Status:
        if state == "excused":
            return _Status(str(state), str(more), flow=False)
        return _Status(str(state), None, flow=more is not None)

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
