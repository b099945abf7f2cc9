"""The rules as a list that people and scripts read: each with its grade, its days, its citations and its facts."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from engine.checks.program import Compiled, RuleCard
from engine.findings.basis import basis
from engine.ground.calendar import day_text
from engine.ground.schema import Period, Text2


class InForce(Struct, frozen=True, rename={"first": "from", "last": "until"}):
    """The first and the last day in force, both inclusive; None is open."""

    first: str | None
    last: str | None


class Listed(Struct, frozen=True, omit_defaults=True):
    """One rule; `facts` are all that are read for its verdict, the scope of its law included, as `flow.mechanism`.
    `between`: of a conflict, the two rules that collide."""

    id: str
    ruleset: str
    severity: str
    force: str
    grade: str
    certainty: str
    citations: tuple[str, ...]
    in_force: InForce
    title: Text2
    facts: tuple[str, ...]
    between: tuple[str, ...] = ()


def catalogue(compiled: Compiled, rulesets: Collection[str]) -> tuple[Listed, ...]:
    """The rules of some rulesets, in the order of their ids."""
    return tuple(_listed(rule, compiled) for rule in compiled.rules if rule.ruleset in rulesets)


def in_force(period: Period) -> InForce:
    """The days of a period as texts."""
    first, last = (None if day is None else day_text(day) for day in (period.first, period.last))
    return InForce(first, last)


def _listed(rule: RuleCard, compiled: Compiled) -> Listed:
    return Listed(
        id=rule.id,
        ruleset=rule.ruleset,
        severity=rule.severity,
        force=rule.force,
        grade=rule.grade,
        certainty=rule.certainty,
        citations=rule.cites,
        in_force=in_force(rule.period),
        title=rule.title,
        facts=basis(rule, compiled).facts,
        between=rule.between or (),
    )
