"""The tutorials show what the commands print; `--accept` rewrites what they show, to be read as prose in the diff."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tutorials.page import PAGES, as_it_is, commands, pages

TEXTS = re.compile(r"\s*--lang (zh|both)|\"[^\"]*\"")
"""What the commands of two languages differ in: the language, and what people write."""


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_commands_of_a_page_print_what_it_shows(
    page: Path, alone: Path, accept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("NAME", "Li Na"), ("EMAIL", "li@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    text = page.read_text(encoding="utf-8")
    found = as_it_is(text, alone)
    if accept:
        page.write_text(found, encoding="utf-8")
    else:
        assert text == found


def test_each_tutorial_is_there_for_three_users_in_two_languages() -> None:
    users = ("auditor", "buyer", "engineer")
    assert [page.name for page in pages()] == sorted(f"{user}{lang}.md" for user in users for lang in ("", ".zh"))


@pytest.mark.parametrize("user", ["auditor", "buyer", "engineer"])
def test_both_languages_run_the_same_commands(user: str) -> None:
    english, chinese = ((PAGES / f"{user}{lang}.md").read_text(encoding="utf-8") for lang in ("", ".zh"))
    assert [TEXTS.sub("", each) for each in commands(english)] == [TEXTS.sub("", each) for each in commands(chinese)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_can_be_read_at_one_sitting(page: Path) -> None:
    assert 120 <= len(page.read_text(encoding="utf-8").splitlines()) <= 200
