"""Verdicts one row at a time, under any roots: for contested readings and for proofs."""

from __future__ import annotations

from typing import Final

from engine.checks.program import Roots, RuleCard
from engine.checks.verdict import Code
from engine.findings.finding import VerdictName
from engine.findings.view import View

NAMES: Final[dict[Code, VerdictName]] = {
    Code.GAP: "gap",
    Code.UNDETERMINED: "undetermined",
    Code.MET: "met",
    Code.EXEMPT: "exempt",
    Code.NOT_APPLICABLE: "not_applicable",
}


def stands_apart(rule: RuleCard, code: Code) -> bool:
    """Whether a verdict has a list of its own: signed answers that hold, and colliding duties."""
    return (rule.grade == "attested" and code is Code.MET) or (rule.between is not None and code is Code.GAP)


def verdict_under(view: View, roots: Roots, row: int) -> VerdictName:
    """The verdict of a row, by the first line of the table that fits."""
    applies, exempt, duty = (_truth(view, node, row) for node in (roots.applies, roots.exempt, roots.duty))
    if applies is False:
        return "not_applicable"
    if exempt:
        return "exempt"
    if duty:
        return "not_applicable" if roots.vacuous is not None and _truth(view, roots.vacuous, row) is False else "met"
    return "gap" if applies and exempt is False and duty is False else "undetermined"


def _truth(view: View, node: int, row: int) -> bool | None:
    return view.truth(node, row if view.nodes[node].space else 0)
