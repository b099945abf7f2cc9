"""The typed tree: every name resolved, every part with its type; what the engine and the reference evaluator share.

Truth is three-valued everywhere. A variable ranges over the rows of its kinds. Nothing here is sugar: `must not` is a
negated duty, an exemption is a define, a derived fact is a define named `KIND.FACT`.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.problem import Problem
from engine.ground.schema import Judgement, Period, Schema, Text2, Type
from engine.ground.source import Span
from engine.ground.value import Length, Value
from engine.typed.declared import Law, Parameter, Policy

# ---- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal, a term, or a set of terms. The empty set is a set; `none` is `Nothing`."""

    value: Value
    type: Type | None  # None for `none`
    span: Span


@dataclass(frozen=True, slots=True)
class Variable:
    """The row bound by a rule, define or comprehension; names are unique within one rule or define."""

    name: str
    kinds: tuple[str, ...]
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class FactOf:
    """A fact of the record that `of` (type `Ref`) refers to; `none` if the reference is `none`.

    Over several kinds each kind's own fact is meant, stored or derived (`derived[i]` says which for `kinds[i]`: a
    derived one is the define `KIND.FACT`). A `per_year` number is read at the year in question: that of the enclosing
    `during`, else the year of the judged day of `at` (or the caller's year inside a `yearly` define).
    """

    of: Expr
    fact: str
    kinds: tuple[str, ...]
    derived: tuple[bool, ...]
    optional: bool
    type: Type
    at: str
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """`== < <= > >=` (`!=` is `Not` of `==`). Ordered ones take numbers, dates, moments, durations and money; `==`
    takes also terms, references, yes/no and text. `==` of a term is is-a: a stated `health.genetic` == health. With
    `none`: `==` is yes only against `none`; ordered comparisons are no, whichever way they point."""

    op: str
    left: Expr
    right: Expr
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class SetTest:
    """`in` (`not in` is `Not` of it), `overlaps`, `includes`, `covered by`, along the taxonomy `terms`. `in` has a term
    on its left and a set on its right; `includes` a set left and a term right; the others sets on both sides. `none`
    on the left of `in` is in nothing; a `none` set is empty."""

    op: str
    left: Expr
    right: Expr
    terms: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class HasMember:
    """`includes` for records: the list `list` (a `Many` fact) includes the record `member`; with `in`, its mirror."""

    list: FactOf
    member: Expr
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class IsNone:
    """`a is none`; `is not none` is its negation."""

    of: Expr
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Kleene conjunction."""

    parts: tuple[Expr, ...]
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Kleene disjunction."""

    parts: tuple[Expr, ...]
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene negation."""

    of: Expr
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`+` or `-` on numbers of one unit or money of one currency; a difference is never below 0."""

    op: str
    left: Expr
    right: Expr
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Members:
    """The source of a comprehension that is a stored or derived-inverse relation: a `FactOf` of type `Many`."""

    of: FactOf


@dataclass(frozen=True, slots=True)
class Lineage:
    """`upstream`, `downstream` or `origins` of the flow `of`; `sources` of the dataset `of`: all that it was derived
    from or joined with, and they in turn. `until` blocks: such a row is neither visited nor passed. The row itself is
    left out of upstream and downstream, not of origins and sources."""

    direction: str
    of: Variable
    until: Expr | None


