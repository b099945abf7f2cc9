"""The rows that an expression is about, and which of them may be read together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engine.ground.schema import Number
from engine.ground.value import OneRecord
from engine.typed import tree
from tests.reference.operators import within
from tests.reference.relations import World, Years
from tests.reference.values import Interval, One

SOMEBODY = One(None)  # a row of which nothing is known


@dataclass(frozen=True)
class Scope:
    """The rows bound by name, the judged day of each, and the years that `this_year` may mean, if it is meant.
    `outside`: the rows bound around each row that floats, which nobody can tell to be the ones that it belongs to."""

    rows: dict[str, One] = field(default_factory=dict)
    days: dict[str, Interval] = field(default_factory=dict)
    years: Years | None = None
    outside: tuple[frozenset[str], ...] = ()

    def bind(self, name: str, row: One, day: Interval) -> Scope:
        """The scope with one more row."""
        return replace(self, rows=self.rows | {name: row}, days=self.days | {name: day})


def asks_too_much(e: tree.Expr, s: Scope, program: tree.Program, world: World) -> bool:
    """A single test reads a row that floats together with one around it: they may not belong together."""
    if not s.outside or isinstance(e, tree.And | tree.Or | tree.Not | tree.Quantified):
        return False
    read = names(e, s, program, world)
    return any(read & around and read - around for around in s.outside)


def names(e: tree.Expr, s: Scope, program: tree.Program, world: World) -> frozenset[str]:
    """The bound rows that an expression reads, by themselves or by their judged days."""
    read, days = set[str](), set[str]()
    for part in within(e):
        match part:
            case tree.Variable(name):
                read.add(name)
            case tree.GroupTerms(at=at) | tree.InForce(at=at):
                days.add(at)
            case tree.InTable(on=None, at=at) | tree.Lookup(on=None, at=at):
                days.add(at)
            case tree.Judged(judgement, at=at) if program.judgements[judgement].valid_months is not None:
                days.add(at)
            case tree.FactOf(type=Number(per_year=True), at=at) if s.years is None:
                days.add(at)
            case tree.Call(define, at=at) if s.years is None and program.defines[define].yearly:
                days.add(at)
    rows = {name: s.rows[name].item for name in days if name in s.rows}
    kinds = {name: world.schema.kinds[row.kind] for name, row in rows.items() if isinstance(row, OneRecord)}
    dated = {name for name, kind in kinds.items() if kind.judged_on or kind.lifetime}
    return frozenset(read & s.rows.keys() | dated)
