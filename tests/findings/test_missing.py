"""What is missing: the facts that would settle a verdict first, named so that people can state them."""

from __future__ import annotations

import pytest

from engine.checks.sight import Rows
from engine.checks.value import Data
from engine.checks.verdict import Members, Run, Verdicts
from engine.findings.finding import MISSING_AT_MOST
from engine.findings.from_verdicts import result
from tests.findings.company import COMPANY, OUT
from tests.findings.world import checked, the, verdicts


def missing(rule: str, subject: str, flows: str, head: str = COMPANY) -> tuple[str, ...]:
    """What the finding of a rule on a subject waits for."""
    return the(checked(f"{head}\nflows:\n{flows}", rule), subject).missing


# ---- facts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", ["from", "to", "activity", "route", "consents"])
def test_a_gap_less_one_fact_waits_for_exactly_this_fact(fact: str) -> None:
    facts = {"from": "crm", "to": "lion", "activity": "sale", "route": "none", "consents": "[]"}
    del facts[fact]
    found = missing("route", "out", "  out: {" + ", ".join(f"{k}: {v}" for k, v in facts.items()) + "}\n")
    assert found == (f"flow.out.{fact}",)


def test_what_would_settle_comes_first_then_the_duty_then_the_rest() -> None:
    assert missing("route", "out", "  out: {from: crm, activity: sale}\n") == (
        "flow.out.route",  # alone enough to be met
        "flow.out.to",
        "flow.out.consents",
    )
    # the duty is broken: the destination alone may settle that nothing is exported, the exception needs more
    assert missing("route", "out", "  out: {from: crm, activity: sale, route: none}\n")[0] == "flow.out.to"


def test_a_fact_behind_a_reference_is_named_at_its_own_record() -> None:
    head = COMPANY.replace("lion: {country: SG}", "lion: {}")
    assert missing("route", "out", f"  out: {{{OUT}, route: none}}\n", head) == ("party.lion.country",)


def test_a_fact_of_a_member_is_named_at_the_member() -> None:
    flows = f"  out: {{{OUT.replace('consents: []', 'consents: [old, new]')}, route: none}}\n"
    consents = "consents:\n  old: {separate: false}\n  new: {}\n"
    assert missing("route", "out", flows + consents) == ("consent.new.separate",)


def test_a_judgement_is_named_with_its_record() -> None:
    assert missing("fair", "out", f"  out: {{{OUT}}}\n") == ("judged.fair(flow.out)",)


def test_a_judgement_that_ran_out_is_asked_for_again() -> None:
    judged = "{fair: {outcome: true, by: Anna, date: 2025-05-01, reason: asked}}"
    assert missing("fair", "out", f"  out: {{{OUT}, judged: {judged}}}\n") == ("judged.fair(flow.out)",)


def test_a_list_that_is_asked_for_a_member_is_named() -> None:
    flows = f"  out: {{{OUT.replace('consents: []', 'consents: [yes]')}}}\n"
    assert missing("recipient", "out", flows + "consents:\n  yes: {}\n") == ("consent.yes.recipients",)


def test_a_coarse_answer_is_asked_for_more_finely() -> None:
    head = COMPANY.replace("[service]", "[marketing]")
    assert missing("mail", "out", f"  out: {{{OUT}}}\n", head) == ("activity.sale.purposes (narrower)",)


def test_a_row_that_an_open_table_lacks_is_named() -> None:
    assert missing("safe", "out", f"  out: {{{OUT}}}\n") == ("table.safe[SG]",)


def test_a_list_that_may_be_longer_is_named_by_its_kind() -> None:
    head = COMPANY.replace("home: {country: CN}", "home: {country: CN, staff: 20}\n  far: {staff: 2}")
    found = checked(head, "staff")
    assert the(found, "far").missing == ("complete.activities",)


def test_a_determined_verdict_waits_for_nothing() -> None:
    found = checked(f"{COMPANY}\nflows:\n  out: {{{OUT}, route: none}}\n  in: {{from: lion}}\n", "route", "staff")
    assert {each.verdict for each in found.findings} == {"gap", "undetermined"}
    for each in found.findings:
        assert (each.missing == ()) == (each.verdict != "undetermined")
        assert each.missing_total == len(each.missing)


# ---- totals --------------------------------------------------------------------------------------------------------


def test_a_number_of_a_year_is_named_with_the_year() -> None:
    whole = "complete: [flows]\n" + COMPANY
    assert missing("volume", "out", f"  out: {{{OUT}, route: none}}\n", whole) == ("flow.out.persons[2026]",)


