"""The counts of a result: every row of every rule, what is counted apart, and what only waits for a deadline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from engine.checks.verdict import Code, RuleVerdicts
from engine.findings.result import Summary
from engine.findings.verdict import stands_apart


def summary(rules: Iterable[RuleVerdicts]) -> Summary:
    """Counts over whole verdict planes. Gaps of a `should` are advice, those of an article that was not read in its
    text are indicated; an attested rule is never met by machine; conflicts are no gaps of their own. `waived` is left
    to the pass that reads waivers."""
    counts: Counter[str] = Counter()
    for verdicts in rules:
        rule = verdicts.rule
        gap = "advice" if rule.force == "should" else "gap" if rule.certainty == "text" else "indicated"
        counts[gap] += 0 if stands_apart(rule, Code.GAP) else verdicts.count(Code.GAP)
        counts["undetermined"] += verdicts.count(Code.UNDETERMINED)
        counts["met"] += 0 if stands_apart(rule, Code.MET) else verdicts.count(Code.MET)
        counts["exempt"] += verdicts.count(Code.EXEMPT)
        counts["not_applicable"] += verdicts.count(Code.NOT_APPLICABLE)
        counts["pending"] += int(np.bitwise_count(verdicts.pending).sum()) if verdicts.pending is not None else 0
    return Summary(
        gap=counts["gap"],
        undetermined=counts["undetermined"],
        met=counts["met"],
        exempt=counts["exempt"],
        not_applicable=counts["not_applicable"],
        waived=0,
        advice=counts["advice"],
        indicated=counts["indicated"],
        pending=counts["pending"],
    )
