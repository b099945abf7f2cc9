"""JSON Schema of the answers to facts: every way in which the loader lets a value of a type be written.

A schema sees one value at a time: whether a record exists that is named, whether bounds are in order and whether there
is such a day is left to the loader. Numbers, days and truths may be JSON's own or text, as YAML reads them either way.
"""

from __future__ import annotations

from typing import Final, assert_never

from engine.graph.limits import FIRST_YEAR, LAST_YEAR, MAX_NUMBER, MAX_PERCENT
from engine.graph.numbers import PERCENT
from engine.ground.schema import (
    Date,
    Duration,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Term,
    Terms,
    TermSet,
    Text,
    Text2,
    Type,
    YesNo,
)

Json = dict[str, object]

ID: Final = r"[^\s/\x00-\x1f\x7f]+"
DAY: Final = r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_DAYS: Final = r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_TIME: Final = r"[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)? ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_DIGITS: Final = "[0-9]+(?:_[0-9]+)*"
_UNIT: Final = r"\s+(?:working\s+days?|(?:minute|hour|day|week|month|year)s?)"
_AMOUNT: Final = "[0-9](?:_?[0-9])*"

ANY_TEXT: Final[Json] = {"type": ["string", "number", "boolean"], "minLength": 1}
YES_NO: Final[list[Json]] = [
    {"type": "boolean"},
    {"type": "string", "pattern": "^(?:[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo])$"},
]


def said(type_: Type) -> list[Json]:
    """The ways to write a value of the type, but for `none`; terms by reference to `terms_schema`."""
    match type_:
        case YesNo():
            return YES_NO
        case Text():
            return [{**ANY_TEXT, "not": {"const": "none"}}]
        case Date():
            return [{"type": "integer", "minimum": 1000, "maximum": 9999}, _text(_ranged(_DAYS))]
        case Moment():
            return [_text(_ranged(f"{DAY}(?:{_TIME})?"))]
        case Duration():
            return [_text(_lengths())]
        case Money():
            return [_text(_ranged(rf"{_DIGITS}(?:\.[0-9]+)?") + r" *\b[A-Z]{3}")]
        case Number(unit, per_year):
            return [_by_year(unit)] if per_year else number(unit)
        case Term(terms):
            return [reference(f"terms.{terms}")]
        case TermSet(terms):
            some = _listed(reference(f"terms.{terms}"))
            return [*some, _parts({"yes": some, "no": some, "at_least": some})]
        case Ref():
            return [reference("id")]
        case Many():
            some = _listed(reference("id"))
            return [*some, _parts({"at_least": some})]
        case _:
            assert_never(type_)


def number(unit: str) -> list[Json]:
    """The ways to write a number."""
    if unit == PERCENT:
        share = _ranged(rf"{_DIGITS}(?:\.[0-9]+)?")
        return [{"type": "number", "minimum": 0, "maximum": MAX_PERCENT}, _text(f"{share}%?")]
    return [{"type": "integer", "minimum": 0, "maximum": MAX_NUMBER}, _text(_ranged(rf"{_DIGITS}(?:\.0+)?"))]


def terms_schema(terms: Terms) -> Json:
    """One term of a taxonomy: its whole name, or its last parts where only one term ends so."""
    endings: dict[str, int] = {}
    for name in terms.entries:
        parts = name.split(".")
        for start in range(1, len(parts)):
            rest = ".".join(parts[start:])
            endings[rest] = endings.get(rest, 0) + 1
    short = [rest for rest, count in endings.items() if count == 1 and rest not in terms.entries]
    named: list[Json] = [{"const": name, **labelled(label)} for name, label in terms.entries.items()]
    about = "the last parts of a name are enough where only one term ends so"
    return {
        **labelled(terms.title),
        "anyOf": [*named, *([{"enum": short, "description": about}] if short else [])],
    }


def id_schema() -> Json:
    """A reference to a record: its id, or `kind/id` where several kinds have a record of that id."""
    return {
        "title": "id of a record",
        "anyOf": [{"type": "string", "pattern": f"^(?!none$){ID}(?:/{ID})?$"}, {"type": "number"}],
    }


def labelled(title: Text2, ask: Text2 | None = None) -> Json:
    """The texts of both languages as title and description; no key where there is no text."""
    texts = {"title": _both(title), "description": _both(ask) if ask is not None else ""}
    return {key: text for key, text in texts.items() if text}


def reference(name: str) -> Json:
    """A reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def _both(text: Text2) -> str:
    return " / ".join(part for part in (text.en, text.zh) if part)


def _text(pattern: str) -> Json:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _ranged(one: str) -> str:
    """One value, two bounds, or one bound."""
    both = rf"\s*{one}\s*\.\.\s*(?:{one})?\s*|\s*\.\.\s*{one}\s*"
    return f"(?:{one}|{both}|(?:>=|<=|>|<) *{one})"


def _lengths() -> str:
    """As ranges, but the unit of a lower bound may be left out."""
    one, low = f"{_AMOUNT}{_UNIT}", f"{_AMOUNT}(?:{_UNIT})?"
    both = rf"\s*(?:{low})?\s*\.\.\s*{one}\s*|\s*{one}\s*\.\.\s*"
    return f"(?:{one}|{both}|(?:>=|<=|>|<) *{one})"


def _by_year(unit: str) -> Json:
    years = "|".join(f"{century}[0-9]{{2}}" for century in range(FIRST_YEAR // 100, LAST_YEAR // 100))
    none: Json = {"const": "none"}
    return {
        "type": "object",
        "patternProperties": {f"^(?:{years}|{LAST_YEAR})$": {"anyOf": [*number(unit), none]}},
        "additionalProperties": False,
    }


def _listed(one: Json) -> list[Json]:
    """One, or a list of them."""
    return [one, {"type": "array", "items": one}]


def _parts(parts: dict[str, list[Json]]) -> Json:
    """A mapping with some of these keys, each with a list, one, or `none`."""
    none: Json = {"const": "none"}
    return {
        "type": "object",
        "properties": {key: {"anyOf": [*some, none]} for key, some in parts.items()},
        "minProperties": 1,
        "additionalProperties": False,
    }
