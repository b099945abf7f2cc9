"""Comprehensions: the rows that they go over, and what is asked or made of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.ground.schema import YES_NO, Type, YesNo
from engine.ground.source import Span
from engine.typed.tree.reads import FactOf, Variable

if TYPE_CHECKING:
    from engine.typed.tree.expressions import Expr


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
    span: Span
    type: ClassVar[YesNo] = YES_NO


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
