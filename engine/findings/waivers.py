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
from engine.ground import messages
from engine.ground.nearest import all_of, did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span
from engine.ground.unfit import UnfitError

NEEDED: Final = ("rule", "reason", "approver", "expires")
ABOUT: Final = ("subject", "fingerprint")
MORE: Final = ("ticket", "evidence")
KEYS: Final = ("rule", *ABOUT, "year", "reason", "approver", "expires", *MORE)
_YEAR: Final = re.compile("[0-9]{4}")
EMPTY: Final = ("", "---", "...")


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
        problems.append(messages.waivers.NO_LIST(span(source.path, root)))
    if problems:
        raise PolicyError(problems, [source])
    return tuple(read)


def _waiver(item: Node, path: str, rules: Mapping[str, str], problems: list[Problem]) -> Waiver | None:
    if not isinstance(item, Mapped):
        problems.append(messages.waivers.NO_MAPPING(span(path, item)))
        return None
    told = len(problems)
    said = _said(item, path, problems)
    here = Span(path, item.line, item.column, item.line, item.column + 1)
    if lacking := [key for key in NEEDED if key not in item.entries]:
        parts = Text2(" and ".join(lacking), "、".join(f"`{key}`" for key in lacking))
        problems.append(messages.waivers.LACKS_PARTS(here, parts=parts))
    if len(item.entries.keys() & set(ABOUT)) != 1:
        problems.append(messages.waivers.ABOUT_ONE(here))
    if "year" in said and ("fingerprint" in said or not _YEAR.fullmatch(said["year"].text)):
        problems.append(messages.waivers.NO_YEAR(span(path, said["year"])))
    if "rule" in said and said["rule"].text not in rules:
        rule = said["rule"]
        near = did_you_mean(rule.text, rules)
        problems.append(messages.waivers.NO_RULE(span(path, rule), rule=rule.text, near=near))
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
            near = did_you_mean(name, KEYS, messages.waivers.PARTS(parts=all_of(KEYS)))
            problems.append(messages.waivers.NO_PART(span(path, key), part=name, near=near))
        elif not isinstance(value, Scalar) or not value.text.strip() or (value.bare and value.text in ("~", "null")):
            problems.append(messages.waivers.IS_A_WORD(span(path, value), part=name))
        else:
            said[name] = value
    return said


def _day(node: Scalar, path: str, problems: list[Problem]) -> int | None:
    try:
        return day(node.text)
    except UnfitError as unfit:
        problems.append(unfit.problem(span(path, node)))
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
            problems.append(messages.waivers.TWICE(each.span, before.span, rule=each.rule, subject=each.about))
    return problems
