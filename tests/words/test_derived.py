"""What the derived facts of the words come to, on both sides of their limits and in the dark."""

from __future__ import annotations

import pytest

from tests.words.probe import Facts, World, holds

ALL = ("flow", "dataset", "group", "party", "system", "activity")


def export(to: str = "US", on: str = "2026-01-01", *, who: str = "customer", **flow: object) -> World:
    """People in the mainland give their data to a handler there, which sends them to a company abroad."""
    joined: Facts = {"activity": "activity:sale", "data": ["dataset:card"], "started": "2020-01-01", "transform": None}
    return {
        "party": {"shop": {"country": "CN", "form": "company"}, "abroad": {"country": to, "form": "company"}},
        "group": {
            "members": {"country": "CN", "who": who, "under_14": 0},
            "children": {"country": "CN", "under_14": 30},
        },
        "system": {"till": {"operator": "party:shop", "country": "CN"}},
        "dataset": {
            "card": {"categories": ["identity.name"], "groups": ["group:members"], "state": "raw", "derived_from": []}
        },
        "activity": {"sale": {"controller": "party:shop", "purposes": ["service.provision"]}},
        "flow": {
            "join": joined | {"kind": "collection", "from": "group:members", "to": "system:till"},
            "send": joined
            | {"kind": "entrusting", "from": "system:till", "to": "party:abroad", "occurred_on": on}
            | flow,
        },
    }


@pytest.mark.parametrize(
    ("state", "categories", "transform", "verdict"),
    [
        ("raw", ["identity.name"], None, "yes"),
        ("pseudonymised", ["identity.name"], "pseudonymised", "yes"),
        ("anonymised", ["identity.name"], None, "no"),
        ("raw", ["identity.name"], "anonymised", "no"),
        ("raw", [], None, "no"),
    ],
)
def test_what_carries_personal_data(state: str, categories: list[str], transform: str | None, verdict: str) -> None:
    world = export(transform=transform)
    world["dataset"]["card"] |= {"state": state, "categories": categories}
    assert holds("carries_personal(x)", world, "send") == verdict


def test_an_unstated_state_may_be_anonymous() -> None:
    world = export()
    del world["dataset"]["card"]["state"]
    assert holds("carries_personal(x)", world, "send") == "unknown"


@pytest.mark.parametrize(
    ("flow", "to", "verdict"),
    [
        ("join", "SG", "no"),  # a person's own upload
        ("send", "SG", "yes"),
        ("send", "HK", "yes"),
        ("send", "MO", "yes"),
        ("send", "TW", "yes"),
        ("send", "CN", "no"),
    ],
)
def test_borders(flow: str, to: str, verdict: str) -> None:
    assert holds("x.crosses_border", export(to), flow) == verdict


def test_no_border_inside_the_area_nor_at_a_deletion() -> None:
    inside = export("FR")
    inside["system"]["till"]["country"] = "DE"
    assert holds("x.crosses_border", inside, "send") == "no"
    deleted = export()
    deleted["flow"]["send"] |= {"kind": "deletion", "to": None}
    assert holds("x.crosses_border", deleted, "send") == "no"


@pytest.mark.parametrize(
    ("to", "on", "schemes", "verdict"),
    [
        ("CH", "2026-01-01", [], "yes"),
        ("SG", "2026-01-01", [], "no"),
        ("US", "2026-01-01", ["eu_us_dpf"], "yes"),
        ("US", "2026-01-01", ["iso_27001"], "no"),
        ("US", "2023-07-09", ["eu_us_dpf"], "no"),
        ("US", "2022-03-01", ["eu_us_privacy_shield"], "no"),
        ("JP", "2026-01-01", [], "no"),
        ("JP", "2026-01-01", ["japan_appi"], "yes"),
        ("BR", "2026-01-26", ["brazil_lgpd"], "no"),
        ("BR", "2026-01-27", ["brazil_lgpd"], "yes"),
    ],
)
def test_adequate_recipients(to: str, on: str, schemes: list[str], verdict: str) -> None:
    world = export(to, on)
    world["party"]["abroad"]["schemes"] = schemes
    assert holds("x.adequate", world, "send") == verdict


def test_what_the_recipient_did_not_say_is_unknown() -> None:
    assert holds("x.adequate", export("US"), "send") == "unknown"


@pytest.mark.parametrize(("more", "verdict"), [([], "no"), (["eu_us_dpf_staff"], "yes")])
def test_staff_data_need_the_wider_certificate(more: list[str], verdict: str) -> None:
    world = export("US", who="employee")
    world["party"]["abroad"]["schemes"] = ["eu_us_dpf", *more]
    assert holds("x.adequate", world, "send") == verdict


