"""The conditions: expressions that are yes, no or unknown at a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.ground import schema
from engine.ground.value import OneRecord
from engine.typed import tree
from tests.reference import comprehension, law
from tests.reference.calendar import months_later
from tests.reference.comprehension import Part
from tests.reference.kleene import Kleene, agreed, both, either, opposite
from tests.reference.values import Interval, Listing, One, as_minutes, equal, is_none, ordered

if TYPE_CHECKING:
    from tests.reference.evaluator import Evaluator
    from tests.reference.scope import Scope


def test(run: Evaluator, e: tree.Expr, s: Scope) -> Kleene:
    """What a condition comes to in a scope."""
    match e:
        case tree.And(parts):
            return both([run.truth(p, s) for p in parts])
        case tree.Or(parts):
            return either([run.truth(p, s) for p in parts])
        case tree.Not(of):
            return opposite(run.truth(of, s))
        case tree.Compare():
            return _compare(run, e, s)
        case tree.SetTest(op, left, right, terms):
            a, b = (run.words.as_set(run.value(x, s), terms) for x in (left, right))
            return run.words.covered(terms, a, b) if op == "covered by" else run.words.overlaps(terms, a, b)
        case tree.IsNone(of):
            return is_none(run.value(of, s))
        case tree.HasMember():
            return _has_member(run, e, s)
        case tree.Quantified():
            return _quantified(run, e, s)
        case tree.Deadline():
            return _deadline(run, e, s)
        case tree.InTable(table, keys, on, at):
            rows = run.program.schema.tables[table]
            return law.in_table(rows, tuple(run.row(key, s) for key in keys), run.day(at, s, on))
        case tree.InForce(period, at):
            return law.in_force(period, run.day(at, s))
        case tree.Judged():
            return _judged(run, e, s)
    raise TypeError(f"{e} is no condition")


def _compare(run: Evaluator, e: tree.Compare, s: Scope) -> Kleene:
    a, b = run.value(e.left, s), run.value(e.right, s)
    if isinstance(a, Interval) and isinstance(b, Interval):
        a, b = _in_one_unit((e.left, a), (e.right, b))
    if e.op != "==":
        return ordered(e.op, a, b)
    if isinstance(e.left.type, schema.Term) and isinstance(a, One) and isinstance(b, One):
        return run.words.same_term(e.left.type.terms, a, b)
    return equal(a, b)


def _in_one_unit(*sides: tuple[tree.Expr, Interval]) -> list[Interval]:
    """Days, or minutes if one side is a moment."""
    minutes = any(isinstance(e.type, schema.Moment) for e, _ in sides)
    return [as_minutes(i) if minutes and isinstance(e.type, schema.Date) else i for e, i in sides]


def _has_member(run: Evaluator, e: tree.HasMember, s: Scope) -> Kleene:
    listing, member = run.value(e.list, s), run.row(e.member, s)
    assert isinstance(listing, Listing)
    if member.none:
        return False
    if member.item is None:
        return None if listing.open or listing.floating or listing.members else False
    if member.item in listing.members:
        return True
    return None if listing.open or member.item in listing.floating else False


def _quantified(run: Evaluator, e: tree.Quantified, s: Scope) -> Kleene:
    return agreed(_in_year(run, e, of_year) for of_year in run.apart(e.each, s))


def _in_year(run: Evaluator, e: tree.Quantified, s: Scope) -> Kleene:
    found, anything = [], []
    for of_year in run.over_years(e.each, s):
        parts, is_open = run.parts(e.each, of_year, lambda inner: run.truth(e.body, inner))
        found.append(comprehension.quantified(e.quantifier, parts, is_open))
        anything.append(comprehension.quantified("some", [Part[Kleene](p.sure, True, p.row) for p in parts], is_open))
    together = either(found) if e.quantifier == "some" else both(found)
    if e.quantifier == "every" and run.reading.something:
        return both((together, either(anything)))
    return together


def _deadline(run: Evaluator, e: tree.Deadline, s: Scope) -> Kleene:
    as_of = Interval(run.world.as_of, run.world.as_of)
    if e.calendar is not None:
        calendar = run.program.schema.calendars[e.calendar]
        event, anchor = (run.day(e.at, s, on=side) for side in (e.event, e.anchor))
        clock = law.deadline(event, e.how, e.length, e.side, anchor, as_of, calendar)
        return True if clock.runs and not run.reading.clocks_run else clock.kept
    event, anchor = _in_one_unit((e.event, run.interval(e.event, s)), (e.anchor, run.interval(e.anchor, s)))
    if any(isinstance(side.type, schema.Moment) for side in (e.event, e.anchor)):
        as_of = as_minutes(as_of)
    clock = law.deadline(event, e.how, e.length, e.side, anchor, as_of)
    return True if clock.runs and not run.reading.clocks_run else clock.kept


def _judged(run: Evaluator, e: tree.Judged, s: Scope) -> Kleene:
    of = run.row(e.of, s)
    if not isinstance(of.item, OneRecord):
        return False if of.none else None
    recorded = run.world.record(of.item).judged.get(e.judgement)
    valid = run.program.judgements[e.judgement].valid_months
    if recorded is None or not run.reading.judgements:
        return None
    if valid is not None and run.day(e.at, s).high > months_later(recorded.day, valid):
        return None
    return recorded.outcome
