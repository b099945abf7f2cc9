"""What an expression may come to: an interval, a thing or a set of which only bounds may be known; how they compare."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from math import inf, isinf

from engine.ground import schema
from engine.ground.value import OneRecord
from tests.reference.calendar import EASTMOST, WESTMOST, day_of, first_minute, last_minute
from tests.reference.kleene import Kleene, agreed, both, either

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Interval:
    """A number, day or minute between two bounds. `none`: True is `none`, None may be `none`."""

    low: float
    high: float
    none: Kleene = False


@dataclass(frozen=True)
class Lengths:
    """A duration on two scales; one in working days fits neither."""

    months: Interval
    hours: Interval
    working: bool = False


@dataclass(frozen=True)
class Money:
    """An amount; the currency is None where nothing is known of it."""

    amount: Interval
    currency: str | None


@dataclass(frozen=True)
class One:
    """A yes/no, a term, a text or a record; `item` None if unknown or none. `exact`: written in the law, not stated."""

    item: Hashable
    none: Kleene = False
    exact: bool = False


@dataclass(frozen=True)
class Terms:
    """A set of terms: surely `must`, at most `may`."""

    must: frozenset[str]
    may: frozenset[str]


@dataclass(frozen=True)
class Listing:
    """Records that belong, whether there may be unlisted ones, and the listed ones of which nobody knows."""

    members: tuple[OneRecord, ...]
    open: bool
    floating: tuple[OneRecord, ...] = ()


Val = Interval | Lengths | Money | One | Terms | Listing
NOTHING = One(None, none=True)


def nothing(type_: schema.Type) -> Val:
    """`none`, as a value of the type."""
    none = Interval(0, 0, none=True)
    match type_:
        case schema.YesNo() | schema.Text() | schema.Term() | schema.Ref():
            return NOTHING
        case schema.Date() | schema.Moment() | schema.Number():
            return none
        case schema.Duration():
            return Lengths(none, none)
        case schema.Money():
            return Money(none, None)
        case schema.TermSet():
            return Terms(NOBODY, NOBODY)
        case schema.Many():
            return Listing((), open=False)


def is_none(a: Val) -> Kleene:
    """The value is `none`; an empty set is."""
    match a:
        case Terms(must, may):
            return True if not may else False if must else None
        case Lengths(months):
            return months.none
        case Money(amount):
            return amount.none
        case Listing(members, is_open, floating):
            return False if members else None if is_open or floating else True
        case Interval() | One():
            return a.none


def as_minutes(a: Interval) -> Interval:
    """A day as the interval of its minutes, in whatever zone."""
    return Interval(first_minute(a.low), last_minute(a.high), a.none)


def as_days(a: Interval, zone: int | None = None) -> Interval:
    """A moment as the days in which it lies: in a zone so many minutes ahead of UTC, or in whatever zone."""
    west, east = (-WESTMOST, EASTMOST) if zone is None else (zone, zone)
    return Interval(day_of(a.low, west), day_of(a.high, east), a.none)


def ordered(op: str, a: Val, b: Val) -> Kleene:
    """`< <= > >=`: as all values between the bounds say; with `none`, no."""
    if op in (">", ">="):
        return ordered({">": "<", ">=": "<="}[op], b, a)
    if True in (is_none(a), is_none(b)):
        return False
    match a, b:
        case Lengths(), Lengths():
            return (
                None
                if a.working or b.working
                else _scales(ordered(op, a.months, b.months), ordered(op, a.hours, b.hours))
            )
        case Money(), Money():
            return ordered(op, a.amount, b.amount) if _one_currency(a, b) else None
        case Interval(), Interval():
            yes, no = (a.high < b.low, a.low >= b.high) if op == "<" else (a.high <= b.low, a.low > b.high)
            always = a.none is False and b.none is False
            return agreed({True if yes else False if no else None} | ({False} if not always else set()))
    raise TypeError(f"{a} and {b} have no order")


def equal(a: Val, b: Val) -> Kleene:
    """`==` but of terms and durations' scales: yes if both are surely the same, no if they cannot be."""
    if is_none(a) is True or is_none(b) is True:
        return both((is_none(a), is_none(b)))
    match a, b:
        case Interval(), Interval():
            apart = a.high < b.low or b.high < a.low
            return none_aside(a, b, True if a.low == a.high == b.low == b.high else False if apart else None)
        case Lengths(), Lengths():
            return None if a.working or b.working else _scales(equal(a.months, b.months), equal(a.hours, b.hours))
        case Money(), Money():
            return equal(a.amount, b.amount) if _one_currency(a, b) else None
        case One(), One():
            return none_aside(a, b, None if a.item is None or b.item is None else a.item == b.item)
    raise TypeError(f"{a} and {b} cannot be compared")


def none_aside(a: Val, b: Val, same: Kleene) -> Kleene:
    """`==` of two values that are `same` if neither is `none`."""
    cases: set[Kleene] = {same}
    if is_none(a) is None or is_none(b) is None:
        cases.add(False)
    if is_none(a) is None and is_none(b) is None:
        cases.add(True)
    return agreed(cases)


def plus(a: Val, b: Val) -> Val:
    """The sum of two numbers or amounts; `none` if one is."""
    return _arithmetic(a, b, lambda x, y: Interval(x.low + y.low, x.high + y.high, either((x.none, y.none))))


def minus(a: Val, b: Val) -> Val:
    """The difference of two numbers or amounts, never below zero; `none` if one is."""

    def difference(x: Interval, y: Interval) -> Interval:
        high = inf if isinf(x.high) else max(0, x.high - y.low)
        return Interval(max(0, x.low - y.high), high, either((x.none, y.none)))

    return _arithmetic(a, b, difference)


def _one_currency(a: Money, b: Money) -> bool:
    """Both are of one currency; nothing at all is nothing in any."""
    nothing_at_all = any(m.currency is None and m.amount.high == 0 for m in (a, b))
    return nothing_at_all or (a.currency == b.currency and a.currency is not None)


def _arithmetic(a: Val, b: Val, of: Callable[[Interval, Interval], Interval]) -> Val:
    match a, b:
        case Interval(), Interval():
            return of(a, b)
        case Money(), Money():
            found = of(a.amount, b.amount)
            known = a.currency or b.currency
            return Money(found, known) if _one_currency(a, b) else Money(Interval(0, inf, found.none), None)
    raise TypeError(f"{a} and {b} are no numbers")


def _scales(months: Kleene, hours: Kleene) -> Kleene:
    return True if True in (months, hours) else both((months, hours))
