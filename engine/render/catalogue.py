"""The list of rules as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import msgspec

from engine.findings.catalogue import Listed
from engine.ground.excerpt import columns
from engine.render.block import Look, cited
from engine.render.layout import padded, plain

_GRADES: Final = ("derived", "declared", "attested", "conflict")


def catalogue_json(rules: Sequence[Listed]) -> bytes:
    """The rules as a JSON list, two spaces an indent, with a line feed at its end."""
    return msgspec.json.format(msgspec.json.encode(rules), indent=2) + b"\n"


def catalogue_text(rules: Sequence[Listed], look: Look) -> str:
    """The rules by ruleset: severity, force and grade beside the id; the title, the citations and the days below. Long
    lists of facts stand there only where the look is `whole`."""
    lines: list[str] = []
    for ruleset, some in groupby(rules, key=lambda rule: rule.ruleset):
        lines += [look.styled(ruleset, "bold"), *(line for rule in some for line in _rule(rule, look)), ""]
    return "\n".join([*lines, _closing(rules, look)]) + "\n"


def _rule(rule: Listed, look: Look) -> Iterable[str]:
    words = look.words
    marks = [words(rule.severity), words(rule.force), words(_grade(rule))]
    size = max(columns(words(name)) for name in ("critical", "high", "medium", "low"))
    force = max(columns(words(name)) for name in ("must", "should"))
    grade = max(columns(words(name)) for name in _GRADES)
    head = "  ".join(padded(mark, width) for mark, width in zip(marks, (size, force, grade), strict=True))
    yield f"  {head}  {look.styled(rule.id, 'cyan')}"
    margin = " " * (columns(head) + 4)
    yield from look.wrapped(plain(words.of(rule.title)), margin, margin)
    if rule.between:
        yield from look.wrapped(words("between", rules=words("and").join(rule.between)), margin, margin)
    yield from look.wrapped(
        " · ".join([cited(rule.citations), *_days(rule, look), *_certainty(rule, look)]), margin, margin
    )
    if look.whole:
        yield from look.wrapped(words("reads", facts=", ".join(rule.facts)), margin, margin)


def _grade(rule: Listed) -> str:
    return "conflict" if rule.between else rule.grade


def _days(rule: Listed, look: Look) -> Iterable[str]:
    first, last = rule.in_force.first, rule.in_force.last
    if first:
        yield look.words("from_day", day=first)
    if last:
        yield look.words("until_day", day=last)


def _certainty(rule: Listed, look: Look) -> Iterable[str]:
    if rule.certainty != "text":
        yield look.words(rule.certainty)


def _closing(rules: Sequence[Listed], look: Look) -> str:
    words = look.words
    grades = Counter(_grade(rule) for rule in rules)
    parts = [f"{words(grade)} {grades[grade]}" for grade in _GRADES if grades[grade]]
    return words("said", what=words.number("rules", len(rules)), more=words("and").join(parts))
