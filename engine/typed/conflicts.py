"""Conflicts: a place where two rules cannot both be kept, as a rule of its own whose duty no row can meet.

It applies where both rules do, and is exempt where either of them is; so whether duties collide is decided, explained
and asked for like any other verdict. It weighs as much as the graver of the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from engine.ground import messages
from engine.ground.naming import a_kind
from engine.ground.nearest import did_you_mean, with_article
from engine.ground.schema import YES_NO, Text2
from engine.ground.value import Truth
from engine.syntax import tree as syntax
from engine.syntax.clauses import SEVERITIES
from engine.typed import tree
from engine.typed.conditions import checked_condition
from engine.typed.defines import Defines
from engine.typed.exceptions import in_force
from engine.typed.ledger import certainty, cited, shared
from engine.typed.scope import World
from engine.typed.texts import check_text


def conflicts(
    modules: Sequence[syntax.Module], rules: Sequence[tree.Rule], world: World, defines: Defines
) -> tuple[tree.Rule, ...]:
    """The conflicts that are right, in the order of the modules."""
    written = {item.name.text for module in modules for item in module.items if isinstance(item, syntax.Rule)}
    by_id: dict[str, tree.Rule | None] = dict.fromkeys(written) | {rule.id: rule for rule in rules}
    made = [
        _conflict(item, module.ruleset, by_id, world, defines)
        for module in modules
        for item in module.items
        if isinstance(item, syntax.Conflict)
    ]
    return tuple(one for one in made if one is not None)


def _conflict(
    item: syntax.Conflict, ruleset: str, rules: Mapping[str, tree.Rule | None], world: World, defines: Defines
) -> tree.Rule | None:
    check_text(item.title, "the conflict `{}`", item.name.text, item.name.span, world.problems)
    check_text(item.fix, "the fix of `{}`", item.name.text, item.name.span, world.problems, needed=False)
    law = world.ledger.of_ruleset.get(ruleset)
    if law is None:
        world.problems.tell(messages.rulesets.NO_LAW_FOR_CONFLICTS(item.name.span, ruleset=ruleset))
        return None
    cites = cited(item.cites, world.ledger, world.problems)
    pair = _pair(item, rules, world)
    if pair is None:
        return None
    scope = defines.scope(ruleset, law.key, item.variable.name, item.variable.kind.text)
    scope.taken.update({name: times for rule in pair for name, times in _taken(rule)})
    when = checked_condition(item.when, scope) if item.when is not None else None
    if when is None and item.when is not None:
        return None
    one, other = (_renamed(rule, rule.variable.name, scope.row.name) for rule in pair)
    governed = _all((one.governed, other.governed))
    conditions = tuple(part for part in (one.when, other.when, when) if part is not None)
    both = _all((governed, *conditions))
    period = shared(shared(one.period, other.period), law.period)
    return tree.Rule(
        id=item.name.text,
        ruleset=ruleset,
        law=law.key,
        title=item.title,
        cites=cites,
        severity=max(one.severity, other.severity, key=SEVERITIES.index),
        force="must",
        grade="derived",
        certainty=certainty(item.cites, world.ledger),
        period=period,
        variable=scope.row,
        judged_on=one.judged_on,
        judged_falls_through=one.judged_falls_through,
        applies=in_force(both, period, scope),
        governed=governed,
        when=_all(conditions) if conditions else None,
        duty=tree.Constant(Truth(False), YES_NO, item.rules[0].span),
        exceptions=(*one.exceptions, *other.exceptions),
        fix=item.fix,
        note=item.note,
        span=item.span,
        between=(one.id, other.id),
        year=one.year,
    )


def _pair(
    item: syntax.Conflict, rules: Mapping[str, tree.Rule | None], world: World
) -> tuple[tree.Rule, tree.Rule] | None:
    """The two rules; notes P414 for one that is not there and P416 for two that cannot be set against each other. A
    rule with problems of its own is None here: those have been told."""
    found: list[tree.Rule] = []
    for word in item.rules:
        rule = rules.get(word.text)
        if rule is not None:
            found.append(rule)
        elif word.text not in rules:
            near = did_you_mean(word.text, rules)
            world.problems.tell(messages.rulesets.NO_RULE(word.span, rule=word.text, near=near))
    if len(found) < len(item.rules):
        return None
    one, other = found
    kind = item.variable.kind
    for rule, word in zip(found, item.rules, strict=True):
        if rule.variable.kinds != (kind.text,):
            told = messages.rulesets.OF_ANOTHER_KIND
            about, wanted = (_kind_named(name, world) for name in (rule.variable.kinds[0], kind.text))
            world.problems.tell(told(word.span, rule.variable.span, rule=rule.id, kind=about, wanted=wanted))
            return None
    days = [(rule.judged_on, rule.judged_falls_through, rule.year is None) for rule in found]
    if days[0] != days[1]:
        world.problems.tell(messages.rulesets.ON_OTHER_DAYS(item.name.span, one=one.id, other=other.id))
        return None
    return one, other


def _kind_named(name: str, world: World) -> Text2:
    known = world.schema.kinds.get(name)
    return Text2(with_article(name)) if known is None else a_kind(known)


def _all(parts: tuple[tree.Expr, ...]) -> tree.Expr:
    return parts[0] if len(parts) == 1 else tree.And(parts, parts[0].span)


def _renamed(node: Any, old: str, new: str) -> Any:
    """The same part of the tree with its row called otherwise."""
    if type(node) is tuple:
        return tuple(_renamed(part, old, new) for part in node)
    if not is_dataclass(node) or isinstance(node, type):  # of all that a rule holds, only parts of the tree are
        return node
    if isinstance(node, tree.Variable):
        return replace(node, name=new if node.name == old else node.name)
    changed = {field.name: _renamed(getattr(node, field.name), old, new) for field in fields(node)}
    if changed.get("at") == old:
        changed["at"] = new
    return replace(node, **changed)


def _taken(rule: tree.Rule) -> list[tuple[str, int]]:
    """How often the rule has used each name of a row, so that `when` takes none of them again."""
    found: dict[str, int] = {}
    waiting: list[object] = [rule.applies, rule.duty, *rule.exceptions]
    while waiting:
        node = waiting.pop()
        if type(node) is tuple:
            waiting += node
        elif is_dataclass(node):
            if isinstance(node, tree.Variable):
                name, _, times = node.name.partition("#")
                found[name] = max(found.get(name, 0), int(times or 1))
            waiting += [getattr(node, field.name) for field in fields(node)]
    return list(found.items())
