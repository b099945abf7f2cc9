"""The tree of a policy text: every clause as written, with its span; names are words, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.syntax.tree.declarations import (
    Cell,
    Column,
    CombinationDecl,
    FactDecl,
    GroupDecl,
    KindDecl,
    TableDecl,
    TableRow,
    TermsDecl,
)
from engine.syntax.tree.expressions import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Call,
    Comparison,
    DeadlineTest,
    During,
    Each,
    Expr,
    JudgedByPeople,
    Lineage,
    Literal,
    Lookup,
    Membership,
    Negated,
    NoneTest,
    Path,
    Quantified,
    TermSetLiteral,
)
from engine.syntax.tree.laws import Articles, CalendarDays, CalendarDecl, Governs, Law, LedgerEntry
from engine.syntax.tree.policies import FailsOn, Policy, Skipped
from engine.syntax.tree.rules import (
    Amendment,
    ButNot,
    ButStill,
    Case,
    Conflict,
    Define,
    Exemption,
    Judgement,
    Parameter,
    Rule,
)
from engine.syntax.tree.words import Citation, TypeName, Variable, Word

__all__ = [
    "Aggregate",
    "AllOf",
    "Amendment",
    "AnyOf",
    "Arithmetic",
    "Articles",
    "ButNot",
    "ButStill",
    "CalendarDays",
    "CalendarDecl",
    "Call",
    "Case",
    "Cell",
    "Citation",
    "Column",
    "CombinationDecl",
    "Comparison",
    "Conflict",
    "DeadlineTest",
    "Define",
    "During",
    "Each",
    "Exemption",
    "Expr",
    "FactDecl",
    "FailsOn",
    "Governs",
    "GroupDecl",
    "Item",
    "JudgedByPeople",
    "Judgement",
    "KindDecl",
    "Law",
    "LedgerEntry",
    "Lineage",
    "Literal",
    "Lookup",
    "Membership",
    "Module",
    "Negated",
    "NoneTest",
    "Parameter",
    "Path",
    "Policy",
    "Quantified",
    "Rule",
    "Skipped",
    "TableDecl",
    "TableRow",
    "TermSetLiteral",
    "TermsDecl",
    "TypeName",
    "Variable",
    "Word",
]


Item = (
    Law
    | Articles
    | CalendarDecl
    | KindDecl
    | TermsDecl
    | GroupDecl
    | CombinationDecl
    | TableDecl
    | Define
    | Parameter
    | Judgement
    | Exemption
    | Rule
    | Amendment
    | Conflict
    | Policy
)


@dataclass(frozen=True, slots=True)
class Module:
    """One file: its path as reported, the ruleset it belongs to (`pipl`, `cn.cbf`, `words`) and its items."""

    path: str
    ruleset: str
    items: tuple[Item, ...]
