"""Questions: one for each missing fact of a kind and owner, the ones that decide most first."""

from __future__ import annotations

from tests.findings.world import checked

HEAD = """
parties:
  home: {country: CN}
  lion: {country: SG}
systems:
  crm: {operator: home, country: CN}
activities:
  sale: {controller: home, owner: shop, consents: []}
  ads: {controller: home, owner: marketing, consents: []}
"""
OUT = "from: crm, to: lion, consents: []"


def test_the_same_fact_of_many_records_is_one_question() -> None:
    flows = "".join(f"  f{n:02}: {{{OUT}, activity: sale}}\n" for n in range(12))
    (question,) = checked(HEAD + "flows:\n" + flows, "route").questions
    assert question.text.en == "12 flows do not state Export route (`route`)"
    assert question.text.zh == "12个数据流未说明“出境路径”（`route`）"
    assert (question.fact, question.findings, question.rules) == ("flow.route", 12, ("act.route",))
    assert question.records == tuple(f"f{n:02}" for n in range(12))
    assert question.entries[0] == "flow.f00.route"
    assert question.ask.en == "On which route?"


def test_each_owner_is_asked_apart() -> None:
    flows = f"flows:\n  a: {{{OUT}, activity: sale}}\n  b: {{{OUT}, activity: ads}}\n"
    found = checked(HEAD + flows, "route").questions
    assert [(each.owner, each.records) for each in found] == [("marketing", ("b",)), ("shop", ("a",))]
    assert found[0].text.en == "flow `b` does not state Export route (`route`)"


def test_the_most_severe_question_comes_first() -> None:
    flows = f"flows:\n  a: {{{OUT}, activity: sale}}\n"
    found = checked(HEAD + flows, "route", "contested", "memory", "staff").questions
    assert [each.fact for each in found] == ["flow.route", "flow.told", "party.staff"]
    first = found[0]
    assert (first.severity, first.worst, first.rules) == ("critical", 1, ("act.contested", "act.route"))


def test_a_missing_listing_is_asked_for_once() -> None:
    text = "complete: [flows]\nparties:\n  lion: {country: SG, staff: 3}\n"
    (question,) = checked(text, "staff").questions
    assert question.text.en == "the manifest does not say whether its activities are complete (`complete: activities`)"
    assert (question.fact, question.owner, question.records) == ("complete.activities", None, ())
