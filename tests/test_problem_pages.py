"""Every problem has a page, and every example of a page gives what it says; `--accept` rewrites what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.problem_page import PAGES, ROOT, block_in_chinese, codes_in, examples, in_chinese, problems

# What these parts complain of lies in folders and flags; everything else lies in texts, which an example can show.
NOT_SHOWN_BY_TEXT = ("app/", *(f"ground/messages/{each}.py" for each in ("cases", "files", "proofs", "runs")))
TOO_LARGE = ("P114", "P329")
SHOWN_BY_A_RUN = ("P332", "P514", "P515", "P524")


def pages() -> list[Path]:
    return sorted(PAGES.glob("P*.md"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_examples_of_a_page_give_what_it_says(page: Path, accept: bool) -> None:
    text = page.read_text(encoding="utf-8")
    found = [(example, problems(example.inputs)) for example in examples(text)]
    if accept:
        for example, given in reversed(found):
            text = text[: example.start] + given + block_in_chinese(example.inputs) + text[example.until :]
        page.write_text(text, encoding="utf-8")
    else:
        assert [given for _, given in found] == [example.expected for example, _ in found]
        assert [in_chinese(example.inputs) for example, _ in found] == [example.chinese for example, _ in found]
    for _, given in found:
        assert re.search(rf"^(warning )?{page.stem}: ", given, re.MULTILINE), f"no {page.stem} in:\n{given}"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_begins_with_its_code_and_explains(page: Path) -> None:
    first, rest = page.read_text(encoding="utf-8").split("\n", 1)
    assert re.fullmatch(rf"# {page.stem}: .*[^.]", first)
    assert len(rest.split("```")[0].split()) >= 8


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert [page.stem for page in pages()] == sorted(codes_in(ROOT / "engine"))


@pytest.mark.parametrize("code", sorted(codes_in(ROOT / "engine")))
def test_what_a_text_can_show_is_shown_by_an_example(code: str) -> None:
    if code not in (*TOO_LARGE, *SHOWN_BY_A_RUN) and not any(
        place.startswith(NOT_SHOWN_BY_TEXT) for place in codes_in(ROOT / "engine")[code]
    ):
        assert examples((PAGES / f"{code}.md").read_text(encoding="utf-8"))
