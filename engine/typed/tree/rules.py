"""Rules and defines, with their exceptions."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Period, Text2
from engine.ground.source import Span
from engine.typed.tree.expressions import Expr
from engine.typed.tree.reads import Variable


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
    question (called so), in which all per-year values are read; judged on 31 December, or on as-of in its year.
    `own_scope`: what is governed is what the rule says itself, not what its law does."""

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
    own_scope: bool = False
