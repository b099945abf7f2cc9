"""Policies: which rulesets run, what fails a gate, and what a policy changes: parameters, severities, rules skipped,
facts that need evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from engine.ground import messages
from engine.ground.naming import a_kind
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Message
from engine.ground.schema import Kind, Schema, Text2
from engine.ground.source import Span
from engine.syntax import tree as syntax
from engine.typed import declared
from engine.typed.parameters import settings
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text

UNEVIDENCED: Final = "unevidenced"
LEAST: Final = "low"


def policies(
    modules: Sequence[syntax.Module],
    schema: Schema,
    parameters: Mapping[str, declared.Parameter],
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
            check_text(item.title, "the policy `{}`", name, item.name.span, problems, needed=False)
            if name in found:
                problems.tell(messages.policies.TWO_POLICIES(item.name.span, found[name].span, name=name))
                continue
            _check_uses(item, rulesets, problems)
            found[name] = declared.Policy(
                name,
                item.title,
                tuple(word.text for word in item.uses),
                tuple(_thresholds(item, problems)),
                settings(_once(item, problems), parameters, taxonomies, problems),
                _severities(item, rules, problems),
                tuple(_evidence(item, schema.kinds, problems)),
                _skips(item, rules, problems),
                item.span,
            )
    return found


def _check_uses(item: syntax.Policy, rulesets: set[str], problems: Problems) -> None:
    for word in item.uses:
        if word.text not in rulesets:
            near = did_you_mean(word.text, rulesets)
            problems.tell(messages.policies.NO_RULESET(word.span, name=word.text, near=near))


def _thresholds(item: syntax.Policy, problems: Problems) -> Iterator[declared.Threshold]:
    say = messages.policies
    for each in compress(item.fails, _first([each.verdict for each in item.fails], say.FAILS_TWICE, problems)):
        verdict = each.verdict.text
        if verdict == UNEVIDENCED and each.severity is not None:
            problems.tell(say.NO_SEVERITY(each.span, verdict=UNEVIDENCED, severity=each.severity))
        elif verdict == UNEVIDENCED and not item.evidence:
            problems.tell(say.NO_EVIDENCE(each.span, policy=item.name.text))
        elif verdict == UNEVIDENCED and each.new:
            problems.tell(say.NOT_IN_BASELINE(each.span, verdict=UNEVIDENCED))
        else:
            yield declared.Threshold(verdict, each.severity or LEAST, each.new)


def _severities(item: syntax.Policy, rules: Mapping[str, str], problems: Problems) -> dict[str, str]:
    first = _first([rule for rule, _ in item.severities], messages.policies.SEVERITY_TWICE, problems)
    given = compress(item.severities, first)
    return {rule.text: severity for rule, severity in given if _evaluated(rule, item, rules, problems)}


def _skips(item: syntax.Policy, rules: Mapping[str, str], problems: Problems) -> dict[str, Text2]:
    skips: dict[str, Text2] = {}
    first = _first([skip.rule for skip in item.skips], messages.policies.SKIPPED_TWICE, problems)
    for skipped in compress(item.skips, first):
        check_text(skipped.because, "the reason", "", skipped.rule.span, problems)
        if _evaluated(skipped.rule, item, rules, problems):
            skips[skipped.rule.text] = skipped.because
    return skips


def _evaluated(rule: syntax.Word, item: syntax.Policy, rules: Mapping[str, str], problems: Problems) -> bool:
    """Whether the policy would evaluate the rule; a problem if it would not."""
    uses = [word.text for word in item.uses]
    if rule.text not in rules:
        near = did_you_mean(rule.text, [name for name, ruleset in rules.items() if ruleset in uses])
        problems.tell(messages.policies.NO_RULE(rule.span, rule=rule.text, near=near))
    elif rules[rule.text] not in uses:
        told = messages.policies.NOT_EVALUATED
        problems.tell(told(rule.span, policy=item.name.text, rule=rule.text, ruleset=rules[rule.text]))
    return rules.get(rule.text) in uses


def _evidence(item: syntax.Policy, kinds: Mapping[str, Kind], problems: Problems) -> Iterator[tuple[str, str]]:
    """Kind and fact, of those that somebody can state."""
    say = messages.policies
    for word in compress(item.evidence, _first(item.evidence, say.EVIDENCE_TWICE, problems)):
        name, _, fact = word.text.partition(".")
        kind = kinds.get(name)
        if kind is None:
            problems.tell(say.NO_KIND(word.span, kind=name, near=did_you_mean(name, kinds)))
            continue
        one = a_kind(kind)
        if not fact:
            problems.tell(say.NAMES_NO_FACT(word.span, kind=name))
        elif fact not in kind.facts:
            problems.tell(say.NO_FACT(word.span, kind=one, fact=fact, near=did_you_mean(fact, kind.facts)))
        elif kind.facts[fact].derived or kind.facts[fact].inverse_of is not None:
            problems.tell(say.COMPUTED(word.span, kind=one, fact=fact))
        else:
            yield name, fact


def _once(item: syntax.Policy, problems: Problems) -> Iterator[tuple[syntax.Word, syntax.Cell]]:
    return compress(item.settings, _first([word for word, _ in item.settings], messages.policies.SET_TWICE, problems))


def _first(words: Sequence[syntax.Word], twice: Message, problems: Problems) -> list[bool]:
    """For each word whether it is said for the first time; a problem where it is not."""
    places: dict[str, Span] = {}
    for word in words:
        if places.setdefault(word.text, word.span) != word.span:
            problems.tell(twice(word.span, places[word.text], name=word.text))
    return [places[word.text] == word.span for word in words]
