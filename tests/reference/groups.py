"""Groups of people that are stated apart: how many different people there are at the least."""

from __future__ import annotations

from collections.abc import Sequence

from engine.ground.schema import Many, Number
from engine.ground.value import OneRecord
from engine.typed import tree
from tests.reference.relations import World

LISTS = {"flow": "data", "dataset": "groups"}


def added(world: World, members: Sequence[tuple[OneRecord, float]]) -> float:
    """The most that sure members come to in groups of which each is apart from all the others."""
    groups: dict[OneRecord, float] = {}
    for row, low in members:
        for group in holding(world, row):
            groups[group] = max(low, groups.get(group, 0))
    return _greatest(world, groups, tuple(groups))


def _greatest(world: World, numbers: dict[OneRecord, float], of: tuple[OneRecord, ...]) -> float:
    if not of:
        return 0
    first, *others = of
    beside = tuple(other for other in others if apart(world, first, other))
    return max(numbers[first] + _greatest(world, numbers, beside), _greatest(world, numbers, tuple(others)))


def apart(world: World, a: OneRecord, b: OneRecord) -> bool:
    """Whether two groups, or what they are part of, are stated to share nobody, on either side."""
    ours, theirs = around(world, a), around(world, b)
    if a in theirs or b in ours:
        return False
    return any(
        y in world.own(x, "apart_from").members or x in world.own(y, "apart_from").members for x in ours for y in theirs
    )


def around(world: World, group: OneRecord) -> list[OneRecord]:
    """The group and all that it is part of."""
    found = [group]
    while isinstance(above := world.reference(found[-1], "part_of").item, OneRecord) and above not in found:
        found.append(above)
    return found


def holding(world: World, row: OneRecord) -> set[OneRecord]:
    """The groups that hold everybody whom a row concerns; none if that is not stated, or if it is nobody."""
    concerned = _concerned(world, row)
    if not concerned:
        return set()
    return set.intersection(*(set(around(world, group)) for group in concerned))


def _concerned(world: World, row: OneRecord) -> list[OneRecord] | None:
    if row.kind == "group":
        return [row]
    listed = world.own(row, LISTS[row.kind])
    below = [_concerned(world, member) for member in listed.members]
    if listed.open or any(each is None for each in below):
        return None
    return [group for each in below for group in each or ()]


def counts_own(e: tree.Aggregate, program: tree.Program) -> bool:
    """Whether each member is counted by some of the people whom it concerns itself."""
    (kind, *more) = e.each.variable.kinds
    if more or kind not in ("group", *LISTS) or e.value is None:
        return False
    kinds = program.schema.kinds
    apart_from = kinds["group"].facts.get("apart_from") if "group" in kinds else None
    if apart_from is None or apart_from.type != Many(("group",)):
        return False
    return _own(e.value, e.each.variable.name, kind, program)


def _own(e: tree.Expr, row: str, kind: str, program: tree.Program) -> bool:
    match e:
        case tree.FactOf(tree.Variable(name), fact, derived=(derived,), type=Number("people")) if name == row:
            return not derived or _in_define(f"{kind}.{fact}", kind, program)
        case tree.Call(define, tree.Variable(name)) if name == row:
            return _in_define(define, kind, program)
        case tree.Arithmetic("-", left):
            return _own(left, row, kind, program)
        case tree.Aggregate("persons" | "min" | "max", value, tree.Each(inner, tree.Members(listed))) if value:
            at = listed.of
            here = isinstance(at, tree.Variable) and at.name == row and LISTS.get(kind) == listed.fact
            return here and _own(value, inner.name, inner.kinds[0], program)
        case _:
            return False


def _in_define(name: str, kind: str, program: tree.Program) -> bool:
    define = program.defines[name]
    return _own(define.body, define.variable.name, kind, program)
