"""Text of a page of cases (`art_38_export_route.cases.md`) → its cases; running them is left to `run`.

The format is described in `docs/cases.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from engine.app.cases.expect import Told, Variant, variants
from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source, Span

ENDING: Final = ".cases.md"


@dataclass(frozen=True, slots=True)
class Block:
    """The inside of a fenced block; `line` is the page's line of its first line, `first` that of the opening fence."""

    text: str
    line: int
    first: int


@dataclass(frozen=True, slots=True)
class Case:
    """One section of a page: its heading, what it states over the page's base (None: nothing; `alone`: without it)."""

    heading: str
    line: int
    manifest: Block | None
    alone: bool
    expect: Block
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of cases; `name` is the rule file's stem as an id, `pipl.art_38_export_route`."""

    source: Source
    name: str
    base: Block | None
    cases: tuple[Case, ...]


def page(source: Source, ruleset: str) -> Page:
    """The page; raises `PolicyError` with all that is not understood."""
    problems: list[Told] = []
    stem = source.path.rsplit("/", 1)[-1].removesuffix(ENDING)
    base: Block | None = None
    cases: list[Case] = []
    for section in _sections(source, problems):
        manifests = [block for block in section.blocks if block.kind == "manifest"]
        expects = [block for block in section.blocks if block.kind == "expect"]
        if len(manifests) > 1 or len(expects) > 1:
            line = section.blocks[-1].block.first
            problems.append((line, messages.cases.TWO_OF_ONE_KIND(None)))
        elif section.level < 2:
            base = manifests[0].block if manifests else base
            if expects:
                line = expects[0].block.first
                problems.append((line, messages.cases.EXPECT_FIRST(None)))
        elif expects:
            manifest, expect = manifests[0] if manifests else None, expects[0].block
            found, not_understood = variants(expect.text, expect.line)
            problems += not_understood
            cases.append(
                Case(
                    heading=section.heading,
                    line=section.line,
                    manifest=manifest.block if manifest else None,
                    alone=manifest is not None and manifest.words == ("alone",),
                    expect=expect,
                    variants=found,
                )
            )
        elif manifests:
            problems.append((section.line, messages.cases.EXPECTS_NOTHING(None, heading=section.heading)))
    if problems:
        raise PolicyError(_problems(problems, source), (source,))
    return Page(source, f"{ruleset}.{stem}" if ruleset else stem, base, tuple(cases))


# ---- sections and blocks -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fenced:
    kind: str
    words: tuple[str, ...]
    block: Block


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    level: int
    line: int
    blocks: list[_Fenced]


_HEADING: Final = re.compile(r"(#{1,6})\s+(.*)$")
_FENCE: Final = re.compile(r"```(\w+)((?: +\w+)*)$")
_KINDS: Final = {"manifest": ((), ("alone",)), "expect": ((),)}


def _sections(source: Source, problems: list[Told]) -> list[_Section]:
    sections = [_Section("", 0, 1, [])]
    opened: tuple[str, tuple[str, ...], int] | None = None
    inside: list[str] = []
    for number, written in enumerate(source.lines(), start=1):
        line = written.rstrip()
        if opened is not None:
            if line != "```":
                inside.append(written)
                continue
            kind, words, first = opened
            block = Block("".join(f"{each}\n" for each in inside), first + 1, first)
            sections[-1].blocks.append(_Fenced(kind, words, block))
            opened = None
        elif heading := _HEADING.match(line):
            sections.append(_Section(heading[2], len(heading[1]), number, []))
        elif fence := _FENCE.match(line):
            opened, inside = (fence[1], tuple(fence[2].split()), number), []
            if tuple(fence[2].split()) not in _KINDS.get(fence[1], ()):
                problems.append((number, messages.cases.NO_BLOCK(None, name=line[3:].strip())))
        elif line.startswith("```"):
            opened, inside = ("", (), number), []
            problems.append((number, messages.cases.NO_KIND(None)))
    if opened is not None:
        problems.append((opened[2], messages.cases.NOT_CLOSED(None)))
    return sections


def _problems(told: list[Told], source: Source) -> list[Problem]:
    """The problems, each at the whole of its line."""
    lines = source.lines()
    return [
        replace(problem, span=Span(source.path, line, 1, line, max(len(lines[line - 1]) + 1, 2)))
        for line, problem in told
    ]
