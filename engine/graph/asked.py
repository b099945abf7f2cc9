"""What the type of a fact asks for, in words, and what `none` answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from engine.ground import messages
from engine.ground.naming import records_named, some_kinds
from engine.ground.nearest import OR
from engine.ground.schema import (
    Date,
    Duration,
    Fact,
    Kind,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Term,
    TermSet,
    Text,
    Text2,
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


def asked(type_: Type, kinds: Mapping[str, Kind]) -> Text2:
    """What the type asks for, in words; `kinds` are all kinds by name."""
    say = messages.answers
    match type_:
        case YesNo():
            return say.YES_OR_NO
        case Text():
            return say.A_TEXT
        case Date():
            return say.A_DATE
        case Moment():
            return say.A_MOMENT
        case Duration():
            return say.A_DURATION
        case Money():
            return say.AN_AMOUNT
        case Number(unit, per_year):
            return say.A_NUMBER_A_YEAR(unit=unit) if per_year else say.A_NUMBER(unit=unit)
        case Term(terms):
            return say.A_TERM(terms=terms)
        case TermSet(terms):
            return say.SOME_TERMS(terms=terms)
        case Ref(of):
            return say.AN_ID(kinds=some_kinds([kinds[kind] for kind in of], OR))
        case Many(of):
            return say.SOME_IDS(kinds=records_named([kinds[kind] for kind in of]))
        case _:
            assert_never(type_)
