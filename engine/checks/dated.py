"""What goes by a day as nodes: recorded judgements, dated tables, deadlines."""

from __future__ import annotations

from dataclasses import replace

from engine.checks import node as of
from engine.checks.facts import judged_day
from engine.checks.scope import Env, Low, Work, together
from engine.checks.shapes import shape_of
from engine.ground.schema import Date
from engine.typed import tree


def judged(work: Work, env: Env, expr: tree.Judged) -> Low:
    """A recorded judgement, while it is valid; unknown in the variant that does without judgements."""
    nodes = work.nodes
    judgement = work.program.judgements[expr.judgement]
    row = work.lower(env, expr.of)
    if env.variant.unjudged:
        return Low(nodes.gather(nodes.add(of.Fixed("", "truth", "", None)), row.node), row.reads)
    outcome = Low(nodes.gather(nodes.add(of.Outcome(judgement.kind, "truth", "", judgement.name)), row.node), row.reads)
    if judgement.valid_months is None:
        return outcome
    day = nodes.add(of.RecordedOn(judgement.kind, "number", "date", judgement.name))
    recorded = Low(nodes.gather(day, row.node), row.reads)
    on = judged_day(work, env, env.level(expr.at))
    (said, when, until), reads = together(work, env, [outcome, recorded, on])
    space = nodes.space((said, when, until))
    return Low(nodes.add(of.Valid(space, "truth", "", said, when, until, judgement.valid_months)), reads)


def looked_up(work: Work, env: Env, expr: tree.InTable | tree.Lookup) -> Low:
    """A row or a column of a dated table; looked up where the keys come from if one reference leads to them all."""
    nodes = work.nodes
    keys = [work.lower(env, key) for key in expr.keys]
    on = judged_day(work, env, env.level(expr.at)) if expr.on is None else work.lower(env, _as_day(expr.on))
    parts, reads = together(work, env, [*keys, on])
    *of_keys, day = parts
    index = nodes.common_index(parts)
    if index is not None:
        of_keys, day = [nodes.behind(key) for key in of_keys], nodes.behind(day)
    space = nodes.space((*of_keys, day))
    if isinstance(expr, tree.InTable):
        node = nodes.add(of.Listed(space, "truth", "", expr.table, tuple(of_keys), day))
    else:
        node = nodes.add(of.Looked(space, *shape_of(expr.type), expr.table, tuple(of_keys), expr.column, day))
    return Low(node if index is None else nodes.gather(node, index), reads)


def _as_day(on: tree.Expr) -> tree.Expr:
    """A stated moment as the day on which it falls."""
    return replace(on, type=Date()) if isinstance(on, tree.FactOf) else on


def deadline(work: Work, env: Env, expr: tree.Deadline) -> Low:
    """A deadline and the node of its due day or moment."""
    nodes = work.nodes
    sides = [expr.event, expr.anchor]
    event, anchor = (work.lower(env, side if expr.calendar is None else _as_day(side)) for side in sides)
    (one, other), reads = together(work, env, [event, anchor])
    domain = "moment" if "moment" in (nodes[one].domain, nodes[other].domain) else "date"
    due = nodes.add(
        of.Due(nodes[other].space, "number", domain, other, expr.how, expr.side, expr.length, expr.calendar)
    )
    space = nodes.space((one, other))
    kept, calendar = env.variant.kept, expr.calendar
    timely = of.Timely(space, "truth", "", one, other, expr.how, expr.side, expr.length, due, kept, calendar)
    return Low(nodes.add(timely), reads)