@dataclass(frozen=True, slots=True)
class Each:
    """`variable in source where …`; `yearly`: per-year values are read at the year in question, or, with `back`, once
    for each year from so many years before it to so many. Over several years `some` asks for one of them, `every` and
    `no` speak of all, `sum` adds them up; `persons` are at least those of the largest year, at most those of all."""

    variable: Variable
    source: Members | Lineage
    where: Expr | None
    yearly: bool
    span: Span
    back: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Quantified:
    """`some`, `every`, `no`."""

    quantifier: str
    each: Each
    body: Expr
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`count` (no value), `sum`, `min`, `max`, `persons` (distinct people, as bounds) over stored relations: a number.
    `stated`: a number that narrows the result where the two intervals meet."""

    op: str
    value: Expr | None
    each: Each
    stated: Expr | None
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Gathered:
    """`union` or `common` (intersection) of a set over a comprehension: a set of terms. Over no member `union` is
    empty and `common` unknown."""

    op: str
    value: Expr
    each: Each
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """`event within L of anchor`: at or before anchor + L. `after`: also not before anchor. `before`: between
    anchor - L and anchor. `at least L after`: at or after anchor + L; `before`: at or before anchor - L.
    `event` none: no once the time is over at as-of, before that pending (unknown, with a due day). With a `calendar`
    (of the law, for times that are not counted in hours) both sides count as days: working days are counted by it,
    from the day after the anchor, and the end of a time rolls to a working day where the calendar does so."""

    event: Expr
    how: str
    length: Length
    side: str
    anchor: Expr
    at: str
    type: Type
    span: Span
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class InTable:
    """The key has a row in force on the judged day of `at` (or on `on`)."""

    table: str
    keys: tuple[Expr, ...]
    on: Expr | None
    at: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Lookup:
    """A column of the key's row in force on the judged day of `at` (or on `on`)."""

    table: str
    keys: tuple[Expr, ...]
    column: str
    on: Expr | None
    at: str
    optional: bool
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """A dated group of terms, as of the judged day of `at`."""

    group: str
    at: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Judged:
    """The recorded outcome of a judgement about the record `of`; unknown if missing, or if its validity may have run
    out by the judged day of `at`. `signed`: of an attestation, which stands in duties only, among its like."""

    judgement: str
    of: Expr
    at: str
    type: Type
    span: Span
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A define of one row (`of` has type `Ref` of one kind); `none` if `of` is `none`, which as a condition is no. A
    `yearly` define is read at the year of the judged day of `at`, or at the caller's year inside a yearly define."""

    define: str
    of: Expr
    at: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class ParameterOf:
    """The value of a parameter in this run."""

    parameter: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class InForce:
    """The judged day of `at` lies in the period; by interval, so unknown only if the law changed in between."""

    period: Period
    at: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class JudgedDay:
    """`day(f)`: the judged day of the row `of` as a date, an interval where it is not known exactly."""

    of: Variable
    type: Type
    span: Span


Expr = (
    Constant
    | Variable
    | FactOf
    | Compare
    | SetTest
    | HasMember
    | IsNone
    | And
    | Or
    | Not
    | Arithmetic
    | Quantified
    | Aggregate
    | Gathered
    | Deadline
    | InTable
    | Lookup
    | GroupTerms
    | Judged
    | Call
    | ParameterOf
    | InForce
    | JudgedDay
)


# ---- declarations --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Define:
    """A named expression over one row: a define, an exemption, a derived fact (`flow.handler`), or a law's scope
    (`governed PIPL flow`). `yearly`: its value depends on the year of the caller's judged day. `cases`: those of an
    exemption, each in force, with what it cites."""

    name: str
    variable: Variable
    body: Expr
    yearly: bool
    cites: tuple[str, ...]
    title: Text2
    span: Span
    cases: tuple[tuple[Expr, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ButNot:
    """Lifts the exception where `when` holds and none of `but_still` does; in force like what it cites."""

    when: Expr
    cites: tuple[str, ...]
    period: Period
    but_still: tuple[tuple[Expr, tuple[str, ...], Period], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Exception_:  # noqa: N801  a legal exception, not one of Python's
    """`unless`: exempt where `holds` is yes; `holds` is the whole condition (in force, when, but not, but still)
    as one expression, `when` and `but_not` its parts for explanations."""

    holds: Expr
    when: Expr
    cites: tuple[str, ...]
    period: Period
    but_not: tuple[ButNot, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `applies` is in force and governed and `when`; `duty` is already negated for `must not`.
    `judged_on` replaces the kind's judged day. Citations are written `PIPL 38(1)(2)`. `between`: of a conflict, the ids
    of the two rules that it sets against each other; its duty is then never kept. `year`: it has a row for each year in
    question (called so), in which all per-year values are read; judged on 31 December, or on as-of in its year."""

    id: str
    ruleset: str
    law: str
    title: Text2
    cites: tuple[str, ...]
    severity: str  # low | medium | high | critical
    force: str  # must | should
    grade: str  # derived | declared | attested
    certainty: str  # text | secondary | memory
    period: Period
    variable: Variable
    judged_on: tuple[str, ...]
    judged_falls_through: bool
    applies: Expr
    governed: Expr
    when: Expr | None
    duty: Expr
    exceptions: tuple[Exception_, ...]
    fix: Text2
    note: Text2
    span: Span
    between: tuple[str, str] | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """All rules and what they call, checked: the input of the compiler and of the reference evaluator."""

    schema: Schema
    laws: dict[str, Law]  # by key
    defines: dict[str, Define]
    parameters: dict[str, Parameter]
    judgements: dict[str, Judgement]
    rules: tuple[Rule, ...]
    policies: dict[str, Policy]
    warnings: tuple[Problem, ...] = ()  # what does not keep the rules from being evaluated
