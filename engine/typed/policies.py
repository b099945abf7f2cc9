"""Policies: which rulesets run, what fails a gate, and what a policy changes: parameters, severities, rules skipped,
facts that need evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from engine.ground.nearest import did_you_mean, with_article
from engine.ground.problem import Label
from engine.ground.schema import Kind, Schema, Text2
from engine.ground.source import Span
from engine.ground.value import Value
from engine.syntax import tree as syntax
from engine.typed import declared
from engine.typed.cells import cell_value, in_bounds
from engine.typed.parameters import Bounds
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text

UNEVIDENCED: Final = "unevidenced"
LEAST: Final = "low"


def policies(
    modules: Sequence[syntax.Module],
    schema: Schema,
    parameters: Mapping[str, declared.Parameter],
    bounds: Mapping[str, Bounds],
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> dict[str, declared.Policy]:
    """All policies by name."""
    rulesets = {module.ruleset for module in modules if any(isinstance(item, syntax.Law) for item in module.items)}
    rules = {
        item.name.text: module.ruleset
        for module in modules
        for item in module.items
        if isinstance(item, syntax.Rule | syntax.Conflict)
    }
    found: dict[str, declared.Policy] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.Policy):
                continue
            name = item.name.text
            check_text(item.title, f"the policy `{name}`", item.name.span, problems, needed=False)
            if name in found:
                _twice(item.name.span, f"two policies are called `{name}`", "rename one", found[name].span, problems)
                continue
            _check_uses(item, rulesets, problems)
            found[name] = declared.Policy(
                name,
                item.title,
                tuple(word.text for word in item.uses),
                tuple(_thresholds(item, problems)),
                _settings(item, parameters, bounds, taxonomies, problems),
                _severities(item, rules, problems),
                tuple(_evidence(item, schema.kinds, problems)),
                _skips(item, rules, problems),
                item.span,
            )
    return found


def _check_uses(item: syntax.Policy, rulesets: set[str], problems: Problems) -> None:
    for word in item.uses:
        if word.text not in rulesets:
            problems.add("P501", word.span, f"there is no ruleset `{word.text}`", did_you_mean(word.text, rulesets).en)


def _thresholds(item: syntax.Policy, problems: Problems) -> Iterator[declared.Threshold]:
    for each in compress(item.fails, _first([each.verdict for each in item.fails], "said to fail", problems)):
        verdict = each.verdict.text
        if verdict == UNEVIDENCED and each.severity is not None:
            problems.add("P510", each.span, f"`{UNEVIDENCED}` has no severity", f"leave `from {each.severity}` out")
        elif verdict == UNEVIDENCED and not item.evidence:
            help_ = "name the facts: `evidence for flow.mechanism`"
            problems.add("P510", each.span, f"`{item.name.text}` asks no fact for evidence", help_)
        elif verdict == UNEVIDENCED and each.new:
            problems.add("P510", each.span, f"a baseline does not tell what is `{UNEVIDENCED}`", "leave `new` out")
        else:
            yield declared.Threshold(verdict, each.severity or LEAST, each.new)


def _severities(item: syntax.Policy, rules: Mapping[str, str], problems: Problems) -> dict[str, str]:
    given = compress(item.severities, _first([rule for rule, _ in item.severities], "given a severity", problems))
    return {rule.text: severity for rule, severity in given if _evaluated(rule, item, rules, problems)}


def _skips(item: syntax.Policy, rules: Mapping[str, str], problems: Problems) -> dict[str, Text2]:
    skips: dict[str, Text2] = {}
    for skipped in compress(item.skips, _first([skip.rule for skip in item.skips], "skipped", problems)):
        check_text(skipped.because, "the reason", skipped.rule.span, problems)
        if _evaluated(skipped.rule, item, rules, problems):
            skips[skipped.rule.text] = skipped.because
    return skips


def _evaluated(rule: syntax.Word, item: syntax.Policy, rules: Mapping[str, str], problems: Problems) -> bool:
    """Whether the policy would evaluate the rule; a problem if it would not."""
    uses = [word.text for word in item.uses]
    if rule.text not in rules:
        known = [name for name, ruleset in rules.items() if ruleset in uses]
        problems.add("P508", rule.span, f"there is no rule `{rule.text}`", did_you_mean(rule.text, known).en)
    elif rules[rule.text] not in uses:
        message = f"`{item.name.text}` does not evaluate `{rule.text}`"
        problems.add("P508", rule.span, message, f"leave the line out, or add `use {rules[rule.text]}`")
    return rules.get(rule.text) in uses


def _evidence(item: syntax.Policy, kinds: Mapping[str, Kind], problems: Problems) -> Iterator[tuple[str, str]]:
    """Kind and fact, of those that somebody can state."""
    for word in compress(item.evidence, _first(item.evidence, "said to need evidence", problems)):
        name, _, fact = word.text.partition(".")
        kind = kinds.get(name)
        if kind is None:
            problems.add("P509", word.span, f"there is no kind `{name}`", did_you_mean(name, kinds).en)
        elif not fact:
            problems.add("P509", word.span, "this names no fact", f"write `{name}.FACT`")
        elif fact not in kind.facts:
            message, help_ = f"{with_article(name)} has no fact `{fact}`", did_you_mean(fact, kind.facts).en
            problems.add("P509", word.span, message, help_)
        elif kind.facts[fact].derived or kind.facts[fact].inverse_of is not None:
            message = f"`{fact}` of {with_article(name)} is computed, never stated"
            problems.add("P509", word.span, message, "ask for evidence of what it rests on")
        else:
            yield name, fact


def _settings(
    item: syntax.Policy,
    parameters: Mapping[str, declared.Parameter],
    bounds: Mapping[str, Bounds],
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> dict[str, Value]:
    settings: dict[str, Value] = {}
    for word, cell in compress(item.settings, _first([word for word, _ in item.settings], "set", problems)):
        parameter = parameters.get(word.text)
        if parameter is None:
            help_ = did_you_mean(word.text, parameters.keys()).en
            problems.add("P503", word.span, f"there is no parameter `{word.text}`", help_)
            continue
        value = cell_value(cell, parameter.type, taxonomies, problems, code="P504")
        if value is None:
            continue
        limits = bounds.get(word.text)
        if limits is not None and not in_bounds(value, *limits):
            place = Label(parameter.span, Text2("its bounds are declared here"))
            problems.add("P504", cell.span, f"this lies outside the bounds of `{word.text}`", "", (place,))
        settings[word.text] = value
    return settings


def _first(words: Sequence[syntax.Word], done: str, problems: Problems) -> list[bool]:
    """For each word whether it is said for the first time; a problem where it is not."""
    places: dict[str, Span] = {}
    for word in words:
        if places.setdefault(word.text, word.span) != word.span:
            _twice(word.span, f"`{word.text}` is {done} twice", "keep one of them", places[word.text], problems)
    return [places[word.text] == word.span for word in words]


def _twice(here: Span, message: str, help_: str, there: Span, problems: Problems) -> None:
    problems.add("P505", here, message, help_, (Label(there, Text2("first here")),))
