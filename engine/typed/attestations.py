"""Attestations: a duty that only a signed answer can show is one of its own, never mixed with what a machine checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.ground import messages
from engine.typed import tree
from engine.typed.problems import Problems
from engine.typed.walk import everything


def attested(duty: tree.Expr) -> bool:
    """Whether the duty asks for signed answers and nothing else."""
    match duty:
        case tree.Judged(signed=signed):
            return signed
        case tree.And(parts) | tree.Or(parts):
            return all(attested(part) for part in parts)
        case _:
            return False


def check_attestations(rules: Sequence[tree.Rule], defines: Iterable[tree.Define], problems: Problems) -> None:
    """Notes P417 where an answer that somebody only vouches for would decide something else than its own duty."""
    exprs = [define.body for define in defines]
    for rule in rules:
        exprs += [rule.applies, *(exception.holds for exception in rule.exceptions)]
        exprs += [] if attested(rule.duty) else [rule.duty]
    for expr in exprs:
        for part in everything(expr):
            if isinstance(part, tree.Judged) and part.signed:
                problems.tell(messages.rulesets.MIXED(part.span, name=part.judgement))
