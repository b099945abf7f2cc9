"""Each production of the grammar is taught or at least used, and of each a page of problems shows how it breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.language.page import lessons
from tests.problem_page import PAGES, examples
from tests.syntax.productions import broken, productions, used
from tests.syntax.showcase import SHOWCASE

PLACE = re.compile(r" *(?:-->|:::) (\S+):(\d+):\d+")
EXCERPT = re.compile(r" *(\d+) \| ")
MARK = re.compile(r"\^+|-+")


def test_each_production_is_used_with_all_its_parts() -> None:
    found: dict[str, set[str]] = {}
    for text in (SHOWCASE.text, *(sample.text for lesson in lessons() for sample in lesson.samples)):
        for name, symbols in used(text).items():
            found.setdefault(name, set()).update(symbols)
    unused = {name: symbols - found.get(name, set()) for name, symbols in productions().items()}
    assert {name: symbols for name, symbols in unused.items() if symbols} == {}


def test_each_production_is_broken_on_a_page_of_problems() -> None:
    found: set[str] = set()
    for page in sorted(PAGES.glob("P*.md")):
        for example in examples(page.read_text(encoding="utf-8")):
            texts = {source.path: source.text for source in example.inputs if source.path.endswith(".policy")}
            for path, line, column, width in marks(example.expected):
                if path in texts:
                    found |= broken(texts[path], line, column, width)
    assert productions().keys() - found == set()


def marks(pictures: str) -> Iterator[tuple[str, int, int, int]]:
    """What the pictures of problems mark: path, line, column, width."""
    path, line, gutter = "", 0, 0
    for row in pictures.split("\n"):
        if place := PLACE.fullmatch(row):
            path, line = place[1], 0
        elif excerpt := EXCERPT.match(row):
            line, gutter = int(excerpt[1]), excerpt.end()
        elif line and row[: gutter - 1].strip() == "|":
            for mark in MARK.finditer(row, gutter):
                yield path, line, mark.start() - gutter + 1, len(mark[0])
            line = 0
