"""Random manifests over the fixed vocabulary: whole ones, whole ones less a few facts, half-stated and bare ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from math import inf
from typing import Final

from engine.ground import schema
from engine.ground.duration import length
from engine.ground.schema import Fact
from engine.ground.value import (
    Amount,
    Instant,
    Length,
    Nothing,
    OneRecord,
    OneTerm,
    Range,
    Records,
    SomeTerms,
    Truth,
    Value,
    Words,
    Yearly,
)
from tests.properties.chance import Chance
from tests.properties.vocabulary import words
from tests.properties.wording import DAYS, LIMITS

SIZES: Final = {
    "group": (1, 3), "party": (2, 3), "system": (1, 2), "dataset": (1, 3), "activity": (1, 2), "flow": (1, 5),
    "consent": (0, 2), "incident": (0, 2),
}  # fmt: skip
AS_OF: Final = tuple(date.fromisoformat(d).toordinal() for d in ("2026-06-30", "2025-12-31", "2026-04-10"))
SHIFTS: Final = (0, 0, 1, -1, 10, 11, -10, 31, -31, 90, 365, -365)
MINUTES: Final = (0, 1, 600, 1439, 72 * 60, 72 * 60 + 1, 72 * 60 - 1, -600)
ZONES: Final = (0, 480, 480, -300, 840, None)  # minutes east of UTC; None: the two ends are written in two
PLANNED: Final = ("started", "occurred_on")
AHEAD: Final = (1, 2, 30, 101, 120, 200, 400)
LENGTHS: Final = {
    text: length(int(text.split()[0]), text.split()[1])
    for text in ("10 days", "1 month", "3 months", "90 days", "1 year", "2 years")
}
RARELY: Final = {"occurred_on": 5, "ended": 5, "told_at": 3, "told": 3, "part_of": 3}  # `none` so many times out of six
YEARS: Final = (2025, 2026)

Facts = dict[str, Value]


@dataclass(frozen=True)
class Draft:
    """A manifest before it is written down: facts and judgements by kind and id, and which kinds are whole (None) or
    whole for some parties."""

    as_of: int
    records: dict[str, dict[str, Facts]]
    judged: dict[OneRecord, dict[str, tuple[bool, int]]] = field(default_factory=dict)
    complete: dict[str, tuple[str, ...] | None] = field(default_factory=dict)

    def rows(self, *kinds: str) -> list[OneRecord]:
        """The records of some kinds."""
        return [OneRecord(kind, name) for kind in kinds for name in self.records.get(kind, {})]


def draft(chance: Chance, manner: str = "") -> Draft:
    """A manifest: `whole`, whole but for a few facts (`less`), `half` stated or `bare`; as the die falls if unsaid."""
    manner = manner or chance.one(("whole", "whole", "less", "less", "half", "half", "bare"))
    drawn = Draft(chance.one(AS_OF), {})
    for kind, (least, most) in SIZES.items():
        count = least + chance.below(most - least + 1)
        drawn.records[kind] = {f"{kind[0]}{i + 1}": {} for i in range(count)}
    for kind, rows in drawn.records.items():
        for name, facts in rows.items():
            _state(chance, drawn, kind, facts, {"whole": 12, "less": 12, "half": 9, "bare": 5}[manner])
            alive(facts)
            if kind in ("flow", "party") and chance.often(3):
                about = "fair" if kind == "flow" else "sound"
                drawn.judged[OneRecord(kind, name)] = {about: (chance.often(3, 2), _day(chance))}
    if chance.often(2):
        _sorted_out(chance, drawn)
    parted(drawn)
    if manner == "less":
        for _ in range(1 + chance.below(3)):
            _forget(chance, drawn)
    for kind in SIZES:
        if manner in ("whole", "less") or chance.often(2):
            drawn.complete[kind] = None
        elif chance.often(4):
            drawn.complete[kind] = tuple(chance.some(tuple(drawn.records["party"]), 2, 1))
    return drawn


def _sorted_out(chance: Chance, drawn: Draft) -> None:
    """Says of most groups that they are apart from the others, and of most data and flows whom they concern: else
    people hardly ever add up."""
    groups, datasets = drawn.rows("group"), drawn.rows("dataset")
    for kind, fact, members in (("dataset", "groups", groups), ("flow", "data", datasets)):
        for facts in drawn.records[kind].values():
            if fact in facts:
                facts[fact] = Records(tuple(chance.some(members, 2, 1)))
    for facts in drawn.records["group"].values():
        if "apart_from" in facts and chance.often(4, 3):
            facts["apart_from"] = Records(tuple(groups))


def parted(drawn: Draft) -> None:
    """Leaves out that a group is part of one before it or apart from one that it is part of: the loader would."""
    groups, above = drawn.records["group"], dict[str, list[str]]()
    for name in reversed(groups):
        up = groups[name].get("part_of")
        if isinstance(up, OneRecord) and up.id not in above:
            up = groups[name]["part_of"] = Nothing()
        above[name] = [name, *above[up.id]] if isinstance(up, OneRecord) else [name]
    for name, facts in groups.items():
        others = facts.get("apart_from")
        if isinstance(others, Records):
            fit = tuple(o for o in others.members if o.id not in above[name] and name not in above[o.id])
            facts["apart_from"] = Records(fit, others.closed)


def alive(facts: Facts) -> None:
    """Leaves out an end before the start and the numbers of years in which the flow did not run: the loader would."""
    first, last = facts.get("started"), facts.get("ended")
    if isinstance(first, Range) and isinstance(last, Range) and last.high < first.low:
        last = facts["ended"] = Nothing()
    for name, value in facts.items():
        if isinstance(value, Yearly):
            facts[name] = Yearly(
                {
                    year: number
                    for year, number in value.by_year.items()
                    if not (isinstance(first, Range) and _year(first.low) > year)
                    and not (isinstance(last, Range) and _year(last.high) < year)
                }
            )


def _year(day: float) -> int:
    return date.fromordinal(int(day)).year


def _forget(chance: Chance, drawn: Draft) -> None:
    row = chance.one(drawn.rows(*SIZES))
    facts = drawn.records[row.kind][row.id]
    if facts:
        facts.pop(chance.one(list(facts)))


def stated_facts(kind: str) -> list[Fact]:
    """The facts of a kind that a manifest states."""
    return [f for f in words().kinds[kind].facts.values() if not f.derived and f.inverse_of is None]


def _state(chance: Chance, drawn: Draft, kind: str, facts: Facts, twelfths: int) -> None:
    for fact in stated_facts(kind):
        if chance.below(12) < twelfths:
            no = fact.optional and chance.often(6, RARELY.get(fact.name, 1))
            value = Nothing() if no else _value(chance, drawn, fact)
            if value is not None:
                facts[fact.name] = value


def _value(chance: Chance, drawn: Draft, fact: Fact) -> Value | None:
    match fact.type:
        case schema.YesNo():
            return Truth(chance.often(3, 2))
        case schema.Text():
            return Words(chance.one(("aes", "rc4")))
        case schema.Date() if fact.name in PLANNED and chance.often(5):
            day = drawn.as_of + chance.one(AHEAD)
            return Range(day, day + (chance.one((1, 31, 365)) if chance.often(6) else 0))
        case schema.Date():
            return _days(chance)
        case schema.Moment():
            zone = chance.one(ZONES)
            minute = (_day(chance) - 1) * 1440 + chance.one(MINUTES) - (zone or 0)
            return Instant(minute, minute + (1439 if zone is None or chance.often(6) else 0), zone)
        case schema.Duration():
            return _length(chance)
        case schema.Money():
            return Amount(_number(chance), chance.one(("EUR", "EUR", "EUR", "CNY")))
        case schema.Number(per_year=True):
            return Yearly({year: _number(chance) for year in YEARS if chance.often(5, 4)})
        case schema.Number():
            return _number(chance)
        case schema.Term(terms):
            return OneTerm(chance.one(tuple(words().terms[terms].entries)))
        case schema.TermSet(terms):
            return _terms(chance, tuple(words().terms[terms].entries))
        case schema.Ref(kinds):
            rows = drawn.rows(*kinds)
            return chance.one(rows) if rows else None
        case schema.Many(kinds):
            few = 1 if fact.name in ("derived_from", "joined_with", "covers", "partners") else 2
            return Records(tuple(chance.some(drawn.rows(*kinds), few)), closed=not chance.often(8))


def _number(chance: Chance) -> Range:
    number = chance.one(LIMITS) + chance.one((0, -1, 1, -6))
    if chance.often(6):
        return Range(number, chance.one((number + 1, number + 60, inf)))
    return Range(number, number)


def _length(chance: Chance) -> Length:
    short, *_, long = chance.some(tuple(LENGTHS.values()), 2, 1) * 2
    if short.months.high > long.months.low:
        return short
    months, hours = Range(short.months.low, long.months.high), Range(short.hours.low, long.hours.high)
    return Length(months, hours) if chance.often(6) else long


def _day(chance: Chance) -> int:
    return date.fromisoformat(chance.one(DAYS)).toordinal() + chance.one(SHIFTS)


def _days(chance: Chance) -> Range:
    day = _day(chance)
    return Range(day, day + (chance.one((1, 31, 365)) if chance.often(10) else 0))


def _terms(chance: Chance, entries: tuple[str, ...]) -> SomeTerms:
    named = tuple(chance.some(entries, 2))
    match chance.below(12):
        case 10:
            return SomeTerms(named, None)
        case 11:
            free = [
                e for e in entries if not any(n == e or n.startswith(e + ".") or e.startswith(n + ".") for n in named)
            ]
            return SomeTerms(named, None, tuple(chance.some(free, 2)))
        case _:
            return SomeTerms(named, named)
