"""What an `expect` block says: verdicts, and scenes in which others are expected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from engine.findings.finding import VerdictName
from engine.ground import messages
from engine.ground.problem import Problem

Told = tuple[int, Problem]
"""What is not understood: the line, and the problem, whose place it will be."""


@dataclass(frozen=True, slots=True)
class Change:
    """`with flow.x.mechanism: none` or `less flow.x.mechanism`: one fact stated otherwise, or not stated (None)."""

    entry: str
    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Setting:
    """`set openings.employment = {DE}`: a parameter set; the line of the page is read as that of a policy."""

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
    """The case's manifest with changes, on a day, with parameters set."""

    as_of: str | None
    changes: tuple[Change, ...]
    settings: tuple[Setting, ...]
    expected: tuple[Expected, ...]
    line: int


_VERDICT_WORDS: Final[dict[str, VerdictName]] = {
    "gap": "gap",
    "undetermined": "undetermined",
    "met": "met",
    "exempt": "exempt",
    "not applicable": "not_applicable",
}
_LINE: Final = re.compile(rf"([a-z_]+) ([^:\s]+)(?: ([0-9]{{4}}))?: ({'|'.join(_VERDICT_WORDS)})\b(.*)$")
_CLAUSE: Final = re.compile(r" (missing|judgement|contested|due) ")
_BETWEEN: Final = re.compile(r",(?![^\[]*\])")  # a row of a table keeps its commas: `table.notice[JP,employee]`
_AS_OF: Final = re.compile(r"as of ([0-9]{4}-[0-9]{2}-[0-9]{2})$")
_WITH: Final = re.compile(r"with ([^:\s]+): (.+)$")
_SET: Final = re.compile(r"set [^\s=]+ *= *\S")
_LESS: Final = re.compile(r"less (\S+)$")
_RULE: Final = re.compile(r"rule ([a-z0-9_.]+)$")


def variants(text: str, first: int) -> tuple[tuple[Variant, ...], list[Told]]:
    """The variants in a block that begins at the line `first` of its page, and what is not understood.

    Lines that set the scene (`as of`, `with`, `less`, `set`) begin a variant of the case anew once verdicts stood.
    """
    opened = [_Open(first)]
    problems: list[Told] = []
    rule: str | None = None
    for number, line in enumerate(text.split("\n"), start=first):
        said = line.split(" #")[0].strip()
        if not said or said.startswith("#"):
            continue
        if named := _RULE.match(said):
            rule = named[1]
            continue
        if (scene := _scene(said, number)) is not None:
            if opened[-1].expected:
                opened.append(_Open(number))
            opened[-1].take(scene)
        elif (expected := _expected(said, rule, number)) is not None:
            opened[-1].expected.append(expected)
        else:
            problems.append((number, messages.cases.NO_EXPECTATION(None, text=said)))
    return tuple(each.variant() for each in opened), problems


@dataclass(slots=True)
class _Open:
    """A variant to which lines are added."""

    line: int
    as_of: str | None = None
    changes: list[Change] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    def take(self, scene: str | Setting | Change) -> None:
        """One more line of the scene: a day, a setting, or a change."""
        match scene:
            case str():
                self.as_of = scene
            case Setting():
                self.settings.append(scene)
            case Change():
                self.changes.append(scene)

    def variant(self) -> Variant:
        """The variant, whole."""
        return Variant(self.as_of, tuple(self.changes), tuple(self.settings), tuple(self.expected), self.line)


def _scene(text: str, line: int) -> str | Setting | Change | None:
    if match := _AS_OF.match(text):
        return match[1]
    if match := _WITH.match(text):
        return Change(match[1], match[2], line)
    if match := _LESS.match(text):
        return Change(match[1], None, line)
    return Setting(line) if _SET.match(text) else None


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
        verdict=_VERDICT_WORDS[match[4]],
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
