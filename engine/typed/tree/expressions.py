"""All that an expression of the typed tree may be."""

from __future__ import annotations

from engine.typed.tree.conditions import And, Arithmetic, Compare, Deadline, HasMember, IsNone, Not, Or, SetTest
from engine.typed.tree.members import Aggregate, Gathered, Quantified
from engine.typed.tree.reads import (
    Call,
    Constant,
    FactOf,
    GroupTerms,
    InForce,
    InTable,
    Judged,
    JudgedDay,
    Lookup,
    ParameterOf,
    Variable,
)

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
