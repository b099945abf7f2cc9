"""Types as written in declarations -> types of the schema, and how problems name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import assert_never

from engine.ground.nearest import did_you_mean, with_article
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

_DESCRIBED: Mapping[type, str] = {
    YesNo: "yes or no",
    Text: "a text",
    Date: "a date",
    Moment: "a moment",
    Duration: "a duration",
    Money: "an amount of money",
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
    known, what = (taxonomies.keys(), "taxonomy") if written.form in ("term", "set") else (kinds, "kind")
    unknown = [word for word in written.names if word.text not in known]
    for word in unknown:
        problems.add("P203", word.span, f"there is no {what} `{word.text}`", did_you_mean(word.text, known).en)
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


def described(type_: Type | None) -> str:
    """What a value of the type is, for messages: `a term of flow_kinds`."""
    match type_:
        case None:
            return "none"
        case YesNo() | Text() | Date() | Moment() | Duration() | Money():
            return _DESCRIBED[type(type_)]
        case Number("", _):
            return "a number"
        case Number(unit, True):
            return f"a count of {unit} per year"
        case Number(unit, _):
            return f"a count of {unit}"
        case Term(terms):
            return f"a term of {terms}"
        case TermSet(terms):
            return f"a set of {terms}"
        case Ref(kinds):
            return with_article(" or ".join(kinds))
        case Many(kinds):
            return f"a list of {' or '.join(kinds)}"
        case _:
            assert_never(type_)
