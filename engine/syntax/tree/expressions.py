"""Conditions and values as written."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.source import Span
from engine.ground.value import Value
from engine.syntax.tree.words import Word


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
    form: str


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
    """`event within D of|after|before anchor`, `event at least D after|before anchor`. `in_hours`: D is written in
    hours or minutes; `3 days` and `72 hours` have one value, but not one meaning."""

    event: Expr
    how: str  # "within" | "at least"
    length: Literal
    in_hours: bool
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
