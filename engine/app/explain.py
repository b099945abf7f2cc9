"""What `policy explain` tells of a rule: the rule in plain words, and the cases of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from engine import shelf
from engine.app.cases.page import ENDING, page
from engine.app.rules import rules
from engine.checks.program import Compiled, RuleCard
from engine.findings.explained import explained
from engine.findings.plain import Plain
from engine.ground import messages
from engine.ground.nearest import did_you_mean, meant
from engine.ground.problem import PolicyError

_BEGINNING: Final = 3  # letters of an id that say which rules may be meant
_NEAR: Final = 4


class Example(Struct, frozen=True):
    """One case of a rule's page, before its variants: its heading and the verdicts expected, as they are written."""

    heading: str
    path: str
    line: int
    verdicts: tuple[str, ...]


class RuleTold(Struct, frozen=True):
    """A rule in plain words and by example."""

    rule: Plain
    cases: tuple[Example, ...]


def rule_told(folders: Sequence[Path], name: str, *, cache: bool) -> RuleTold:
    """The rule with this id, shipped or in the user's `folders`. Raises `PolicyError` where there is none."""
    program = rules(folders, (), cache).program
    rule = rule_called(program, name)
    return RuleTold(explained(rule, program), tuple(_examples(folders, rule, program)))


def rule_called(compiled: Compiled, name: str) -> RuleCard:
    """The rule with this id; raises `PolicyError`, with the nearest ids, where there is none."""
    for rule in compiled.rules:
        if rule.id == name:
            return rule
    known = [rule.id for rule in compiled.rules]
    cited = name.casefold()
    begun = [each for each in known if each.startswith(name)] if len(name) >= _BEGINNING else []
    citing = sorted((at, rule.id) for rule in compiled.rules if (at := _citing(rule, cited)) is not None)
    near = begun or [each for _, each in citing]
    close = meant(near[:_NEAR]) if near else did_you_mean(name, known, messages.cases.LISTS_RULES)
    raise PolicyError([messages.cases.NO_RULE_CALLED(None, name=name, near=close)])


def _citing(rule: RuleCard, asked: str) -> int | None:
    """At which of its citations a rule names the clause asked for or a part of it: `PIPL 38(1)` of `PIPL 38`."""
    cites = (each.casefold() for each in rule.cites)
    return next((at for at, each in enumerate(cites) if each == asked or each.startswith(f"{asked}(")), None)


def _examples(folders: Sequence[Path], rule: RuleCard, compiled: Compiled) -> Iterator[Example]:
    for file in shelf.rule_files(folders, ENDING):
        name = f"{file.ruleset}.{file.source.path.rsplit('/', 1)[-1].removesuffix(ENDING)}"
        if rule.id != name and not rule.id.startswith(f"{name}."):
            continue
        beside = [each for each in compiled.rules if each.id == name or each.id.startswith(f"{name}.")]
        found = page(file.source, file.ruleset)
        only = rule.id if len(beside) == 1 else name
        for case in found.cases:
            meant = [each for each in case.variants[0].expected if f".{rule.id}".endswith(f".{each.rule or only}")]
            verdicts = tuple(found.source.line(each.line).split(" #")[0].strip() for each in meant)
            if verdicts:
                yield Example(case.heading, found.source.path, case.line, verdicts)
