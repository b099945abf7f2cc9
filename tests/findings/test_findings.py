"""What a finding says: its reasons, where they stand, what it waits for, and what is counted apart."""

from __future__ import annotations

import msgspec
import pytest

from engine.findings.finding import Finding
from engine.findings.fingerprint import fingerprint
from engine.findings.result import Result, from_json, to_json
from tests.findings.world import checked, the

COMPANY = """
complete: [flows]
parties:
  home: {country: CN}
  lion: {country: SG}
systems:
  crm: {operator: home, country: CN, owner: sales}
activities:
  sale: {controller: home, owner: shop, consents: []}
"""


def route(flow: str, more: str = "", head: str = COMPANY) -> Finding:
    """The finding of the export rule on one flow `out` of these facts, beside more sections."""
    return the(checked(f"{head}flows:\n  out: {{{flow}}}\n{more}", "route"), "out")


def test_a_gap_says_which_fact_failed_and_where_it_stands() -> None:
    found = route("from: crm, to: lion, activity: sale, consents: [], route: none")
    assert found.verdict == "gap"
    first = found.because[0]
    assert first.text.en == ("Export route of `out` is none, not one of Security assessment, Standard contract.")
    assert first.text.zh == "`out`的“出境路径”为“无”，不属于安全评估、标准合同。"
    assert (first.part, first.value) == ("duty", "false")
    assert first.location == found.location
    assert found.location is not None
    assert (found.location.path, found.location.line) == ("manifest.yaml", 12)
    assert found.location.column == len("  out: {from: crm, to: lion, activity: sale, consents: [], route: ") + 1


def test_a_gap_says_which_exception_was_tested_and_why_the_rule_applies() -> None:
    found = route("from: crm, to: lion, activity: sale, consents: [], route: none")
    said = {(each.part, each.text.en) for each in found.because}
    assert ("exception", "There is nothing in Consents of `out`.") in said
    assert ("applies", "Country of `crm` is China, not the same as Country of `lion` (Singapore).") in said


def test_an_exception_that_was_refused_is_shown_with_its_member() -> None:
    consent = "consents:\n  yes: {covers: [out], separate: false}\n"
    found = route("from: crm, to: lion, activity: sale, consents: [yes], route: none", consent)
    assert "The only one in Consents of `out` does not meet this: “Separate” is yes." in [
        each.text.en for each in found.because
    ]


def test_an_exception_out_of_force_says_so() -> None:
    found = the(checked(COMPANY + "flows:\n  out: {activity: sale, route: none, told: 2026-01-05}\n", "dated"), "out")
    assert (found.verdict, found.because[-1].part) == ("gap", "exception")
    assert found.because[-1].text.en == (
        "The day that counts, 2026-06-30, is outside the time in force (until 2025-12-31)."
    )


def test_an_exemption_names_its_citation_and_its_member() -> None:
    consent = "consents:\n  yes: {separate: true}\n"
    found = route("from: crm, to: lion, activity: sale, consents: [yes], route: none", consent)
    assert found.verdict == "exempt"
    assert found.exempted_by is not None
    assert found.exempted_by.citations == ("ACT 3",)
    assert [each.text.en for each in found.because] == [
        "`yes`, among Consents of `out`, meets this: “Separate” is yes.",
        "Separate of `yes` is yes.",
    ]


def test_a_met_duty_shows_the_fact_that_keeps_it() -> None:
    found = route("from: crm, to: lion, activity: sale, consents: [], route: contract")
    assert found.verdict == "met"
    assert [each.value for each in found.because] == ["true"]


def test_what_does_not_apply_says_why() -> None:
    found = route("from: crm, to: none, activity: sale, consents: [], route: none")
    assert found.verdict == "not_applicable"
    assert [each.text.en for each in found.because] == ["To (`out`) is none."]


def test_a_path_through_an_unknown_reference_is_about_that_reference() -> None:
    found = route("from: crm, activity: sale, consents: [], route: none")
    assert found.missing == ("flow.out.to",)
    assert [each.text.en for each in found.because] == ["To (`out`) is not stated."]


