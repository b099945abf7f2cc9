"""Rows of years: which years have rows, on which day they are judged, how several years come together."""

from __future__ import annotations

from engine.checks.run import evaluate
from engine.checks.verdict import NOT_ASKED, Code, RuleVerdicts, Verdicts
from engine.graph.from_manifest import graph
from engine.ground.calendar import day
from engine.ground.source import Source
from tests.properties.bench import from_yaml, rules

RULE = """
rule new.r {{
  title en "Drawn"  zh "随机"
  cite NEW 1
  severity medium
  for party p each year y
  {body}
}}
"""
MANIFEST = """
manifest: 1
as_of: 2026-06-30
complete: [flows, activities, parties, systems]
parties:
  acme: {watched: true, country: CN}
  bolt: {watched: true, country: CN}
  cara: {watched: true, country: CN}
activities:
  sales: {controller: acme, partners: []}
flows:
  out: {from: acme, to: bolt, activity: sales, started: 2023-03-01, persons: {2023: 40, 2025: 70, 2027: 5}, safe: false}
  back: {from: bolt, to: acme, activity: sales, started: 2025-03-01, persons: {2025: 10}, safe: true}
"""


def ran(body: str, more: str = "") -> tuple[Verdicts, RuleVerdicts]:
    made = rules([(Source("rulesets/new/r.policy", RULE.format(body=body)), "new")])
    assert made.refused == ()
    columns = graph(from_yaml(MANIFEST + more), made.program.schema)
    verdicts = evaluate(made.compiled, columns, day("2026-06-30"), {})
    return verdicts, verdicts.rules[0]


def by_row(body: str, more: str = "") -> dict[tuple[str, int], str]:
    verdicts, found = ran(body, more)
    ids = verdicts.run.graph.ids["party"]
    rows = [verdicts.record_of(0, row) for row in range(found.rows)]
    return {
        (ids[record], year or 0): Code(code).name.lower()
        for (record, year), code in zip(rows, found.codes().tolist(), strict=True)
        if code != NOT_ASKED
    }


def test_years_with_numbers_and_that_of_as_of_have_rows() -> None:
    verdicts, found = ran("must not persons(g.persons for g in p.sent during y.previous to y) > 100")
    assert [year for _, year in sorted(by_row("must day(p) >= 2026-01-01"))] == [2023, 2025, 2026] * 3
    assert verdicts.run.years.tolist() == [2022, 2023, 2024, 2025, 2026]
    assert found.rows == 15
    assert sum(found.count(code) for code in Code) == 9
    assert sum(len(found.rows_of(code)) for code in Code) == 9


def test_a_year_is_judged_on_its_last_day_or_on_as_of() -> None:
    ends = by_row("must day(p) == 2025-12-31 or day(p) == 2026-06-30")
    assert {year: verdict for (_, year), verdict in ends.items()} == {
        2023: "not_applicable",  # the law came in 2025
        2025: "met",
        2026: "met",
    }


def test_people_of_two_years_are_at_least_the_most_and_at_most_all() -> None:
    people = "persons(g.persons for g in p.sent during y.previous to y)"
    assert by_row(f"must {people} >= 70")["acme", 2025] == "met"  # 2024 is not known
    assert by_row(f"must {people} <= 70")["acme", 2025] == "undetermined"
    assert by_row(f"must {people} > 10")["bolt", 2025] == "gap"  # not begun in 2024


def test_a_year_alone_and_the_one_before() -> None:
    assert by_row("must persons(g.persons for g in p.sent during y.previous) == 10")["bolt", 2026] == "met"
    assert by_row("must count(g in p.sent where g.persons > 0 during y) == 1")["bolt", 2025] == "met"
    assert by_row("must count(g in p.sent where g.persons > 0 during y.previous) == 1")["bolt", 2025] == "gap"


def test_some_asks_for_one_of_the_years_and_every_for_all() -> None:
    each = "g in p.sent where g.persons > 0 during y.previous to y has g.persons > 20"
    assert by_row(f"must some {each}")["acme", 2026] == "met"
    assert by_row(f"must every {each}")["acme", 2026] == "undetermined"  # nobody knows 2026 yet
    assert by_row(f"must no {each}")["acme", 2026] == "gap"
    assert by_row(f"must every {each}")["cara", 2026] == "not_applicable"


def test_a_flow_of_anybody_is_not_asked_what_its_party_answers() -> None:
    body = "must no g in p.sent has g.persons > 5 and g.safe and p.country == US"
    assert by_row(body, "  loose: {activity: sales}\n")["cara", 2026] == "met"
