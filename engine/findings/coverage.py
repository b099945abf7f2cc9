"""What becomes of each clause of a law: which rules bear it and how well they check it, or why none does.

A ledger row says what is meant to happen (`ruled`, `excused`, `open`); coverage says what is there. The rules that cite
the very clause bear it; where there are none, those that cite parts of it, then those that cite a whole that it is part
of; where no rule cites it, those whose exceptions do; at last those that read a definition, scope, judgement,
parameter, group or table that does. Of several the best grade counts: what one rule derives is checked, whatever
another one merely asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from msgspec import Struct

from engine.checks.program import Compiled, RuleCard
from engine.findings.basis import basis, cites, exception_cites, of_part
from engine.ground.schema import Text2
from engine.typed.declared import Clause, Law

State = Literal["derived", "declared", "attested", "excused", "unaccounted"]

STATES: Final[tuple[State, ...]] = ("derived", "declared", "attested", "excused", "unaccounted")
GRADES: Final[tuple[State, ...]] = STATES[:3]
OPEN: Final = "open"
NO_RULE: Final = "no_rule"


class Covered(Struct, frozen=True):
    """One clause. `because` is the reason of an excuse, `open` or `no_rule` where nothing accounts for it, and None for
    a clause with rules. `says` paraphrases the clause. Why it is no better than declared: `words` of the ledger, and
    `rests_on`, the facts (`flow.authorised`), judgements (`judged.necessary`) and signed answers that the duties of its
    rules read. `flow`: by the ledger, flows of data can show whether the duty is kept."""

    clause: str
    state: State
    rules: tuple[str, ...]
    because: str | None
    words: Text2
    says: Text2
    rests_on: tuple[str, ...] = ()
    flow: bool = False


class Coverage(Struct, frozen=True):
    """The clauses of a law in the order of its ledger."""

    law: Law
    clauses: tuple[Covered, ...]

    def count(self, state: State) -> int:
        """How many clauses are in a state."""
        return sum(clause.state == state for clause in self.clauses)

    def of_flows(self) -> tuple[Covered, ...]:
        """The duties that flows of data can show, of which rules bear something."""
        return tuple(clause for clause in self.clauses if clause.flow and clause.state in GRADES)


def coverage(compiled: Compiled, key: str) -> Coverage:
    """The coverage of the law with this key."""
    law = compiled.laws[key].law
    cited = _Cited(compiled, key)
    return Coverage(law, tuple(_covered(clause, cited, compiled) for clause in law.clauses.values()))


class _Cited:
    """Who cites what of a law: rules by reference, from the nearest way of citing to the farthest."""

    def __init__(self, compiled: Compiled, key: str) -> None:
        self.ways: tuple[dict[str, list[RuleCard]], ...] = ({}, {}, {})
        for rule in compiled.rules:
            if rule.between is not None:  # a conflict asks for nothing
                continue
            through = cites(basis(rule, compiled), compiled)
            for way, citations in zip(self.ways, (rule.cites, exception_cites(rule), through), strict=True):
                for reference in sorted(_of_law(citations, key)):
                    way.setdefault(reference, []).append(rule)

    def bearing(self, clause: str) -> tuple[RuleCard, ...]:
        """The rules that bear a clause, in the order of their ids."""
        for way in self.ways:
            for near in (
                lambda reference: reference == clause,
                lambda reference: reference.startswith(f"{clause}("),
                lambda reference: clause.startswith(f"{reference}("),
            ):
                found = {rule.id: rule for reference in way if near(reference) for rule in way[reference]}
                if found:
                    return tuple(found[name] for name in sorted(found))
        return ()


def _covered(clause: Clause, cited: _Cited, compiled: Compiled) -> Covered:
    match clause.state:
        case "excused":
            return Covered(clause.reference, "excused", (), clause.reason, clause.text, clause.says)
        case "open":
            return Covered(clause.reference, "unaccounted", (), OPEN, clause.text, clause.says, flow=clause.flow)
    rules = cited.bearing(clause.reference)
    if not rules:
        return Covered(clause.reference, "unaccounted", (), NO_RULE, clause.text, clause.says, flow=clause.flow)
    best = min((_grade(rule) for rule in rules), key=GRADES.index)
    rests_on = () if best == "derived" else _rests_on(rules, compiled)
    texts, names = (clause.text, clause.says), tuple(rule.id for rule in rules)
    return Covered(clause.reference, best, names, None, *texts, rests_on, clause.flow)


def _of_law(citations: Iterable[str], key: str) -> frozenset[str]:
    return frozenset(cite.partition(" ")[2] for cite in citations if cite.partition(" ")[0] == key)


def _grade(rule: RuleCard) -> State:
    return next(grade for grade in GRADES if grade == rule.grade)


def _rests_on(rules: Sequence[RuleCard], compiled: Compiled) -> tuple[str, ...]:
    found = [of_part(rule.duty, compiled) for rule in rules]
    facts = {fact for each in found for fact in each.facts}
    asked = {compiled.schema.judgements[name] for each in found for name in each.judgements}
    return (*sorted(facts), *sorted(f"{each.recorded_under}.{each.name}" for each in asked))
