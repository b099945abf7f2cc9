"""The counts of a result, rule by rule and of the whole: every row of every rule, what is counted apart, and what only
waits for a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from engine.checks.verdict import Code, RuleVerdicts
from engine.findings.finding import Certainty, Force, Grade, Severity
from engine.findings.result import ControlOf, Summary
from engine.findings.verdict import stands_apart


def control(verdicts: RuleVerdicts, severity: Severity) -> ControlOf:
    """Counts over whole verdict planes. Gaps of a `should` are advice, those of an article that was not read in its
    text are indicated; an attested rule is never met by machine; conflicts are no gaps of their own. `waived` is left
    to the pass that reads waivers."""
    rule = verdicts.rule
    gaps = 0 if stands_apart(rule, Code.GAP) else verdicts.count(Code.GAP)
    advice, text = rule.force == "should", rule.certainty == "text"
    return ControlOf(
        rule=rule.id,
        regime=rule.ruleset,
        citations=rule.cites,
        title=rule.title,
        severity=severity,
        force=cast("Force", rule.force),
        grade=cast("Grade", rule.grade),
        certainty=cast("Certainty", rule.certainty),
        gap=gaps if text and not advice else 0,
        undetermined=verdicts.count(Code.UNDETERMINED),
        met=0 if stands_apart(rule, Code.MET) else verdicts.count(Code.MET),
        exempt=verdicts.count(Code.EXEMPT),
        not_applicable=verdicts.count(Code.NOT_APPLICABLE),
        waived=0,
        advice=gaps if advice else 0,
        indicated=gaps if not text and not advice else 0,
        pending=int(np.bitwise_count(verdicts.pending).sum()) if verdicts.pending is not None else 0,
    )


def summary(controls: Sequence[ControlOf]) -> Summary:
    """The counts of all rules together."""
    return Summary(
        gap=sum(each.gap for each in controls),
        undetermined=sum(each.undetermined for each in controls),
        met=sum(each.met for each in controls),
        exempt=sum(each.exempt for each in controls),
        not_applicable=sum(each.not_applicable for each in controls),
        waived=sum(each.waived for each in controls),
        advice=sum(each.advice for each in controls),
        indicated=sum(each.indicated for each in controls),
        pending=sum(each.pending for each in controls),
    )
