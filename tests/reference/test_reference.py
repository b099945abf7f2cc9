"""What the reference evaluator makes of the language's decisions, one by one."""

from __future__ import annotations

import pytest

from engine.graph.manifest import Manifest
from engine.ground.value import Nothing, OneTerm, Range, SomeTerms, Truth, Value
from engine.typed import tree
from tests.reference.asked import answer, duty, one_flow
from tests.reference.sketch import (
    HERE,
    NO,
    YES,
    F,
    G,
    at_least,
    compare,
    days,
    listed,
    manifest,
    number,
    of,
    quantified,
    record,
    rule,
    set_test,
    term,
    terms,
    var,
)

NONE = Nothing()


@pytest.mark.parametrize(
    ("applies", "unless", "must", "verdict"),
    [
        (NO, YES, YES, "not_applicable"),
        (NO, of(F, "safe"), NO, "not_applicable"),
        (YES, YES, NO, "exempt"),
        (of(F, "safe"), YES, NO, "exempt"),
        (YES, NO, YES, "met"),
        (of(F, "safe"), of(F, "safe"), YES, "met"),
        (YES, NO, NO, "gap"),
        (YES, of(F, "safe"), NO, "undetermined"),
        (of(F, "safe"), NO, NO, "undetermined"),
        (YES, NO, of(F, "safe"), "undetermined"),
    ],
)
def test_the_first_line_of_the_table_that_fits(
    applies: tree.Expr, unless: tree.Expr, must: tree.Expr, verdict: str
) -> None:
    assert answer(rule(must, applies, unless), one_flow()).verdict == verdict


def test_silence_is_unknown_and_none_is_an_answer() -> None:
    is_none = tree.IsNone(of(F, "purpose"), HERE)
    assert duty(is_none, one_flow()) == "undetermined"
    assert duty(is_none, one_flow(purpose=NONE)) == "met"
    assert duty(is_none, one_flow(purpose=OneTerm("service"))) == "gap"


def test_a_path_through_none_is_none_and_as_a_condition_no() -> None:
    large = of(of(F, "sender"), "large")
    assert duty(large, one_flow(sender=NONE)) == "gap"
    assert duty(large, one_flow()) == "undetermined"


def test_a_range_decides_only_as_a_whole() -> None:
    below_ten = compare("<", of(F, "count"), number(10))
    assert duty(below_ten, one_flow(count=Range(7, 9))) == "met"
    assert duty(below_ten, one_flow(count=Range(7, 10))) == "undetermined"
    assert duty(below_ten, one_flow(count=at_least(10))) == "gap"


def test_an_ordered_comparison_with_none_is_no_both_ways() -> None:
    for op in ("<", "<=", ">", ">="):
        test = tree.Compare(op, of(F, "ended"), of(F, "started"), HERE)
        assert duty(test, one_flow(ended=NONE, started=days("2020-01-01"))) == "gap"


def test_a_coarse_term_leaves_every_finer_one_possible() -> None:
    by_email = compare("==", of(F, "purpose"), term("marketing.email"))
    assert duty(by_email, one_flow(purpose=OneTerm("marketing"))) == "undetermined"
    assert duty(by_email, one_flow(purpose=OneTerm("service"))) == "gap"
    marketing = compare("==", of(F, "purpose"), term("marketing"))
    assert duty(marketing, one_flow(purpose=OneTerm("marketing.email"))) == "met"


def test_consent_to_marketing_covers_marketing_by_email_not_the_reverse() -> None:
    def covered(stated: str, by: str) -> str:
        world = one_flow(purposes=SomeTerms((stated,), (stated,)))
        return duty(set_test("covered by", of(F, "purposes"), terms(by)), world)

    assert covered("marketing.email", "marketing") == "met"
    assert covered("marketing", "marketing.email") == "gap"
    assert covered("service", "marketing") == "gap"


def test_a_set_of_which_only_a_part_is_stated() -> None:
    overlap = set_test("overlaps", of(F, "purposes"), terms("service"))
    assert duty(overlap, one_flow(purposes=SomeTerms(("marketing",), None))) == "undetermined"
    assert duty(overlap, one_flow(purposes=SomeTerms(("marketing",), None, ("service",)))) == "gap"
    assert duty(overlap, one_flow(purposes=SomeTerms(("service",), None))) == "met"


# ---- lists ---------------------------------------------------------------------------------------------------------

GOOD = of(var("g", "consent"), "good")
SOME = quantified("some", of(F, "consents"), GOOD, "consent")
EVERY = quantified("every", of(F, "consents"), GOOD, "consent")


def consents(*complete: str, good: bool, **flow: Value) -> Manifest:
    """One flow and one consent that says what it covers."""
    facts: dict[str, Value] = {"good": Truth(good), "covers": listed("flow")}
    return manifest(
        *complete, flow={"f": flow}, consent={"c": facts}, activity={"a": {"consents": listed("consent", "c")}}
    )


def test_an_unstated_list_proves_nothing_by_absence() -> None:
    assert duty(SOME, consents(good=False)) == "undetermined"
    assert duty(EVERY, consents(good=True)) == "undetermined"


def test_a_complete_kind_whose_rows_say_what_they_cover_is_whole() -> None:
    assert duty(SOME, consents("consent", good=True, activity=NONE)) == "gap"


def test_a_list_is_open_while_it_is_not_known_through_which_record_it_goes() -> None:
    assert duty(SOME, consents("consent", good=True)) == "undetermined"
    assert duty(SOME, one_flow(consents=listed("consent"))) == "undetermined"


def test_the_activitys_list_is_added_even_to_a_whole_one() -> None:
    flow: dict[str, Value] = {"consents": listed("consent"), "activity": record("activity", "a")}
    assert duty(SOME, consents(good=True, **flow)) == "met"
    assert duty(EVERY, consents(good=False, **flow)) == "gap"


def test_a_duty_met_only_because_there_was_nothing_to_check_is_not_applicable() -> None:
    empty = one_flow(consents=listed("consent"), activity=NONE)
    assert duty(EVERY, empty) == "not_applicable"
    assert duty(quantified("no", of(F, "consents"), GOOD, "consent"), empty) == "met"


def test_a_row_that_floats_may_belong_to_anyone() -> None:
    some_safe = quantified("some", of(var("f", "party"), "sent"), of(G, "safe"))

    def about(safe: bool) -> str:
        world = manifest("flow", party={"p": {}}, flow={"g": {"safe": Truth(safe)}})
        return answer(rule(some_safe, kind="party"), world, "p").verdict

    assert about(True) == "undetermined"
    assert about(False) == "gap"
