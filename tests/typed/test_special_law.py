"""Special law: amendments add exceptions to a rule of another law, conflicts set two rules against each other."""

from __future__ import annotations

from engine.ground.schema import Period
from engine.ground.value import Truth
from engine.typed import tree
from engine.typed.walk import everything
from tests.typed.small import LAW, RULE, checked, problems

SPECIAL = """
law SPECIAL {
  title en "Special law" zh "特别法"
  force law
  in force from 2023-01-01
  governs as TRIAL
}
articles SPECIAL { 1 text ruled  2 text ruled }
"""
AMENDS = """
amend trial.route {
  unless    f.bundled                     cite SPECIAL 1
            but not when  f.to is none    cite SPECIAL 2
}
"""
OTHER = """
rule special.home {
  title en "Stays" zh "境内"
  cite SPECIAL 1
  severity critical
  for flow g
  when some c in g.consents has c.separate
  must not leaves(g)
  unless g.bundled  cite SPECIAL 2
}
"""
CONFLICT = """
conflict special.both {
  title en "Both" zh "两者"
  cite SPECIAL 2
  for flow h
  between trial.route and special.home
  when some c in h.consents has c.separate
}
"""
ROUTE = RULE.format(body="must f.mechanism is not none unless f.to is none cite TRIAL 3")


def program(*items: str) -> tree.Program:
    return checked(files(*items))


def files(*items: str) -> dict[str, str]:
    return {
        "rulesets/trial/law.policy": LAW,
        "rulesets/trial/route.policy": ROUTE,
        "rulesets/special/law.policy": SPECIAL,
        **{f"rulesets/special/{name}.policy": item for name, item in zip(("home", "both"), items, strict=False)},
    }


def said(*items: str) -> list[str]:
    return problems(files(*items))


def by_id(of: tree.Program) -> dict[str, tree.Rule]:
    return {rule.id: rule for rule in of.rules}


def test_an_amendment_adds_exceptions_after_the_rules_own() -> None:
    own, added = by_id(program(AMENDS))["trial.route"].exceptions
    assert (own.cites, added.cites) == (("TRIAL 3",), ("SPECIAL 1",))
    assert [lifted.cites for lifted in added.but_not] == [("SPECIAL 2",)]


def test_what_is_added_is_in_force_with_the_law_that_adds_it() -> None:
    added = by_id(program(AMENDS))["trial.route"].exceptions[1]
    assert added.period == by_id(program(OTHER, AMENDS))["special.home"].period
    assert added.period.first is not None


def test_the_order_of_rulesets_does_not_depend_on_files() -> None:
    again = 'law AFTER { title en "A" zh "后" force law governs as TRIAL }\narticles AFTER { 1 text ruled }\n'
    more = {"rulesets/after/law.policy": again + "amend trial.route { unless f.bundled cite AFTER 1 }"}
    one = by_id(checked({**files(AMENDS), **more}))["trial.route"]
    other = by_id(checked({**more, **files(AMENDS)}))["trial.route"]
    assert [each.cites[0] for each in one.exceptions] == ["TRIAL 3", "AFTER 1", "SPECIAL 1"]
    assert [each.cites for each in other.exceptions] == [each.cites for each in one.exceptions]


def test_a_conflict_is_a_rule_that_no_row_can_keep() -> None:
    conflict = by_id(program(OTHER, CONFLICT))["special.both"]
    assert conflict.between == ("trial.route", "special.home")
    assert isinstance(conflict.duty, tree.Constant)
    assert conflict.duty.value == Truth(False)


def test_a_conflict_applies_where_both_rules_do_and_is_exempt_where_one_is() -> None:
    of = by_id(program(OTHER, CONFLICT))
    conflict, one, other = (of[name] for name in ("special.both", "trial.route", "special.home"))
    assert [each.cites for each in conflict.exceptions] == [each.cites for each in (*one.exceptions, *other.exceptions)]
    assert conflict.severity == "critical"
    assert conflict.period == Period(other.period.first, None)


def test_a_conflict_speaks_of_one_row_whatever_its_rules_call_it() -> None:
    conflict = by_id(program(OTHER, CONFLICT))["special.both"]
    exprs = (conflict.applies, *(exception.holds for exception in conflict.exceptions))
    names = {part.name for expr in exprs for part in everything(expr) if isinstance(part, tree.Variable)}
    assert names == {"h", "c", "c#2"}
    days = {part.at for expr in exprs for part in everything(expr) if isinstance(part, tree.InForce)}
    assert days == {"h"}


def test_the_two_rules_of_a_conflict_are_there_and_of_its_kind() -> None:
    assert said(OTHER, CONFLICT.replace("between trial.route", "between trial.rout")) == [
        "P414 there is no rule `trial.rout`"
    ]
    assert said(
        OTHER, CONFLICT.replace("flow h", "party h").replace("  when some c in h.consents has c.separate", "")
    ) == ["P416 `trial.route` is about a flow, not about a party"]
    assert said(OTHER.replace("for flow g", "for flow g judged on g.started"), CONFLICT) == [
        "P416 `trial.route` and `special.home` are judged on different days"
    ]
    yearly = OTHER.replace("for flow g", "for flow g each year y").replace(
        "some c in g.consents has c.separate", "EACH"
    )
    assert said(yearly.replace("EACH", "g.persons > 9"), CONFLICT) == [
        "P416 `trial.route` and `special.home` are judged on different days"
    ]


def test_an_amendment_of_a_rule_for_each_year_speaks_of_its_year() -> None:
    yearly = ROUTE.replace("for flow f", "for flow f each year y").replace("f.to is none cite", "f.persons < 9 cite")
    unless = "some h in f.handler.sent where h.persons > 9 during y has h.bundled"
    amends = f"amend trial.route {{ unless {unless} cite SPECIAL 1 }}"
    rule = by_id(checked({**files(amends), "rulesets/trial/route.policy": yearly}))["trial.route"]
    assert isinstance(rule.exceptions[1].when, tree.Quantified)
    assert rule.exceptions[1].when.each.yearly


def test_a_conflict_has_an_id_like_a_rule() -> None:
    assert said(OTHER, CONFLICT.replace("special.both", "special.home")) == [
        "P405 the rule `special.home` stands in the file of `special.both`",
        "P406 two rules are called `special.home`",
    ]
