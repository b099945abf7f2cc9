"""The words are whole: every fact of the proposal is there or left out for a reason, all in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.checks.program import STAKE
from engine.ground.schema import Fact, Many, Number, Ref, Text2
from engine.syntax.tree import KindDecl, TermsDecl
from tests.words.shipped import OWN, module, modules, words

PROPOSED = Path(__file__).with_name("facts.txt").read_text(encoding="utf-8").split()

LEFT_OUT = {
    "party.face_recognition_filed": "comes with the ruleset on face recognition",
    "party.face_100k_since": "comes with the ruleset on face recognition",
    "party.face_individuals": "comes with the ruleset on face recognition",
    "activity.public_place": "comes with the ruleset on face recognition",
    "activity.basis.hipaa": "comes with the ruleset on HIPAA",
    "flow.conditions": "comes with the ruleset on electronic communications",
    "agreement.critical_function": "comes with the ruleset on DORA",
    "incident.classified_at": "comes with the ruleset on DORA",
    "deal.foreign_listing": "comes with the ruleset on cybersecurity review",
    "dataset.rests_in": "a list that is computed; the language derives no lists",
    "activity.reaches": "a set put together case by case; a law says in `governs` which activities it reaches",
    "flow.recipient_role": "a term chosen case by case; the language has no such choice",
    "assessment.times_in_row": "needs the order of records in time",
    "deal.purposes_before": "needs the seller's flows of these datasets before closing: a row two steps out",
}

ADDED = {
    "party.party": "places",
    "party.people": "places",
    "party.assessments": "what covers it",
    "group.party": "places",
    "group.people": "places",
    "system.party": "places",
    "system.people": "places",
    "system.assessments": "what covers it",
    "deal.assessments": "what covers it",
    "activity.joint_controllers": "one controller, and those who decide with it",
    "activity.consents": "for all its flows",
    "activity.notices": "for all its flows",
    "activity.agreement": "for all its flows",
    "activity.assessments": "for all its flows",
    "flow.sender": "whose place it leaves",
    "flow.receiver": "whose place it reaches",
    "flow.ordinary_persons": "people without sensitive data",
    "flow.before_withdrawal": "the order of two acts of one day",
    "dataset.domestic": "whom data concern, with all that they were made of",
}


def declared() -> dict[str, Fact]:
    return {f"{kind.name}.{fact.name}": fact for kind in words().kinds.values() for fact in kind.facts.values()}


def both(text: Text2) -> bool:
    return bool(text.en.strip()) and bool(text.zh.strip())


@pytest.mark.parametrize("path", OWN)
def test_each_file_parses_and_declares_something(path: str) -> None:
    assert module(path).items


def test_the_words_are_a_schema_without_problems() -> None:
    assert len(words().kinds) == 14


def test_every_proposed_fact_is_declared_or_left_out_for_a_reason() -> None:
    assert len(PROPOSED) == len(set(PROPOSED)) == 330
    assert {name for name in PROPOSED if name not in declared()} == set(LEFT_OUT)


def test_nothing_is_declared_that_was_neither_proposed_nor_decided() -> None:
    stated = {name for name, fact in declared().items() if fact.inverse_of is None}
    assert stated - set(PROPOSED) - stakes() == set(ADDED)


def test_what_the_score_asks_is_never_stated() -> None:
    assert all(declared()[name].derived for name in stakes())
    assert {name.split(".", 2)[2] for name in stakes()} >= {"categories", "people", "sensitive"}


def stakes() -> set[str]:
    """The facts that only the risk score reads."""
    return {name for name in declared() if name.split(".", 1)[1].startswith(STAKE)}


def test_all_words_are_in_both_languages() -> None:
    schema = words()
    silent = [name for name, fact in declared().items() if not both(fact.title)]
    silent += [kind.name for kind in schema.kinds.values() if not both(kind.title)]
    silent += [name for name, taxonomy in schema.terms.items() if not both(taxonomy.title)]
    entries = [(f"{n}.{term}", t) for n, taxonomy in schema.terms.items() for term, t in taxonomy.entries.items()]
    silent += [term for term, text in entries if not both(text)]
    silent += [name for name, group in schema.groups.items() if not both(group.title)]
    silent += [name for name, table in schema.tables.items() if not both(table.title)]
    assert silent == []


def test_core_facts_and_only_they_ask_in_both_languages() -> None:
    core = {name for name, fact in declared().items() if fact.core}
    asking = {name for name, fact in declared().items() if both(fact.ask)}
    assert core == asking
    assert 85 <= len(core) <= 100
    assert not any(declared()[name].derived for name in core)


def test_a_question_is_short() -> None:
    assert max(len(fact.ask.en) for fact in declared().values()) <= 110
    assert max(len(fact.ask.zh) for fact in declared().values()) <= 45


def test_questions_say_none_exactly_where_none_is_an_answer() -> None:
    wrong = [n for n, fact in declared().items() if fact.core and ("`none`" in fact.ask.en) != fact.optional]
    wrong += [n for n, fact in declared().items() if fact.core and ("none" in fact.ask.zh) != fact.optional]
    assert wrong == []


def test_counts_and_lists_say_nobody_with_zero_and_the_empty_list() -> None:
    stated = {name: fact for name, fact in declared().items() if not fact.derived}
    numbers = [name for name, fact in stated.items() if isinstance(fact.type, Number | Many)]
    assert [name for name in numbers if declared()[name].optional] == []


def test_every_taxonomy_is_used_by_a_fact_or_a_table() -> None:
    schema = words()
    types = [fact.type for fact in declared().values()]
    types += [column[1] for table in schema.tables.values() for column in table.columns]
    used = {terms for type_ in types if (terms := getattr(type_, "terms", None)) is not None}
    assert used == set(schema.terms)


def test_countries_are_the_249_of_iso_3166() -> None:
    countries = words().terms["countries"].entries
    assert len(countries) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in countries)
    assert len({text.zh for text in countries.values()}) == len({text.en for text in countries.values()}) == 249
    assert {"CN", "HK", "MO", "TW", "NO", "GB"} <= set(countries)


def test_places_have_a_country_a_party_and_know_whether_they_are_people() -> None:
    ends = words().kinds["flow"].facts["from"].type
    assert isinstance(ends, Ref)
    for kind in ends.kinds:
        facts = words().kinds[kind].facts
        assert not facts["country"].derived
        assert facts["party"].derived
        assert facts["party"].optional
        assert facts["people"].derived


def test_a_file_holds_one_kind_or_one_theme() -> None:
    words_ = [m for m in modules() if m.ruleset == "words"]
    kinds = [[item for item in m.items if isinstance(item, KindDecl) and not item.extends] for m in words_]
    assert all(len(found) <= 1 for found in kinds)
    taxonomies = [item.name.text for m in modules() for item in m.items if isinstance(item, TermsDecl)]
    assert len(taxonomies) == len(set(taxonomies)) == len(words().terms)
