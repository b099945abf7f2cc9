"""Laws as written: what they govern, the ledgers of their clauses, the calendars they run by."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Period, Text2
from engine.ground.source import Span
from engine.syntax.tree.expressions import Expr
from engine.syntax.tree.words import Citation, Variable, Word


@dataclass(frozen=True, slots=True)
class Governs:
    """Which rows of a kind a law governs."""

    variable: Variable
    when: Expr
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Law:
    """A law: one a folder. `published`: the address of its official text; `governs_as`: the key of the law
    whose scope it shares."""

    key: Word
    title: Text2
    force: str
    uses: tuple[Word, ...]
    in_force: Period
    published: Word | None
    calendar: Word | None
    governs: tuple[Governs, ...]
    governs_as: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One clause of a law: its reference, how well its text was read, whether rules are to be expected, and whether it
    is a duty that flows of data can show. `says` paraphrases the clause, `text` tells why it has its state."""

    reference: str
    certainty: str  # text | secondary | memory
    state: str  # open | ruled | excused
    reason: str | None
    flow: bool
    says: Text2
    text: Text2
    span: Span


@dataclass(frozen=True, slots=True)
class Articles:
    """The ledger of a law's clauses."""

    key: Word
    entries: tuple[LedgerEntry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """Days off, or (`off` is not set) days worked although they fall on a weekend; proleptic ordinals."""

    off: bool
    first: int
    last: int
    title: Text2
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CalendarDecl:
    """Which days are working days, as far as it is `known`; `rolls`: a term in days or longer that ends on a day off
    ends on the next working day."""

    name: Word
    title: Text2
    weekend: tuple[Word, ...]
    rolls: bool
    known: Period
    days: tuple[CalendarDays, ...]
    span: Span
