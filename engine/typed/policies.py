"""Policies: which rulesets run, what fails a gate, and which parameters differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.ground.nearest import did_you_mean
from engine.ground.problem import Label
from engine.ground.source import Span
from engine.ground.value import Value
from engine.syntax import tree as syntax
from engine.typed import declared
from engine.typed.cells import cell_value, in_bounds
from engine.typed.parameters import Bounds
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text


def policies(
    modules: Sequence[syntax.Module],
    parameters: Mapping[str, declared.Parameter],
    bounds: Mapping[str, Bounds],
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> dict[str, declared.Policy]:
    """All policies by name."""
    rulesets = {module.ruleset for module in modules if any(isinstance(item, syntax.Law) for item in module.items)}
    found: dict[str, declared.Policy] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.Policy):
                continue
            name = item.name.text
            check_text(item.title, f"the policy `{name}`", item.name.span, problems, needed=False)
            if name in found:
                place = Label(found[name].span, "first here")
                problems.add("P505", item.name.span, f"two policies are called `{name}`", "rename one", (place,))
                continue
            _check_uses(item, rulesets, problems)
            settings = _settings(item, parameters, bounds, taxonomies, problems)
            uses = tuple(word.text for word in item.uses)
            fails = tuple((verdict.text, severity) for verdict, severity in item.fails)
            found[name] = declared.Policy(name, item.title, uses, fails, settings, item.span)
    return found


def _check_uses(item: syntax.Policy, rulesets: set[str], problems: Problems) -> None:
    for word in item.uses:
        if word.text not in rulesets:
            problems.add("P501", word.span, f"there is no ruleset `{word.text}`", did_you_mean(word.text, rulesets))


def _settings(
    item: syntax.Policy,
    parameters: Mapping[str, declared.Parameter],
    bounds: Mapping[str, Bounds],
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> dict[str, Value]:
    settings: dict[str, Value] = {}
    places: dict[str, Span] = {}
    for word, cell in item.settings:
        parameter = parameters.get(word.text)
        if parameter is None:
            help_ = did_you_mean(word.text, parameters.keys())
            problems.add("P503", word.span, f"there is no parameter `{word.text}`", help_)
            continue
        if word.text in places:
            place = Label(places[word.text], "first here")
            problems.add("P505", word.span, f"`{word.text}` is set twice", "keep one of them", (place,))
            continue
        places[word.text] = word.span
        value = cell_value(cell, parameter.type, taxonomies, problems, code="P504")
        if value is None:
            continue
        limits = bounds.get(word.text)
        if limits is not None and not in_bounds(value, *limits):
            place = Label(parameter.span, "its bounds are declared here")
            problems.add("P504", cell.span, f"this lies outside the bounds of `{word.text}`", "", (place,))
        settings[word.text] = value
    return settings
