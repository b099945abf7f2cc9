"""Running pages of cases: each case's manifest through the rules of its page, what is found beside what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.app.cases.expect import Change, Expected, Variant
from engine.app.cases.facts import Facts, facts, laid_over, less, manifest_text, one_fact, path_of
from engine.app.cases.found import Found, found
from engine.app.cases.page import Case, Page
from engine.app.cases.settings import settings
from engine.app.evaluation import loaded
from engine.checks.plan import narrowed
from engine.checks.program import Compiled, RuleCard
from engine.findings.finding import NARROWER
from engine.graph.nodes import Scalar
from engine.ground import messages
from engine.ground.problem import PolicyError
from engine.ground.schema import Text2
from engine.ground.source import Source, Span
from engine.ground.value import Value
from engine.shelf import Input
from engine.syntax.clauses import reference


@dataclass(frozen=True, slots=True)
class Observation:
    """What one variant of a case gave: the facts that it stated, its records, the day, what it set, and each verdict
    that is not merely not applicable."""

    case: Case
    variant: Variant
    stated: Facts
    records: frozenset[tuple[str, str]]
    as_of: int
    settings: dict[str, Value]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A verdict that is not as expected, at the line that expects it (or of the variant, where none is)."""

    case: Case
    line: int
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Ran:
    """A page that ran: the rules of its file, what was observed, and what is not as expected. A page that stands
    `beside` no file of rules runs those that it names, and need not cover them."""

    page: Page
    rules: tuple[RuleCard, ...]
    beside: bool
    observed: tuple[Observation, ...]
    differences: tuple[Difference, ...]

    @property
    def failed(self) -> tuple[Case, ...]:
        """The cases with a difference, in the order of the page."""
        lines = {difference.case.line for difference in self.differences}
        return tuple(case for case in self.page.cases if case.line in lines)


def ran(page: Page, compiled: Compiled) -> Ran:
    """The page, run. Raises `PolicyError` where a manifest cannot be loaded or a rule that is named is unknown."""
    own = tuple(rule for rule in compiled.rules if _is_of(rule.id, page.name))
    rules = own or _named(page, compiled)
    observed = tuple(_observed(page, narrowed(compiled, {rule.id for rule in rules})))
    differences = tuple(each for seen in observed for each in _differences(page, rules, seen, all_records(observed)))
    return Ran(page, rules, bool(own), observed, differences)


def all_records(observed: Iterable[Observation]) -> frozenset[tuple[str, str]]:
    """Kind and id of each record that some case of a page has; what else is named there was a slip of the hand."""
    return frozenset(each for seen in observed for each in seen.records)


def rule_of(page: Page, rules: Sequence[RuleCard], name: str | None, line: int) -> str:
    """The id of the rule that an expectation speaks of: the page's only one, or the one named, whole or by its end."""
    if name is None:
        if len(rules) == 1:
            return rules[0].id
        name = page.name
    for rule in rules:
        if f".{rule.id}".endswith(f".{name}"):
            return rule.id
    quoted = [f"`{rule.id}`" for rule in rules]
    known = Text2(", ".join(quoted), "、".join(quoted))
    problem = messages.cases.WHICH_RULE(_line(page, line), name=name, rules=known)
    raise PolicyError([problem], (page.source,))


def row_of(of: Found | Expected) -> str:
    """`flow x`, or `party x 2025` where a rule has a row for each year."""
    return f"{of.kind} {of.id}" + ("" if of.year is None else f" {of.year}")


def line_of(seen: Found, missing: Sequence[str]) -> str:
    """A verdict as a line of an expect block, with these entries of what is missing."""
    verdict = seen.verdict.replace("_", " ")
    said = [f"{row_of(seen)}: {verdict} {', '.join(seen.citations)}".rstrip()]
    clauses = {"missing": missing, "judgement": seen.judgements, "contested": seen.contested}
    said += [f"{name} {', '.join(words)}" for name, words in clauses.items() if words]
    return "  ".join([*said, *([f"due {seen.due}"] if seen.due else [])])


