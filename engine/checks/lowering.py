"""Typed expressions as nodes, each in the smallest space that holds the variables it reads."""

from __future__ import annotations

from typing import assert_never

from engine.checks import node as of
from engine.checks.comprehensions import aggregate, blend, has_member, no_members, quantified
from engine.checks.dated import deadline, judged, looked_up
from engine.checks.facts import fact, judged_day, stated_as_none
from engine.checks.interned import YES
from engine.checks.scope import Env, Low, Work, together
from engine.checks.shapes import shape_of
from engine.ground.schema import Many, TermSet, YesNo
from engine.ground.value import Nothing, OneTerm, SomeTerms, Truth
from engine.typed import tree

NOWHERE: frozenset[int] = frozenset()


def lower(work: Work, env: Env, expr: tree.Expr) -> Low:
    """The node of an expression, and which levels it reads; `Work.lower` remembers it."""
    match expr:
        case tree.Constant(value=value, type=type_):
            shape, domain = ("none", "") if type_ is None else shape_of(type_)
            return Low(work.nodes.add(of.Fixed("", shape, domain, value)), NOWHERE)
        case tree.Variable(name=name):
            level = env.level(name)
            space = env.levels[level].space
            return Low(work.nodes.add(of.Itself(space, "ref", space)), frozenset({level}))
        case tree.FactOf():
            return _fact(work, env, expr)
        case tree.And(parts=parts):
            return junction(work, env, [work.lower(env, part) for part in parts], every=True)
        case tree.Or(parts=parts):
            return junction(work, env, [work.lower(env, part) for part in parts], every=False)
        case tree.Not(of=inner):
            low = work.lower(env, inner)
            return Low(work.nodes.negation(low.node), low.reads)
        case tree.Compare():
            return _compare(work, env, expr)
        case tree.SetTest():
            return _set_test(work, env, expr)
        case tree.IsNone(of=inner):
            return _is_none(work, env, inner)
        case tree.Quantified():
            return quantified(work, env, expr)
        case tree.Aggregate():
            return aggregate(work, env, expr)
        case tree.Gathered():
            return blend(work, env, expr)
        case tree.HasMember():
            return has_member(work, env, expr)
        case _:
            return _dated(work, env, expr)


def junction(work: Work, env: Env, lows: list[Low], *, every: bool) -> Low:
    """The conjunction or disjunction; parts that read the same rows are joined there first."""
    join = work.nodes.all if every else work.nodes.any
    groups: dict[tuple[frozenset[int], bool], list[int]] = {}
    for low in lows:
        groups.setdefault((low.reads, work.nodes[low.node].space.endswith("*")), []).append(low.node)
    joined = [Low(join(nodes), reads) for (reads, _), nodes in groups.items()]
    lifted, reads = together(
        work, env, [Low(low.node, low.reads if work.nodes[low.node].space else NOWHERE) for low in joined]
    )
    return Low(join(lifted), reads)


def _fact(work: Work, env: Env, expr: tree.FactOf) -> Low:
    if isinstance(expr.type, Many):
        raise TypeError("a list is read in a comprehension")
    node = fact(work, expr.kinds, expr.fact, expr.type, env.variant)
    return read(work, env, node, expr.of, expr.at, optional=expr.optional or work.nodes[node].shape == "truth")


def read(work: Work, env: Env, node: int, row: tree.Expr, at: str, *, optional: bool = True) -> Low:
    """A value of the rows that `row` refers to (may it be none?); one that depends on the year is read at the year in
    question."""
    ref = work.lower(env, row)
    starred = work.nodes[node].space.endswith("*")
    if not starred or env.in_year:
        index = work.nodes.each_year(ref.node) if starred else ref.node
        return Low(work.nodes.gather(node, index, optional=optional), ref.reads)
    day = judged_day(work, env, env.level(at))
    (index, on), reads = together(work, env, [ref, day])
    return Low(_at_year(work, node, index, on, optional=optional), reads)


def _at_year(work: Work, node: int, index: int, day: int, *, optional: bool) -> int:
    made, ref = work.nodes[node], work.nodes[index]
    own = None if isinstance(ref, of.Itself) else index
    return work.nodes.add(of.AtYear(ref.space, made.shape, made.domain, node, own, day, optional))


def _compare(work: Work, env: Env, expr: tree.Compare) -> Low:
    for side, other in ((expr.left, expr.right), (expr.right, expr.left)):
        if isinstance(side, tree.Constant) and isinstance(side.value, Nothing):
            return _is_none(work, env, other) if expr.op == "==" else Low(work.nodes.no, NOWHERE)
    (left, right), reads = together(work, env, [work.lower(env, expr.left), work.lower(env, expr.right)])
    nodes = work.nodes
    if expr.op != "==":
        return Low(nodes.test(of.Ordered, left, right, expr.op), reads)
    if not nodes[left].space:
        left, right = right, left
    left, right = _one_numbering(work, left, right)
    same = Low(_alike(work, left, right), reads)
    if isinstance(expr.left, tree.Constant) or isinstance(expr.right, tree.Constant):
        known_no = nodes[left].shape != "truth" or nodes[right] == YES
        sides = [] if known_no else [side for side in (expr.left, expr.right) if may_be_none(work, side)]
    else:
        sides = [expr.left, expr.right] if may_be_none(work, expr.left) or may_be_none(work, expr.right) else []
    if not sides:
        return same
    nothing = [_is_none(work, env, side) for side in sides]
    neither = junction(work, env, [same, *(Low(nodes.negation(low.node), low.reads) for low in nothing)], every=True)
    if len(nothing) == 1:
        return neither
    return junction(work, env, [neither, junction(work, env, nothing, every=True)], every=False)


