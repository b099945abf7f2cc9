"""Rules as written, and what they call: defines, parameters, judgements, exemptions."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Period, Text2
from engine.ground.source import Span
from engine.syntax.tree.declarations import Cell
from engine.syntax.tree.expressions import Expr, Literal, Path
from engine.syntax.tree.words import Citation, TypeName, Variable, Word


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
    the first fact of `judged_on` passes on to the next (`first_stated`). `year`: a row for each year, called so.
    `governs`: the rows that it governs, where these are others than its law's."""

    name: Word
    title: Text2
    cites: tuple[Citation, ...]
    severity: str
    in_force: Period | None
    variable: Variable
    year: Word | None
    judged_on: tuple[Path, ...]
    governs: Expr | None
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
