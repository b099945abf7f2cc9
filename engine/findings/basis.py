"""What rules rest on, found without a manifest: the stated facts, judgements, parameters, groups, tables and defines
that are read for a verdict, by the rule itself or by anything that it calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from msgspec import Struct

from engine.checks import node as of
from engine.checks.program import Compiled, ExceptionCard, LiftCard, Part, Roots, RuleCard
from engine.checks.reads import below

ALONG_LINEAGE: Final = {
    "flow": ("dataset.derived_from", "dataset.source", "flow.data", "flow.from", "flow.to", "system.operator"),
    "dataset": ("dataset.derived_from", "dataset.joined_with"),
}
"""By kind: what lineage reads of a graph, whatever is asked along it."""

_APART: Final = ("group.apart_from", "group.part_of")
OF_GROUPS: Final = {
    "group": _APART,
    "dataset": (*_APART, "dataset.groups"),
    "flow": (*_APART, "dataset.groups", "flow.data"),
}
"""By kind: what says whom its rows concern, and which groups have nobody in common."""


class Basis(Struct, frozen=True):
    """Names in alphabetical order: `facts` as `flow.mechanism`, the others as they are declared. `defines` are those
    called by the duty, the condition and the exceptions, those of derived facts and of the law's scope included."""

    facts: tuple[str, ...]
    judgements: tuple[str, ...]
    parameters: tuple[str, ...]
    groups: tuple[str, ...]
    tables: tuple[str, ...]
    defines: tuple[str, ...]


def basis(rule: RuleCard, compiled: Compiled) -> Basis:
    """What a rule rests on, its law's scope included."""
    return of_nodes(_roots(rule.roots), compiled, called(_parts(rule), compiled))


def of_part(part: Part, compiled: Compiled) -> Basis:
    """What one part of a rule rests on."""
    return of_nodes((part.node,), compiled, called((part,), compiled))


def of_nodes(roots: Iterable[int], compiled: Compiled, defines: Iterable[str] = ()) -> Basis:
    """What the values of some nodes rest on."""
    facts: set[str] = set()
    named: dict[str, set[str]] = {"judgement": set(), "parameter": set(), "group": set(), "table": set()}
    for number in below(roots, compiled.nodes):
        match compiled.nodes[number]:
            case of.Stored(space=kind, fact=fact):
                facts.add(f"{kind}.{fact}")
            case of.PerYear(space=space, fact=fact):
                kind = space.removesuffix("*")
                facts.add(f"{kind}.{fact}")
                facts.update(f"{kind}.{end}" for end in compiled.schema.kinds[kind].lifetime or ())
            case of.Lineage() | of.Tally() as node:
                facts.update(ALONG_LINEAGE[node.space] if isinstance(node, of.Lineage) else _of_people(node))
            case of.Outcome(judgement=name):
                named["judgement"].add(name)
            case of.Setting(parameter=name):
                named["parameter"].add(name)
            case of.GroupSet(group=name):
                named["group"].add(name)
            case of.Listed(table=name) | of.Looked(table=name):
                named["table"].add(name)
            case of.Fixed() | of.Itself() | of.JudgedDay() | of.YearDay() | of.RecordedOn() | of.All() | of.Any():
                pass
            case (
                of.Negation() | of.Ordered() | of.Alike() | of.Absent() | of.Arithmetic() | of.Narrowed() | of.Single()
            ):
                pass
            case of.Overlap() | of.Covered() | of.InPeriod() | of.Timely() | of.Due() | of.Valid():
                pass
            case of.Gather() | of.Stack() | of.Wider() | of.EachYear() | of.AtYear() | of.Window() | of.Outer():
                pass
            case of.Inner() | of.Inverse() | of.Includes() | of.Quantified() | of.Blend():
                pass
            case other:
                assert_never(other)
    judgements, parameters, groups, tables = (tuple(sorted(names)) for names in named.values())
    return Basis(tuple(sorted(facts)), judgements, parameters, groups, tables, tuple(sorted(set(defines))))


def _of_people(node: of.Tally) -> tuple[str, ...]:
    return OF_GROUPS.get(node.people or "", ())


def cites(found: Basis, compiled: Compiled) -> frozenset[str]:
    """The citations of what a rule rests on, without its own."""
    schema = compiled.schema
    return frozenset(
        cite
        for given in (
            *(compiled.defines[name].cites for name in found.defines),
            *(schema.judgements[name].cites for name in found.judgements),
            *(compiled.parameters[name].cites for name in found.parameters),
            *(member.cites for name in found.groups for member in schema.groups[name].members),
            *(row.cites for name in found.tables for row in schema.tables[name].rows),
        )
        for cite in given
    )


def exception_cites(rule: RuleCard) -> frozenset[str]:
    """The citations of the exceptions of a rule, and of what lifts them."""
    return frozenset(cite for exception in rule.exceptions for cite in _of_exception(exception))


def called(parts: Iterable[Part], compiled: Compiled) -> tuple[str, ...]:
    """The defines that the parts call, and those that these call, in the order in which a reader meets them: what the
    parts themselves call first."""
    found: dict[str, None] = {}
    ahead = list(parts)
    for part in ahead:
        for each in _within(part):
            if each.calls is not None and each.calls not in found and each.calls in compiled.defines:
                found[each.calls] = None
                ahead.append(compiled.defines[each.calls].body)
    return tuple(found)


def _within(part: Part) -> Iterator[Part]:
    """The part and all that it is made of, in the order of the text."""
    yield part
    for each in part.children:
        yield from _within(each)


def _of_exception(card: ExceptionCard) -> Iterator[str]:
    yield from card.cites
    for lift in card.but_not:
        yield from _of_lift(lift)


def _of_lift(card: LiftCard) -> Iterator[str]:
    yield from card.cites
    for still in card.but_still:
        yield from _of_lift(still)


def _roots(roots: Roots) -> tuple[int, ...]:
    return roots.applies, roots.exempt, roots.duty


def _parts(rule: RuleCard) -> Iterator[Part]:
    """The sides of a rule, as parts."""
    yield rule.governed
    if rule.when is not None:
        yield rule.when
    yield rule.duty
    for exception in rule.exceptions:
        yield exception.part
        for lift in exception.but_not:
            yield from _lifts(lift)


def _lifts(card: LiftCard) -> Iterator[Part]:
    yield card.part
    for still in card.but_still:
        yield from _lifts(still)
