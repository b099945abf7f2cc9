"""Which activities a law governs: by the seat of the controller, by where data are handled, by whom it aims at."""

from __future__ import annotations

import pytest

from tests.words.probe import Facts, World, governed


def company(country: str, **facts: object) -> Facts:
    """A company with no office elsewhere, which offers nothing and watches nobody."""
    return {"country": country, "form": "company", "establishments": [], "offers_in": [], "monitors_in": []} | facts


def shop(controller: Facts, people: str = "CN", at: str = "CN", **activity: object) -> World:
    """One activity with one flow: people give their data to a system of the controller."""
    return {
        "party": {"shop": controller},
        "group": {"members": {"country": people, "who": "customer"}},
        "system": {"till": {"operator": "party:shop", "country": at}},
        "dataset": {"card": {"groups": ["group:members"]}},
        "activity": {"sale": {"controller": "party:shop", "joint_controllers": []} | activity},
        "flow": {
            "join": {
                "kind": "collection",
                "from": "group:members",
                "to": "system:till",
                "data": ["dataset:card"],
                "activity": "activity:sale",
            }
        },
    }


WHOLE = ("flow", "dataset")


def test_a_small_shop_in_the_mainland_is_governed_by_two_answers() -> None:
    world: World = {
        "party": {"shop": {"country": "CN", "form": "company"}},
        "activity": {"sale": {"controller": "party:shop"}},
    }
    assert governed("pipl", "activity", world) == "yes"
    assert governed("cn.cbf", "activity", world) == "yes"


def test_its_place_outside_the_union_takes_four_more() -> None:
    assert governed("gdpr", "activity", shop(company("CN"))) == "no"
    for fact in ("establishments", "offers_in", "monitors_in"):
        controller = company("CN")
        del controller[fact]
        assert governed("gdpr", "activity", shop(controller, people="DE")) == "unknown", fact


@pytest.mark.parametrize(
    ("controller", "people", "at", "verdict"),
    [
        (company("CN"), "DE", "DE", "yes"),  # the handler sits in the mainland
        (company("SG"), "SG", "CN", "yes"),  # the machines stand there
        (company("SG"), "CN", "SG", "no"),  # only the people are there
        (company("SG", offers_in=["CN"]), "CN", "SG", "yes"),
        (company("SG", monitors_in=["CN"]), "CN", "SG", "yes"),
        (company("SG", offers_in=["CN"]), "SG", "SG", "no"),  # aims there, but not with this activity
        (company("HK"), "HK", "HK", "no"),
        (company("TW"), "MO", "HK", "no"),
    ],
)
def test_pipl_3(controller: Facts, people: str, at: str, verdict: str) -> None:
    assert governed("pipl", "activity", shop(controller, people, at), *WHOLE) == verdict


@pytest.mark.parametrize(
    ("controller", "people", "at", "verdict"),
    [
        (company("DE"), "CN", "CN", "yes"),
        (company("NO"), "NO", "NO", "yes"),
        (company("CH"), "DE", "DE", "no"),
        (company("GB"), "GB", "GB", "no"),
        (company("CN", offers_in=["DE"]), "DE", "CN", "yes"),
        (company("CN", monitors_in=["FR", "CN"]), "FR", "CN", "yes"),
        (company("CN", offers_in=["DE"]), "CN", "CN", "no"),
        (company("CN", offers_in=["US"]), "US", "CN", "no"),
        (company("CN", establishments=["IE"]), "CN", "CN", "unknown"),  # people must say whether it takes part
        (company("DE") | {"form": "eu_institution"}, "DE", "DE", "no"),
    ],
)
def test_gdpr_3(controller: Facts, people: str, at: str, verdict: str) -> None:
    assert governed("gdpr", "activity", shop(controller, people, at), *WHOLE) == verdict


@pytest.mark.parametrize(("takes_part", "verdict"), [(True, "yes"), (False, "no")])
def test_a_branch_in_the_union_counts_where_it_takes_part(takes_part: bool, verdict: str) -> None:
    world = shop(company("CN", establishments=["IE"]))
    judged = {"in_context_of_establishment": takes_part}
    assert governed("gdpr", "activity", world, *WHOLE, judged=judged) == verdict


