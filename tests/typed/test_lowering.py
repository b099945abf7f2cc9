"""What the sugar of the language becomes: scopes, exceptions, exemptions, negations, tables, years."""

from __future__ import annotations

from engine.ground.calendar import day
from engine.ground.schema import Many, Number, Period, Ref
from engine.ground.value import Truth
from engine.typed import tree
from tests.typed.small import LAW, RULE, law, rule

SINCE_2021 = Period(day("2021-11-01"), None)


def test_a_rule_applies_when_in_force_and_governed_and_when() -> None:
    found = rule("when f.bundled must f.mechanism is not none")
    assert isinstance(found.applies, tree.And)
    in_force, both = found.applies.parts
    assert isinstance(in_force, tree.InForce)
    assert in_force.period == found.period == SINCE_2021
    assert isinstance(both, tree.And)
    governed, when = both.parts
    assert isinstance(governed, tree.Call)
    assert (governed.define, governed.of) == ("governed TRIAL flow", found.variable)
    assert (found.governed, found.when) == (governed, when)


def test_a_flow_is_governed_through_its_activity() -> None:
    defines = law(RULE.format(body="must f.bundled")).defines
    of_flow = defines["governed TRIAL flow"].body
    assert isinstance(of_flow, tree.Call)
    assert of_flow.define == "governed TRIAL activity"
    assert list(defines).index("governed TRIAL activity") < list(defines).index("governed TRIAL flow")


def test_a_law_may_say_otherwise_of_a_kind() -> None:
    text = LAW.replace("cite TRIAL 1\n}", "cite TRIAL 1\n  governs flow x when x.bundled cite TRIAL 3\n}")
    body = law(RULE.format(body="must f.bundled"), law=text).defines["governed TRIAL flow"].body
    assert isinstance(body, tree.FactOf)
    assert body.fact == "bundled"


def test_a_law_that_governs_everything_costs_nothing() -> None:
    text = LAW.replace("governs activity a when a.controller.country == CN", "governs flow x when true")
    governed = law(RULE.format(body="must f.bundled"), law=text).rules[0].governed
    assert isinstance(governed, tree.Constant)
    assert governed.value == Truth(True)


def test_must_not_is_a_negated_duty() -> None:
    duty = rule("must not f.bundled").duty
    assert isinstance(duty, tree.Not)
    assert isinstance(duty.of, tree.FactOf)


def test_an_exception_is_in_force_with_the_law_it_cites_and_lifted_by_but_not() -> None:
    found = rule(
        """must f.mechanism is not none
        unless f.bundled cite TRIAL 2(1)
          but not when f.kind == sharing cite TRIAL 3
            but still when leaves(f) cite TRIAL 1"""
    ).exceptions[0]
    assert (found.cites, found.period) == (("TRIAL 2(1)",), SINCE_2021)
    assert isinstance(found.holds, tree.And)
    allowed, against = found.holds.parts
    assert isinstance(allowed, tree.And)
    assert allowed.parts[1] == found.when
    assert isinstance(against, tree.Not)
    assert isinstance(against.of, tree.And)
    lifts, kept = against.of.parts
    assert isinstance(lifts, tree.And)
    assert lifts.parts[1] == found.but_not[0].when
    assert isinstance(kept, tree.Not)
    assert isinstance(kept.of, tree.And)
    assert kept.of.parts[1] == found.but_not[0].but_still[0][0]


def test_an_exemption_is_a_define_of_its_cases_each_in_force_by_itself() -> None:
    items = """
    exemption spared(f: flow) {
      case f.bundled cite TRIAL 2(1)
      case f.kind == sharing cite TRIAL 3 in force from 2024-01-01 until 2024-12-31
      but not when leaves(f) cite TRIAL 1
    }"""
    program = law(RULE.format(body="must f.mechanism is not none unless spared(f) cite TRIAL 2") + items)
    define = program.defines["trial.spared"]
    assert define.cites == ("TRIAL 2(1)", "TRIAL 3")
    assert isinstance(define.body, tree.And)
    cases = define.body.parts[0]
    assert isinstance(cases, tree.Or)
    periods = [
        part.parts[0].period
        for part in cases.parts
        if isinstance(part, tree.And) and isinstance(part.parts[0], tree.InForce)
    ]
    assert periods == [SINCE_2021, Period(day("2024-01-01"), day("2024-12-31"))]


