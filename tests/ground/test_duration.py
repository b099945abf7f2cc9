"""Durations: both scales, and the promise that their bounds keep on the real calendar."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ground import calendar, duration
from engine.ground.value import Length, Range


def test_lengths_on_both_scales() -> None:
    assert duration.duration("3 years") == Length(Range(36, 36), Range(26280, 26304))
    assert duration.duration("1 month") == Length(Range(1, 1), Range(672, 744))
    assert duration.duration("90 days") == Length(Range(2.9, 3.1), Range(2160, 2160))
    assert duration.duration("28 days").months == Range(0.9, 1)
    assert duration.duration("31 days").months == Range(1, 1.1)
    assert duration.duration("2 weeks").hours == Range(336, 336)
    assert duration.duration("30 minutes").hours == Range(0.5, 0.5)
    assert duration.duration("0 days") == Length(Range(0, 0), Range(0, 0))
    assert duration.duration("10 working  days") == Length(Range(0, inf), Range(0, inf), 10)


@given(st.integers(1, 4000), st.integers(0, 121_000), st.integers(1, 3_000_000))
def test_months_and_hours_never_contradict_a_real_calendar(months: int, length: int, start: int) -> None:
    """However a stretch of days lies, it is not longer than months that its upper bound reaches, nor shorter."""
    stretch = duration.length(length, "days")
    end = calendar.add_months(start, months)
    if stretch.months.high <= months:
        assert start + length <= end
    if stretch.months.low >= months:
        assert start + length >= end
    hours = duration.length(months, "months").hours
    assert hours.low <= (end - start) * 24 <= hours.high


units = st.sampled_from(["minutes", "hours", "days", "weeks", "months", "years", "working days"])


@given(st.integers(0, 10_000), units)
def test_durations_are_written_and_read_back(amount: int, unit: str) -> None:
    length = duration.length(amount, unit)
    assert duration.duration(duration.length_text(length)) == length


def test_durations_read_like_the_law() -> None:
    texts = ["72 hours", "1 hour", "1 month", "3 years", "18 months", "90 days", "30 minutes", "15 working days"]
    assert [duration.length_text(duration.duration(text)) for text in texts] == texts


@pytest.mark.parametrize(
    "text", ["3", "years", "3 fortnights", "-3 days", "3days", "1.5 years", "99999 years", "９ days"]
)
def test_a_bad_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="`"):
        duration.duration(text)
