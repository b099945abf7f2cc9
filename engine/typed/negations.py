"""Negated tests of values that can be `none`: refused unless the text says beside them what `none` means.

`f.to.country != CN` is yes for a flow with `to: none`, for `none` equals nothing; the author may not have meant that.
A test is negated under an odd number of `!=`, `not in`, `not`, `must not` and bodies of `no`. What can be `none` in it
is settled where the same `and` or `or`, or one around it, has a part `… is none` or `… is not none` of that value (or
of one reached through it); the `where` of a quantifier settles its body, the `when` of a rule its duty and exceptions,
and a called define what it demands of its row.
"""

from __future__ import annotations

from collections.abc import Hashable

from engine.ground import messages
from engine.ground.schema import YesNo
from engine.typed import tree
from engine.typed.absence import Define, absent_parts
from engine.typed.problems import Problems
from engine.typed.walk import everything, likeness, parts, shown

Settled = frozenset[Hashable]
NOTHING: Settled = frozenset()


def check_negations(expr: tree.Expr, define: Define, problems: Problems, settled: Settled = NOTHING) -> None:
    """Notes P219 for each negated test in the condition whose values can be `none` without a word about it."""
    _walk(expr, False, settled, define, problems)


def stated(expr: tree.Expr | None, define: Define, demanded: dict[str, Settled] | None = None) -> Settled:
    """The values of which the condition, where it holds, says that they are not `none`, as `likeness` of them.
    `demanded`: what called defines demand, as far as it is known already."""
    if expr is None:
        return NOTHING
    known = {} if demanded is None else demanded
    found: set[Hashable] = set()
    for part in expr.parts if isinstance(expr, tree.And) else (expr,):
        match part:
            case tree.Not(tree.IsNone(of)):
                found |= _along(of)
            case tree.And():
                found |= stated(part, define, known)
            case tree.Call(define=name, of=of, type=YesNo()):
                called = define(name)
                if called is not None:
                    if name not in known:
                        known[name] = stated(called.body, define, known)
                    row, here = likeness(called.variable), likeness(of)
                    found |= {_put(key, row, here) for key in known[name]}
    return frozenset(found)


def _walk(expr: tree.Expr, negative: bool, settled: Settled, define: Define, problems: Problems) -> None:
    match expr:
        case tree.And(inner) | tree.Or(inner):
            here = settled | _named(inner) | (stated(expr, define) if isinstance(expr, tree.And) else NOTHING)
            for part in inner:
                _walk(part, negative, here, define, problems)
        case tree.Not(of):
            _walk(of, not negative, settled, define, problems)
        case tree.Quantified(quantifier=quantifier, each=each, body=body):
            _walk_each(each, settled, define, problems)
            here = settled | stated(each.where, define)
            _walk(body, negative != (quantifier == "no"), here, define, problems)
        case tree.Aggregate(each=each, value=value):
            _walk_each(each, settled, define, problems)
            if value is not None:
                _walk(value, False, settled, define, problems)
        case tree.Gathered(each=each, value=value):
            _walk_each(each, settled, define, problems)
            _walk(value, False, settled, define, problems)
        case _:
            if negative:
                for side in _tested(expr):
                    _check(side, expr, settled, define, problems)
            for part in parts(expr):
                _walk(part, False, settled, define, problems)


def _walk_each(each: tree.Each, settled: Settled, define: Define, problems: Problems) -> None:
    """Conditions on the rows of a comprehension are read by themselves, whatever stands around it."""
    until = each.source.until if isinstance(each.source, tree.Lineage) else None
    for part in (each.where, until):
        if part is not None:
            _walk(part, False, settled, define, problems)


def _tested(expr: tree.Expr) -> tuple[tree.Expr, ...]:
    """The values whose absence makes the test no. An event that is `none` is what a deadline is about."""
    match expr:
        case tree.Compare(left=left, right=right):
            return left, right
        case tree.SetTest(op="in", left=left):
            return (left,)
        case tree.HasMember(member=member):
            return (member,)
        case tree.InTable(keys=keys):
            return keys
        case tree.Deadline(anchor=anchor):
            return (anchor,)
        case _:
            return ()


def _check(side: tree.Expr, test: tree.Expr, settled: Settled, define: Define, problems: Problems) -> None:
    for absent in absent_parts(side, define):
        if likeness(absent) in settled:
            continue
        name = shown(absent)
        problems.tell(messages.expressions.NEGATED_NONE(test.span, value=name))


def _named(inner: tuple[tree.Expr, ...]) -> Settled:
    """The values of which one of the parts asks whether they are `none`."""
    found: set[Hashable] = set()
    for part in inner:
        test = part.of if isinstance(part, tree.Not) else part
        if isinstance(test, tree.IsNone):
            found |= _along(test.of)
    return frozenset(found)


def _along(value: tree.Expr) -> Settled:
    """The value and what it is reached through: a path through `none` is `none`."""
    return frozenset(likeness(part) for part in everything(value))


def _put(key: Hashable, row: Hashable, of: Hashable) -> Hashable:
    """The key with the define's row replaced by what it is called with."""
    if key == row:
        return of
    return tuple(_put(part, row, of) for part in key) if isinstance(key, tuple) else key
