"""The calendar against `datetime`, and what a moment without a zone may be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ground import calendar
from engine.ground.value import Instant

days = st.integers(1, date.max.toordinal())


@given(days)
def test_days_agree_with_datetime(day: int) -> None:
    known = date.fromordinal(day)
    assert calendar.civil(day) == (known.year, known.month, known.day)
    assert calendar.ordinal(known.year, known.month, known.day) == day
    assert calendar.day_text(day) == known.isoformat()
    assert calendar.day(known.isoformat()) == day
    assert calendar.year_of(day) == known.year


@given(st.integers(-4_000_000, 8_000_000))
def test_civil_and_ordinal_are_inverse_far_beyond_datetime(day: int) -> None:
    assert calendar.ordinal(*calendar.civil(day)) == day
    assert calendar.civil(day + 146097) == (calendar.civil(day)[0] + 400, *calendar.civil(day)[1:])


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-01-15", -13, "2022-12-15"),
        ("1900-01-31", 1, "1900-02-28"),
        ("2000-01-31", 1, "2000-02-29"),
    ],
)
def test_months_are_added_and_clamped(start: str, months: int, end: str) -> None:
    assert calendar.day_text(calendar.add_months(calendar.day(start), months)) == end


@given(days, st.integers(-5000, 5000))
def test_adding_months_moves_the_month_and_keeps_the_day_or_the_last(day: int, months: int) -> None:
    year, month, day_of_month = calendar.civil(day)
    later_year, later_month, later_day = calendar.civil(calendar.add_months(day, months))
    assert later_year * 12 + later_month == year * 12 + month + months
    assert later_day == min(day_of_month, calendar.month_days(later_year, later_month))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-2-3", "is not a date; write"),
        ("2024/02/03", "is not a date; write"),
        ("２０２４-02-03", "is not a date; write"),
        ("2023-02-29", "2023-02 has days 01 to 28"),
        ("2024-13-01", "there is no month 13"),
        ("0000-01-01", "year 0000"),
        ("", "is not a date"),
    ],
)
def test_a_bad_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        calendar.day(text)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2024-03-22T10:30Z", "2024-03-22T10:30"),
        ("2024-03-22 10:30+08:00", "2024-03-22T02:30"),
        ("2024-03-22T10:30:00.000+0800", "2024-03-22T02:30"),
        ("2024-03-22T01:30-05:30", "2024-03-22T07:00"),
        ("2024-01-01T03:00 +14", "2023-12-31T13:00"),
    ],
)
def test_a_moment_with_a_zone_is_one_minute(text: str, utc: str) -> None:
    exact = datetime.fromisoformat(utc).replace(tzinfo=UTC) - datetime(1, 1, 1, tzinfo=UTC)
    minutes = exact // timedelta(minutes=1)
    found = calendar.moment(text)
    assert (found.low, found.high) == (minutes, minutes)
    assert calendar.moment_text(minutes) == f"{utc}Z"


def test_seconds_lie_between_two_minutes() -> None:
    low = calendar.moment("2024-03-22T10:30Z").low
    assert calendar.moment("2024-03-22T10:30:01Z") == Instant(low, low + 1, 0)


def test_without_a_zone_a_moment_is_as_wide_as_the_zones() -> None:
    noon = calendar.moment("2024-03-22T12:00Z").low
    assert calendar.moment("2024-03-22T12:00") == Instant(noon - 14 * 60, noon + 12 * 60)
    assert calendar.moment("2024-03-22T12:00", 480) == Instant(noon - 480, noon - 480, 480)
    midnight = calendar.moment("2024-03-22T00:00Z").low
    assert calendar.moment("2024-03-22") == Instant(midnight - 14 * 60, midnight + 1439 + 12 * 60)
    assert calendar.moment("2024-03-22", 480) == Instant(midnight - 480, midnight + 1439 - 480, 480)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-11-01T00:10+08:00", "2021-11-01", "2021-11-01"),
        ("2021-10-31T16:10Z", "2021-10-31", "2021-10-31"),
        ("2021-10-31T23:59-05:00", "2021-10-31", "2021-10-31"),
        ("2021-11-01T12:00", "2021-10-31", "2021-11-02"),
        ("2021-11-01T00:10", "2021-10-30", "2021-11-02"),
        ("2021-11-01", "2021-10-30", "2021-11-03"),
    ],
)
def test_the_day_of_a_moment_is_that_of_its_zone_or_of_any(text: str, first: str, last: str) -> None:
    days = calendar.days_of(calendar.moment(text))
    assert (calendar.day_text(int(days.low)), calendar.day_text(int(days.high))) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-22T24:00Z",
        "2024-03-22T10:60Z",
        "2024-02-30T10:00Z",
        "2024-03-22T10:00+15:00",
        "10:00",
        "2024-03-22T10Z",
    ],
)
def test_a_bad_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        calendar.moment(text)


@given(st.integers(1440, 5_000_000_000), st.sampled_from([0, 480, 330, -300, -210]))
def test_moments_are_written_and_read_back(minutes: int, offset: int) -> None:
    assert calendar.moment(calendar.moment_text(minutes, offset)) == Instant(minutes, minutes, offset)
    assert calendar.minutes_of(calendar.day_of(minutes, offset), offset).low <= minutes
    assert minutes <= calendar.minutes_of(calendar.day_of(minutes, offset), offset).high
