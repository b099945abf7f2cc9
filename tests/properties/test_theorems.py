"""Theorems about the verdicts of the engine, tried on drawn rules and manifests."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from engine.ground.schema import Moment
from engine.typed import tree
from tests.properties.as_yaml import yaml_text
from tests.properties.bench import Rules, drawn_rules, engine, from_yaml, rules
from tests.properties.chance import Chance
from tests.properties.drafts import SIZES, Draft, draft
from tests.properties.drawing import always, dice
from tests.properties.exact import exact_draft
from tests.properties.records import manifest
from tests.properties.rules import rule_source
from tests.properties.silence import consistent, lies_ahead, passed_over
from tests.reference import Answers

UPWARD: Final = {
    "not_applicable": {"not_applicable"},
    "exempt": {"exempt", "not_applicable"},
    "met": {"met", "exempt", "not_applicable"},
    "gap": {"gap"},
    "undetermined": {"undetermined", "gap", "met", "exempt", "not_applicable"},
}


def answered(of: Rules, drawn: Draft) -> Answers:
    """What the engine says of a draft."""
    return engine(of, manifest(drawn), drawn.as_of)


def moved_up(of: Rules, less: Answers, more: Answers, why: str) -> None:
    """Asserts that a determined verdict only moved up the table, never into or out of a gap.

    A duty that finds nothing to check is met, and only shown as not applicable: such a rule may still turn out exempt.
    """
    shown_so = {rule.id for rule in of.compiled.rules if rule.roots.vacuous is not None}
    for rule, rows in less.items():
        upward = UPWARD | {"not_applicable": UPWARD["exempt"]} if rule in shown_so else UPWARD
        for row, answer in rows.items():
            assert more[rule][row].verdict in upward[answer.verdict], (
                f"{rule} at {row}: {answer} -> {more[rule][row]}, {why}"
            )


@always(60)
@dice(3)
def test_a_fact_more_never_moves_a_verdict_into_or_out_of_gap(rules_: Chance, drafts: tuple[Chance, ...]) -> None:
    of = drawn_rules(rules_)
    for chance in drafts:
        drawn = draft(chance)
        consistent(drawn)
        more = answered(of, drawn)
        for _ in range(4):
            row = chance.one(drawn.rows(*SIZES))
            facts = drawn.records[row.kind][row.id]
            known = [name for name in facts if name not in passed_over(of) and not lies_ahead(drawn, facts, name)]
            if known:
                fact = chance.one(known)
                stated = facts.pop(fact)
                moved_up(of, answered(of, drawn), more, f"when {row} states {fact} {stated}\n{yaml_text(drawn)}")
                facts[fact] = stated


@always(40)
@dice(3)
def test_unknown_is_never_met_unless_it_is_met_whatever_the_facts(rules_: Chance, drafts: tuple[Chance, ...]) -> None:
    of = drawn_rules(rules_)
    for chance in drafts:
        drawn = draft(chance)
        consistent(drawn)
        for row in drawn.rows(*SIZES):
            facts = drawn.records[row.kind][row.id]
            for name in [name for name in facts if name in passed_over(of) or lies_ahead(drawn, facts, name)]:
                del facts[name]
        bare = Draft(drawn.as_of, {kind: {name: {} for name in rows} for kind, rows in drawn.records.items()})
        moved_up(of, answered(of, bare), answered(of, drawn), yaml_text(drawn))


@always(40)
@dice(3)
def test_file_order_never_matters(rules_: Chance, drafts: tuple[Chance, ...]) -> None:
    texts = [rule_source(rules_, f"r{at}") for at in range(4)]
    one, other = rules(texts), rules(texts[::-1])
    for chance in drafts:
        drawn = draft(chance)
        halves = [replace(drawn, records={}, judged={}) for _ in range(2)]
        for at, row in enumerate(drawn.rows(*SIZES)):
            half = halves[at % 2]
            half.records.setdefault(row.kind, {})[row.id] = drawn.records[row.kind][row.id]
            if row in drawn.judged:
                half.judged[row] = drawn.judged[row]
        first, second = map(yaml_text, halves)
        assert engine(one, from_yaml(first, second), drawn.as_of) == engine(
            other, from_yaml(second, first), drawn.as_of
        )


@always(60)
@dice(3)
def test_yaml_says_what_records_say(rules_: Chance, drafts: tuple[Chance, ...]) -> None:
    for chance in (rules_, *drafts):
        drawn = draft(chance)
        read, written = from_yaml(yaml_text(drawn)), manifest(drawn)
        for row in drawn.rows(*SIZES):
            ours, theirs = (m.records[row.kind][row.id] for m in (read, written))
            assert {f: s.value for f, s in ours.facts.items()} == {f: s.value for f, s in theirs.facts.items()}
            assert {n: (j.outcome, j.day) for n, j in ours.judged.items()} == {
                n: (j.outcome, j.day) for n, j in theirs.judged.items()
            }
        assert {(c.kind, c.parties) for c in read.complete} == {(c.kind, c.parties) for c in written.complete}


@always(60)
@dice(3)
def test_all_stated_and_complete_leaves_only_judgements_ranges_and_pending(
    rules_: Chance, drafts: tuple[Chance, ...]
) -> None:
    of = drawn_rules(rules_)
    clear = [rule.id for rule in of.program.rules if not any(_open(p) for p in of.notes.parts(rule))]
    for chance in drafts:
        drawn = exact_draft(chance)
        answers = answered(of, drawn)
        for rule in clear:
            for row, answer in answers[rule].items():
                decided = answer.verdict != "undetermined" or answer.pending
                assert decided, f"{rule} at {row}\n{of.texts[rule]}\n{yaml_text(drawn)}"


def _open(part: object) -> bool:
    """What may stay unknown though all is stated: judgements; distinct people, which are a range; where data come from;
    what all of nothing have in common; tables that say nothing; days that no calendar knows; days against moments; a
    year before all that are stated."""
    match part:
        case tree.Each(back=(first, _)):
            return first > 0
        case tree.Judged() | tree.Lineage() | tree.Lookup() | tree.InTable():
            return True
        case tree.Aggregate(op="persons") | tree.Gathered(op="common"):
            return True
        case tree.Deadline(length=length, calendar=calendar):
            return length.working_days is not None or calendar is not None
        case tree.FactOf(type=Moment()):
            return True
        case _:
            return False
