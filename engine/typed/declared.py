"""What a program declares besides rules and defines: laws with their clauses, parameters, policies.

Kept apart from the typed tree because the compiled program holds it too, and a check with a warm cache loads no tree.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Period, Text2, Type
from engine.ground.source import Span
from engine.ground.value import Value


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of a ledger."""

    reference: str
    certainty: str
    state: str
    reason: str | None
    text: Text2
    span: Span


@dataclass(frozen=True, slots=True)
class Law:
    """A law and the clauses in its ledger (normalised reference to certainty, state and reason)."""

    key: str
    ruleset: str
    title: Text2
    force: str
    period: Period
    clauses: dict[str, Clause]
    span: Span


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a policy may set. With several `readings` (a contested one) each is evaluated, and a verdict that
    differs says so."""

    name: str
    type: Type
    value: Value
    readings: tuple[Value, ...]
    title: Text2
    cites: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rulesets run and what fails a gate: verdict (gap, undetermined) from a severity."""

    name: str
    title: Text2
    uses: tuple[str, ...]
    fails: tuple[tuple[str, str], ...]
    settings: dict[str, Value]
    span: Span
