"""What is made of what is read, row by row: comparisons, tests of sets, and, or, not, sums, deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.ground.schema import YES_NO, Type, YesNo
from engine.ground.source import Span
from engine.ground.value import Length
from engine.typed.tree.reads import FactOf

if TYPE_CHECKING:
    from engine.typed.tree.expressions import Expr


@dataclass(frozen=True, slots=True)
class Compare:
    """`== < <= > >=` (`!=` is `Not` of `==`). Ordered ones take numbers, dates, moments, durations and money; `==`
    takes also terms, references, yes/no and text. `==` of a term is is-a: a stated `health.genetic` == health. With
    `none`: `==` is yes only against `none`; ordered comparisons are no, whichever way they point."""

    op: str
    left: Expr
    right: Expr
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class SetTest:
    """`in` (`not in` is `Not` of it), `overlaps`, `includes`, `covered by`, along the taxonomy `terms`. `in` has a term
    on its left and a set on its right; `includes` a set left and a term right; the others sets on both sides. `none`
    on the left of `in` is in nothing; a `none` set is empty."""

    op: str
    left: Expr
    right: Expr
    terms: str
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class HasMember:
    """`includes` for records: the list `list` (a `Many` fact) includes the record `member`; with `in`, its mirror."""

    list: FactOf
    member: Expr
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class IsNone:
    """`a is none`; `is not none` is its negation."""

    of: Expr
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class And:
    """Kleene conjunction."""

    parts: tuple[Expr, ...]
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class Or:
    """Kleene disjunction."""

    parts: tuple[Expr, ...]
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene negation."""

    of: Expr
    span: Span
    type: ClassVar[YesNo] = YES_NO


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`+` or `-` on numbers of one unit or money of one currency; a difference is never below 0."""

    op: str
    left: Expr
    right: Expr
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
    span: Span
    calendar: str | None = None
    type: ClassVar[YesNo] = YES_NO
