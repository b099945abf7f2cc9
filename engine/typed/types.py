"""Types as written in declarations -> types of the schema, and how problems name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import assert_never

from engine.ground import messages
from engine.ground.nearest import did_you_mean, one_of, with_article
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
    Text2,
    Type,
    YesNo,
)
from engine.syntax import tree as syntax
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy

_SIMPLE: Mapping[str, Type] = {
    "yesno": YesNo(),
    "text": Text(),
    "date": Date(),
    "moment": Moment(),
    "duration": Duration(),
    "money": Money(),
}


def type_of(
    written: syntax.TypeName, kinds: Collection[str], taxonomies: Mapping[str, Taxonomy], problems: Problems
) -> Type | None:
    """The type that a declaration names; notes P203 for kinds and taxonomies that do not exist."""
    simple = _SIMPLE.get(written.form)
    if simple is not None:
        return simple
    names = tuple(word.text for word in written.names)
    if written.form == "count":
        return Number(names[0], written.per_year)
    of_terms = written.form in ("term", "set")
    known = taxonomies.keys() if of_terms else kinds
    unknown = [word for word in written.names if word.text not in known]
    for word in unknown:
        told = messages.declarations.NO_TAXONOMY if of_terms else messages.declarations.NO_KIND
        problems.tell(told(word.span, name=word.text, near=did_you_mean(word.text, known)))
    if unknown:
        return None
    match written.form:
        case "term":
            return Term(names[0])
        case "set":
            return TermSet(names[0])
        case "one":
            return Ref(names)
        case "many":
            return Many(names)
        case form:
            raise ValueError(f"the syntax tree holds a type of the form {form}")


def named(type_: Type | None) -> Text2:
    """What a value of the type is, for messages: `a term of flow_kinds`."""
    say = messages.types
    match type_:
        case None:
            return say.NONE
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
            return say.MONEY
        case Number("", _):
            return say.A_NUMBER
        case Number(unit, per_year):
            return say.A_COUNT_A_YEAR(unit=unit) if per_year else say.A_COUNT(unit=unit)
        case Term(terms):
            return say.A_TERM(terms=terms)
        case TermSet(terms):
            return say.SOME_TERMS(terms=terms)
        case Ref(kinds):
            return say.A_RECORD(kinds=Text2(with_article(" or ".join(kinds)), one_of(kinds).zh))
        case Many(kinds):
            return say.SOME_RECORDS(kinds=Text2(" or ".join(kinds), one_of(kinds).zh))
        case _:
            assert_never(type_)
