"""What clauses are made of besides conditions: words, citations, types and variables as written."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.source import Span


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
