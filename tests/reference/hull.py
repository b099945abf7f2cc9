"""What is true of a value in each of several years: the least and the most, or what they agree on."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reference.kleene import agreed
from tests.reference.values import Interval, Lengths, Money, One, Terms, Val


def hull(values: Sequence[Val]) -> Val:
    """One value that stands for each of the values, which are of one shape."""
    first = values[0]
    if all(value == first for value in values):
        return first
    match first:
        case Interval():
            return _of_intervals([value for value in values if isinstance(value, Interval)])
        case Money():
            amounts = [value for value in values if isinstance(value, Money)]
            currencies = {amount.currency for amount in amounts}
            return Money(
                _of_intervals([each.amount for each in amounts]), currencies.pop() if len(currencies) == 1 else None
            )
        case Lengths():
            lengths = [value for value in values if isinstance(value, Lengths)]
            months, hours = _of_intervals([each.months for each in lengths]), _of_intervals([e.hours for e in lengths])
            return Lengths(months, hours)
        case Terms():
            sets = [value for value in values if isinstance(value, Terms)]
            return Terms(
                frozenset.intersection(*(each.must for each in sets)), frozenset.union(*(each.may for each in sets))
            )
        case One():
            return One(None, agreed([value.none for value in values if isinstance(value, One)]))
    raise TypeError("lists do not change from year to year")


def _of_intervals(values: Sequence[Interval]) -> Interval:
    there = [value for value in values if value.none is not True] or list(values)
    none = agreed([value.none for value in values])
    return Interval(min(value.low for value in there), max(value.high for value in there), none)