def _named(page: Page, compiled: Compiled) -> tuple[RuleCard, ...]:
    """The rules that a page names by their whole ids, in the order of the rules."""
    lines = {each.rule: each.line for case in page.cases for seen in case.variants for each in seen.expected}
    unknown = {name: line for name, line in lines.items() if name not in {rule.id for rule in compiled.rules}}
    if unknown or not lines:
        told = [
            messages.cases.NO_RULE(_line(page, line), rule=name or page.name)
            for name, line in (unknown or {page.name: 1}).items()
        ]
        raise PolicyError(told, (page.source,))
    return tuple(rule for rule in compiled.rules if rule.id in lines)


# ---- one variant after the other -----------------------------------------------------------------------------------


def _observed(page: Page, compiled: Compiled) -> Iterator[Observation]:
    schema = compiled.schema
    base = facts(page.base, page.source, schema) if page.base else {}
    for case in page.cases:
        own = facts(case.manifest, page.source, schema) if case.manifest else {}
        stated = laid_over({} if case.alone else base, own)
        for variant in case.variants:
            scene = stated
            for change in variant.changes:
                scene = _changed(page, compiled, scene, change)
            as_of = _as_of(page, case, variant, scene)
            text = manifest_text(scene)
            source = Source(f"{page.source.path} [{case.heading}]", text)
            given = loaded(compiled, (Input(source, "", Path()),), as_of)
            values = settings(page, variant.settings, compiled)
            records = frozenset((kind, name) for kind, named in given.manifest.records.items() for name in named)
            yield Observation(case, variant, scene, records, as_of, values, found(compiled, given, values))


def _changed(page: Page, compiled: Compiled, stated: Facts, change: Change) -> Facts:
    path = path_of(change.entry, compiled.schema)
    if path is None:
        raise PolicyError([messages.cases.NO_FACT(_line(page, change.line), entry=change.entry)], (page.source,))
    if change.value is not None:
        return laid_over(stated, one_fact(path, change.value, change.line, page.source))
    if not any(each[: len(path)] == path for each in stated):
        problem = messages.cases.NOT_STATED(_line(page, change.line), entry=change.entry)
        raise PolicyError([problem], (page.source,))
    return less(stated, path)


def _as_of(page: Page, case: Case, variant: Variant, stated: Facts) -> int:
    _, node = stated.get(("as_of",), (None, None))
    day = variant.as_of or (node.text if isinstance(node, Scalar) else None)
    try:
        return date.fromisoformat(day or "").toordinal()
    except ValueError:
        raise PolicyError([messages.cases.NO_DAY(_line(page, case.line))]) from None


# ---- expected and found --------------------------------------------------------------------------------------------


def _differences(
    page: Page, rules: Sequence[RuleCard], seen: Observation, known: frozenset[tuple[str, str]]
) -> Iterator[Difference]:
    """What is not as expected, of records that are not `known` at all too."""
    named = [rule_of(page, rules, each.rule, each.line) for each in seen.variant.expected]
    meant = set(named) or {rule.id for rule in rules}
    left = {(each.rule, row_of(each)): each for each in seen.found if each.rule in meant}
    for expected, rule in zip(seen.variant.expected, named, strict=True):
        one = left.pop((rule, row_of(expected)), None)
        there = (expected.kind, expected.id) in known
        if not there or not _agree(expected, one):
            nothing = f"{row_of(expected)}: not applicable" if there else f"no {expected.kind} `{expected.id}`"
            shown = line_of(one, one.missing[:3]) if one else nothing
            text = page.source.line(expected.line).split(" #")[0].strip()
            yield Difference(seen.case, expected.line, text, shown)
    for one in left.values():
        prefix = f"rule {one.rule}: " if len(rules) > 1 else ""
        yield Difference(seen.case, seen.variant.line, "nothing", prefix + line_of(one, one.missing[:3]))


def _agree(expected: Expected, seen: Found | None) -> bool:
    if seen is None:
        return expected.verdict == "not_applicable"
    return (
        expected.verdict == seen.verdict
        and {reference(each) for each in expected.citations} <= {reference(each) for each in seen.citations}
        and {each.removesuffix(NARROWER) for each in expected.missing} <= set(seen.missing)
        and set(expected.judgement) <= set(seen.judgements)
        and set(expected.contested) <= set(seen.contested)
        and (expected.due is None or (seen.due or "").startswith(expected.due))
    )


def _is_of(rule: str, page: str) -> bool:
    return rule == page or rule.startswith(f"{page}.")


def _line(page: Page, line: int) -> Span:
    return Span(page.source.path, line, 1, line, max(2, len(page.source.line(line)) + 1))