@pytest.mark.parametrize(("on", "verdict"), [("2025-12-18", "no"), ("2025-12-19", "yes")])
def test_immigration_control_was_outside_the_british_decision(on: str, verdict: str) -> None:
    world = export("GB", on)
    world["activity"]["sale"]["purposes"] = ["public.immigration_control"]
    assert holds("x.adequate", world, "send") == verdict


@pytest.mark.parametrize(
    ("categories", "who", "under_14", "verdict"),
    [
        (["identity.name"], "customer", 0, "no"),
        (["identity.name"], "customer", 1, "yes"),
        (["identity.name"], "child_under_14", 0, "yes"),
        (["biometric.iris"], "customer", 0, "yes"),
        (["biometric"], "customer", 0, "yes"),
        (["location.trajectory"], "customer", 0, "yes"),
        (["location"], "customer", 0, "unknown"),  # may be a trajectory
        (["online.cookie"], "customer", 0, "no"),
    ],
)
def test_sensitive_data(categories: list[str], who: str, under_14: int, verdict: str) -> None:
    world = export()
    world["dataset"]["card"]["categories"] = categories
    world["group"]["members"] |= {"who": who, "under_14": under_14}
    assert holds("x.sensitive", world, "card", kind="dataset") == verdict


@pytest.mark.parametrize(("least", "verdict"), [(40, "yes"), (41, "unknown"), (70, "unknown"), (71, "no")])
def test_children_are_counted_as_bounds(least: int, verdict: str) -> None:
    world = export()
    world["group"]["members"]["under_14"] = 40
    world["dataset"]["card"]["groups"] = ["group:members", "group:children"]  # 30 more, or among the forty
    assert holds(f"x.under_14 >= {least}", world, "send") == verdict


def test_ordinary_people_are_those_without_sensitive_data() -> None:
    world = export(persons=100, persons_sensitive=30)
    assert holds("x.ordinary_persons == 70", world, "send") == "yes"


def test_entrusting_on_is_seen_along_the_data() -> None:
    world = export()
    world["party"]["second"] = {"country": "US"}
    world["flow"]["on"] = world["flow"]["send"] | {"from": "party:abroad", "to": "party:second"}
    assert holds("x.sub_entrusting", world, "on", *ALL) == "yes"
    assert holds("x.sub_entrusting", world, "send", *ALL) == "no"


@pytest.mark.parametrize(("country", "verdict"), [("CN", "yes"), ("SG", "no")])
def test_domestic_data_are_seen_at_their_origin(country: str, verdict: str) -> None:
    world = export()
    world["group"]["members"]["country"] = country
    world["dataset"]["card"] |= {"derived_from": [], "joined_with": []}
    assert holds("x.domestic_mixed_in", world, "send", *ALL) == verdict


@pytest.mark.parametrize(("joined", "verdict"), [(["dataset:local"], "yes"), ([], "no")])
def test_domestic_data_are_seen_where_they_are_joined(joined: list[str], verdict: str) -> None:
    world = export()
    world["group"]["members"]["country"] = "SG"
    world["group"]["locals"] = {"country": "CN"}
    world["dataset"]["local"] = {"groups": ["group:locals"], "derived_from": [], "joined_with": []}
    world["dataset"]["card"] |= {"derived_from": [], "joined_with": joined}
    assert holds("x.domestic_mixed_in", world, "send", *ALL) == verdict


def test_senders_and_receivers_are_those_who_run_the_places() -> None:
    world = export()
    assert holds("x.sender == x.handler and x.receiver is not none and x.receiver != x.handler", world, "send") == "yes"
    assert holds("x.sender is none", world, "join") == "yes"


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"scope.purposes": ["service"], "scope.persons": 500}, "no"),
        ({"scope.purposes": ["marketing"], "scope.persons": 500}, "yes"),
        ({"scope.purposes": ["service"], "scope.persons": 499}, "yes"),
        ({"scope.persons": 500}, "unknown"),
    ],
)
def test_an_assessment_is_overtaken_when_its_object_outgrows_it(facts: Facts, verdict: str) -> None:
    world = export(persons=500)
    world["flow"]["join"]["persons"] = 10
    world["activity"]["sale"]["risk_changed"] = None
    for flow in world["flow"].values():
        flow["assessments"] = ["assessment:pia"]
    world["assessment"] = {"pia": facts | {"date": "2025-12-01", "covers": ["activity:sale"]}}
    assert holds("x.overtaken", world, "pia", *ALL, "assessment", kind="assessment") == verdict


def test_an_assessment_is_overtaken_when_the_risk_changes_later() -> None:
    world = export(persons=500)
    world["activity"]["sale"]["risk_changed"] = "2026-02-01"
    world["assessment"] = {"pia": {"date": "2026-01-31", "covers": ["activity:sale"], "scope.purposes": ["service"]}}
    assert holds("x.overtaken", world, "pia", kind="assessment") == "yes"
