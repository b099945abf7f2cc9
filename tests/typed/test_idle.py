"""Rules that look right and do nothing are told; those that only look so are left in peace."""

from __future__ import annotations

import pytest

from tests.typed.small import RULE, said_of


def warnings(body: str, items: str = "") -> list[str]:
    return [one for one in said_of(body, items) if one[:4] in ("P243", "P244", "P245")]


@pytest.mark.parametrize(
    "when",
    [
        "f.kind == sharing and not f.kind == sharing",
        "f.bundled and (f.kind == return or f.kind == sharing) and f.kind == collection",
        "f.mechanism is none and f.mechanism == standard_contract",
        "f.mechanism is not none and f.mechanism in { cn, eu } and not f.mechanism == eu and not f.mechanism == cn",
        "f.started < 2022-01-01 and f.started > 2022-01-01",
        "2022-01-01 <= f.started and f.started <= 2021-12-31",
        "f.bundled and (not f.bundled or f.kind == sharing) and f.kind == return",
    ],
)
def test_a_rule_whose_condition_excludes_itself_never_applies(when: str) -> None:
    assert warnings(f"when {when} must f.bundled") == [
        "P243 no record can meet the `when` of `trial.route`, so it never applies"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "when f.bundled must f.bundled",
        "when f.kind == return must f.kind in { return, sharing }",
        "when f.activity.controller.employees >= 250 must not f.activity.controller.employees < 100",
        "when f.mechanism == cn.certification must f.mechanism is not none",
        "when not f.mechanism == cn and f.mechanism is not none must f.mechanism == eu",
    ],
)
def test_a_duty_that_the_condition_implies_is_never_broken(body: str) -> None:
    assert warnings(body) == ["P243 whatever `trial.route` applies to keeps it already, so it is never broken"]


def test_an_exception_that_its_rule_excludes_never_holds() -> None:
    body = "when f.kind == sharing must f.bundled unless f.kind == return cite TRIAL 3"
    assert warnings(body) == ["P244 this exception holds for nothing that the rule applies to"]


def test_an_exception_may_not_swallow_its_rule() -> None:
    body = "when f.kind == sharing must f.bundled unless f.kind in { sharing, return } cite TRIAL 3"
    assert warnings(body) == ["P244 this exception holds wherever `trial.route` applies, so the rule asks nothing"]
    assert warnings(body + " in force from 2025-01-01") == []  # before that day the rule asked something
    assert warnings(body + " but not when f.kind == sharing and f.persons > 9 cite TRIAL 3") == []


@pytest.mark.parametrize(
    "body",
    [
        "when f.kind == sharing or f.kind == return must f.kind == sharing",
        "when f.mechanism == cn and f.mechanism == certification must f.bundled",
        "when f.started >= 2022-01-01 and f.started <= 2022-01-01 must f.bundled",
        "when f.persons > 99 must f.persons < 100",
    ],
)
def test_what_may_be_broken_is_left_in_peace(body: str) -> None:
    assert warnings(body) == []


def test_the_same_said_twice_is_told_once() -> None:
    again = RULE.format(body="when f.bundled must f.mechanism is not none").replace("trial.route", "trial.route.again")
    assert warnings("when f.bundled must f.mechanism is not none", again) == [
        "P245 `trial.route.again` asks the same of the same records as `trial.route`"
    ]
