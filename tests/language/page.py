"""A page of docs/language: prose, samples of the language, and cases that run the samples as `policy test` would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from engine import shelf
from engine.app.cases.accept import accepted
from engine.app.cases.page import page
from engine.app.cases.run import Ran, ran
from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.ground.source import Source
from engine.syntax.from_text import parse_all
from engine.syntax.to_text import formatted
from engine.syntax.tree import Module
from engine.typed.from_syntax import check
from engine.typed.tree import Program
from tests.fences import Fence, fences, rewritten

ROOT: Final = Path(__file__).parent.parent.parent
PAGES: Final = ROOT / "docs" / "language"
SHOP: Final = "shop"

_HIDDEN: Final = re.compile(r"^<!--(\d+)-->$", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """A page: its path and text, and the samples in it as sources of rulesets."""

    path: Path
    text: str
    samples: tuple[Source, ...]

    @property
    def name(self) -> str:
        """The stem, which the rules of the page bear: `shop.deadlines`."""
        return self.path.stem

    @property
    def sources(self) -> tuple[tuple[Source, str], ...]:
        """The shipped words, the shop's law (the page's own, if it shows one) and the samples, with their rulesets."""
        samples = [(sample, _ruleset(sample.path)) for sample in self.samples]
        own = any(sample.path == _law().path for sample in self.samples)
        return (*_words(), *([] if own else [(_law(), SHOP)]), *samples)

    def checked(self) -> Program:
        """The sources, checked."""
        return _checked(self.sources)

    def program(self) -> Compiled:
        """The sources, checked and compiled."""
        return _compiled(self.sources)

    def ran(self) -> Ran:
        """The cases of the page, run on its samples."""
        return ran(page(Source(f"docs/language/{self.name}.cases.md", _hidden(self.text)), SHOP), self.program())

    def accepted(self) -> str:
        """The text with the verdicts that were found."""
        lines = self.text.split("\n")
        return _HIDDEN.sub(lambda hidden: lines[int(hidden[1])], accepted(self.ran()))


def lessons() -> list[Lesson]:
    """All pages, in the order of their names."""
    return [_lesson(path) for path in sorted(PAGES.glob("*.md")) if path.stem != "README"]


def in_layout(text: str) -> str:
    """The text of a page with its samples as `policy fmt` writes them."""
    return rewritten(text, lambda each: formatted(Source("sample", each.text)) if _is_sample(each) else each.text)


def _lesson(path: Path) -> Lesson:
    text = path.read_text(encoding="utf-8")
    samples: dict[str, str] = {}
    for sample in filter(_is_sample, fences(text)):
        where = sample.path or f"rulesets/{SHOP}/{path.stem}.policy"
        samples[where] = samples.get(where, "") + sample.text + "\n"
    return Lesson(path, text, tuple(Source(where, sample) for where, sample in samples.items()))


def _hidden(text: str) -> str:
    """The text without its samples, line by line, so that what follows keeps its place."""
    lines = text.split("\n")
    for sample in filter(_is_sample, fences(text)):
        first = text.count("\n", 0, sample.start) - 1
        for at in range(first, first + sample.text.count("\n") + 2):
            lines[at] = f"<!--{at}-->"
    return "\n".join(lines)


def _is_sample(fence: Fence) -> bool:
    return fence.language == "policy"


@cache
def _checked(sources: tuple[tuple[Source, str], ...]) -> Program:
    return check(_modules(sources), [source for source, _ in sources])


@cache
def _compiled(sources: tuple[tuple[Source, str], ...]) -> Compiled:
    return compiled(_checked(sources), {source.path: source for source, _ in sources})


def _modules(sources: tuple[tuple[Source, str], ...]) -> tuple[Module, ...]:
    return tuple(_parsed(source, ruleset) for source, ruleset in sources)


@cache
def _parsed(source: Source, ruleset: str) -> Module:
    return parse_all([(source, ruleset)])[0]


@cache
def _words() -> tuple[tuple[Source, str], ...]:
    return tuple((file.source, file.ruleset) for file in shelf.rule_files(()) if file.ruleset == "words")


@cache
def _law() -> Source:
    return Source(f"rulesets/{SHOP}/law.policy", (PAGES / "law.policy").read_text(encoding="utf-8"))


def _ruleset(path: str) -> str:
    return ".".join(path.split("/")[1:-1])
