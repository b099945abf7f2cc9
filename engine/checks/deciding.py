"""The verdicts of one rule, block by block: the first line of the verdict order that fits, and the flags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from msgspec import Struct

from engine.checks import planes
from engine.checks.program import Roots, RuleCard
from engine.checks.value import Plane, TruthValue
from engine.checks.verdict import Moved, RuleVerdicts
from engine.graph.columns import Bools


class Decision(Struct, frozen=True):
    """The planes of four verdicts; what none of them claims is undetermined."""

    not_applicable: Plane
    exempt: Plane
    met: Plane
    gap: Plane

    def differs(self, other: Decision) -> Plane:
        """Where the verdicts are not the same."""
        apart: Plane = (
            (self.not_applicable ^ other.not_applicable)
            | (self.exempt ^ other.exempt)
            | (self.met ^ other.met)
            | (self.gap ^ other.gap)
        )
        return apart

    def determined(self) -> Plane:
        """Where there is a verdict."""
        return self.not_applicable | self.exempt | self.met | self.gap

    def moved(self, other: Decision) -> Moved:
        """What the other decision makes of these verdicts."""
        here, there = self.determined(), other.determined()
        return Moved(
            gap=_count(other.gap & ~self.gap),
            undetermined=_count(here & ~there),
            settled=_count((there & ~other.gap) & ~(here & ~self.gap)),
        )


def _count(plane: Plane) -> int:
    return int(np.bitwise_count(plane).sum())


def decision(roots: Roots, truth: Callable[[int], TruthValue]) -> Decision:
    """The verdicts that the roots give; a duty that held only because there was nothing to check is not applicable.
    What cannot change them any more is not asked."""
    applies = truth(roots.applies)
    not_applicable = applies.no
    if planes.is_full(not_applicable, applies.rows):
        nobody = planes.empty(applies.rows)
        return Decision(not_applicable, nobody, nobody, nobody)
    exempt, duty = truth(roots.exempt), truth(roots.duty)
    others = ~not_applicable
    exempted = exempt.yes & others
    met = duty.yes & (others ^ exempted)
    if roots.vacuous is not None:
        empty = met & truth(roots.vacuous).no
        not_applicable, met = not_applicable | empty, met & ~empty
    return Decision(not_applicable, exempted, met, applies.yes & exempt.no & duty.no)


class Deciding:
    """Collects the verdicts of one rule over the rows of its kind, and under those of its readings (by position) that
    are not the ones `taken`, which change nothing. `judged`: somebody may have recorded a judgement."""

    def __init__(self, rule: RuleCard, rows: int, taken: frozenset[int] = frozenset(), *, judged: bool = True) -> None:
        self.rule = rule
        self.rows = rows
        self._others = [(at, reading.roots) for at, reading in enumerate(rule.readings) if at not in taken]
        self._decision = Decision(*(planes.empty(rows) for _ in range(4)))
        self._judgement = None if rule.unjudged is None else planes.empty(rows)
        self._unjudged = rule.unjudged if judged else None
        self._contested = planes.empty(rows) if rule.readings else None
        self._pending = None if rule.pending is None else planes.empty(rows)
        self._moved = [Moved(0, 0, 0) for _ in rule.readings]

    def decide(self, block: slice, truth: Callable[[int], TruthValue], _year: int | None = None) -> None:
        """Take the verdicts of the rows of a block, which begins at a multiple of eight."""
        at = slice(block.start >> 3, (block.stop + 7) >> 3)
        found = decision(self.rule.roots, truth)
        whole = self._decision
        whole.not_applicable[at], whole.exempt[at] = found.not_applicable, found.exempt
        whole.met[at], whole.gap[at] = found.met, found.gap
        applies = truth(self.rule.roots.applies)
        alike = self.rule.roots.applies if planes.is_full(applies.no, applies.rows) else None  # then nothing differs
        unjudged, pending = self._unjudged, self.rule.pending
        if self._judgement is not None and unjudged is not None and unjudged.applies != alike:
            self._judgement[at] = found.differs(decision(unjudged, truth))
        if self._pending is not None and pending is not None and pending.applies != alike:
            self._pending[at] = decision(pending, truth).determined() & ~found.determined()
        if self._contested is not None:
            for position, roots in self._others:
                if roots.applies != alike:
                    other = decision(roots, truth)
                    self._contested[at] |= found.differs(other)
                    self._moved[position] += found.moved(other)

    def verdicts(self) -> RuleVerdicts:
        """The verdicts of all rows."""
        found = self._decision
        return RuleVerdicts(
            self.rule,
            self.rows,
            found.not_applicable,
            found.exempt,
            found.met,
            found.gap,
            self._judgement,
            self._contested,
            self._pending,
            moved=tuple(self._moved),
        )


class DecidingYears:
    """Collects the verdicts of a rule that has a row for each year; only the years that are `asked` about count."""

    def __init__(
        self, rule: RuleCard, rows: int, asked: Bools, taken: frozenset[int] = frozenset(), *, judged: bool = True
    ) -> None:
        self.rule = rule
        self._rows = rows
        self._asked = asked
        self._years = [Deciding(rule, rows, taken, judged=judged) for _ in asked]

    def decide(self, block: slice, truth: Callable[[int], TruthValue], year: int | None) -> None:
        """Take the verdicts of the rows of a block in the year at a position."""
        if year is not None and self._asked[year]:
            self._years[year].decide(block, truth)

    def verdicts(self) -> RuleVerdicts:
        """The verdicts of all rows, year after year."""
        found = [year.verdicts() for year in self._years]
        first = found[0]
        return RuleVerdicts(
            self.rule,
            self._rows * len(found),
            self._joined(each.not_applicable for each in found),
            self._joined(each.exempt for each in found),
            self._joined(each.met for each in found),
            self._joined(each.gap for each in found),
            None if first.judgement is None else self._joined(each.judgement for each in found),
            None if first.contested is None else self._joined(each.contested for each in found),
            None if first.pending is None else self._joined(each.pending for each in found),
            np.packbits(np.repeat(self._asked, self._rows)),
            tuple(sum(one, Moved(0, 0, 0)) for one in zip(*(each.moved for each in found), strict=True)),
        )

    def _joined(self, parts: Iterable[Plane | None]) -> Plane:
        years = [planes.bits(part, self._rows) for part in parts if part is not None]
        return np.packbits(np.concatenate(years))
