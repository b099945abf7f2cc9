"""Stated values of one fact to its column: the few different values once, then every row by its number among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import Any, assert_never

import numpy as np

from engine.graph.columns import (
    IS_NONE,
    MAY_BE_NONE,
    NONE,
    STATED,
    UNKNOWN,
    CodeColumn,
    Column,
    Ints,
    LengthColumn,
    MomentColumn,
    MoneyColumn,
    NumberColumn,
    RelationColumn,
    SetColumn,
    TextColumn,
    TruthColumn,
    YearlyColumn,
)
from engine.graph.ragged import expand, offsets_of
from engine.ground.calendar import days_of
from engine.ground.schema import (
    Date,
    Duration,
    Fact,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Schema,
    Term,
    Terms,
    TermSet,
    Text,
    YesNo,
)
from engine.ground.value import (
    Amount,
    Instant,
    Length,
    Nothing,
    OneRecord,
    OneTerm,
    Range,
    Records,
    SomeTerms,
    Truth,
    Value,
    Words,
    Yearly,
)

RowOf = Callable[[tuple[str, ...], OneRecord], int]
"""The row of a record in the common space of some kinds."""


def column(fact: Fact, answers: Sequence[Value | None], schema: Schema, row_of: RowOf) -> Column:
    """The column of a fact from one answer a row, None where nobody states it. A list is only what is stated itself:
    the pairs and open rows that `through`, `covers` and ways back bring are not in it."""
    values, which = _different(answers)
    type_ = fact.type
    match type_:
        case YesNo():
            return _truths(values, which)
        case Text():
            texts = tuple(dict.fromkeys(value.text for value in values if isinstance(value, Words)))
            return TextColumn(_codes(values, which, _numbered(texts)), texts)
        case Date():
            return _numbers(values, which, -inf, fact.optional)
        case Moment():
            days = [days_of(value) if isinstance(value, Instant) else value for value in values]
            return MomentColumn(*(_numbers(each, which, -inf, fact.optional) for each in (values, days)))
        case Number(_, True):
            return _years(values, which)
        case Number():
            return _numbers(values, which, 0.0, fact.optional)
        case Duration():
            months = [value.months if isinstance(value, Length) else value for value in values]
            hours = [value.hours if isinstance(value, Length) else value for value in values]
            return LengthColumn(_numbers(months, which, 0.0, fact.optional), _numbers(hours, which, 0.0, fact.optional))
        case Money():
            return _amounts(values, which, fact.optional)
        case Term(terms):
            return CodeColumn(_codes(values, which, schema.terms[terms].codes))
        case Ref(kinds):
            named = {value: row_of(kinds, value) for value in values if isinstance(value, OneRecord)}
            return CodeColumn(_codes(values, which, named))
        case TermSet(terms):
            return _sets(values, which, schema.terms[terms])
        case Many(kinds):
            return _lists(values, which, kinds, row_of)
        case _:
            assert_never(type_)


def _different(answers: Sequence[Value | None]) -> tuple[list[Value | None], Ints]:
    """The different answers, silence first, and which of them each row gives. Alike by identity is enough: readers
    give one value for one word."""
    numbers: dict[int, int] = {id(None): 0}
    values: list[Value | None] = [None]
    which = np.empty(len(answers), dtype=np.int64)
    for row, answer in enumerate(answers):
        at = numbers.setdefault(id(answer), len(values))
        if at == len(values):
            values.append(answer)
        which[row] = at
    return values, which


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _codes(values: Iterable[Value | None], which: Ints, code: Mapping[Any, int]) -> Ints:
    """Words, terms and references by their code; silence and `none` by theirs."""

    def of(value: Value | None) -> int:
        match value:
            case None:
                return UNKNOWN
            case Words(key) | OneTerm(key):
                return code[key]
            case OneRecord():
                return code[value]
            case _:
                return NONE

    return np.array([of(value) for value in values], dtype=np.int64)[which]


def _truths(values: Iterable[Value | None], which: Ints) -> TruthColumn:
    yes = np.array([isinstance(value, Truth) and value.yes for value in values])[which]
    none = np.array([isinstance(value, Nothing) for value in values])[which]
    no = np.array([isinstance(value, Truth) and not value.yes for value in values])[which] | none
    return TruthColumn(yes, no, none if none.any() else None)


def _numbers(values: Iterable[Value | None], which: Ints, least: float, optional: bool) -> NumberColumn:
    def of(value: Value | None) -> tuple[float, float, int]:
        match value:
            case Range(low, high):
                return low, high, STATED
            case Nothing():
                return 0.0, 0.0, IS_NONE
            case _:
                return least, inf, MAY_BE_NONE if optional else STATED

    low, high, state = (np.array(part) for part in zip(*map(of, values), strict=True))
    return NumberColumn(low.astype(np.float64)[which], high.astype(np.float64)[which], state.astype(np.uint8)[which])


def _amounts(values: Sequence[Value | None], which: Ints, optional: bool) -> MoneyColumn:
    currencies = tuple(sorted({value.currency for value in values if isinstance(value, Amount)}))
    ranges = [value.range if isinstance(value, Amount) else value for value in values]
    code = [currencies.index(value.currency) if isinstance(value, Amount) else UNKNOWN for value in values]
    return MoneyColumn(_numbers(ranges, which, 0.0, optional), np.array(code, dtype=np.int64)[which], currencies)


def _sets(values: Sequence[Value | None], which: Ints, terms: Terms) -> SetColumn:
    """A stated term is in the set; what lies below it may be. `never` excludes a term and all below."""
    at, below = terms.codes, terms.below
    must, may = (np.zeros((len(at), len(values)), dtype=np.bool_) for _ in range(2))
    for number, value in enumerate(values):
        stated = value if isinstance(value, SomeTerms) else SomeTerms((), () if isinstance(value, Nothing) else None)
        must[[at[name] for name in stated.must], number] = True
        may[:, number] = stated.may is None
        for name in stated.never:
            may[below[name], number] = False
        for name in stated.may if stated.may is not None else stated.must:
            may[below[name], number] = True
    return SetColumn(must[:, which], may[:, which])


def _lists(values: Sequence[Value | None], which: Ints, kinds: tuple[str, ...], row_of: RowOf) -> RelationColumn:
    members = [sorted({row_of(kinds, each) for each in v.members}) if isinstance(v, Records) else [] for v in values]
    open_ = [not (v.closed if isinstance(v, Records) else isinstance(v, Nothing)) for v in values]
    numbers = np.repeat(np.arange(len(values)), [len(each) for each in members])
    flat = np.array([row for each in members for row in each], dtype=np.int64)
    outer, position = expand(offsets_of(numbers, len(values)), which)
    return RelationColumn(outer, flat[position], np.array(open_)[which], np.zeros(0, dtype=np.int64))


def _years(values: Sequence[Value | None], which: Ints) -> YearlyColumn:
    by_year = [sorted(value.by_year.items()) if isinstance(value, Yearly) else [] for value in values]
    numbers = np.repeat(np.arange(len(values)), [len(each) for each in by_year])
    row, position = expand(offsets_of(numbers, len(values)), which)
    flat = [(year, number.low, number.high) for each in by_year for year, number in each]
    table = np.array(flat, dtype=np.float64).reshape(-1, 3)[position]
    return YearlyColumn(row, table[:, 0].astype(np.int64), table[:, 1].copy(), table[:, 2].copy())
