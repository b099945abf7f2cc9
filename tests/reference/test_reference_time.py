"""What the reference evaluator makes of years, days, deadlines and tables that change."""

from __future__ import annotations

import pytest

from engine.ground.schema import Number, Period, Row, Table, Term
from engine.ground.value import Length, Nothing, OneTerm, Range, Value, Yearly
from engine.typed import tree
from tests.reference.asked import answer, duty, one_flow
from tests.reference.sketch import (
    HERE,
    F,
    G,
    compare,
    day,
    days,
    manifest,
    number,
    of,
    record,
    rule,
    var,
)

NONE = Nothing()


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
    within = tree.Deadline(of(F, "notified"), "within", MONTH, "of", of(F, "started"), "f", HERE)
    found = answer(rule(within), one_flow(notified=notified, started=days(started)))
    assert (found.verdict, found.pending) == expected


def test_a_law_that_changed_within_the_days_that_may_be_meant_is_unknown() -> None:
    force = tree.InForce(Period(day("2024-03-22"), None), "f", HERE)
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
    force = tree.InForce(Period(day("2027-03-01"), None), "f", HERE)
    assert duty(force, one_flow(**life)) == verdict


def test_a_missing_row_is_no_row_and_its_columns_are_else_or_unknown() -> None:
    key = (Term("purposes"),)
    row = Row(("service",), (Range(16, 16),), Period())
    ages = Table("ages", key, (("age", Number("years"), False),), (row,))
    inside = tree.InTable("ages", (of(F, "purpose"),), None, "f", HERE)
    age = tree.Lookup("ages", (of(F, "purpose"),), "age", None, "f", False, Number("years"), HERE)
    of_age = compare("<=", age, number(16))
    there, missing = one_flow(purpose=OneTerm("service")), one_flow(purpose=OneTerm("marketing.email"))
    assert (duty(inside, there, ages=ages), duty(inside, missing, ages=ages)) == ("met", "gap")
    assert (duty(of_age, there, ages=ages), duty(of_age, missing, ages=ages)) == ("met", "undetermined")
    with_else = Table("ages", key, ages.columns, (row,), otherwise=(Range(18, 18),))
    assert duty(of_age, missing, ages=with_else) == "gap"
    open_table = Table("ages", key, ages.columns, (row,), open=True)
    assert duty(inside, missing, ages=open_table) == "undetermined"
