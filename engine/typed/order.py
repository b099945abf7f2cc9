"""The order of defines: what each calls stands before it; what comes back to itself is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.ground import messages
from engine.ground.source import Span
from engine.typed import tree
from engine.typed.problems import Problems
from engine.typed.walk import everything

MOST_CALLS: Final = 40
"""Defines that call each other in a row: far above what a person can follow, low enough that no stack overflows."""


def called(expr: tree.Expr) -> tuple[str, ...]:
    """The keys of the defines that an expression calls or reads as derived facts, once each, in order."""
    return tuple(dict.fromkeys(key for part in everything(expr) for key in called_here(part)))


def called_here(part: tree.Expr) -> tuple[str, ...]:
    """The keys that one node calls, without those of its parts."""
    match part:
        case tree.Call(define=key):
            return (key,)
        case tree.FactOf(fact=fact, kinds=kinds, derived=derived):
            return tuple(f"{kind}.{fact}" for kind, computed in zip(kinds, derived, strict=True) if computed)
        case _:
            return ()


def in_order(defines: Mapping[str, tree.Define], problems: Problems) -> dict[str, tree.Define]:
    """The defines, each after those that it calls; notes P212 where one comes back to itself."""
    ordered: dict[str, tree.Define] = {}
    doing: list[str] = []
    calls: dict[str, int] = {}

    def visit(key: str) -> None:
        if key in ordered or key not in defines:
            return
        if key in doing:
            cycle = doing[doing.index(key) :]
            start = cycle.index(min(cycle))
            names = [*cycle[start:], *cycle[:start], cycle[start]]
            told, first = messages.calls.FACT_BY_ITSELF, names[0]
            problems.tell(told(defines[first].span, name=first, circle=" → ".join(names)))
            return
        doing.append(key)
        others = called(defines[key].body)
        for other in others if len(doing) <= MOST_CALLS else ():
            visit(other)
        calls[key] = 1 + max((calls.get(other, 0) for other in others), default=0)
        if calls[key] == MOST_CALLS + 1 or len(doing) > MOST_CALLS:
            too_many_calls(key, defines[key].span, problems)
        doing.pop()
        ordered[key] = defines[key]

    for key in sorted(defines):
        visit(key)
    return ordered


def too_many_calls(key: str, span: Span, problems: Problems) -> None:
    """Notes P113 for a define that calls a longer row of others than may be."""
    problems.tell(messages.characters.MANY_CALLS(span, name=key, most=MOST_CALLS))
