"""The verdict of each rule at each row of its kind, and what the verdict rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.graph.manifest import Manifest
from engine.ground.value import OneRecord, Value
from engine.typed import tree
from tests.reference.calendar import last_day
from tests.reference.evaluator import Evaluator, Reading
from tests.reference.kleene import either
from tests.reference.lineage import Provenance
from tests.reference.operators import Notes
from tests.reference.relations import World
from tests.reference.scope import Scope
from tests.reference.values import Interval, One


@dataclass(frozen=True)
class Answer:
    """One verdict. `judgement`: it differs without recorded judgements; `contested`: it differs under another reading
    of a parameter; `pending`: it is undetermined, and settled once the clocks that still run are kept."""

    verdict: str
    judgement: bool = False
    contested: bool = False
    pending: bool = False


Answers = dict[str, dict[str, Answer]]  # by rule and row


def evaluate(
    program: tree.Program,
    manifest: Manifest,
    as_of: int,
    settings: Mapping[str, Value],
    notes: Notes | None = None,
) -> Answers:
    """Every rule of the program at every row of its kind, or at every row in each year (`acme 2025`); `settings` are
    parameters that a policy sets. Who asks about several manifests hands over his `notes`."""
    world = World(program.schema, manifest, as_of)
    bench = Bench(notes or Notes(program), world, Provenance(world))
    usual = Reading({name: settings.get(name, p.value) for name, p in program.parameters.items()})
    answers: Answers = {}
    for rule in program.rules:
        rows = world.rows(rule.variable.kinds[0])
        if rule.year is None:
            answers[rule.id] = {row.id: _answer(bench, rule, (row, None), usual) for row in rows}
        else:
            in_years = [(row, year) for row in rows for year in world.years()]
            answers[rule.id] = {f"{row.id} {year}": _answer(bench, rule, (row, year), usual) for row, year in in_years}
    return answers


@dataclass(frozen=True)
class Bench:
    """One evaluator for each reading, all over the same world; notes are taken of the usual reading, the first."""

    notes: Notes
    world: World
    provenance: Provenance
    evaluators: dict[str, Evaluator] = field(default_factory=dict)

    def under(self, reading: Reading) -> Evaluator:
        """The evaluator of a reading."""
        key = repr(reading)
        if key not in self.evaluators:
            notes = None if self.evaluators else self.notes
            self.evaluators[key] = Evaluator(self.notes.program, self.world, self.provenance, reading, notes)
        return self.evaluators[key]


def _answer(bench: Bench, rule: tree.Rule, row: tuple[OneRecord, int | None], usual: Reading) -> Answer:
    verdict = _verdict(bench, rule, row, usual)
    parts = bench.notes.parts(rule)

    def differs(reading: Reading) -> bool:
        return _verdict(bench, rule, row, reading) != verdict

    parameters = (bench.notes.program.parameters[p.parameter] for p in parts if isinstance(p, tree.ParameterOf))
    contested = [(p.name, reading) for p in parameters if len(p.readings) > 1 for reading in p.readings]
    readings = [replace(usual, parameters={**usual.parameters, name: reading}) for name, reading in contested]
    judged = any(isinstance(p, tree.Judged) for p in parts)
    timed = any(isinstance(p, tree.Deadline) for p in parts)
    return Answer(
        verdict,
        judgement=judged and differs(replace(usual, judgements=False)),
        contested=any(differs(reading) for reading in readings),
        pending=timed and verdict == "undetermined" and differs(replace(usual, clocks_run=False)),
    )


def _verdict(bench: Bench, rule: tree.Rule, at: tuple[OneRecord, int | None], reading: Reading) -> str:
    run, (row, year) = bench.under(reading), at
    if year is None:
        day = bench.world.judged_day(row, rule.judged_on, rule.judged_falls_through)
        scope = Scope().bind(rule.variable.name, One(row), day)
    else:
        end = min(last_day(year), bench.world.as_of)
        scope = Scope(years=(year, year)).bind(rule.variable.name, One(row), Interval(end, end))
    applies = run.truth(rule.applies, scope)
    exempt = either([run.truth(exception.holds, scope) for exception in rule.exceptions])
    kept = run.truth(rule.duty, scope)
    if applies is False:
        return "not_applicable"
    if exempt is True:
        return "exempt"
    if kept is True:
        something = bench.under(replace(reading, something=True)).truth(rule.duty, scope)
        return "not_applicable" if something is False else "met"
    return "gap" if applies and exempt is False and kept is False else "undetermined"
