"""The tree of a policy text: every clause as written, with its span; names are words, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Period, Text2
from engine.ground.source import Span
from engine.ground.value import Value


@dataclass(frozen=True, slots=True)
class Word:
    """A word or dotted name as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A law's key and the normalised reference: `13(1)(2)`, `13(1)2` and `13 (1) 2` are all `PIPL`, `13(1)(2)`."""

    law: str
    reference: str
    span: Span


# ---- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Path:
    """`f.from.country`, or a bare word: a variable, parameter, group, or term, as the scope decides."""

    parts: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal. `form` is number, percent, duration, money, date, text, yesno or none: a number, a percentage and
    a date are all a `Range`."""

    value: Value
    span: Span
    form: str = ""


@dataclass(frozen=True, slots=True)
class TermSetLiteral:
    """`{security_assessment, standard_contract}`."""

    names: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class During:
    """`during this_year`, `during y.previous to y`: the first year and the last, the same if only one is written."""

    first: Word
    last: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Each:
    """`var in source where … until … during …`."""

    variable: Word
    source: Path | Lineage
    where: Expr | None
    until: Expr | None
    during: During | None
    span: Span


@dataclass(frozen=True, slots=True)
class Lineage:
    """`upstream of f`, `downstream of f`, `origins of f` of a flow; `sources of d` of a dataset."""

    direction: str
    of: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Quantified:
    """`some | every | no` each `has` body."""

    quantifier: str
    each: Each
    body: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a and b and c`."""

    parts: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a or b or c`."""

    parts: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Negated:
    """`not a`."""

    of: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a OP b` with OP one of == != < <= > >=."""

    op: str
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Membership:
    """`a OP b` with OP one of `in`, `not in`, `overlaps`, `includes`, `covered by`, `completes`."""

    op: str
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class NoneTest:
    """`a is none`, `a is not none`."""

    of: Expr
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class DeadlineTest:
    """`event within D of|after|before anchor`, `event at least D after|before anchor`."""

    event: Expr
    how: str  # "within" | "at least"
    length: Literal
    side: str  # "of" | "after" | "before"
    anchor: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`a + b`, `a - b` on counts and money."""

    op: str
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """`leaves_mainland(f)`."""

    name: Word
    argument: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Lookup:
    """`adequacy[f.to.country on f.started].only`; without a column, in no position that the grammar allows."""

    table: Word
    keys: tuple[Expr, ...]
    on: Path | None
    column: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class JudgedByPeople:
    """`judged effective_there(f)`; `signed`: `attested staff_trained(p)`."""

    signed: bool
    name: Word
    argument: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`sum | min | max | persons | union | common (value for each, stated p)`, or `count (each)` with no value."""

    op: str
    value: Expr | None
    each: Each
    stated: Path | None
    span: Span


Expr = (
    Path
    | Literal
    | TermSetLiteral
    | Quantified
    | AllOf
    | AnyOf
    | Negated
    | Comparison
    | Membership
    | NoneTest
    | DeadlineTest
    | Arithmetic
    | Call
    | Lookup
    | JudgedByPeople
    | Aggregate
)


# ---- items ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type as written: `form` is yesno, text, date, moment, duration, money, term, set, count, one or many;
    `names` the taxonomy, unit or kinds."""

    form: str
    names: tuple[Word, ...]
    per_year: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Variable:
    """`f: flow` or `flow f`."""

    kind: Word
    name: Word


@dataclass(frozen=True, slots=True)
class Governs:
    """Which rows of a kind a law governs."""

    variable: Variable
    when: Expr
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Law:
    """A law: one a folder. `governs_as`: the key of the law whose scope it shares."""

    key: Word
    title: Text2
    force: str
    uses: tuple[Word, ...]
    in_force: Period
    calendar: Word | None
    governs: tuple[Governs, ...]
    governs_as: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One clause of a law: its reference, how well its text was read, and whether rules are to be expected."""

    reference: str
    certainty: str  # text | secondary | memory
    state: str  # open | ruled | excused
    reason: str | None
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


@dataclass(frozen=True, slots=True)
class FactDecl:
    """A fact of a kind, as declared."""

    name: Word
    type: TypeName
    optional: bool
    derived: Expr | None
    inverse: Word | None
    through: Word | None
    covers: bool
    ahead: bool
    core: bool
    title: Text2
    ask: Text2
    span: Span


@dataclass(frozen=True, slots=True)
class KindDecl:
    """A kind, or more facts for one (`extend`)."""

    extends: bool
    variable: Variable
    title: Text2
    plural: Word | None
    several: Text2
    judged_on: tuple[Path, ...]
    falls_through: bool
    lifetime: tuple[Path, Path] | None
    governed: Expr | None
    facts: tuple[FactDecl, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TermsDecl:
    """A taxonomy."""

    name: Word
    title: Text2
    entries: tuple[tuple[Word, Text2], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class GroupDecl:
    """A legal list of terms; several declarations of one name add up, each with its own dates."""

    name: Word
    terms: Word
    title: Text2
    members: TermSetLiteral
    cites: tuple[Citation, ...]
    in_force: Period | None
    span: Span


@dataclass(frozen=True, slots=True)
class CombinationDecl:
    """Terms that together make what none of them is alone: each of `sets` is one way; its dates are its citation's."""

    name: Word
    terms: Word
    title: Text2
    sets: tuple[TermSetLiteral, ...]
    cites: tuple[Citation, ...]
    in_force: Period | None
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """A key or a value column of a table."""

    name: Word
    type: TypeName
    optional: bool
    title: Text2


