"""Values written in tables, parameters and policies, read by the type declared for them."""

from __future__ import annotations

from collections.abc import Mapping

from engine.ground import messages
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
from engine.ground.value import Amount, Length, Nothing, OneTerm, Range, SomeTerms, Value
from engine.syntax import tree as syntax
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.types import named


def cell_value(
    cell: syntax.Cell,
    type_: Type,
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
    *,
    optional: bool = False,
    code: str = "P237",
) -> Value | None:
    """The value of a cell of the type; None, with a problem noted under `code`, where it is of another type."""
    match cell:
        case syntax.Literal(Nothing()) if optional:
            return cell.value
        case syntax.Literal() if literal_fits(cell, type_):
            return cell.value
        case syntax.TermSetLiteral() if isinstance(type_, TermSet):
            return term_set(cell, taxonomies[type_.terms], problems)
        case syntax.Path() if isinstance(type_, Term | TermSet):
            word = syntax.Word(".".join(part.text for part in cell.parts), cell.span)
            name = taxonomies[type_.terms].term(word, problems)
            if name is None:
                return None
            return OneTerm(name) if isinstance(type_, Term) else SomeTerms((name,), (name,))
    how = messages.types.OR_NONE if _is_none(cell) else _how_to_write(type_)
    told = messages.policies.OF_ANOTHER_TYPE.under(code)
    problems.tell(told(cell.span, written=written(cell), wanted=named(type_), how=how))
    return None


def term_set(written: syntax.TermSetLiteral, taxonomy: Taxonomy, problems: Problems) -> SomeTerms | None:
    """The set of terms as written, without repetition; None if one of them is not known."""
    names = [taxonomy.term(word, problems) for word in written.names]
    if any(name is None for name in names):
        return None
    members = tuple(dict.fromkeys(name for name in names if name is not None))
    return SomeTerms(members, members)


def literal_fits(literal: syntax.Literal, type_: Type) -> bool:
    """Whether the literal is a value of the type."""
    match type_:
        case YesNo():
            return literal.form == "yesno"
        case Text():
            return literal.form == "text"
        case Date() | Moment():
            return literal.form == "date"
        case Duration():
            return literal.form == "duration"
        case Money():
            return literal.form == "money"
        case Number("percent"):
            return literal.form in ("number", "percent")
        case Number():
            return literal.form == "number"
        case Term() | TermSet() | Ref() | Many():
            return False


def in_bounds(value: Value, low: Value, high: Value) -> bool:
    """Whether a value lies between two others of its type; durations by months or by hours, money in one currency."""
    match value, low, high:
        case Range(), Range(), Range():
            return low.low <= value.low and value.high <= high.high
        case Amount(), Amount(), Amount():
            same = value.currency == low.currency == high.currency
            return same and in_bounds(value.range, low.range, high.range)
        case Length(), Length(), Length():
            if value.working_days is not None or low.working_days is not None or high.working_days is not None:
                days = (low.working_days, value.working_days, high.working_days)
                return None not in days and sorted(day for day in days if day is not None) == list(days)
            by_months = in_bounds(value.months, low.months, high.months)
            return by_months or in_bounds(value.hours, low.hours, high.hours)
        case _:
            return True


def written(cell: syntax.Cell) -> Text2:
    """What was written, for messages."""
    say = messages.types
    match cell:
        case syntax.Literal(form="yesno"):
            return say.YES_OR_NO
        case syntax.Literal(form="none"):
            return say.NONE
        case syntax.Literal(form="percent"):
            return say.PERCENTAGE
        case syntax.Literal(form="money"):
            return say.MONEY
        case syntax.Literal(form=form):
            return say.FORMS[form]
        case syntax.TermSetLiteral():
            return say.SET_OF_TERMS
        case syntax.Path():
            return say.TERM


def _is_none(cell: syntax.Cell) -> bool:
    return isinstance(cell, syntax.Literal) and isinstance(cell.value, Nothing)


def _how_to_write(type_: Type) -> Text2:
    say = messages.types
    match type_:
        case YesNo():
            return say.WRITE_YES_OR_NO
        case Text():
            return say.WRITE_TEXT
        case Date() | Moment():
            return say.WRITE_DATE
        case Duration():
            return say.WRITE_DURATION
        case Money():
            return say.WRITE_MONEY
        case Number():
            return say.WRITE_NUMBER
        case Term(terms):
            return say.WRITE_TERM(terms=terms)
        case TermSet(terms):
            return say.WRITE_TERMS(terms=terms)
        case Ref() | Many():
            return say.NO_RECORDS
