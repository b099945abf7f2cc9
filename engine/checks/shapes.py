"""The shape and domain of the values of a type."""

from __future__ import annotations

from typing import assert_never

from engine.ground.schema import (
    Date,
    Duration,
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


def shape_of(type_: Type) -> tuple[str, str]:
    """Shape and domain, as nodes name them."""
    match type_:
        case YesNo():
            return "truth", ""
        case Text():
            return "text", ""
        case Date():
            return "number", "date"
        case Moment():
            return "number", "moment"
        case Duration():
            return "length", ""
        case Money():
            return "money", ""
        case Number(unit=unit):
            return "number", unit
        case Term(terms=terms):
            return "term", terms
        case TermSet(terms=terms):
            return "set", terms
        case Ref(kinds=kinds):
            return "ref", "|".join(kinds)
        case Many(kinds=kinds):
            return "pairs", "|".join(kinds)
        case _:
            assert_never(type_)
