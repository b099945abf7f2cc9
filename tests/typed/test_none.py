"""Negated tests of what can be `none`: refused, unless the text says beside them what `none` means."""

from __future__ import annotations

import pytest

from tests.typed.small import said_of

TO = "P219 `f.to` can be `none`, and then this negated test holds"


@pytest.mark.parametrize(
    "body",
    [
        "must f.to.country != CN",
        "must f.to.country not in {CN}",
        "must not f.to.country == CN",
        "must f.bundled or not (f.to.country in {CN} and f.bundled)",
        "must no d in f.data has (d.retention is none or d.retention > 3 years) and f.to.country == CN",
    ],
)
def test_a_negated_test_of_what_can_be_none_is_refused(body: str) -> None:
    assert said_of(body) == [TO]


@pytest.mark.parametrize(
    "body",
    [
        "must f.to.country == CN",
        "must f.to is not none and f.to.country != CN",
        "must f.to is none or f.to.country != CN",
        "must f.to is not none and (f.bundled or f.to.country != CN)",
        "must f.to.party is not none and f.to.country != CN",
        "must not (f.to is not none and f.to.country == CN)",
        "when f.to is not none must f.to.country != CN",
        "when leaves(f) must f.to.country != HK",
        "when leaves(f) must f.to.country not in {HK}",
        "must f.from.country != CN",
        "must not f.bundled",
        "must not f.noticed_at within 3 days of f.started",
        "must no d in f.data where d.retention is not none has d.retention > 3 years",
    ],
)
def test_beside_a_word_about_none_it_is_taken(body: str) -> None:
    assert said_of(body) == []


def test_a_double_negation_is_none() -> None:
    assert said_of("must not f.to.country != CN") == []
