"""Attestations: a duty that only a signed answer can show, graded so, and never mixed with what is checked."""

from __future__ import annotations

import pytest

from engine.typed import tree
from tests.typed.small import RULE, law, rule, said_of

TRAINED = """
attestation trained(f: flow) {
  title en "Staff are trained" zh "人员已受训"
  ask   en "Who vouches for it?" zh "由谁确认？"
  valid 12 months
  cite  TRIAL 3
}
"""
JUDGED = TRAINED.replace("attestation trained", "judgement necessary")


def test_a_rule_that_asks_for_signed_answers_only_is_attested() -> None:
    found = rule("must attested trained(f)", TRAINED)
    assert found.grade == "attested"
    assert isinstance(found.duty, tree.Judged)
    assert found.duty.signed


def test_the_schema_says_under_which_key_the_answers_stand() -> None:
    judgements = law(RULE.format(body="must attested trained(f)") + TRAINED + JUDGED).schema.judgements
    assert {name: each.recorded_under for name, each in judgements.items()} == {
        "trained": "attested",
        "necessary": "judged",
    }


@pytest.mark.parametrize(
    "body",
    [
        "must attested trained(f) or f.bundled",
        "must not attested trained(f)",
        "when attested trained(f) must f.bundled",
        "must f.bundled unless attested trained(f) cite TRIAL 3",
    ],
)
def test_it_is_never_mixed_with_what_is_checked(body: str) -> None:
    assert "P417 `attested trained` is mixed with what is checked" in said_of(body, TRAINED)


def test_no_define_speaks_of_it() -> None:
    items = TRAINED + "define fine(f: flow) = attested trained(f)"
    assert "P417 `attested trained` is mixed with what is checked" in said_of("must fine(f)", items)


def test_each_is_asked_for_by_its_own_word() -> None:
    assert said_of("must judged trained(f)", TRAINED) == ["P228 `trained` is no judgement"]
    assert said_of("must attested necessary(f)", JUDGED) == ["P228 `necessary` is no attestation"]
    assert said_of("must attested trainde(f)", TRAINED)[0] == "P228 there is no attestation `trainde`"
