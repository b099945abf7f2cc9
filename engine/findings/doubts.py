"""What is doubtful about the reading of a law: contested texts, questions left to people, limits that its rules note,
and clauses that nobody read in their text."""

from __future__ import annotations

from msgspec import Struct

from engine.checks.program import Compiled, RuleCard
from engine.ground.schema import Judgement
from engine.typed.declared import Clause, Parameter


class Doubts(Struct, frozen=True):
    """Each list in the order of names, clauses in that of the ledger; `asked` holds judgements and attestations."""

    contested: tuple[Parameter, ...]
    asked: tuple[Judgement, ...]
    noted: tuple[RuleCard, ...]
    unread: tuple[Clause, ...]


def doubts(compiled: Compiled, key: str) -> Doubts:
    """The doubts about the law with this key: what cites it, and what the rules of its folder note."""
    law = compiled.laws[key].law
    return Doubts(
        tuple(each for _, each in sorted(compiled.parameters.items()) if each.readings and _cites(each.cites, key)),
        tuple(each for _, each in sorted(compiled.schema.judgements.items()) if _cites(each.cites, key)),
        tuple(rule for rule in compiled.rules if rule.law == key and rule.note.en),
        tuple(clause for clause in law.clauses.values() if clause.certainty != "text"),
    )


def _cites(citations: tuple[str, ...], key: str) -> bool:
    return any(each.partition(" ")[0] == key for each in citations)
