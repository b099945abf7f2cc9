"""Dated lists: the area in which the GDPR applies, adequacy decisions and ages of consent, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from engine.ground.schema import Period, Row
from engine.ground.value import Nothing, OneTerm, Range, SomeTerms, Value
from tests.words.shipped import laws, words


def covers(period: Period, day: int) -> bool:
    return (period.first is None or period.first <= day) and (period.last is None or day <= period.last)


def members(group: str, day: str) -> set[str]:
    at = date.fromisoformat(day).toordinal()
    return {term for member in words().groups[group].members if covers(member.period, at) for term in member.terms}


def rows(table: str, key: str, day: str) -> list[Row]:
    at = date.fromisoformat(day).toordinal()
    return [row for row in words().tables[table].rows if row.keys == (key,) and covers(row.period, at)]


def row(table: str, key: str, day: str) -> tuple[Value, ...] | None:
    found = rows(table, key, day)
    assert len(found) <= 1
    return found[0].values if found else None


@pytest.mark.parametrize(
    ("country", "day", "inside"),
    [
        ("DE", "2018-05-25", True),
        ("DE", "2018-05-24", False),  # the GDPR is not yet in force
        ("NO", "2018-07-19", False),
        ("NO", "2018-07-20", True),
        ("GB", "2020-12-31", True),
        ("GB", "2021-01-01", False),
        ("RE", "2026-06-30", True),
        ("CH", "2026-06-30", False),
        ("GL", "2026-06-30", False),
    ],
)
def test_the_area_day_by_day(country: str, day: str, inside: bool) -> None:
    assert (country in members("eea", day)) is inside


def test_the_area_has_thirty_states_and_seven_outer_parts() -> None:
    assert len(members("eea", "2026-06-30")) == 37


@pytest.mark.parametrize(
    ("country", "day", "scheme"),
    [
        ("US", "2015-10-05", "eu_us_safe_harbour"),
        ("US", "2015-10-06", "no decision"),
        ("US", "2020-07-15", "eu_us_privacy_shield"),
        ("US", "2020-07-16", "no decision"),
        ("US", "2023-07-09", "no decision"),
        ("US", "2023-07-10", "eu_us_dpf"),
        ("CA", "2026-06-30", "canada_pipeda"),
        ("JP", "2019-01-23", "japan_appi"),
        ("KR", "2021-12-16", "no decision"),
        ("KR", "2021-12-17", "korea_pipa"),
        ("BR", "2026-01-26", "no decision"),
        ("BR", "2026-01-27", "brazil_lgpd"),
        ("CH", "2026-06-30", "whole country"),
        ("GB", "2020-12-31", "no decision"),  # still inside
        ("GB", "2021-01-01", "whole country"),
        ("GB", "2021-06-27", "whole country"),
        ("GB", "2021-06-28", "whole country"),
        ("GB", "2031-12-28", "no decision"),
        ("CN", "2026-06-30", "no decision"),
        ("HK", "2026-06-30", "no decision"),
    ],
)
def test_adequacy_day_by_day(country: str, day: str, scheme: str) -> None:
    values = row("adequacy", country, day)
    match values:
        case None:
            assert scheme == "no decision"
        case (Nothing(), *_):
            assert scheme == "whole country"
        case (OneTerm(name), *_):
            assert scheme == name
        case _:
            raise AssertionError(values)


def test_staff_data_need_a_certificate_that_covers_them() -> None:
    values = row("adequacy", "US", "2026-06-30")
    assert values is not None
    assert values[1] == OneTerm("eu_us_dpf_staff")
    assert "eu_us_dpf_staff" in words().terms["schemes"].entries


def test_immigration_control_was_left_out_until_the_renewal() -> None:
    before, after = row("adequacy", "GB", "2025-12-18"), row("adequacy", "GB", "2025-12-19")
    assert before is not None
    assert after is not None
    assert before[2] == SomeTerms(("public.immigration_control",), ("public.immigration_control",))
    assert after[2] == SomeTerms((), ())


def test_adequacy_has_the_rows_that_were_read() -> None:
    assert len(words().tables["adequacy"].rows) == 21
    assert len({row.keys for row in words().tables["adequacy"].rows}) == 17
    assert all(row.note for row in words().tables["adequacy"].rows)


def test_every_state_of_the_area_has_an_age_of_consent_between_13_and_16() -> None:
    states = members("eea", "2026-06-30") - {"AX", "GF", "GP", "MF", "MQ", "RE", "YT"}
    for state in states:
        values = row("age_of_consent", state, "2026-06-30")
        assert values is not None, state
        assert isinstance(values[0], Range)
        assert 13 <= values[0].low <= 16
    assert words().tables["age_of_consent"].otherwise == (Range(16, 16),)


def test_an_age_that_changed_changes_on_its_day() -> None:
    assert row("age_of_consent", "DK", "2023-12-31") == (Range(13, 13),)
    assert row("age_of_consent", "DK", "2024-01-01") == (Range(15, 15),)


def test_a_group_without_dates_has_those_of_its_law() -> None:
    (member,) = words().groups["sensitive.pipl"].members
    assert member.period == laws()["PIPL"].period
    assert member.cites == ("PIPL 28(1)",)
