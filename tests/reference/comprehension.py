"""Quantifiers, aggregates and gathered sets, over members that surely or possibly belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Generic, TypeVar

from engine.ground.value import OneRecord
from tests.reference.kleene import Kleene, both, either, opposite
from tests.reference.values import NOBODY, Interval, Terms
from tests.reference.words import Words

T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """One member: whether it surely belongs, what is asked of it, and its row."""

    sure: bool
    value: T
    row: OneRecord


def quantified(quantifier: str, parts: Sequence[Part[Kleene]], is_open: bool) -> Kleene:
    """`some`, `every`, `no` over what the body says of each possible member."""
    sought = [Part(p.sure, opposite(p.value), p.row) for p in parts] if quantifier == "every" else parts
    found = either([both((p.sure or None, p.value)) for p in sought] + [None] * is_open)
    return found if quantifier == "some" else opposite(found)


def aggregate(op: str, parts: Sequence[Part[Interval]], is_open: bool) -> Interval:
    """`count`, `sum`, `persons`, `min`, `max` as bounds. A value of `none` adds nothing."""
    here = [p for p in parts if p.value.none is not True]
    sure = [p.value for p in here if p.sure and p.value.none is False]
    most = [p.value.high for p in here] + [inf] * is_open
    least = [p.value.low for p in here] + [0.0] * is_open
    none = False if sure else None if most else True
    match op:
        case "count":
            return Interval(sum(p.sure for p in parts), len(parts) + (inf if is_open else 0))
        case "sum":
            return Interval(sum(v.low for v in sure), sum(most))
        case "persons":
            return Interval(max((v.low for v in sure), default=0), sum(most))
        case "max" if most:
            return Interval(max((v.low for v in sure), default=min(least)), max(most), none)
        case "min" if most:
            return Interval(min(least), min((v.high for v in sure), default=max(most)), none)
        case _:
            return Interval(0, 0, none)


def of_years(op: str, years: Sequence[Interval]) -> Interval:
    """Several years together: counts add up; people may be the same from year to year."""
    if len(years) == 1:
        return years[0]
    lows = [year.low for year in years]
    return Interval(max(lows) if op == "persons" else sum(lows), sum(year.high for year in years))


def meeting(a: Interval, b: Interval) -> Interval:
    """The first interval narrowed by the second, where they meet."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    return a if b.none is not False or low > high else Interval(low, high, a.none)


def union(parts: Sequence[Part[Terms]], is_open: bool, words: Words, taxonomy: str) -> Terms:
    """What some member has."""
    must = NOBODY.union(*(p.value.must for p in parts if p.sure))
    return Terms(must, words.all(taxonomy) if is_open else NOBODY.union(*(p.value.may for p in parts)))


def common(parts: Sequence[Part[Terms]], is_open: bool, words: Words, taxonomy: str) -> Terms:
    """What every member has, along the taxonomy; of nothing, unknown."""
    everything = words.all(taxonomy)
    sure = [words.down(taxonomy, p.value.may) for p in parts if p.sure]
    must = everything.intersection(*(words.down(taxonomy, p.value.must) for p in parts))
    return Terms(must if sure and not is_open else NOBODY, everything.intersection(*sure))
