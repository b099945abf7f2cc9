"""Facts as nodes: stored, derived, per year, over several kinds; judged days; relations and their ways back."""

from __future__ import annotations

from engine.checks import node as of
from engine.checks.scope import PLAIN, Env, Low, Variant, Work, shaped
from engine.checks.shapes import shape_of
from engine.ground.schema import Date, Kind, Moment, Number, Type


def fact(work: Work, kinds: tuple[str, ...], name: str, type_: Type, variant: Variant) -> int:
    """A fact of the rows of one or several kinds."""
    parts = [_of_kind(work, kind, name, type_, variant) for kind in kinds]
    shape, domain = shape_of(type_)
    if len(parts) == 1 and work.nodes[parts[0]].space:
        return parts[0]
    star = "*" if any(work.nodes[part].space.endswith("*") for part in parts) else ""
    if star:
        parts = [work.nodes.each_year(part) for part in parts]
    return work.nodes.add(of.Stack("|".join(kinds) + star, shape, domain, tuple(parts)))


def stated_as_none(work: Work, kinds: tuple[str, ...], name: str, derived: tuple[bool, ...]) -> int:
    """Whether a yes/no fact is stated as none; a derived one never is, nor one for which none is no answer."""
    stated = [
        work.program.schema.kinds[kind].facts[name].optional and not is_derived
        for kind, is_derived in zip(kinds, derived, strict=True)
    ]
    parts = [
        work.nodes.add(of.Stored(kind, "truth", "none", name)) if may_be else work.nodes.no
        for kind, may_be in zip(kinds, stated, strict=True)
    ]
    if len(parts) == 1 or not any(stated):
        return parts[0]
    return work.nodes.add(of.Stack("|".join(kinds), "truth", "", tuple(parts)))


def judged_day(work: Work, env: Env, level: int) -> Low:
    """The judged day of a variable's row."""
    if env.each_year and level == 0:
        return Low(work.nodes.add(of.YearDay(f"{env.levels[0].space}*", "number", "date")), frozenset({0}))
    kinds = env.levels[level].kinds
    override = env.judged_on if level == 0 else None
    days = [_judged_day(work, kind, override) for kind in kinds]
    if len(set(days)) == 1 and work.nodes[days[0]].space == "":
        return Low(days[0], frozenset())
    if len(days) == 1:
        return Low(days[0], frozenset({level}))
    return Low(work.nodes.add(of.Stack(env.levels[level].space, "number", "date", tuple(days))), frozenset({level}))


def _judged_day(work: Work, kind: str, override: tuple[tuple[str, ...], bool] | None) -> int:
    declared = work.program.schema.kinds[kind]
    names, falls_through = override or (declared.judged_on, declared.falls_through)
    life = declared.lifetime or ()
    if falls_through and names[-1:] == life[-1:]:
        names = names[:-1]  # the last day is one of the life's
    sources, life_ = (tuple(_day_of(work, declared, name) for name in each) for each in (names, life))
    ahead = tuple(declared.facts[name].ahead or name in life[:1] for name in names)
    space = kind if any(work.nodes[source].space for source in (*sources, *life_)) else ""
    return work.nodes.add(of.JudgedDay(space, "number", "date", sources, falls_through, ahead, life_))


def _day_of(work: Work, kind: Kind, name: str) -> int:
    return _of_kind(work, kind.name, name, Date(), PLAIN)


def _of_kind(work: Work, kind: str, name: str, type_: Type, variant: Variant) -> int:
    """A fact of the rows of one kind, shaped as `type_`; of a moment that is shaped as a date, the day."""
    declared = work.program.schema.kinds[kind].facts[name]
    shape, domain = shape_of(type_ if isinstance(declared.type, Moment) else declared.type)
    if declared.inverse_of is not None:
        source_kind, source = declared.inverse_of
        forth = work.program.schema.kinds[source_kind].facts[source]
        if forth.derived:
            node = work.body(f"{source_kind}.{source}", variant)
            return work.nodes.add(of.Inverse(kind, "pairs", source_kind, node))
    elif declared.derived:
        return shaped(work, work.body(f"{kind}.{name}", variant), type_)
    elif isinstance(declared.type, Number) and declared.type.per_year:
        return work.nodes.add(of.PerYear(f"{kind}*", shape, domain, name))
    return shaped(work, work.nodes.add(of.Stored(kind, shape, domain, name)), type_)
