"""What the members of a list come to together at a row: numbers over them, and the terms that they have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.ground import schema
from engine.typed import tree
from tests.reference import comprehension, groups
from tests.reference.comprehension import Part
from tests.reference.scope import Scope, names
from tests.reference.values import Interval, Money, Terms, Val

if TYPE_CHECKING:
    from tests.reference.evaluator import Evaluator


def aggregate(run: Evaluator, e: tree.Aggregate, s: Scope) -> Val:
    """A number over the members of a list, in the year that is meant."""
    currencies: set[str] = set()

    def measured(inner: Scope) -> Interval:
        found = Interval(1, 1) if e.value is None else _of_member(run, e.value, inner)
        if isinstance(found, Money):
            currency, found = found.currency, found.amount
            if currency is not None and found.none is not True:  # what is none adds nothing, in any currency
                currencies.add(currency)
        assert isinstance(found, Interval)
        return found

    years = []
    for of_year in run.over_years(e.each, s):
        parts, is_open = run.parts(e.each, of_year, measured)
        found = comprehension.aggregate(e.op, parts, is_open)
        if e.op == "persons" and groups.counts_own(e, run.program):
            found = _of_groups(run, found, parts)
        if e.stated is not None:
            found = comprehension.meeting(found, run.interval(e.stated, of_year))
        years.append(found)
    found = comprehension.of_years(e.op, years)
    if isinstance(e.type, schema.Money):
        return Money(found, currencies.pop() if len(currencies) == 1 else None)
    return found


def gathered(run: Evaluator, e: tree.Gathered, s: Scope) -> Val:
    """The terms that some or all members have."""
    assert isinstance(e.type, schema.TermSet)
    taxonomy = e.type.terms

    def of_member(inner: Scope) -> Terms:
        return run.words.as_set(_of_member(run, e.value, inner), taxonomy)

    (year,) = run.over_years(e.each, s)
    parts, is_open = run.parts(e.each, year, of_member, itself=True)
    gather = comprehension.union if e.op == "union" else comprehension.common
    return gather(parts, is_open, run.words, taxonomy)


def _of_groups(run: Evaluator, found: Interval, parts: list[Part[Interval]]) -> Interval:
    """Distinct people, of whom those in groups that are apart add up."""
    sure = [(p.row, p.value.low) for p in parts if p.sure and p.value.none is False]
    low = groups.added(run.world, sure)
    if run.notes is not None and low > found.low:
        run.notes.apart += 1
    return replace(found, low=max(found.low, low))


def _of_member(run: Evaluator, e: tree.Expr, s: Scope) -> Val:
    """A member's value; anything, if the member floats and the value reads the row around it."""
    if s.outside and names(e, s, run.program, run.world) & s.outside[-1]:
        assert e.type is not None
        return run.words.unknown(e.type, may_be_none=True)
    return run.value(e, s)