@pytest.mark.parametrize(
    ("who", "purposes", "verdict"),
    [
        ("employee", ["employment.payroll"], "no"),  # to employ somebody is to offer nothing to that person
        ("employee", ["employment.payroll", "marketing"], "yes"),
        ("customer", ["employment.payroll"], "yes"),
        ("employee", None, "unknown"),
        (None, ["employment.payroll"], "unknown"),
    ],
)
def test_gdpr_3_2_leaves_out_what_only_keeps_staff(who: str | None, purposes: list[str] | None, verdict: str) -> None:
    world = shop(company("JP", offers_in=["DE"]), "DE", "JP")
    del world["group"]["members"]["who"]
    if who is not None:
        world["group"]["members"]["who"] = who
    if purposes is not None:
        world["activity"]["sale"]["purposes"] = purposes
    assert governed("gdpr", "activity", world, *WHOLE) == verdict


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [("sharing", "no"), ("publication", "no"), ("entrusting", "yes"), ("joint", "yes"), ("remote_access", "yes")],
)
def test_pipl_3_looks_at_what_is_handled_there_for_the_activity(kind: str, verdict: str) -> None:
    world = shop(company("PL"), "PL", "PL")
    world["party"]["maker"] = company("CN")
    world["flow"]["out"] = world["flow"]["join"] | {"kind": kind, "from": "system:till", "to": "party:maker"}
    assert governed("pipl", "activity", world, *WHOLE) == verdict


def test_unlisted_flows_may_bring_people_under_a_law() -> None:
    world = shop(company("CN", offers_in=["DE"]))
    assert governed("gdpr", "activity", world) == "unknown"


@pytest.mark.parametrize(("law", "country"), [("pipl", "CN"), ("gdpr", "DE")])
def test_who_decides_jointly_brings_his_law(law: str, country: str) -> None:
    world = shop(company("US"), "US", "US", joint_controllers=["party:partner"])
    world["party"]["partner"] = company(country)
    assert governed(law, "activity", world, *WHOLE) == "yes"


@pytest.mark.parametrize(("law", "country"), [("pipl", "CN"), ("gdpr", "DE")])
@pytest.mark.parametrize(
    ("form", "household", "verdict"),
    [("natural_person", True, "no"), ("natural_person", False, "yes"), ("company", True, "yes")],
)
def test_a_household_is_left_alone(law: str, country: str, form: str, household: bool, verdict: str) -> None:
    world = shop(company(country) | {"form": form}, household=household)
    assert governed(law, "activity", world, *WHOLE) == verdict


@pytest.mark.parametrize("kind", ["party", "group", "system", "dataset", "flow"])
@pytest.mark.parametrize(("country", "verdict"), [("CN", "yes"), ("SG", "no")])
def test_records_follow_the_activities_that_they_serve(kind: str, country: str, verdict: str) -> None:
    world = shop(company(country), country, country)
    assert governed("pipl", kind, world, "flow", "dataset", "activity") == verdict


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("consent", {"covers": ["flow:join"]}),
        ("notice", {"covers": ["flow:join"], "given": "2026-01-01"}),
        ("agreement", {"covers": ["flow:join"], "signed": "2026-01-01"}),
        ("assessment", {"covers": ["flow:join"], "date": "2026-01-01"}),
        ("assessment", {"covers": ["activity:sale"], "date": "2026-01-01"}),
        ("assessment", {"covers": ["system:till"], "date": "2026-01-01"}),
        ("assessment", {"covers": ["party:shop"], "date": "2026-01-01"}),
        ("assessment", {"covers": ["deal:sold"], "date": "2026-01-01"}),
        ("deal", {"datasets": ["dataset:card"], "closing": None}),
        ("incident", {"datasets": ["dataset:card"]}),
        ("request", {"about": ["activity:sale"], "received": "2026-01-01"}),
        ("attestation", {"about": "party:shop", "signed": "2026-01-01"}),
    ],
)
@pytest.mark.parametrize(("country", "verdict"), [("CN", "yes"), ("SG", "no")])
def test_papers_and_events_follow_what_they_are_about(kind: str, facts: Facts, country: str, verdict: str) -> None:
    world = shop(company(country), country, country)
    world["deal"] = {"sold": {"datasets": ["dataset:card"], "closing": None}}
    if kind == "incident":
        facts = facts | {"aware_at": "2026-01-01"}
    world[kind] = {"it": facts} if kind != "deal" else {"sold": facts}
    listed = ("party", "system", "dataset", "activity", "flow", "deal", "consent", "notice", "agreement", "assessment")
    assert governed("pipl", kind, world, *listed) == verdict