def test_a_path_over_several_kinds_is_called_by_what_all_of_them_have() -> None:
    found = the(checked(COMPANY + "flows:\n  out: {from: crm, activity: sale}\n", "at_home"), "home")
    said = next(each.text for each in found.because if "Country" in each.text.en)
    assert "whether they meet this: Country of “To” is China" in said.en
    assert "“终点”的“所在地”为中国" in said.zh


def test_owners_come_from_the_record_or_from_what_it_leads_to() -> None:
    assert route("from: crm, to: lion, activity: sale, consents: [], route: none").owner == "shop"
    nobody = COMPANY.replace(", owner: shop", "")
    assert route("from: crm, to: lion, activity: sale, consents: [], route: none", head=nobody).owner == "sales"


def test_a_duty_not_read_in_the_text_is_indicated_at_most_medium() -> None:
    found = checked(COMPANY + "flows:\n  out: {activity: sale, told: none}\n", "memory")
    one = the(found, "out")
    assert (one.verdict, one.severity, one.certainty, one.is_indicated) == ("gap", "medium", "memory", True)
    assert (found.summary.gap, found.summary.indicated) == (0, 1)


@pytest.mark.parametrize(
    ("life", "planned"),
    [
        ("started: 2020-01-01", None),
        ("ended: none", None),
        ("started: 2027-03-01", "2027-03-01"),
        ("started: 2027-03-01, ended: 2028-03-01", "2027-03-01"),
        ("started: 2027-03-01..2027-06-30", "2027-03-01"),
        ("started: 2020-01-01..2027-06-30", None),
        ("started: 2020-01-01, ended: 2027-03-01", None),
    ],
)
def test_what_is_planned_says_when_it_begins(life: str, planned: str | None) -> None:
    assert route(f"from: crm, to: lion, activity: sale, consents: [], route: none, {life}").planned == planned


def test_a_day_known_as_a_range_is_what_is_missing() -> None:
    flow = "from: crm, to: lion, activity: sale, consents: [], route: none, started: 2021-10-01..2021-12-01"
    found = the(checked(f"{COMPANY}flows:\n  out: {{{flow}}}\n", "route", as_of="2021-01-01"), "out")
    assert (found.verdict, found.missing) == ("undetermined", ("flow.out.started (narrower)",))


def test_the_order_is_severity_then_rule_then_subject() -> None:
    flows = "flows:\n  b: {activity: sale}\n  a: {activity: sale}\n"
    found = checked(COMPANY + flows, "route", "fair", "memory")
    assert [(each.severity, each.rule, each.subject.id) for each in found.findings] == [
        ("critical", "act.route", "a"),
        ("critical", "act.route", "b"),
        ("high", "act.fair", "a"),
        ("high", "act.fair", "b"),
        ("medium", "act.memory", "a"),
        ("medium", "act.memory", "b"),
    ]


def test_only_gaps_and_undetermined_unless_more_is_asked_for() -> None:
    flows = "flows:\n  done: {from: crm, to: lion, activity: sale, route: contract}\n  open: {activity: sale}\n"
    assert [each.subject.id for each in checked(COMPANY + flows, "route", show=()).findings] == ["open"]
    met = checked(COMPANY + flows, "route", show=("met",))
    assert [each.subject.id for each in met.findings] == ["done", "open"]
    assert met.summary.met == 1


def test_a_verdict_that_rests_on_a_judgement_names_it() -> None:
    judged = "{fair: {outcome: false, by: Anna, date: 2026-05-01, reason: too much}}"
    found = the(checked(COMPANY + f"flows:\n  out: {{activity: sale, judged: {judged}}}\n", "fair"), "out")
    assert found.verdict == "gap"
    assert found.rests_on_judgement == ("judged.fair(flow.out)",)
    assert found.because[0].text.en == "Fair: no, recorded for `out`."


def test_a_contested_reading_that_changes_the_verdict_is_named() -> None:
    found = the(checked(COMPANY + "flows:\n  out: {activity: sale, route: none}\n", "contested"), "out")
    assert [(each.parameter, each.reading, each.verdict) for each in found.contested] == [
        ("silence_counts", "true", "met")
    ]


