"""Comprehensions as nodes: quantifiers, aggregates, unions over relations and lineage."""

from __future__ import annotations

from dataclasses import replace

from engine.checks import node as of
from engine.checks.facts import fact, judged_day
from engine.checks.scope import Env, Inside, Level, Low, Work, lift, together
from engine.checks.shapes import shape_of
from engine.ground.schema import Many, Ref
from engine.typed import tree
from engine.typed.people import whom


def quantified(work: Work, env: Env, expr: tree.Quantified) -> Low:
    """`some`, `every`, `no`; where an `every` with nothing to check does not count, it also asks for a member."""
    inside = _inside(work, env, expr.each, (expr.each.where, expr.body))
    where, body = inside.parts
    how = "some" if expr.quantifier == "some" else "every"
    low = _over_years(work, expr.each, _quantified(work, inside, expr.quantifier, where, body), how)
    if expr.quantifier == "every" and env.variant.vacuous:
        some = _over_years(work, expr.each, _quantified(work, inside, "some", where, None), "some")
        parts, reads = together(work, env, [low, some])
        low = Low(work.nodes.all(parts), reads)
    return _own_year(work, env, low)


def aggregate(work: Work, env: Env, expr: tree.Aggregate) -> Low:
    """`count`, `sum`, `min`, `max`, `persons`, narrowed by what is stated."""
    inside = _inside(work, env, expr.each, (expr.each.where, expr.value))
    where, value = inside.parts
    shape, domain = shape_of(expr.type)
    people = whom(expr, work.program) if expr.op == "persons" else None
    node = work.nodes.add(of.Tally(_space(work, inside), shape, domain, expr.op, inside.over, where, value, people))
    low = _result(work, inside, node, "empty" if expr.op in ("count", "sum", "persons") else "")
    if expr.stated is not None:
        stated = work.lower(replace(env, in_year=env.in_year or expr.each.yearly), expr.stated)
        (one, other), reads = together(work, env, [low, stated])
        space = work.nodes.space((one, other))
        low = Low(work.nodes.add(of.Narrowed(space, shape, domain, one, other)), reads)
    return _own_year(work, env, _over_years(work, expr.each, low, expr.op))


def blend(work: Work, env: Env, expr: tree.Gathered) -> Low:
    """`union` and `common` of sets."""
    inside = _inside(work, env, expr.each, (expr.each.where, expr.value))
    where, value = inside.parts
    if value is None:
        raise TypeError(f"{expr.op} of nothing")
    shape, domain = shape_of(expr.type)
    node = work.nodes.add(of.Blend(_space(work, inside), shape, domain, expr.op, inside.over, where, value))
    low = _result(work, inside, node, "unknown" if expr.op == "common" else "")
    return _own_year(work, env, _over_years(work, expr.each, low, expr.op))


def has_member(work: Work, env: Env, expr: tree.HasMember) -> Low:
    """The list includes the record."""
    listed, nodes = expr.list, work.nodes
    relation = fact(work, listed.kinds, listed.fact, listed.type, env.variant)
    parts, reads = together(work, env, [work.lower(env, listed.of), work.lower(env, expr.member)])
    row, member = parts
    domain = nodes[relation].domain
    if nodes[member].domain != domain:
        member = nodes.add(of.Wider(nodes[member].space, "ref", domain, member))
    space = nodes.space((row, member))
    own = None if isinstance(nodes[row], of.Itself) else row
    return Low(nodes.add(of.Includes(space, "truth", "", relation, own, member)), reads)


def no_members(work: Work, env: Env, listed: tree.FactOf) -> Low:
    """The list is surely empty."""
    variable = tree.Variable("", _kinds(listed), Ref(_kinds(listed)), listed.span)
    each = tree.Each(variable, tree.Members(listed), None, False, listed.span)
    inside = _inside(work, env, each, (None, None))
    return _quantified(work, inside, "no", None, None)


def _kinds(listed: tree.FactOf) -> tuple[str, ...]:
    assert isinstance(listed.type, Many)
    return listed.type.kinds