def test_an_inverse_is_a_relation_on_the_target_kind() -> None:
    party = law().schema.kinds["party"].facts
    assert party["sent"].type == Many(("flow",))
    assert (party["sent"].inverse_of, party["sent"].derived) == (("flow", "sender"), False)
    assert party["operates"].inverse_of == ("system", "operator")


def test_a_derived_fact_is_a_define_of_its_kind() -> None:
    define = law().defines["flow.sender"]
    assert isinstance(define.body, tree.FactOf)
    assert (define.variable.kinds, define.body.fact, define.body.type) == (("flow",), "party", Ref(("party",)))


def test_membership_in_a_table_and_its_columns() -> None:
    items = """
    table adequate(country: term of countries) -> (since: date or none) {
      row DE -> 2020-01-01 cite TRIAL 1
    }"""
    duty = rule(
        "must f.from.country in adequate and adequate[f.from.country on f.started].since is not none", items
    ).duty
    assert isinstance(duty, tree.And)
    assert isinstance(duty.parts[0], tree.InTable)
    test = duty.parts[1]
    assert isinstance(test, tree.Not)
    assert isinstance(test.of, tree.IsNone)
    assert isinstance(test.of.of, tree.Lookup)
    assert (test.of.of.column, test.of.of.optional, test.of.of.at) == ("since", True, "f")


def test_rows_groups_and_exceptions_take_the_days_of_the_law_they_cite() -> None:
    items = """
    table adequate(country: term of countries) -> () {
      row DE cite TRIAL 1
      row HK in force from 2023-01-01 cite TRIAL 1
    }
    group grave.trial of categories = {health} cite TRIAL 3
    """
    schema = law(items).schema
    assert [row.period for row in schema.tables["adequate"].rows] == [SINCE_2021, Period(day("2023-01-01"), None)]
    assert schema.groups["grave.trial"].members[0].period == SINCE_2021


def test_a_define_is_yearly_if_its_value_depends_on_the_year_through_calls_too() -> None:
    items = """
    define sent_abroad(p: party) = persons(g.persons for g in p.sent where leaves(g) during this_year)
    define large(p: party) = sent_abroad(p) >= 100_000
    define few(f: flow) = f.persons < 10
    define tied(f: flow) = f.bundled
    define some_few(p: party) = some g in p.sent has g.persons < 10
    """
    duty = "must large(f.handler) or few(f) or tied(f) or some_few(f.handler)"
    defines = law(RULE.format(body=duty) + items).defines
    yearly = {name: defines[f"trial.{name}"].yearly for name in ("sent_abroad", "large", "few", "tied", "some_few")}
    assert yearly == {"sent_abroad": True, "large": True, "few": True, "tied": False, "some_few": False}


def test_a_rule_for_each_year_counts_in_windows_of_years() -> None:
    text = RULE.replace("for flow f", "for party p each year y").format(
        body="when persons(g.persons for g in p.sent during y.previous to y) > 9"
        " must some g in p.sent where g.persons > 0 during y has g.bundled"
    )
    found = law(text).rules[0]
    assert found.year == "y"
    assert isinstance(found.when, tree.Compare)
    assert isinstance(found.when.left, tree.Aggregate)
    assert isinstance(found.duty, tree.Quantified)
    windows = [(each.yearly, each.back) for each in (found.when.left.each, found.duty.each)]
    assert windows == [(True, (1, 0)), (True, (0, 0))]


def test_the_row_of_the_path_gives_the_day_of_what_is_read_of_it() -> None:
    items = "define few(f: flow) = f.persons < 10"
    duty = rule("must some c in f.consents has few(f) and c.separate", items).duty
    assert isinstance(duty, tree.Quantified)
    assert isinstance(duty.body, tree.And)
    call = duty.body.parts[0]
    assert isinstance(call, tree.Call)
    assert call.at == "f"


def test_a_contested_parameter_has_both_readings_the_chosen_one_first() -> None:
    items = """
    contested parameter strict: yesno = true en "x" zh "x" cite TRIAL 1
    contested parameter limit: count of people = 100 between 50 and 200 en "x" zh "x" cite TRIAL 1
    """
    parameters = law(items).parameters
    assert parameters["strict"].readings == (Truth(True), Truth(False))
    assert len(parameters["limit"].readings) == 3
    assert parameters["limit"].type == Number("people")
