"""What the type of a fact asks for, in words, and what `none` answers to it."""

from __future__ import annotations

from typing import assert_never

from engine.graph.references import listed_kinds
from engine.ground.schema import (
    Date,
    Duration,
    Fact,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Term,
    TermSet,
    Text,
    Type,
    YesNo,
)
from engine.ground.value import Nothing, Range, Records, SomeTerms, Value


def nothing(fact: Fact) -> Value | None:
    """What `none` says about a fact; None if it is no answer. No people are zero people, no terms the empty set."""
    match fact.type:
        case TermSet():
            return SomeTerms((), ())
        case Many():
            return Records(())
        case Number(_, False) if not fact.optional:
            return Range(0.0, 0.0)
        case Number(_, True):
            return None
        case _:
            return Nothing() if fact.optional else None


def asked(type_: Type) -> str:
    """What the type asks for, in words."""
    match type_:
        case YesNo():
            return "`true` or `false`"
        case Text():
            return "a text"
        case Date():
            return "a date"
        case Moment():
            return "a date and time"
        case Duration():
            return "a duration"
        case Money():
            return "an amount of money"
        case Number(unit, per_year):
            return f"a number of {unit}" + (" for each year" if per_year else "")
        case Term(terms):
            return f"a term of `{terms}`"
        case TermSet(terms):
            return f"a list of terms of `{terms}`"
        case Ref(kinds):
            return f"the id of {listed_kinds(kinds, 'or')}"
        case Many(kinds):
            return f"a list of ids of {' or '.join(kinds)}"
        case _:
            assert_never(type_)
