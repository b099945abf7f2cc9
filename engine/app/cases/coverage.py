"""What a page of cases has yet to show about each rule: a gap, a met case, a fact that decides, each exception."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import Struct

from engine.app.cases.facts import Facts, Path, entry_of, same
from engine.app.cases.found import Found
from engine.app.cases.run import Observation, Ran, row_of
from engine.checks.program import RuleCard
from engine.ground.schema import Schema


class Uncovered(Struct, frozen=True):
    """A rule and the case that it lacks: `page`, `gap`, `met`, `undetermined`, or `exempt` with citations."""

    rule: str
    lacks: str


@dataclass(frozen=True, slots=True)
class _Seen:
    observation: Observation
    finding: Found


def uncovered(result: Ran, schema: Schema) -> tuple[Uncovered, ...]:
    """What the cases of a page do not show, rule by rule; nothing of a page that stands beside no rules."""
    if not result.beside:
        return ()
    return tuple(Uncovered(rule.id, lack) for rule in result.rules for lack in _lacks(rule, result, schema))


def _lacks(rule: RuleCard, result: Ran, schema: Schema) -> Iterator[str]:
    seen = [_Seen(o, finding) for o in result.observed for finding in o.found if finding.rule == rule.id]
    verdicts = {each.finding.verdict for each in seen}
    if "gap" not in verdicts:
        yield "gap"
    settled = "met" if rule.between is None else "gap"  # no row keeps both sides of a conflict
    if settled not in verdicts and settled != "gap":
        yield settled
    if not any(_turns_on_one_fact(each, settled, seen, schema) for each in seen):
        yield "undetermined"
    exempted = {each.finding.exception for each in seen}
    for position, exception in enumerate(rule.exceptions):
        if position not in exempted:
            yield f"exempt {', '.join(exception.cites)}"


def _turns_on_one_fact(open_: _Seen, settled: str, seen: list[_Seen], schema: Schema) -> bool:
    """Whether a settled case less exactly one fact is this undetermined one, which names that fact as missing."""
    if open_.finding.verdict != "undetermined":
        return False
    for whole in seen:
        if whole.finding.verdict != settled or row_of(whole.finding) != row_of(open_.finding):
            continue
        if _same_scene(whole.observation, open_.observation):
            path = _taken_away(whole.observation.stated, open_.observation.stated)
            if path is not None and _names(entry_of(path, schema), open_.finding):
                return True
    return False


def _same_scene(one: Observation, other: Observation) -> bool:
    return one.as_of == other.as_of and one.settings == other.settings


def _names(entry: str, seen: Found) -> bool:
    """Whether the fact is among the missing ones; of a per-year number any year will do."""
    return any(each == entry or each.startswith(f"{entry}[") for each in seen.missing)


def _taken_away(more: Facts, fewer: Facts) -> Path | None:
    """The one fact that the first states and the second does not; None if they differ in anything else."""
    gone = more.keys() - fewer.keys()
    if len(gone) != 1 or fewer.keys() - more.keys():
        return None
    return next(iter(gone)) if all(same(node, more[path][1]) for path, (_, node) in fewer.items()) else None
