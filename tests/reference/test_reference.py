"""What the reference evaluator makes of the language's decisions, one by one."""

from __future__ import annotations

import pytest

from engine.graph.manifest import Manifest
from engine.ground.schema import Number, Period, Row, Table, Term, YesNo
from engine.ground.value import Length, Nothing, OneTerm, Range, SomeTerms, Truth, Value, Yearly
from engine.typed import tree
from tests.reference import Answer, evaluate
from tests.reference.sketch import (
    HERE,
    NO,
    YES,
    F,
    G,
    at_least,
    compare,
    day,
    days,
    listed,
    manifest,
    number,
    of,
    program,
    quantified,
    record,
    rule,
    set_test,
    term,
    terms,
    var,
)

AS_OF = day("2026-06-30")
NONE = Nothing()


def answer(rule_: tree.Rule, world: Manifest, row: str = "f", **tables: Table) -> Answer:
    """The answer at one row."""
    return evaluate(program(rule_, tables=tables), world, AS_OF, {})["r"][row]


def duty(condition: tree.Expr, world: Manifest, row: str = "f", **tables: Table) -> str:
    """The verdict of a rule that always applies."""
    return answer(rule(condition), world, row, **tables).verdict


def one_flow(*complete: str, **facts: Value) -> Manifest:
    """A manifest of one flow `f`."""
    return manifest(*complete, flow={"f": {"from" if k == "start" else k: v for k, v in facts.items()}})


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
    is_none = tree.IsNone(of(F, "purpose"), YesNo(), HERE)
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
        test = tree.Compare(op, of(F, "ended"), of(F, "started"), YesNo(), HERE)
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


# ---- aggregates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("limit", "verdict"), [(60, "met"), (61, "undetermined"), (120, "undetermined"), (121, "gap")])
def test_distinct_people_lie_between_the_largest_member_and_the_sum(limit: int, verdict: str) -> None:
    sent = tree.Each(G, tree.Members(of(var("f", "party"), "sent")), None, False, HERE)
    people = tree.Aggregate("persons", of(G, "count"), sent, None, Number("people"), HERE)
    mine: dict[str, Value] = {"count": Range(60, 60), "sender": record("party", "p")}
    world = manifest("flow", party={"p": {}}, flow={"g": mine, "h": mine})
    assert answer(rule(compare(">=", people, number(limit)), kind="party"), world, "p").verdict == verdict


def test_a_year_outside_the_lifetime_counts_nothing() -> None:
    sent = tree.Each(G, tree.Members(of(var("f", "party"), "sent")), None, True, HERE)
    people = tree.Aggregate("persons", of(G, "persons"), sent, None, Number("people", per_year=True), HERE)
    nobody = rule(compare("<", people, number(1)), kind="party")

    def about(**flow: Value) -> str:
        world = manifest("flow", party={"p": {}}, flow={"g": {"sender": record("party", "p"), **flow}})
        return answer(nobody, world, "p").verdict

    assert about(persons=Yearly({2024: Range(9, 9)})) == "undetermined"
    assert about(started=days("2027-01-01")) == "met"
    assert about(ended=days("2025-12-31")) == "met"
    assert about(started=days("2026-12-01")) == "undetermined"
    assert about(started=days("2026-12-01"), persons=Yearly({2026: Range(9, 9)})) == "gap"


def test_a_year_is_that_of_the_judged_day() -> None:
    nobody = compare("<", of(F, "persons"), number(1))
    stated = Yearly({2024: Range(9, 9), 2027: Range(0, 0)})
    assert duty(nobody, one_flow(persons=stated)) == "undetermined"
    assert duty(nobody, one_flow(persons=stated, started=days("2027-01-01"))) == "met"
    assert duty(nobody, one_flow(persons=stated, ended=days("2024-03-01"))) == "gap"


# ---- time ----------------------------------------------------------------------------------------------------------

MONTH = Length(Range(1, 1), Range(672, 744))


@pytest.mark.parametrize(
    ("notified", "started", "expected"),
    [
        (days("2026-02-28"), "2026-01-31", ("met", False)),
        (days("2026-03-01"), "2026-01-31", ("gap", False)),
        (days("2026-02-27", "2026-03-01"), "2026-01-31", ("undetermined", False)),
        (NONE, "2026-05-29", ("gap", False)),
        (NONE, "2026-05-30", ("undetermined", True)),
    ],
)
def test_a_deadline_of_a_month(notified: Value, started: str, expected: tuple[str, bool]) -> None:
    within = tree.Deadline(of(F, "notified"), "within", MONTH, "of", of(F, "started"), "f", YesNo(), HERE)
    found = answer(rule(within), one_flow(notified=notified, started=days(started)))
    assert (found.verdict, found.pending) == expected


def test_a_law_that_changed_within_the_days_that_may_be_meant_is_unknown() -> None:
    force = tree.InForce(Period(day("2024-03-22"), None), "f", YesNo(), HERE)
    assert duty(force, one_flow(ended=days("2024-03-22", "2025-01-01"))) == "met"
    assert duty(force, one_flow(ended=days("2024-03-21", "2024-03-22"))) == "undetermined"
    assert duty(force, one_flow(ended=days("2024-03-21"))) == "gap"
    assert duty(force, one_flow()) == "met"


@pytest.mark.parametrize(
    ("life", "verdict"),
    [
        ({}, "gap"),
        ({"started": days("2026-06-30")}, "gap"),
        ({"started": days("2026-07-01")}, "gap"),
        ({"started": days("2027-03-01")}, "met"),
        ({"started": days("2027-02-28")}, "gap"),
        ({"started": days("2027-02-28", "2027-03-01")}, "undetermined"),
        ({"started": days("2020-01-01", "2027-03-01")}, "undetermined"),
        ({"started": days("2027-03-01"), "ended": days("2028-01-01")}, "met"),
        ({"started": days("2020-01-01"), "ended": days("2028-01-01")}, "gap"),
        ({"started": days("2020-01-01"), "ended": NONE}, "gap"),
        ({"ended": days("2028-01-01")}, "gap"),
    ],
)
def test_a_life_is_judged_on_its_day_nearest_to_as_of(life: dict[str, Value], verdict: str) -> None:
    force = tree.InForce(Period(day("2027-03-01"), None), "f", YesNo(), HERE)
    assert duty(force, one_flow(**life)) == verdict


def test_a_missing_row_is_no_row_and_its_columns_are_else_or_unknown() -> None:
    key = (Term("purposes"),)
    row = Row(("service",), (Range(16, 16),), Period())
    ages = Table("ages", key, (("age", Number("years"), False),), (row,))
    inside = tree.InTable("ages", (of(F, "purpose"),), None, "f", YesNo(), HERE)
    age = tree.Lookup("ages", (of(F, "purpose"),), "age", None, "f", False, Number("years"), HERE)
    of_age = compare("<=", age, number(16))
    there, missing = one_flow(purpose=OneTerm("service")), one_flow(purpose=OneTerm("marketing.email"))
    assert (duty(inside, there, ages=ages), duty(inside, missing, ages=ages)) == ("met", "gap")
    assert (duty(of_age, there, ages=ages), duty(of_age, missing, ages=ages)) == ("met", "undetermined")
    with_else = Table("ages", key, ages.columns, (row,), otherwise=(Range(18, 18),))
    assert duty(of_age, missing, ages=with_else) == "gap"
    open_table = Table("ages", key, ages.columns, (row,), open=True)
    assert duty(inside, missing, ages=open_table) == "undetermined"
