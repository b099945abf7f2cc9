"""A page of cases with what was found in place of what was expected; scenes, headings and prose stay as they are."""

from __future__ import annotations

from engine.app.cases.expect import Expected
from engine.app.cases.found import Found
from engine.app.cases.run import Observation, Ran, all_records, line_of, row_of, rule_of
from engine.findings.finding import NARROWER


def accepted(result: Ran) -> str:
    """The text of the page with the verdicts found in place of those expected; scenes and prose stay as they are."""
    lines = result.page.source.text.split("\n")
    for seen in sorted(result.observed, key=lambda each: each.variant.line, reverse=True):
        old = seen.variant.expected
        written = _written(result, seen)
        if old:
            first = old[0].line - 1
            while lines[first - 1].strip().startswith("rule "):
                first -= 1
            lines[first : old[-1].line] = written
        else:
            scene = [change.line for change in seen.variant.changes]
            scene += [setting.line for setting in seen.variant.settings]
            at = max(scene, default=seen.variant.line - 1)
            lines[at:at] = written
    return "\n".join(lines)


def _kept(expected: Expected | None, seen: Found) -> tuple[str, ...]:
    """The entries of what is missing that the page names, where they still are; else the first."""
    named = [each.removesuffix(NARROWER) for each in (expected.missing if expected else ())]
    return tuple(each for each in named if each in seen.missing) or seen.missing[:1]


def _written(result: Ran, seen: Observation) -> list[str]:
    """The verdicts of a variant in the order in which they stood, new ones after them, rule by rule."""
    several = len(result.rules) > 1 or not result.beside  # such a page names even its only rule
    old = [(rule_of(result.page, result.rules, each.rule, each.line), each) for each in seen.variant.expected]
    named = {(rule, row_of(each)): each for rule, each in old}
    found = {(each.rule, row_of(each)): each for each in seen.found}
    known = all_records(result.observed)
    lines: list[str] = []
    for rule in dict.fromkeys([rule for rule, _ in old] or [each.id for each in result.rules]):
        keys = [key for key in dict.fromkeys([*named, *found]) if key[0] == rule]
        if keys and several:
            name = result.page.name
            lines.append(f"rule {rule.removeprefix(f'{name}.') if rule != name else name.rsplit('.', 1)[-1]}")
        for key in keys:
            one = found.get(key)
            if one is None:
                if (named[key].kind, named[key].id) in known:
                    lines.append(f"{key[1]}: not applicable")
            else:
                lines.append(line_of(one, _kept(named.get(key), one)))
    return lines