def _alike(work: Work, left: int, right: int) -> int:
    match work.nodes[right]:
        case of.Fixed(value=Truth(yes)):
            return left if yes else work.nodes.negation(left)
    return work.nodes.test(of.Alike, left, right)


def _one_numbering(work: Work, one: int, other: int) -> tuple[int, int]:
    """Two references numbered in the same kinds."""
    left, right = work.nodes[one], work.nodes[other]
    if left.shape != "ref" or left.domain == right.domain:
        return one, other
    wide = "|".join(dict.fromkeys((left.domain + "|" + right.domain).split("|")))
    return (
        one if left.domain == wide else work.nodes.add(of.Wider(left.space, "ref", wide, one)),
        other if right.domain == wide else work.nodes.add(of.Wider(right.space, "ref", wide, other)),
    )


def _set_test(work: Work, env: Env, expr: tree.SetTest) -> Low:
    left, right = work.lower(env, expr.left), work.lower(env, expr.right)
    left, right = (
        Low(_as_set(work, low.node), low.reads) if work.nodes[low.node].shape == "term" else low
        for low in (left, right)
    )
    (one, other), reads = together(work, env, [left, right])
    kind = of.Covered if expr.op == "covered by" else of.Overlap
    return Low(work.nodes.test(kind, one, other), reads)


def _as_set(work: Work, node: int) -> int:
    match work.nodes[node]:
        case of.Fixed(domain=domain, value=OneTerm(name)):
            return work.nodes.add(of.Fixed("", "set", domain, SomeTerms((name,), (name,))))
        case made if made.shape == "term":
            return work.nodes.single(node)
    return node


def _is_none(work: Work, env: Env, expr: tree.Expr) -> Low:
    """Whether a value is none: as the fact states, or because the row is none of which it is read."""
    nodes = work.nodes
    if isinstance(expr, tree.FactOf):
        if isinstance(expr.type, Many):
            return no_members(work, env, expr)
        if not expr.optional and not isinstance(expr.type, TermSet):
            return _is_none(work, env, expr.of)
        if isinstance(expr.type, YesNo):
            row = work.lower(env, expr.of)
            stated = stated_as_none(work, expr.kinds, expr.fact, expr.derived)
            return Low(nodes.gather(stated, row.node, "yes"), row.reads)
    if not may_be_none(work, expr) and not isinstance(expr.type, TermSet):
        return Low(nodes.no, NOWHERE)
    if isinstance(expr, tree.Call | tree.Judged) and isinstance(expr.type, YesNo):
        return _is_none(work, env, expr.of)
    if isinstance(expr, tree.Arithmetic):
        return junction(work, env, [_is_none(work, env, side) for side in (expr.left, expr.right)], every=False)
    low = work.lower(env, expr)
    return Low(nodes.absent(low.node), low.reads)


def may_be_none(work: Work, expr: tree.Expr) -> bool:
    """Whether none is among the values that an expression can have."""
    match expr:
        case tree.FactOf(of=row, optional=optional):
            return optional or may_be_none(work, row)
        case tree.Call(define=name, of=row) if not isinstance(expr.type, YesNo | TermSet):
            return may_be_none(work, row) or may_be_none(work, work.program.defines[name].body)
        case tree.Call(of=row) | tree.Judged(of=row):
            return may_be_none(work, row)
        case tree.Lookup(keys=keys, optional=optional):
            return optional or any(may_be_none(work, key) for key in keys)
        case tree.Arithmetic(left=left, right=right):
            return may_be_none(work, left) or may_be_none(work, right)
        case tree.Aggregate(op=op):
            return op in ("min", "max")
        case tree.Constant(value=value):
            return isinstance(value, Nothing)
        case _:
            return False


def _dated(work: Work, env: Env, expr: tree.Expr) -> Low:
    """What depends on a day, on a parameter, or on another define."""
    nodes = work.nodes
    match expr:
        case tree.Arithmetic(op=op):
            (one, other), reads = together(work, env, [work.lower(env, expr.left), work.lower(env, expr.right)])
            made = nodes[one]
            space = nodes.space((one, other))
            return Low(nodes.add(of.Arithmetic(space, made.shape, made.domain, op, one, other)), reads)
        case tree.ParameterOf(parameter=name, type=type_):
            reading = env.variant.reading
            chosen = reading[1] if reading is not None and reading[0] == name else None
            return Low(nodes.add(of.Setting("", *shape_of(type_), name, chosen)), NOWHERE)
        case tree.Call(define=name, of=row, at=at):
            return read(work, env, work.body(name, env.variant), row, at)
        case tree.JudgedDay(of=variable):
            return judged_day(work, env, env.level(variable.name))
        case tree.InForce(period=period, at=at):
            if period.first is None and period.last is None:
                return Low(nodes.yes, NOWHERE)
            day = judged_day(work, env, env.level(at))
            return Low(nodes.add(of.InPeriod(nodes[day.node].space, "truth", "", day.node, period)), day.reads)
        case tree.GroupTerms(group=group, at=at):
            day = judged_day(work, env, env.level(at))
            terms = work.program.schema.groups[group].terms
            return Low(nodes.add(of.GroupSet(nodes[day.node].space, "set", terms, group, day.node)), day.reads)
        case tree.Judged():
            return judged(work, env, expr)
        case tree.InTable() | tree.Lookup():
            return looked_up(work, env, expr)
        case tree.Deadline():
            return deadline(work, env, expr)
        case (
            tree.Constant() | tree.Variable() | tree.FactOf() | tree.And() | tree.Or() | tree.Not() | tree.Compare()
            | tree.SetTest() | tree.IsNone() | tree.Quantified() | tree.Aggregate() | tree.Gathered() | tree.HasMember()
        ):  # fmt: skip
            raise TypeError("lowered above")
        case _:
            assert_never(expr)
