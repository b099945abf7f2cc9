"""Values in words of both languages: of nodes at a row, and as a manifest states them."""

from __future__ import annotations

import re
from math import inf
from typing import Final, assert_never

from engine.checks.value import CodeValue, LengthValue, MoneyValue, NumberValue, SetValue, TextValue, TruthValue
from engine.findings.block import number_at
from engine.findings.phrases import alike, joined, phrase
from engine.findings.records import Records
from engine.findings.view import View
from engine.graph.columns import NONE
from engine.ground.calendar import day_text, moment_text
from engine.ground.duration import length_text
from engine.ground.schema import Fact, Kind, Number, Schema, Term, TermSet, Text2, Type
from engine.ground.value import (
    Amount,
    Length,
    Nothing,
    OneRecord,
    OneTerm,
    Range,
    SomeTerms,
    Truth,
    Value,
    Words,
    Yearly,
)
from engine.ground.value import (
    Records as ListedRecords,
)

TERMS_AT_MOST: Final = 6  # of a set in a sentence
_UNITS: Final = {
    "minute": "分钟", "hour": "小时", "day": "天", "week": "周", "month": "个月", "year": "年",
    "working day": "个工作日",
}  # fmt: skip
_COUNTED: Final = re.compile(r"(\d+) (.+?)s?")


def term_label(schema: Schema, terms: str, name: str) -> Text2:
    """The label of a term; its name where it has none."""
    taxonomy = schema.terms.get(terms)
    label = taxonomy.entries.get(name) if taxonomy else None
    return Text2(label.en or name, label.zh or name) if label else alike(name)


def fact_title(fact: Fact) -> Text2:
    """The label of a fact; its name where it has none."""
    return Text2(fact.title.en or fact.name, fact.title.zh or fact.name)


def kind_title(kind: Kind) -> Text2:
    """What one record of a kind is called within a sentence: `processing activity`, `处理活动`."""
    title = kind.title.en or kind.name.replace("_", " ")
    plain = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return Text2(plain, kind.title.zh or plain)


def length_words(length: Length) -> Text2:
    """`72 hours`, `72小时`."""
    english = length_text(length)
    found = _COUNTED.fullmatch(english)
    return Text2(english, f"{found[1]}{_UNITS[found[2]]}") if found else alike(english)


def number_words(low: float, high: float, state: int, domain: str) -> Text2:
    """A number, day or moment: exact, a range, `none`, or not stated."""
    if state == 1:
        return phrase("none")
    if low == high and state == 0:
        return alike(_one(low, domain))
    if (low <= 0 and high == inf) or (domain in ("date", "moment") and (low <= 1 or high == inf)):
        return phrase("not_stated")
    if high == inf:
        return phrase("at_least", low=_one(low, domain))
    return phrase("range", low=_one(low, domain), high=_one(high, domain))


def value_at(view: View, records: Records, node: int, row: int) -> Text2:
    """The value of a node at a row."""
    data, place = view.data(node, row)
    at = view.nodes[node]
    schema = records.schema
    match data:
        case TruthValue():
            truth = view.truth(node, row)
            return phrase("not_stated" if truth is None else "yes" if truth else "no")
        case NumberValue():
            return number_words(*number_at(data, place), at.domain)
        case MoneyValue(amount, currency, currencies):
            code = int(currency[place if len(currency) > 1 else 0])
            words = number_words(*number_at(amount, place), "money")
            return words if code < 0 else Text2(f"{words.en} {currencies[code]}", f"{words.zh}{currencies[code]}")
        case LengthValue(months, hours):
            return _length(number_at(months, place), number_at(hours, place))
        case CodeValue(code=codes):
            code = int(codes[place if len(codes) > 1 else 0])
            if code < 0:
                return phrase("none" if code == NONE else "not_stated")
            if at.shape == "term":
                return term_label(schema, at.domain, tuple(schema.terms[at.domain].entries)[code])
            return alike(f"`{records.subject(at.domain, code).id}`")
        case TextValue(code=codes):
            code = int(codes[place if len(codes) > 1 else 0])
            return phrase("given" if code >= 0 else "none" if code == NONE else "not_stated")
        case SetValue():
            return set_words(schema, at.domain, *view.terms(node, row))
        case _:
            assert_never(data)


def set_words(schema: Schema, terms: str, must: list[int], may: list[int]) -> Text2:
    """A set: its sure terms, and whether there may be others than those below them."""
    names = tuple(schema.terms[terms].entries)
    stated = tuple(names[term] for term in must)
    other = any(not names[term].startswith(tuple(f"{name}." for name in stated)) for term in set(may) - set(must))
    if not stated:
        return phrase("not_stated" if other else "no_terms")
    labels = terms_words(schema, terms, stated)
    return phrase("perhaps_more", terms=labels) if other else labels


def terms_words(schema: Schema, terms: str, names: tuple[str, ...]) -> Text2:
    """Some terms by their labels; of many the first few and how many more."""
    labels = joined([term_label(schema, terms, name) for name in names[:TERMS_AT_MOST]])
    rest = len(names) - TERMS_AT_MOST
    return phrase("and_more", terms=labels, n=rest) if rest > 0 else labels


def typed_words(value: Value, type_: Type, schema: Schema) -> Text2:
    """A value of a fact or parameter of the type, as a manifest or a policy states it."""
    terms = type_.terms if isinstance(type_, Term | TermSet) else None
    domain = type_.unit if isinstance(type_, Number) else type(type_).__name__.lower()
    return stated_words(value, schema, terms, domain)


def stated_words(value: Value, schema: Schema, terms: str | None, domain: str) -> Text2:
    """A value as a manifest or a policy states it; `terms` names the taxonomy, `domain` is as for numbers."""
    match value:
        case Nothing():
            return phrase("none")
        case Truth(yes):
            return phrase("yes" if yes else "no")
        case Words():
            return phrase("given")
        case Range(low, high):
            return number_words(low, high, 0, domain)
        case Length():
            return length_words(value)
        case Amount(range=amount, currency=currency):
            words = number_words(amount.low, amount.high, 0, "money")
            return Text2(f"{words.en} {currency}", f"{words.zh}{currency}")
        case OneTerm(name):
            return term_label(schema, terms or "", name)
        case SomeTerms(must=must, may=may):
            labels = terms_words(schema, terms or "", must) if must else phrase("no_terms")
            return labels if may is not None else phrase("perhaps_more", terms=labels)
        case OneRecord(id=id_):
            return alike(f"`{id_}`")
        case ListedRecords(members=members):
            return joined([alike(f"`{member.id}`") for member in members]) if members else phrase("no_terms")
        case Yearly(by_year):
            years = [
                phrase("with_value", name=alike(str(year)), value=number_words(r.low, r.high, 0, domain))
                for year, r in sorted(by_year.items())
            ]
            return joined(years) if years else phrase("not_stated")
        case _:
            assert_never(value)


def _one(number: float, domain: str) -> str:
    match domain:
        case "date":
            return day_text(int(number))
        case "moment":
            return moment_text(int(number))
        case _:
            return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def _length(months: tuple[float, float, int], hours: tuple[float, float, int]) -> Text2:
    if months[2] == 1:
        return phrase("none")
    if months[0] <= 0 and hours[1] == inf:
        return phrase("not_stated")
    return length_words(Length(Range(months[0], months[1]), Range(hours[0], hours[1])))
