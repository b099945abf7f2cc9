"""Text of a page of cases (`art_38_export_route.cases.md`) → its cases; running them is left to `run`.

The format is described in `docs/cases.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from engine.findings.finding import VerdictName
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span

ENDING: Final = ".cases.md"

_Told = tuple[int, str, str]
"""What is not understood: the line, a message and help."""


@dataclass(frozen=True, slots=True)
class Block:
    """The inside of a fenced block; `line` is the page's line of its first line, `first` that of the opening fence."""

    text: str
    line: int
    first: int


@dataclass(frozen=True, slots=True)
class Change:
    """`with flow.x.mechanism: none` or `less flow.x.mechanism`: one fact stated otherwise, or not stated (None)."""

    entry: str
    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected verdict; what is left out (`missing`, …) is not compared. `rule` None: the page's only rule."""

    rule: str | None
    kind: str
    id: str
    verdict: VerdictName
    year: int | None = None
    citations: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    due: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """The case's manifest with changes, on a day; the words that introduced it are kept for `--accept`."""

    as_of: str | None
    changes: tuple[Change, ...]
    expected: tuple[Expected, ...]
    line: int


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
    problems: list[_Told] = []
    stem = source.path.rsplit("/", 1)[-1].removesuffix(ENDING)
    base: Block | None = None
    cases: list[Case] = []
    for section in _sections(source, problems):
        manifests = [block for block in section.blocks if block.kind == "manifest"]
        expects = [block for block in section.blocks if block.kind == "expect"]
        if len(manifests) > 1 or len(expects) > 1:
            line = section.blocks[-1].block.first
            problems.append((line, "one section holds two blocks of one kind", _ONE_EACH))
        elif section.level < 2:
            base = manifests[0].block if manifests else base
            if expects:
                line = expects[0].block.first
                problems.append((line, "an `expect` block stands before any case", _ONE_EACH))
        elif expects:
            manifest = manifests[0] if manifests else None
            cases.append(
                Case(
                    heading=section.heading,
                    line=section.line,
                    manifest=manifest.block if manifest else None,
                    alone=manifest is not None and manifest.words == ("alone",),
                    expect=expects[0].block,
                    variants=tuple(_variants(expects[0].block, problems)),
                )
            )
        elif manifests:
            problems.append((section.line, f"case `{section.heading}` expects nothing", _ONE_EACH))
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


def _sections(source: Source, problems: list[_Told]) -> list[_Section]:
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
                problems.append((number, f"no block here is called `{line[3:].strip()}`", _ONE_EACH))
        elif line.startswith("```"):
            opened, inside = ("", (), number), []
            problems.append((number, "a block without a kind", _ONE_EACH))
    if opened is not None:
        problems.append((opened[2], "this block is never closed", "end it with three backticks"))
    return sections


_ONE_EACH: Final = "a case is a `##` heading, at most one `manifest` (or `manifest alone`) and one `expect` block"


# ---- what an expect block says -------------------------------------------------------------------------------------

VERDICT_WORDS: Final[dict[str, VerdictName]] = {
    "gap": "gap",
    "undetermined": "undetermined",
    "met": "met",
    "exempt": "exempt",
    "not applicable": "not_applicable",
}
_LINE: Final = re.compile(rf"([a-z_]+) ([^:\s]+)(?: ([0-9]{{4}}))?: ({'|'.join(VERDICT_WORDS)})\b(.*)$")
_CLAUSE: Final = re.compile(r" (missing|judgement|contested|due) ")
_BETWEEN: Final = re.compile(r",(?![^\[]*\])")  # a row of a table keeps its commas: `table.notice[JP,employee]`
_AS_OF: Final = re.compile(r"as of ([0-9]{4}-[0-9]{2}-[0-9]{2})$")
_WITH: Final = re.compile(r"with ([^:\s]+): (.+)$")
_LESS: Final = re.compile(r"less (\S+)$")
_RULE: Final = re.compile(r"rule ([a-z0-9_.]+)$")


def _variants(block: Block, problems: list[_Told]) -> list[Variant]:
    """Lines that set the scene (`as of`, `with`, `less`) begin a variant of the case anew once verdicts were listed."""
    variants = [_Open(block.line)]
    rule: str | None = None
    for number, line in enumerate(block.text.split("\n"), start=block.line):
        text = line.split(" #")[0].strip()
        if not text or text.startswith("#"):
            continue
        if named := _RULE.match(text):
            rule = named[1]
            continue
        if (scene := _scene(text, number)) is not None:
            if variants[-1].expected:
                variants.append(_Open(number))
            day, change = scene
            variants[-1].as_of = day or variants[-1].as_of
            variants[-1].changes += [] if change is None else [change]
        elif (expected := _expected(text, rule, number)) is not None:
            variants[-1].expected.append(expected)
        else:
            problems.append((number, f"`{text}` is no expectation", _EXPECTATION))
    return [Variant(each.as_of, tuple(each.changes), tuple(each.expected), each.line) for each in variants]


@dataclass(slots=True)
class _Open:
    """A variant to which lines are added."""

    line: int
    as_of: str | None = None
    changes: list[Change] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)


_EXPECTATION: Final = (
    "write `flow x: gap`, `party x 2025: gap`, `flow x: undetermined missing flow.x.to`, `flow x: exempt CBF 5(1)`, "
    "`as of 2024-03-21`, `with flow.x.to: sg`, `less flow.x.to` or `rule NAME`"
)


def _scene(text: str, line: int) -> tuple[str | None, Change | None] | None:
    if match := _AS_OF.match(text):
        return match[1], None
    if match := _WITH.match(text):
        return None, Change(match[1], match[2], line)
    if match := _LESS.match(text):
        return None, Change(match[1], None, line)
    return None


def _expected(text: str, rule: str | None, line: int) -> Expected | None:
    match = _LINE.match(text)
    if match is None:
        return None
    head, *clauses = _CLAUSE.split(f" {' '.join(match[5].split())}")
    said = {name: _listed(words) for name, words in zip(clauses[::2], clauses[1::2], strict=True)}
    if len(said) * 2 < len(clauses) or not all(said.values()) or (head.strip() and match[4] != "exempt"):
        return None
    return Expected(
        rule=rule,
        kind=match[1],
        id=match[2],
        verdict=VERDICT_WORDS[match[4]],
        year=int(match[3]) if match[3] else None,
        citations=_listed(head),
        missing=said.get("missing", ()),
        judgement=said.get("judgement", ()),
        contested=said.get("contested", ()),
        due=next(iter(said.get("due", ())), None),
        line=line,
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in _BETWEEN.split(words) if each.strip())


def _problems(told: list[_Told], source: Source) -> list[Problem]:
    """The problems, each at the whole of its line."""
    lines = source.lines()
    return [
        Problem(
            "P460", Text2(message), Span(source.path, line, 1, line, max(len(lines[line - 1]) + 1, 2)), Text2(help_)
        )
        for line, message, help_ in told
    ]
