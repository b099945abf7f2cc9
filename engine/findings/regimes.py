"""Which laws apply to what the manifest lists: yes, no or unknown, the records that say so, and the days of the law."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from msgspec import structs

from engine.checks.program import LawCard
from engine.checks.verdict import Code, RuleVerdicts
from engine.findings.block import NO, UNKNOWN, YES
from engine.findings.finding import Because, Location
from engine.findings.phrases import phrase
from engine.findings.records import Records
from engine.findings.result import Applies, Regime
from engine.findings.sentence import period_words
from engine.findings.view import View
from engine.ground.calendar import day_text
from engine.ground.schema import Text2
from engine.typed.declared import Law

ACTIVITY: Final = "activity"
NAMED_AT_MOST: Final = 3
_REACH: Final[tuple[tuple[bool | None, Applies, str, str], ...]] = (
    (True, "yes", "reaches", "true"),
    (None, "unknown", "may_reach", "unknown"),
)


def regimes(view: View, records: Records, verdicts: Sequence[RuleVerdicts]) -> tuple[Regime, ...]:
    """The laws of the rules that were run, in the order of their ids. A law that governs nothing that is listed is `no`
    only where the listing is complete; one that is not in force on the as-of day is `no` unless it judges what is past
    or planned."""
    compiled = view.run.compiled
    asked = {each.rule.law for each in verdicts}
    speaking = {each.rule.law for each in verdicts if any(each.count(code) for code in Code if code)}
    laws = sorted((card for key, card in compiled.laws.items() if key in asked), key=lambda card: card.law.ruleset)
    found = (_by_rules(_regime(card, view, records), card.law, verdicts, view, records) for card in laws)
    return tuple(_dated(regime, card.law, view.run.as_of, speaking) for regime, card in zip(found, laws, strict=True))


def _by_rules(regime: Regime, law: Law, verdicts: Sequence[RuleVerdicts], view: View, records: Records) -> Regime:
    """The regime of a law that governs nothing by its own scope, while rules of it reach some records by theirs, or
    may reach them."""
    if regime.applies == "yes":
        return regime
    reached: dict[bool | None, dict[tuple[str, int], None]] = {True: {}, None: {}}
    for each in verdicts:
        node = each.rule.reaches
        if each.rule.law == law.key and node is not None:
            for row in (row for code in Code if code for row in each.rows_of(code)[:NAMED_AT_MOST].tolist()):
                reached.get(view.truth(node, row), {})[each.rule.kind, row] = None
    for truth, applies, key, value in _REACH:
        if reached[truth]:
            named = [records.subject(kind, row) for kind, row in list(reached[truth])[:NAMED_AT_MOST]]
            said = (Because("applies", phrase(key, id=one.id), value, records.location(one)) for one in named)
            return structs.replace(regime, applies=applies, because=(*said, *regime.because))
    return regime


def _dated(regime: Regime, law: Law, as_of: int, speaking: Collection[str]) -> Regime:
    """The regime with the days of its law; of one that is not in force and judges nothing, only these."""
    first, last = law.period.first, law.period.last
    here = (first is None or first <= as_of) and (last is None or as_of <= last)
    said = phrase("law_in_force" if here else "law_not_in_force", day=day_text(as_of), period=period_words(law.period))
    if here:
        return structs.replace(regime, because=(*regime.because, Because("applies", said, "true", None)))
    dates = Because("applies", said, "false", None)
    if law.key in speaking:
        return structs.replace(regime, because=(dates, *regime.because))
    return structs.replace(regime, applies="no", because=(dates,))


def _regime(card: LawCard, view: View, records: Records) -> Regime:
    kind = ACTIVITY if ACTIVITY in card.scopes else min(card.scopes, default=None)
    if kind is None:
        return Regime(card.law.ruleset, card.law.title, "unknown", ())
    rows = view.rows(kind)
    node = card.scopes[kind]
    space = view.nodes[node].space
    marks = view.truths(node, np.arange(rows, dtype=np.int64) if space else np.zeros(rows, dtype=np.int64))
    governed, perhaps = np.flatnonzero(marks == YES), np.flatnonzero(marks == UNKNOWN)
    whole = view.run.graph.complete.get(kind, False)
    applies: Applies = "yes" if len(governed) else "unknown" if len(perhaps) or not whole else "no"
    named = (governed if len(governed) else perhaps)[:NAMED_AT_MOST].tolist()
    value = {"yes": "true", "no": "false", "unknown": "unknown"}[applies]
    said: list[tuple[Text2, Location | None]] = []
    for row in named:
        subject = records.subject(kind, row)
        key = "governs" if applies == "yes" else "may_govern"
        said.append((phrase(key, id=subject.id), records.location(subject)))
    declared = records.schema.kinds[kind]
    words = {"kinds": declared.several}
    if len(governed) > NAMED_AT_MOST:
        said.append((phrase("governs_more", n=len(governed), **words), None))
    if not len(governed) and (marks == NO).any():
        said.append((phrase("governs_none", n=int((marks == NO).sum()), **words), None))
    if applies == "unknown" and not whole:
        said.append((phrase("may_be_more", **words), None))
    return Regime(
        card.law.ruleset,
        card.law.title,
        applies,
        tuple(Because("applies", text, value, location) for text, location in said),
    )
