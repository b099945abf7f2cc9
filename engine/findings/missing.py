"""What is missing for a verdict: the few facts that would settle it, then everything else that it waits for."""

from __future__ import annotations

from engine.checks.program import Roots
from engine.findings.frontier import Frontier
from engine.findings.lists import Texts, union
from engine.findings.settle import Settling, smallest, together


def missing(roots: Roots, row: int, frontier: Frontier, settling: Settling) -> Texts:
    """Entries for an undetermined verdict, each once: the smallest set that would settle it, then those of the duty,
    of applicability and of the exceptions; empty if no fact is missing (a clock still runs)."""
    applies, exempt, duty = roots.applies, roots.exempt, roots.duty
    ways = (
        settling.to(duty, row, True),
        settling.to(applies, row, False),
        settling.to(exempt, row, True),
        together((settling.to(applies, row, True), settling.to(exempt, row, False), settling.to(duty, row, False))),
    )
    first = smallest(way or None for way in ways)
    return union((first or (), frontier.of(duty, row), frontier.of(applies, row), frontier.of(exempt, row)))
