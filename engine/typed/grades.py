"""Grades: whether the duty of a rule is derived from several things, or declared by one stated fact that repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.ground.schema import COUNTRIES, Date, Many, Moment, Term, TermSet
from engine.typed import tree
from engine.typed.walk import parts

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression reads, through defines and derived facts: whether lineage, aggregates, time or places are
    among it, and of which records it reads facts, as paths from its row."""

    derived: bool
    records: frozenset[Path]


def readings(ordered: Mapping[str, tree.Define]) -> dict[str, Reading]:
    """What each define reads; callees stand before callers."""
    found: dict[str, Reading] = {}
    for key, define in ordered.items():
        found[key] = reading(define.body, found)
    return found


def grade(duty: tree.Expr, found: Mapping[str, Reading]) -> str:
    """`derived` if the duty reads lineage, an aggregate, time, a place or facts of several records, else `declared`."""
    said = reading(duty, found)
    return "derived" if said.derived or len(said.records) > 1 else "declared"


def reading(expr: tree.Expr, found: Mapping[str, Reading]) -> Reading:
    """What an expression reads; the first element of a path (the row) is left out."""
    derived = _is_derived(expr)
    records: set[Path] = set()
    match expr:
        case tree.FactOf(of=of, fact=fact, kinds=kinds, type=type_):
            derived = derived or (isinstance(type_, Term | TermSet) and type_.terms == COUNTRIES)
            own = _path(of)
            through = [found[key] for key in (f"{kind}.{fact}" for kind in kinds) if key in found]
            for inner in through:
                derived = derived or inner.derived
                records |= {own + path for path in inner.records}
            if not through:
                records.add(own)
            return Reading(derived or _derived_on_the_way(of, found), frozenset(records))
        case tree.Call(define=key, of=of) if key in found:
            inner = found[key]
            records |= {_path(of) + path for path in inner.records}
            return Reading(inner.derived, frozenset(records))
        case tree.Call() | tree.Variable():
            return Reading(False, frozenset())
    for part in parts(expr):
        inner = reading(part, found)
        derived = derived or inner.derived
        records |= inner.records
    return Reading(derived, frozenset(records))


def _is_derived(expr: tree.Expr) -> bool:
    match expr:
        case tree.Quantified() | tree.Aggregate() | tree.Gathered() | tree.HasMember():
            return True
        case tree.Deadline() | tree.JudgedDay() | tree.InTable() | tree.Lookup():
            return True
        case tree.Compare(left=left, right=right):
            return any(isinstance(side.type, Date | Moment) for side in (left, right))
        case tree.FactOf(type=Many()):
            return True
        case _:
            return False


def _derived_on_the_way(of: tree.Expr, found: Mapping[str, Reading]) -> bool:
    """Whether a derived reference of a path (`f.handler.…`) is itself derived from several things."""
    while isinstance(of, tree.FactOf):
        if any(found[key].derived for key in (f"{kind}.{of.fact}" for kind in of.kinds) if key in found):
            return True
        of = of.of
    return False


def _path(of: tree.Expr) -> Path:
    """The facts that lead from the row to a record."""
    steps: list[str] = []
    while isinstance(of, tree.FactOf):
        steps.append(of.fact)
        of = of.of
    return tuple(reversed(steps))
