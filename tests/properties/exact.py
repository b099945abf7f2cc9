"""Drafts without a doubt: everything stated, exactly, and every kind complete."""

from __future__ import annotations

from dataclasses import replace

from engine.ground import schema
from engine.ground.schema import Type
from engine.ground.value import Amount, Instant, Length, OneTerm, Range, Records, SomeTerms, Value, Yearly
from tests.properties.chance import Chance
from tests.properties.drafts import LENGTHS, SIZES, Draft, alive, draft
from tests.properties.vocabulary import words


def exact_draft(chance: Chance) -> Draft:
    """A whole manifest whose every answer is one value; judgements stay as they are drawn."""
    drawn = draft(chance, "whole")
    for row in drawn.rows(*SIZES):
        facts = drawn.records[row.kind][row.id]
        declared = words().kinds[row.kind].facts
        facts.update({name: _exact(value, declared[name].type) for name, value in facts.items()})
        alive(facts)
    return replace(drawn, complete=dict.fromkeys(SIZES))


def _exact(value: Value, type_: Type) -> Value:
    match value, type_:
        case Instant(low, _, zone), _:
            return Instant(low, low, zone or 0)
        case Range(low), _:
            return Range(low, low)
        case Amount(amount), _:
            return Amount(Range(amount.low, amount.low), "EUR")
        case Length(months), _:  # in months throughout: days and months do not always compare
            return value if months.low == months.high else LENGTHS["3 months"]
        case OneTerm(name), schema.Term(terms):
            return OneTerm(_leaf(name, terms))
        case SomeTerms(must), schema.TermSet(terms):
            leaves = tuple(dict.fromkeys(_leaf(name, terms) for name in must))
            return SomeTerms(leaves, leaves)
        case Records(members), _:
            return Records(members)
        case Yearly(), _:
            return Yearly({year: Range(60, 60) for year in range(2023, 2029)})
        case _:
            return value


def _leaf(name: str, taxonomy: str) -> str:
    """The first term at or below this one that has none below it."""
    finer = [term for term in words().terms[taxonomy].entries if term.startswith(name + ".")]
    return _leaf(finer[0], taxonomy) if finer else name
