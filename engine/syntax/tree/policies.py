"""Policies as written: what runs, and what fails a gate."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ground.schema import Text2
from engine.ground.source import Span
from engine.syntax.tree.declarations import Cell
from engine.syntax.tree.words import Word


@dataclass(frozen=True, slots=True)
class FailsOn:
    """What fails the gate: a verdict from a severity on (None: any); `new`: only what a baseline does not have."""

    verdict: Word
    severity: str | None
    new: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that a policy leaves out, and why."""

    rule: Word
    because: Text2


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rulesets are evaluated, what fails, which parameters and severities differ, for which facts (`flow.kind`)
    evidence is asked, and which rules are left out."""

    name: Word
    title: Text2
    uses: tuple[Word, ...]
    fails: tuple[FailsOn, ...]
    settings: tuple[tuple[Word, Cell], ...]
    severities: tuple[tuple[Word, str], ...]
    evidence: tuple[Word, ...]
    skips: tuple[Skipped, ...]
    span: Span
