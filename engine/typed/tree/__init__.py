"""The typed tree: every name resolved, every part with its type; what the engine and the reference evaluator share.

Truth is three-valued everywhere. A variable ranges over the rows of its kinds. Nothing here is sugar: `must not` is a
negated duty, an exemption is a define, a derived fact is a define named `KIND.FACT`.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.problem import Problem
from engine.ground.schema import Judgement, Schema
from engine.typed.declared import Law, Parameter, Policy
from engine.typed.tree.conditions import And, Arithmetic, Compare, Deadline, HasMember, IsNone, Not, Or, SetTest
from engine.typed.tree.expressions import Expr
from engine.typed.tree.members import Aggregate, Each, Gathered, Lineage, Members, Quantified
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
from engine.typed.tree.rules import ButNot, Define, Exception_, Rule

__all__ = [
    "Aggregate",
    "And",
    "Arithmetic",
    "ButNot",
    "Call",
    "Compare",
    "Constant",
    "Deadline",
    "Define",
    "Each",
    "Exception_",
    "Expr",
    "FactOf",
    "Gathered",
    "GroupTerms",
    "HasMember",
    "InForce",
    "InTable",
    "IsNone",
    "Judged",
    "JudgedDay",
    "Lineage",
    "Lookup",
    "Members",
    "Not",
    "Or",
    "ParameterOf",
    "Program",
    "Quantified",
    "Rule",
    "SetTest",
    "Variable",
]


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
