"""The verdict of each rule at each row of its kind, and what the verdict rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.graph.manifest import Manifest
from engine.ground.value import OneRecord, Value
from engine.typed import tree
from tests.reference.evaluator import Evaluator, Reading
from tests.reference.kleene import Kleene, either
from tests.reference.lineage import Provenance
from tests.reference.operators import within
from tests.reference.relations import World
from tests.reference.scope import Scope
from tests.reference.values import One


@dataclass(frozen=True)
class Answer:
    """One verdict. `judgement`: it differs without recorded judgements; `contested`: it differs under another reading
    of a parameter; `pending`: it is undetermined, and settled once the clocks that still run are kept."""

    verdict: str
    judgement: bool = False
    contested: bool = False
    pending: bool = False


@dataclass(frozen=True)
class Run:
    """All answers by rule and row, and how often each operator came to yes, no and unknown."""

    answers: dict[str, dict[str, Answer]]
    trace: Counter[tuple[str, Kleene]]

    @property
    def verdicts(self) -> dict[str, dict[str, str]]:
        """The bare verdicts."""
        return {rule: {row: a.verdict for row, a in rows.items()} for rule, rows in self.answers.items()}


def evaluate(program: tree.Program, manifest: Manifest, as_of: int, settings: Mapping[str, Value]) -> Run:
    """Every rule of the program at every row of its kind; `settings` are parameters that a policy sets."""
    world = World(program.schema, manifest, as_of)
    bench = Bench(program, world, Provenance(world), Counter())
    usual = Reading({name: settings.get(name, p.value) for name, p in program.parameters.items()})
    answers = {
        rule.id: {row.id: _answer(bench, rule, row, usual) for row in world.rows(rule.variable.kinds[0])}
        for rule in program.rules
    }
    return Run(answers, bench.trace)


@dataclass(frozen=True)
class Bench:
    """One evaluator for each reading, all over the same world; only the usual reading is traced."""

    program: tree.Program
    world: World
    provenance: Provenance
    trace: Counter[tuple[str, Kleene]]
    evaluators: dict[str, Evaluator] = field(default_factory=dict)
    parts: dict[str, list[object]] = field(default_factory=dict)

    def under(self, reading: Reading) -> Evaluator:
        """The evaluator of a reading."""
        key = repr(reading)
        if key not in self.evaluators:
            trace = Counter() if self.evaluators else self.trace
            self.evaluators[key] = Evaluator(self.program, self.world, self.provenance, reading, trace)
        return self.evaluators[key]

    def reached(self, rule: tree.Rule) -> list[object]:
        """All parts of a rule, and of what it calls."""
        if rule.id not in self.parts:
            self.parts[rule.id] = reached(self.program, rule)
        return self.parts[rule.id]


def reached(program: tree.Program, rule: tree.Rule) -> list[object]:
    """All parts of a rule, and of the defines and derived facts that it calls."""
    found, seen = list[object](), set[str]()
    waiting: list[object] = [rule.applies, rule.duty, *(e.holds for e in rule.exceptions)]
    while waiting:
        parts = list(within(waiting.pop()))
        found += parts
        names = {name for part in parts for name in _called(part)} - seen
        seen |= names
        waiting += [program.defines[name].body for name in sorted(names)]
    return found


def _answer(bench: Bench, rule: tree.Rule, row: OneRecord, usual: Reading) -> Answer:
    verdict = _verdict(bench, rule, row, usual)
    parts = bench.reached(rule)

    def differs(reading: Reading) -> bool:
        return _verdict(bench, rule, row, reading) != verdict

    parameters = (bench.program.parameters[p.parameter] for p in parts if isinstance(p, tree.ParameterOf))
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


def _verdict(bench: Bench, rule: tree.Rule, row: OneRecord, reading: Reading) -> str:
    run = bench.under(reading)
    day = bench.world.judged_day(row, rule.judged_on, rule.judged_falls_through)
    scope = Scope().bind(rule.variable.name, One(row), day)
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


def _called(part: object) -> list[str]:
    match part:
        case tree.Call(define):
            return [define]
        case tree.FactOf(_, fact, kinds, derived):
            return [f"{kind}.{fact}" for kind, is_derived in zip(kinds, derived, strict=True) if is_derived]
        case _:
            return []
