"""Every link of a page to a file or to a heading leads somewhere; addresses on the web are not asked."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT: Final = Path(__file__).parents[1]
ABROAD: Final = re.compile(r"[a-z]+:", re.IGNORECASE)
PAGES: Final = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
    *(
        page
        for folder in ("docs", "examples", "rulesets", "benchmarks")
        for page in sorted((ROOT / folder).rglob("*.md"))
    ),
]


@cache
def parsed(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Where the links and pictures of a page lead to; what stands in code is no link."""
    inside = [each for token in parsed(page) for each in token.children or ()]
    named = [each.attrGet("href") or each.attrGet("src") for each in inside if each.type in {"link_open", "image"}]
    return [str(each) for each in named]


@cache
def anchors(page: Path) -> frozenset[str]:
    """The names that forges give to the headings of a page: a heading said twice has a number the second time."""
    tokens, said, names = parsed(page), Counter[str](), set()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            text = "".join(each.content for each in inline.children or ())
            name = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
            names.add(f"{name}-{said[name]}" if said[name] else name)
            said[name] += 1
    return frozenset(names)


def meant(page: Path, link: str) -> list[Path]:
    """The pages that a link leads to: of a folder those that stand in it."""
    target = (page.parent / link.partition("#")[0]).resolve()
    return sorted(target.glob("*.md")) if target.is_dir() else [target] if target in PAGES else []


def leads_nowhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return not target.exists() or (bool(anchor) and unquote(anchor) not in anchors(target))


def test_every_link_of_a_page_leads_somewhere() -> None:
    found = [(page, link) for page in PAGES for link in links(page) if not ABROAD.match(link)]
    assert len(found) > 250
    assert [f"{page.relative_to(ROOT)}: {link}" for page, link in found if leads_nowhere(page, link)] == []


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    reached, ahead = {ROOT / "README.md"}, [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        beyond = {each for link in links(page) for each in meant(page, link)} - reached
        reached |= beyond
        ahead += beyond
    docs = {page for page in PAGES if ROOT / "docs" in page.parents}
    assert sorted(str(page.relative_to(ROOT)) for page in docs - reached) == []


@pytest.mark.parametrize(
    ("link", "nowhere"),
    [("there.md", False), ("there.md#a-b--c", False), ("#so-1", False), ("gone.md", True), ("there.md#gone", True)],
)
def test_a_link_is_followed_to_its_heading(link: str, nowhere: bool, tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# A `b` — c\n")
    page = tmp_path / "page.md"
    page.write_text("# So\n\n# So\n\n```\n[no](gone.md)\n```\n\n`[no](gone.md)` [yes](there.md)\n")
    assert links(page) == ["there.md"]
    assert leads_nowhere(page, link) is nowhere
