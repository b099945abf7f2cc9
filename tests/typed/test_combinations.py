"""Combinations: what terms make together, asked of a set by `completes`, is a condition on its terms."""

from __future__ import annotations

import pytest

from engine.ground.calendar import day_text
from engine.ground.value import OneTerm
from engine.typed import tree
from engine.typed.walk import everything
from tests.typed.small import rule, said_of

TOLD = """
combination telling of categories  en "Tells who"  zh "可识别"  = { health, contact } or { genetic, contact }
  cite TRIAL 2
"""


def test_a_set_completes_a_combination_if_it_includes_all_terms_of_one_way() -> None:
    duty = rule("must f.categories completes telling", TOLD).duty
    ways = [part for part in everything(duty) if isinstance(part, tree.And)]
    terms = [
        [
            test.right.value
            for test in way.parts
            if isinstance(test, tree.SetTest) and isinstance(test.right, tree.Constant)
        ]
        for way in ways
    ]
    assert [OneTerm("health"), OneTerm("contact")] in terms
    assert [OneTerm("health.genetic"), OneTerm("contact")] in terms
    assert all(test.op == "includes" for test in everything(duty) if isinstance(test, tree.SetTest))


def test_it_counts_on_the_days_of_the_law_that_it_cites() -> None:
    duty = rule("must f.categories completes telling", TOLD).duty
    (period,) = [part.period for part in everything(duty) if isinstance(part, tree.InForce)]
    assert period.first is not None
    assert day_text(period.first) == "2021-11-01"


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        (TOLD.replace("{ genetic, contact }", "{ genetic }"), "P240 one term alone is no combination"),
        (
            TOLD.replace("{ genetic, contact }", "{ genetic, health }"),
            "P240 `health.genetic` is a `health`, so it makes no combination with it",
        ),
        (TOLD.replace("of categories", "of categorise"), "P203 there is no taxonomy `categorise`"),
        (TOLD.replace("combination telling", "combination told"), "P241 there is no combination `telling`"),
        (
            TOLD.replace("{ genetic, contact }", "{ purposes, contact }"),
            "P205 `purposes` is not a term of `categories`",
        ),
    ],
)
def test_what_is_no_combination_is_told(items: str, problem: str) -> None:
    assert problem in said_of("must not f.categories completes telling", items)


def test_only_a_set_of_its_terms_completes_it() -> None:
    assert said_of("must f.activity.purposes completes telling", TOLD) == [
        "P204 `f.activity.purposes` is a set of purposes"
    ]
    assert said_of("must f.categories overlaps telling", TOLD) == ["P204 the combination `telling` is not a value"]