def _inside(work: Work, env: Env, each: tree.Each, exprs: tuple[tree.Expr | None, ...]) -> Inside:
    """Make a comprehension ready, at the rows of its members if nothing else is read, else at the pairs."""
    source = each.source
    if isinstance(source, tree.Lineage):
        return _along_lineage(work, env, each, source, exprs)
    listed = source.of
    row = work.lower(env, listed.of)
    relation = fact(work, listed.kinds, listed.fact, listed.type, env.variant)
    index = None if isinstance(work.nodes[row.node], of.Itself) else row.node
    outer = min(row.reads) if len(row.reads) == 1 else None
    inner = env.with_level(
        Level(each.variable.name, each.variable.kinds, relation, outer if index is None else None), yearly=each.yearly
    )
    level = frozenset({len(env.levels)})
    lows = [None if expr is None else work.lower(inner, expr) for expr in exprs]
    parts = tuple(None if low is None else _at_members(work, inner, low, level) for low in lows)
    work.insides[id(each), env] = Inside(inner, relation, row, index, parts)
    return work.insides[id(each), env]


def _along_lineage(
    work: Work, env: Env, each: tree.Each, source: tree.Lineage, exprs: tuple[tree.Expr | None, ...]
) -> Inside:
    inner = env.with_level(Level(each.variable.name, each.variable.kinds), yearly=each.yearly)
    until = None if source.until is None else work.lower(inner, source.until).node
    space = each.variable.kinds[0]
    over = work.nodes.add(of.Lineage(space, "lineage", space, source.direction, until))
    lows = [None if expr is None else work.lower(inner, expr) for expr in exprs]
    row = work.lower(env, source.of)
    parts = tuple(None if low is None else low.node for low in lows)
    work.insides[id(each), env] = Inside(inner, over, row, None, parts)
    return work.insides[id(each), env]


def _at_members(work: Work, inner: Env, low: Low, level: frozenset[int]) -> int:
    """The node at the members' rows; at the pairs if it reads the outer row."""
    if low.reads <= level:
        return low.node
    return lift(work, inner, low, low.reads | level)


def _quantified(work: Work, inside: Inside, quantifier: str, where: int | None, body: int | None) -> Low:
    nodes = work.nodes
    where, body = (None if part == nodes.yes else part for part in (where, body))
    node = nodes.add(of.Quantified(_space(work, inside), "truth", "", quantifier, inside.over, where, body))
    return _result(work, inside, node, "no" if quantifier == "some" else "yes")


def _space(work: Work, inside: Inside) -> str:
    """The space of the result: that of the outer rows, for each year if a part depends on the year."""
    starred = any(part is not None and work.nodes[part].space.endswith("*") for part in inside.parts)
    return work.nodes[inside.over].space + ("*" if starred else "")


def _result(work: Work, inside: Inside, node: int, absent: str) -> Low:
    """The result at the row whose members were meant."""
    if inside.along is None:
        return Low(node, inside.row.reads)
    starred = work.nodes[node].space.endswith("*")
    index = work.nodes.each_year(inside.along) if starred else inside.along
    return Low(work.nodes.gather(node, index, absent), inside.row.reads)


def _over_years(work: Work, each: tree.Each, low: Low, how: str) -> Low:
    """The result of another year than that in question, or of several together."""
    first, last = each.back
    node = work.nodes.each_year(low.node)
    made = work.nodes[node]
    if (first, last) == (0, 0) or not made.space:
        return low
    return Low(work.nodes.add(of.Window(made.space, made.shape, made.domain, node, how, first, last)), low.reads)


def _own_year(work: Work, env: Env, low: Low) -> Low:
    """Outside of a yearly define, `this_year` is the year of the outer row's judged day."""
    made = work.nodes[low.node]
    if env.in_year or not made.space.endswith("*"):
        return low
    day = judged_day(work, env, min(low.reads))
    space = made.space[:-1]
    return Low(work.nodes.add(of.AtYear(space, made.shape, made.domain, low.node, None, day.node)), low.reads)
