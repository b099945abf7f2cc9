"""A run: the verdicts of all rules over a graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final

import numpy as np

from engine.checks import sight as sights
from engine.checks.deciding import Deciding, DecidingYears
from engine.checks.finished import FinishedRun
from engine.checks.frame import Frame
from engine.checks.joined import joined
from engine.checks.kernels import value
from engine.checks.node import Blend, Lineage, Quantified, Tally
from engine.checks.plan import plan
from engine.checks.program import Compiled, RuleCard
from engine.checks.sights import BlockSight, RowSight
from engine.checks.steps import Plan, Segment
from engine.checks.store import Store
from engine.checks.value import Data, NumberValue
from engine.checks.verdict import Verdicts
from engine.checks.windows import with_windows, years_asked
from engine.checks.years import axis
from engine.graph.columns import JUDGED, Graph, Ints
from engine.ground.value import Value

BLOCK: Final = 1 << 17  # rows; what a block makes stays near the processor
DEEP: Final = 64  # nodes one above the other; through more it would be unsafe to ask, as each takes some frames


def evaluate(
    compiled: Compiled,
    graph: Graph,
    as_of: int,
    settings: Mapping[str, Value],
    only: Collection[str] | None = None,
) -> Verdicts:
    """The verdicts of all rules (or `only` those with these ids) on all rows, as of a day, under these settings."""
    chosen = [at for at, rule in enumerate(compiled.rules) if only is None or rule.id in only]
    store = Store(Frame(compiled, graph, as_of, settings))
    with_rows = any(compiled.rules[at].year is not None for at in chosen)
    store.frame.years, store.frame.asked = _years(store, with_rows=with_rows)
    small = store.small()
    judged = not small or any(fact.startswith(JUDGED) for _, fact in graph.columns)
    deciding = {at: _deciding(compiled.rules[at], store, judged=judged) for at in chosen}
    if small and compiled.plans[0].depth <= DEEP:
        _ask(store, deciding)
    else:
        _carry_out(_plan(compiled, chosen), store, deciding)
    return Verdicts(tuple(deciding[at].verdicts() for at in chosen), FinishedRun(store))


def _ask(store: Store, deciding: Mapping[int, Deciding | DecidingYears]) -> None:
    """Decide the rules over few rows: a node is made when a verdict asks for it, and not where others settle it."""
    for each in deciding.values():
        if not store.rows(each.rule.kind):
            continue
        for sight, block in _blocks(each.rule.space, store):
            each.decide(block, partial(sights.truth, sight), sight.year)


def _carry_out(todo: Plan, store: Store, deciding: Mapping[int, Deciding | DecidingYears]) -> None:
    """Decide the rules over many rows: every node is made once, in the order of the plan, and freed after its last
    reader."""
    for node in todo.constants:
        store.constant(node)
    for step in todo.steps:
        for segment in step.segments:
            _run(segment, store, deciding)
        _make_all(step.wholes, store)
        for node in step.frees:
            store.free(node)


def _plan(compiled: Compiled, chosen: Sequence[int]) -> Plan:
    """The plan of the chosen rules, made anew where the program has none (of rules that are all there)."""
    if len(compiled.rules) == len(compiled.plans[0].rules):
        ids = tuple(compiled.rules[at].id for at in chosen)
        for each in compiled.plans:
            if each.rules == ids:
                return each
    return plan(compiled.nodes, compiled.rules, chosen)


def _deciding(rule: RuleCard, store: Store, *, judged: bool) -> Deciding | DecidingYears:
    rows, taken = store.rows(rule.kind), _taken(rule, store.frame)
    if rule.year is None:
        return Deciding(rule, rows, taken, judged=judged)
    return DecidingYears(rule, rows, np.isin(store.frame.years, store.frame.asked), taken, judged=judged)


def _taken(rule: RuleCard, frame: Frame) -> frozenset[int]:
    """The positions of the readings that this run takes anyway."""
    parameters = frame.compiled.parameters
    named = ((at, reading.reading, parameters[reading.parameter]) for at, reading in enumerate(rule.readings))
    return frozenset(at for at, place, of in named if of.readings[place] == frame.settings.get(of.name, of.value))


def _run(segment: Segment, store: Store, deciding: Mapping[int, Deciding | DecidingYears]) -> None:
    """Evaluate a segment block by block; keep what is read at other rows, decide the rules."""
    nodes, rules = store.frame.nodes, segment.rules
    pieces: dict[int, list[tuple[Data, int]]] = {node: [] for node in segment.keeps}
    for sight, block in _blocks(segment.space, store):
        made, truth = sight.made, partial(sights.truth, sight)
        for rule in rules.get(-1, ()):
            deciding[rule].decide(block, truth, sight.year)
        for node, drops in zip(segment.nodes, segment.drops, strict=True):
            if node not in made:
                made[node] = value(nodes[node], sight)
            if node in pieces:
                pieces[node].append((made[node], sight.rows))
            for rule in rules.get(node, ()):
                deciding[rule].decide(block, truth, sight.year)
            if isinstance(sight, BlockSight):
                for child in drops:
                    del made[child]
    for node, parts in pieces.items():
        store.kept[node] = joined(parts)


def _blocks(space: str, store: Store, *, at_once: bool = False) -> Iterator[tuple[BlockSight | RowSight, slice]]:
    """Sights on the blocks of a space, year by year where it is starred; few rows, or none, are one block."""
    rows = store.rows(space.removesuffix("*"))
    for year in store.years(space):
        if (few := store.few(space, year)) is not None:
            yield few, slice(0, rows)
            continue
        size = max(rows, 1) if at_once else BLOCK
        for start in range(0, max(rows, 1), size):
            block = slice(start, min(start + size, rows))
            yield BlockSight(store, space, block, year), block


def _make_all(wholes: Iterable[int], store: Store) -> None:
    """Make nodes whole that are not made in blocks; those over one lineage together, the others in order."""
    nodes = store.frame.nodes
    along: dict[int, list[int]] = {}
    for node in wholes:
        of = nodes[node]
        if isinstance(of, Quantified | Blend) and isinstance(nodes[of.over], Lineage):
            along.setdefault(of.over, []).append(node)
    for node in wholes:
        of = nodes[node]
        if isinstance(of, Quantified | Blend) and of.over in along:
            if node == along[of.over][0]:
                store.follow(along[of.over])
        elif of.shape == "pairs":
            store.pairs(node)
        elif of.shape != "lineage":
            _make(node, store)


def _make(node: int, store: Store) -> None:
    """Make a node whole, in blocks of its rows; at once where members float, as each block would ask them all."""
    of = store.frame.nodes[node]
    floating = isinstance(of, Quantified | Blend | Tally) and store.pairs(of.over).floats
    blocks = _blocks(of.space, store, at_once=bool(floating))
    store.kept[node] = joined([(value(of, sight), sight.rows) for sight, _ in blocks])


def _years(store: Store, *, with_rows: bool) -> tuple[Ints, Ints]:
    """The years in which something is read: those of the days at which starred values are, and, where rules have rows
    for years, these and those in their windows; and the years that have rows."""
    compiled = store.frame.compiled
    days = (_days(node, store) for node in compiled.days)
    years = axis(chain.from_iterable(days), store.frame)
    if not with_rows:
        return years, years[:0]
    asked = years_asked(store.frame)
    return with_windows(years, asked, compiled.back), asked


def _days(node: int, store: Store) -> Iterator[NumberValue]:
    """A day node's values, block by block."""
    space = store.frame.nodes[node].space
    rows = store.rows(space)
    few = store.few(space, None) or (RowSight(store, space, slice(0, rows)) if rows <= BLOCK else None)
    blocks = (BlockSight(store, space, slice(at, min(at + BLOCK, rows)), None) for at in range(0, rows, BLOCK))
    for sight in [few] if few is not None else blocks:
        found = sight.of(node)
        assert isinstance(found, NumberValue)
        yield found
