"""Probes: rules made for the tests that show what a law governs, or what a condition of a row comes to.

Answers come from the reference evaluator. Worlds are written as `{kind: {id: {fact: plain value}}}`, where None is
`none`, a record is `kind:id`, and a yearly number is that of 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from engine.graph.manifest import Completeness, Manifest, Record, Recorded, Stated
from engine.ground.schema import Date, Fact, Many, Moment, Number, Ref, Term, TermSet, YesNo
from engine.ground.source import Source
from engine.ground.value import Nothing, OneRecord, OneTerm, Range, Records, SomeTerms, Truth, Value, Yearly
from engine.syntax.from_text import parse
from engine.typed.from_syntax import check
from engine.typed.tree import Program
from tests.reference import evaluate
from tests.reference.sketch import HERE, day
from tests.words.shipped import modules, words

AS_OF = day("2026-06-30")
Facts = dict[str, object]
World = dict[str, dict[str, Facts]]

PROBE = """
rule {ruleset}.probe.{name} {{
  title en "Probe" zh "探针"
  cite {cite}
  severity low
  for {kind} x
  must {duty}
}}
"""


@cache
def program(ruleset: str, cite: str, kind: str, duty: str) -> Program:
    """The shipped words and laws, with one rule more."""
    text = PROBE.format(ruleset=ruleset, name="it", cite=cite, kind=kind, duty=duty)
    return check([*modules(), parse(Source("probe.policy", text), ruleset)])


def governed(ruleset: str, kind: str, world: World, *complete: str, judged: Mapping[str, bool] | None = None) -> str:
    """Whether the law governs the one row of the kind: yes, no or unknown."""
    cite = {"pipl": "PIPL 3(1)", "gdpr": "GDPR 3(1)", "cn.cbf": "CBF 1"}[ruleset]
    found = program(ruleset, cite, kind, "1 == 2")
    (answer,) = evaluate(found, manifest(world, complete, judged), AS_OF, {})[f"{ruleset}.probe.it"].values()
    return {"gap": "yes", "not_applicable": "no", "undetermined": "unknown"}[answer.verdict]


def holds(condition: str, world: World, row: str, *complete: str, kind: str = "flow") -> str:
    """What a condition about `x` comes to at a row that the PIPL governs: yes, no or unknown."""
    found = program("pipl", "PIPL 3(1)", kind, condition)
    answer = evaluate(found, manifest(world, complete), AS_OF, {})["pipl.probe.it"][row]
    return {"met": "yes", "gap": "no", "undetermined": "unknown"}[answer.verdict]


def manifest(world: World, complete: tuple[str, ...], judged: Mapping[str, bool] | None = None) -> Manifest:
    """The world as records; the judgements, if any, are on every activity."""

    def written(kind: str, id_: str, facts: Facts) -> Record:
        stated = {name: Stated(_value(words().kinds[kind].facts[name], given), HERE) for name, given in facts.items()}
        recorded = {name: Recorded(yes, "Anna", AS_OF, "tested", HERE) for name, yes in (judged or {}).items()}
        return Record(kind, id_, HERE, stated, recorded if kind == "activity" else {})

    records = {kind: {id_: written(kind, id_, facts) for id_, facts in rows.items()} for kind, rows in world.items()}
    return Manifest("", None, records, tuple(Completeness(kind, None, HERE) for kind in complete), (), ())


def _value(fact: Fact, given: object) -> Value:
    match fact.type, given:
        case _, None:
            return Nothing()
        case YesNo(), bool(yes):
            return Truth(yes)
        case Date(), str(text):
            return Range(day(text), day(text))
        case Moment(), str(text):
            return Range(day(text) * 1440, day(text) * 1440 + 1439)
        case Number(per_year=True), int(count):
            return Yearly({2026: Range(count, count)})
        case Number(), int(count):
            return Range(count, count)
        case Term(terms), str(name):
            return OneTerm(_term(terms, name))
        case TermSet(terms), list(names):
            whole = tuple(_term(terms, name) for name in names)
            return SomeTerms(whole, whole)
        case Ref(), str(name):
            return _record(name)
        case Many(), list(names):
            return Records(tuple(_record(name) for name in names))
        case _:
            raise TypeError(f"{fact.name} cannot be {given}")


def _term(terms: str, name: str) -> str:
    entries = words().terms[terms].entries
    (found,) = [name] if name in entries else [entry for entry in entries if entry.endswith(f".{name}")]
    return found


def _record(name: str) -> OneRecord:
    kind, _, id_ = name.partition(":")
    return OneRecord(kind, id_)
