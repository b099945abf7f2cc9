"""What the words of a rule mean: rows, facts, parameters, groups, terms."""

from __future__ import annotations

import pytest

from engine.ground.schema import Number, Ref, TermSet
from engine.ground.value import OneTerm, SomeTerms
from engine.typed import tree
from tests.typed.small import rule, said_of


def test_a_bare_word_is_a_term_of_the_other_sides_taxonomy() -> None:
    duty = rule("must f.mechanism == standard_contract").duty
    assert isinstance(duty, tree.Compare)
    assert isinstance(duty.right, tree.Constant)
    assert duty.right.value == OneTerm("cn.standard_contract")


def test_the_other_side_may_stand_on_either_hand() -> None:
    swapped = rule("must collection == f.kind").duty
    assert isinstance(swapped, tree.Compare)
    assert isinstance(swapped.left, tree.Constant)
    assert swapped.left.value == OneTerm("collection")


def test_a_full_name_is_not_ambiguous_with_what_lies_below_it() -> None:
    duty = rule("must f.categories overlaps {health, health.genetic}").duty
    assert isinstance(duty, tree.SetTest)
    assert isinstance(duty.right, tree.Constant)
    assert duty.right.value == SomeTerms(("health", "health.genetic"), ("health", "health.genetic"))


def test_an_ambiguous_last_part_names_the_candidates() -> None:
    assert said_of("must f.mechanism == certification") == [
        "P206 `certification` may be `cn.certification` or `eu.certification` of the taxonomy `mechanisms`"
    ]


def test_one_term_where_a_set_is_wanted_is_the_set_of_it() -> None:
    duty = rule("must f.categories overlaps health").duty
    assert isinstance(duty, tree.SetTest)
    assert isinstance(duty.right, tree.Constant)
    assert duty.right.value == SomeTerms(("health",), ("health",))


def test_a_dotted_fact_is_the_longest_that_exists() -> None:
    duty = rule("must f.activity.basis.pipl == standard_contract").duty
    assert isinstance(duty, tree.Compare)
    assert isinstance(duty.left, tree.FactOf)
    assert (duty.left.fact, duty.left.kinds) == ("basis.pipl", ("activity",))


def test_a_fact_of_several_kinds_says_on_which_it_is_derived() -> None:
    duty = rule("must f.to is none or f.to.party is not none").duty
    assert isinstance(duty, tree.Or)
    test = duty.parts[1]
    assert isinstance(test, tree.Not)
    assert isinstance(test.of, tree.IsNone)
    party = test.of.of
    assert isinstance(party, tree.FactOf)
    assert (party.kinds, party.derived) == (("group", "system", "party"), (True, True, True))
    assert party.type == Ref(("party",))
    assert party.optional


def test_a_bound_row_comes_before_a_parameter_before_a_term() -> None:
    items = """
    parameter certification: yesno = true en "x" zh "x" cite TRIAL 1
    """
    duty = rule("must certification", items).duty
    assert isinstance(duty, tree.ParameterOf)


def test_a_group_is_read_on_the_day_of_the_innermost_row() -> None:
    items = "group grave.trial of categories = {health} cite TRIAL 1"
    duty = rule("must some d in f.data has d.categories overlaps grave.trial", items).duty
    assert isinstance(duty, tree.Quantified)
    test = duty.body
    assert isinstance(test, tree.SetTest)
    assert test.right == tree.GroupTerms("grave.trial", "d", TermSet("categories"), test.right.span)


def test_two_rows_of_one_name_stay_apart() -> None:
    duty = rule("must (some c in f.consents has c.separate) or (no c in f.consents has c.separate)").duty
    assert isinstance(duty, tree.Or)
    names = [part.each.variable.name for part in duty.parts if isinstance(part, tree.Quantified)]
    assert names == ["c", "c#2"]


def test_a_plain_number_takes_the_unit_it_stands_beside() -> None:
    duty = rule("must f.handler.employees >= 250").duty
    assert isinstance(duty, tree.Compare)
    assert duty.right.type == Number("people")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("must f.mecanism == standard_contract", "P202 a flow has no fact `mecanism`"),
        ("must f.activity.basis.gdpr == standard_contract", "P202 an activity has no fact `basis.gdpr`"),
        ("must f.to.operator is none", "P202 `f.to` may be `group` or `party`, which has no fact `operator`"),
        ("must g.country == CN", "P201 `g` is no row here"),
        ("must f.mechanism == standard_contrakt", "P205 `standard_contrakt` is not a term of `mechanisms`"),
        (
            "must collection",
            "P201 `collection` is a term of `flow_kinds`, but nothing here says which taxonomy is meant",
        ),
        ("must f.data.retention < 3 years", "P211 `f.data` is a list; a list has no `retention`"),
        ("must f.started.day == CN", "P202 `f.started` is a date; it has no `day`"),
        ("must f.activity", "P209 `f.activity` is an activity, but a condition is yes or no"),
        ("must leavs(f)", "P207 there is no define `leavs`"),
        ("must leaves(f.activity)", "P208 `f.activity` is an activity, but `leaves` asks of a flow"),
        ("must leaves", "P204 the define `leaves` is not a value"),
        ("must judged leaves(f)", "P228 there is no judgement `leaves`"),
        ("must adequacy[f.from.country].only is none", "P229 there is no table `adequacy`"),
    ],
)
def test_what_is_not_known_is_told(body: str, problem: str) -> None:
    assert said_of(body) == [problem]


def test_a_broken_part_hides_no_other_and_is_told_once() -> None:
    body = "when f.kynd == sharing and leavs(f)\n must f.mecanism in {standard_contract, foo} or f.bundled == 3"
    assert [line.split()[0] for line in said_of(body)] == ["P202", "P207", "P202", "P204"]


def test_a_row_whose_list_is_wrong_causes_no_further_problems() -> None:
    assert said_of("must some d in f.daten has d.categories overlaps health and d.x == y") == [
        "P202 a flow has no fact `daten`"
    ]