Cell = Literal | TermSetLiteral | Path


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; its dates are its own or its citation's."""

    keys: tuple[Cell, ...]
    values: tuple[Cell, ...]
    in_force: Period | None
    cites: tuple[Citation, ...]
    note: Text2
    span: Span


@dataclass(frozen=True, slots=True)
class TableDecl:
    """A dated table."""

    name: Word
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]
    title: Text2
    open: bool
    rows: tuple[TableRow, ...]
    otherwise: tuple[Cell, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Define:
    """A named expression over one row."""

    name: Word
    variable: Variable
    title: Text2
    body: Expr
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a policy may set; a contested one is a reading of the law on which opinions differ."""

    name: Word
    type: TypeName
    value: Cell
    bounds: tuple[Cell, Cell] | None
    contested: bool
    title: Text2
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """A question that only people can answer, about a row; `signed`: an attestation, which a person vouches for."""

    signed: bool
    name: Word
    variable: Variable
    title: Text2
    ask: Text2
    valid: Literal | None
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ButStill:
    """An exception to the exception to an exception."""

    when: Expr
    cites: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ButNot:
    """An exception to an exception."""

    when: Expr
    cites: tuple[Citation, ...]
    but_still: tuple[ButStill, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """One case of an exemption, or the condition of an exception."""

    when: Expr
    cites: tuple[Citation, ...]
    in_force: Period | None
    but_not: tuple[ButNot, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Exemption:
    """A named exemption with its cases."""

    name: Word
    variable: Variable
    title: Text2
    cases: tuple[Case, ...]
    but_not: tuple[ButNot, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written. `force` is must or should; `negated` for must not and should not. `falls_through`: silence of
    the first fact of `judged_on` passes on to the next (`first_stated`). `year`: a row for each year, called so."""

    name: Word
    title: Text2
    cites: tuple[Citation, ...]
    severity: str
    in_force: Period | None
    variable: Variable
    year: Word | None
    judged_on: tuple[Path, ...]
    when: Expr | None
    force: str
    negated: bool
    duty: Expr
    exceptions: tuple[Case, ...]
    fix: Text2
    note: Text2
    span: Span
    falls_through: bool = False


@dataclass(frozen=True, slots=True)
class Amendment:
    """Exceptions that a special law adds to a rule."""

    rule: Word
    exceptions: tuple[Case, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rules that cannot both be kept on a row, where both apply."""

    name: Word
    title: Text2
    cites: tuple[Citation, ...]
    variable: Variable
    rules: tuple[Word, Word]
    when: Expr | None
    fix: Text2
    note: Text2
    span: Span


@dataclass(frozen=True, slots=True)
class FailsOn:
    """What fails the gate: a verdict from a severity on (None: any); `new`: only what a baseline does not have."""

    verdict: Word
    severity: str | None
    new: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that a policy leaves out, and why."""

    rule: Word
    because: Text2


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rulesets are evaluated, what fails, which parameters and severities differ, for which facts (`flow.kind`)
    evidence is asked, and which rules are left out."""

    name: Word
    title: Text2
    uses: tuple[Word, ...]
    fails: tuple[FailsOn, ...]
    settings: tuple[tuple[Word, Cell], ...]
    severities: tuple[tuple[Word, str], ...]
    evidence: tuple[Word, ...]
    skips: tuple[Skipped, ...]
    span: Span


Item = (
    Law
    | Articles
    | CalendarDecl
    | KindDecl
    | TermsDecl
    | GroupDecl
    | CombinationDecl
    | TableDecl
    | Define
    | Parameter
    | Judgement
    | Exemption
    | Rule
    | Amendment
    | Conflict
    | Policy
)


@dataclass(frozen=True, slots=True)
class Module:
    """One file: its path as reported, the ruleset it belongs to (`pipl`, `cn.cbf`, `words`) and its items."""

    path: str
    ruleset: str
    items: tuple[Item, ...]