def test_a_range_that_is_too_wide_is_marked() -> None:
    whole = "complete: [flows]\n" + COMPANY
    flows = f"  out: {{{OUT}, route: none, persons: {{2026: 500..2000}}}}\n"
    assert missing("volume", "out", flows, whole) == ("flow.out.persons[2026] (narrower)",)


def test_a_total_over_an_open_list_waits_for_the_listing() -> None:
    flows = f"  out: {{{OUT}, route: none, persons: {{2026: 5}}}}\n"
    assert missing("volume", "out", flows) == ("complete.flows",)


def test_a_total_that_may_be_stated_is_asked_for_itself() -> None:
    found = missing("stated_volume", "out", f"  out: {{{OUT}, route: none}}\n")
    assert found == ("party.home.exported[2026]", "flow.out.persons[2026]", "complete.flows")


def test_a_row_that_may_belong_to_the_total_is_asked_where_it_belongs() -> None:
    whole = "complete: [flows]\n" + COMPANY
    flows = f"  out: {{{OUT}, route: none, persons: {{2026: 5}}}}\n  stray: {{to: lion, persons: {{2026: 9000}}}}\n"
    assert missing("volume", "out", flows, whole) == ("flow.stray.from",)


def test_people_who_may_be_the_same_leave_the_total_itself_open() -> None:
    whole = "complete: [flows]\n" + COMPANY
    flows = "".join(f"  {name}: {{{OUT}, route: none, persons: {{2026: 600}}}}\n" for name in "ab")
    assert missing("volume", "a", flows, whole) == ("party.home.volume[2026] (narrower)",)
    assert missing("stated_volume", "a", flows, whole) == ("party.home.exported[2026]",)


def test_the_widest_members_of_a_total_come_first() -> None:
    whole = "complete: [flows]\n" + COMPANY
    flows = "".join(
        f"  {name}: {{{OUT}, route: none, persons: {{2026: {low}..{high}}}}}\n"
        for name, low, high in (("a", 1, 200), ("b", 1, 900), ("c", 1, 5))
    )
    assert missing("volume", "a", flows, whole) == (
        "flow.b.persons[2026] (narrower)",
        "flow.a.persons[2026] (narrower)",
        "flow.c.persons[2026] (narrower)",
    )


def test_a_long_frontier_is_cut_and_its_length_told() -> None:
    whole = "complete: [flows]\n" + COMPANY
    flows = "".join(f"  f{n:02}: {{{OUT}, route: none}}\n" for n in range(50))
    found = checked(f"{whole}\nflows:\n{flows}", "volume").findings
    assert {len(each.missing) for each in found} == {MISSING_AT_MOST}
    assert {each.missing_total for each in found} == {50}


# ---- lineage -------------------------------------------------------------------------------------------------------


def test_data_without_an_origin_ask_where_they_come_from() -> None:
    assert missing("purpose", "out", f"  out: {{{OUT}}}\n")[0] == "dataset.profile.source"


def test_an_origin_behind_another_flow_asks_for_what_is_unknown_on_the_way() -> None:
    signup = "  signup: {from: people, data: [profile], activity: sale, consents: []}\n"
    found = missing("purpose", "out", signup + f"  out: {{{OUT}}}\n")
    assert "flow.signup.to" in found


def test_an_unknown_purpose_of_an_origin_is_named_at_its_activity() -> None:
    head = COMPANY.replace("activities:\n", "activities:\n  join: {controller: home}\n")
    signup = "  signup: {from: people, to: crm, data: [profile], activity: join, consents: []}\n"
    assert missing("purpose", "out", signup + f"  out: {{{OUT}}}\n", head) == ("activity.join.purposes",)


# ---- cost ----------------------------------------------------------------------------------------------------------


def test_values_are_fetched_once_for_all_findings() -> None:
    def asked(count: int) -> int:
        flows = "".join(f"  f{n:03}: {{{OUT}, route: none}}\n" for n in range(count))
        found, stated = verdicts(f"{COMPANY}\nflows:\n{flows}", "route", "volume", "fair")
        counting = Counting(found.run)
        made = result(Verdicts(found.rules, counting), stated, policy="audit", engine="0")
        assert len(made.findings) == 3 * count
        return counting.asked

    assert asked(10) == asked(200)


class Counting:
    """A run that counts how often it is asked for values."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.asked = 0
        self.compiled, self.graph, self.as_of, self.years = run.compiled, run.graph, run.as_of, run.years

    def rows(self, space: str) -> int:
        return self._run.rows(space)

    def at(self, node: int, rows: Rows) -> Data:
        self.asked += 1
        return self._run.at(node, rows)

    def members(self, over: int, row: int) -> Members:
        return self._run.members(over, row)

    def truth(self, node: int, row: int) -> bool | None:
        self.asked += 1
        return self._run.truth(node, row)
