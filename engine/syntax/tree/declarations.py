"""What rules speak of, as written: kinds and facts, taxonomies, legal lists of terms, tables."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Period, Text2
from engine.ground.source import Span
from engine.syntax.tree.expressions import Expr, Literal, Path, TermSetLiteral
from engine.syntax.tree.words import Citation, TypeName, Variable, Word


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