def test_a_clock_that_runs_is_pending_with_its_day() -> None:
    flows = "flows:\n  out: {activity: sale, started: 2026-06-25, told: none}\n"
    found = checked(COMPANY + flows, "deadline")
    one = the(found, "out")
    assert (one.verdict, one.due, one.missing, one.missing_total) == ("undetermined", "2026-07-05", (), 0)
    assert (found.summary.pending, found.summary.undetermined, found.questions) == (1, 1, ())
    assert the(checked(COMPANY + flows, "deadline", as_of="2026-07-06"), "out").verdict == "gap"


def test_a_clock_whose_start_is_unknown_waits_for_the_start() -> None:
    one = the(checked(COMPANY + "flows:\n  out: {activity: sale, told: none}\n", "deadline"), "out")
    assert (one.verdict, one.due, one.missing) == ("undetermined", None, ("flow.out.started",))


# ---- the result ----------------------------------------------------------------------------------------------------


def test_a_result_reads_back_as_it_was_written() -> None:
    found = checked(COMPANY + "flows:\n  out: {from: crm, to: lion, activity: sale}\n", "route", "memory")
    assert from_json(to_json(found)) == found


def test_an_empty_result_has_the_same_shape() -> None:
    full = checked(COMPANY + "flows:\n  out: {from: crm, to: lion, activity: sale}\n", "route")
    empty = checked("parties:\n  home: {country: CN}\n", "route")
    assert empty.findings == ()
    assert msgspec.to_builtins(empty).keys() == msgspec.to_builtins(full).keys()


def test_regimes_are_never_a_plain_no_while_more_may_exist() -> None:
    abroad = "parties:\n  lion: {country: SG}\nactivities:\n  sale: {controller: lion}\n"
    open_ended, whole = checked(abroad, "route"), checked("complete: [activities]\n" + abroad, "route")
    assert [each.applies for each in open_ended.regimes] == ["unknown"]
    assert [each.applies for each in whole.regimes] == ["no"]
    assert [each.applies for each in checked(COMPANY, "route").regimes] == ["yes"]
    assert [each.text.en for each in open_ended.regimes[0].because[-2:]] == [
        "There may be activities that are not listed.",
        "It is in force on 2026-06-30 (from 2021-11-01).",
    ]


def test_a_law_applies_where_a_rule_of_it_reaches_further_than_the_law() -> None:
    abroad = "complete: [activities]\nparties:\n  lion: {country: SG}\n  ship: {%s}\n"
    abroad += "activities:\n  sale: {controller: lion}\n"
    abroad += "flows:\n  out: {from: lion, to: ship, activity: sale, route: contract}\n"
    reached, perhaps = "Rules of it reach `out` themselves.", "Rules of it may reach `out` themselves."
    for country, applies, said in (
        ("country: CN", "yes", {reached}),
        ("country: SG", "no", set()),
        ("", "unknown", {perhaps}),
    ):
        (regime,) = checked(abroad % country, "carried").regimes
        assert regime.applies == applies
        assert {each.text.en for each in regime.because} & {reached, perhaps} == said


def test_what_is_stated_for_many_at_once_is_listed() -> None:
    found = checked(COMPANY + "for all flows: {route: none}\nflows:\n  out: {activity: sale}\n", "route")
    assert [each.text.en for each in found.assumptions] == [
        "The flows are taken as completely listed",
        "For all flows: Export route is none",
    ]
    assert all(each.location is not None for each in found.assumptions)


def test_fingerprints_ignore_order_lines_and_language() -> None:
    one, other = "  a: {activity: sale}\n", "  b: {activity: sale, persons: {2026: 7}}\n"
    forth = checked(COMPANY + "flows:\n" + one + other, "route")
    back = checked("title: Other\n\n\n" + COMPANY + "flows:\n" + other + one, "route")

    def prints(result: Result) -> list[str]:
        return [each.fingerprint for each in result.findings]

    assert prints(forth) == prints(back)
    assert len(set(prints(forth))) == 2
    (subject,) = {each.subject for each in forth.findings if each.subject.id == "a"}
    assert the(forth, "a").fingerprint == fingerprint("act.route", subject)
    assert fingerprint("act.route", subject, "2025") != fingerprint("act.route", subject, "2026")
