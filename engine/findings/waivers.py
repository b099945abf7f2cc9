"""Waivers: findings that somebody answers for until a day. The file as data, every problem of it told at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct

from engine.graph import from_yaml
from engine.graph.nodes import Listing, Node, Scalar, span
from engine.graph.nodes import Mapping as Mapped
from engine.graph.times import day
from engine.graph.unfit import UnfitError
from engine.ground.nearest import did_you_mean, listed
from engine.ground.problem import Label, PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span

NEEDED: Final = ("rule", "reason", "approver", "expires")
ABOUT: Final = ("subject", "fingerprint")
MORE: Final = ("ticket", "evidence")
KEYS: Final = ("rule", *ABOUT, "year", "reason", "approver", "expires", *MORE)
_YEAR: Final = re.compile("[0-9]{4}")
EMPTY: Final = ("", "---", "...")
SHAPE: Final = "write `- {rule: …, subject: …, reason: …, approver: …, expires: 2027-01-31}`"


class Waiver(Struct, frozen=True):
    """One waiver as written: of the rule's finding on the record `subject` (an id, or `kind/id`), in the `year` where
    the rule has one, or of the finding with the `fingerprint`; `expires` is the last day that it holds for. `span` is
    its rule; `first` and `last` its lines."""

    rule: str
    subject: str | None
    year: int | None
    fingerprint: str | None
    reason: str
    approver: str
    expires: int
    ticket: str | None
    evidence: str | None
    span: Span
    first: int
    last: int

    @property
    def about(self) -> str:
        """What the waiver names beside the rule."""
        named = self.subject or self.fingerprint or ""
        return named if self.year is None else f"{named} {self.year}"


def waivers(source: Source, rules: Mapping[str, str]) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order; `rules` gives the kind of every known rule. A file of comments has none.
    Raises `PolicyError` with all problems."""
    if all(line.strip() in EMPTY or line.lstrip().startswith("#") for line in source.lines()):
        return ()
    root, found = from_yaml.compose(source)
    problems = list(found)
    read: list[Waiver] = []
    if isinstance(root, Listing):
        made = [_waiver(item, source.path, rules, problems) for item in root.items]
        read = [each for each in made if each is not None]
        problems += _twice(read)
    elif root is not None:
        problems.append(Problem("P511", Text2("waivers are a list"), span(source.path, root), Text2(SHAPE)))
    if problems:
        raise PolicyError(problems, [source])
    return tuple(read)


def _waiver(item: Node, path: str, rules: Mapping[str, str], problems: list[Problem]) -> Waiver | None:
    if not isinstance(item, Mapped):
        problems.append(Problem("P511", Text2("a waiver is a mapping"), span(path, item), Text2(SHAPE)))
        return None
    told = len(problems)
    said = _said(item, path, problems)
    here = Span(path, item.line, item.column, item.line, item.column + 1)
    if lacking := [key for key in NEEDED if key not in item.entries]:
        problems.append(
            Problem("P511", Text2(f"this waiver does not say its {' and '.join(lacking)}"), here, Text2(SHAPE))
        )
    if len(item.entries.keys() & set(ABOUT)) != 1:
        message = "a waiver is for one finding: it has a `subject` or a `fingerprint`"
        problems.append(Problem("P511", Text2(message), here, Text2("write `subject:` with the id of the record")))
    if "year" in said and ("fingerprint" in said or not _YEAR.fullmatch(said["year"].text)):
        message = "`year` is that of a rule that has one, beside the `subject`"
        problems.append(Problem("P511", Text2(message), span(path, said["year"]), Text2("write `year: 2025`")))
    if "rule" in said and said["rule"].text not in rules:
        rule = said["rule"]
        help_ = did_you_mean(rule.text, rules).en
        problems.append(Problem("P512", Text2(f"there is no rule `{rule.text}`"), span(path, rule), Text2(help_)))
    expires = _day(said["expires"], path, problems) if "expires" in said else None
    if len(problems) > told or expires is None:
        return None
    rule = said["rule"]
    texts = {key: value.text for key, value in said.items()}
    return Waiver(
        rule.text,
        _plain(texts["subject"], rules[rule.text]) if "subject" in texts else None,
        int(texts["year"]) if "year" in texts else None,
        texts.get("fingerprint"),
        texts["reason"],
        texts["approver"],
        expires,
        texts.get("ticket"),
        texts.get("evidence"),
        span(path, rule),
        item.line,
        max(item.end_line, *(_last_line(value) for _, value in item.entries.values())),
    )


def _said(item: Mapped, path: str, problems: list[Problem]) -> dict[str, Scalar]:
    """The single words and texts of the waiver; problems for everything else that it says."""
    said: dict[str, Scalar] = {}
    for name, (key, value) in item.entries.items():
        if name not in KEYS:
            help_ = did_you_mean(name, KEYS).en or f"a waiver has {listed(KEYS, 'and')}"
            problems.append(Problem("P511", Text2(f"a waiver has no `{name}`"), span(path, key), Text2(help_)))
        elif not isinstance(value, Scalar) or not value.text.strip() or (value.bare and value.text in ("~", "null")):
            problems.append(Problem("P511", Text2(f"`{name}` is a single word or text"), span(path, value)))
        else:
            said[name] = value
    return said


def _day(node: Scalar, path: str, problems: list[Problem]) -> int | None:
    try:
        return day(node.text)
    except UnfitError as unfit:
        problems.append(Problem(unfit.code, Text2(unfit.message), span(path, node), unfit.help()))
        return None


def _last_line(node: Node) -> int:
    """The last line that a node has something on: a text of many lines ends where the next line begins."""
    return node.end_line - (node.end_column == 1 and node.end_line > node.line)


def _plain(subject: str, kind: str) -> str:
    """The id alone: `flow/out` and `flow out`, as reports write it, are `out`. No id has a slash or a space."""
    for sign in ("/", " "):
        before, found, rest = subject.partition(sign)
        if found and before == kind and rest.strip():
            return rest.strip()
    return subject


def _twice(read: Collection[Waiver]) -> list[Problem]:
    first: dict[tuple[str, str], Waiver] = {}
    problems = []
    for each in read:
        before = first.setdefault((each.rule, each.about), each)
        if before is not each:
            message, first_here = (
                f"`{each.rule}` is waived twice for `{each.about}`",
                Label(before.span, Text2("first here")),
            )
            problems.append(Problem("P513", Text2(message), each.span, Text2("keep one of them"), (first_here,)))
    return problems
