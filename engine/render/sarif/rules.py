"""The rules of a log: their titles and what to do in both languages, the articles, how they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from engine.findings.finding import Finding, Grade
from engine.render.block import cited
from engine.render.sarif import log
from engine.render.sarif.severity import LEVELS, worst
from engine.render.told import one_line
from engine.render.words import Words

TAGS_AT_MOST: Final = 20
TAGS: Final = ("security", "privacy")
"""By the first, code scanning knows that a security severity counts."""

PRECISION: Final[dict[Grade, str]] = {"derived": "very-high", "declared": "high", "attested": "medium"}


def descriptors(findings: Iterable[Finding], words: Words, explain: Words) -> tuple[log.Descriptor, ...]:
    """A descriptor for each rule that has a finding, by id; `explain` holds the words of a log."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(_descriptor(rule, by_rule[rule], words, explain) for rule in sorted(by_rule))


def _descriptor(rule: str, findings: Sequence[Finding], words: Words, explain: Words) -> log.Descriptor:
    first = findings[0]
    title = one_line(words.of(first.title))
    bag: log.Bag = {"tags": _tags(findings), "precision": PRECISION[first.grade]}
    if (number := worst(findings)) is not None:
        bag["security-severity"] = str(number)
    more = explain("explain", rule=rule)
    return log.Descriptor(
        id=rule,
        name=_pascal(rule),
        short_description=log.Message(title),
        full_description=log.Message(words("listed_by", name=title, evidence=cited(first.citations))),
        help=log.Message("\n".join((*_help(first, ""), more)), "\n\n".join((*_help(first, "**"), more))),
        default_configuration=log.Configuration(LEVELS[first.severity]),
        properties=bag,
    )


def _help(finding: Finding, strong: str) -> Iterator[str]:
    """Title and remedy, in English and in Chinese."""
    for title, fix in ((finding.title.en, finding.fix.en), (finding.title.zh, finding.fix.zh)):
        if title:
            yield f"{strong}{one_line(title)}{strong}"
        if fix:
            yield one_line(fix)


def _tags(findings: Sequence[Finding]) -> list[str]:
    """The law and its articles, as far as tags are allowed; results name all."""
    cites = dict.fromkeys(each for finding in findings for each in finding.citations)
    return [*TAGS, findings[0].regime, *cites][:TAGS_AT_MOST]


def _pascal(id_: str) -> str:
    """An id as one word: `pipl.art_17_notice` as `PiplArt17Notice`."""
    return "".join(part[:1].upper() + part[1:] for part in id_.replace(".", "_").split("_"))
