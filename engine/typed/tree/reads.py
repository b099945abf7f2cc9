"""What a rule reads: constants, facts, tables, groups, judgements, defines, parameters, days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.ground.schema import DATE, YES_NO, Date, Period, Type, YesNo
from engine.ground.source import Span
from engine.ground.value import Value

if TYPE_CHECKING:
    from engine.typed.tree.expressions import Expr


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
class InTable:
    """The key has a row in force on the judged day of `at` (or on `on`)."""

    table: str
    keys: tuple[Expr, ...]
    on: Expr | None
    at: str
    span: Span
    type: ClassVar[YesNo] = YES_NO


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
    span: Span
    signed: bool = False
    type: ClassVar[YesNo] = YES_NO


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
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class JudgedDay:
    """`day(f)`: the judged day of the row `of` as a date, an interval where it is not known exactly."""

    of: Variable
    span: Span
    type: ClassVar[Date] = DATE
