"""Every page of cases beside the shipped rules: each case as expected, and everything covered that must be."""

from __future__ import annotations

from functools import cache

import pytest

from engine.app.cases.coverage import uncovered
from engine.app.cases.page import Page
from engine.app.cases.pages import pages
from engine.app.cases.run import ran
from engine.app.rules import rules
from engine.checks.program import Compiled

PAGES = [page for page, _ in pages(())]


@cache
def program() -> Compiled:
    """All shipped rules, compiled once."""
    return rules((), (), cache=False).program


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_case_of_the_page_is_as_expected(page: Page) -> None:
    result = ran(page, program())
    told = [
        f"{page.source.path}:{each.line}: expected {each.expected}, found {each.found}" for each in result.differences
    ]
    assert not told
    assert not [f"{each.rule} lacks {each.lacks}" for each in uncovered(result, program().schema)]


def test_every_rule_has_a_page() -> None:
    names = [page.name for page in PAGES]
    without = [
        rule.id
        for rule in program().rules
        if not any(rule.id == name or rule.id.startswith(f"{name}.") for name in names)
    ]
    assert not without
