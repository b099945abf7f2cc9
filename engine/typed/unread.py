"""Facts that a ruleset adds and no rule reads: people would be asked for what decides nothing.

The words are left out: they are the vocabulary of every law, those to come included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.ground import messages
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.ledger import WORDS
from engine.typed.problems import Problems
from engine.typed.walk import everything


def check_unread(modules: Sequence[syntax.Module], exprs: Iterable[tree.Expr], problems: Problems) -> None:
    """Warns P246 of each fact that a ruleset declares and none of the expressions reads, there or on its way back."""
    read = {
        (kind, part.fact)
        for expr in exprs
        for part in everything(expr)
        if isinstance(part, tree.FactOf)
        for kind in part.kinds
    }
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.KindDecl) or module.ruleset == WORDS:
                continue
            kind = item.variable.kind.text
            judged = {path.parts[-1].text for path in item.judged_on}
            for fact in item.facts:
                back = {(each.text, fact.inverse.text) for each in fact.type.names if fact.inverse is not None}
                if not read & {(kind, fact.name.text), *back} and fact.name.text not in judged:
                    problems.tell(messages.idle.NOT_READ(fact.name.span, fact=fact.name.text, kind=kind))
