"""Rules and exceptions that look right and do nothing: what can never apply, never be broken, never except, or is said
twice. All of it is told as warnings; the rules mean what they say."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from engine.ground import messages
from engine.ground.schema import Schema
from engine.typed import tree
from engine.typed.possible import Below, impossible, terms_below
from engine.typed.problems import Problems
from engine.typed.walk import likeness


def check_idle(rules: Sequence[tree.Rule], schema: Schema, problems: Problems) -> None:
    """Warns P243 of a rule that no record can break, P244 of an exception that never decides or always does, and P245
    of two rules of one law that ask the same of the same."""
    below = terms_below(schema)
    said: dict[Hashable, tree.Rule] = {}
    for rule in rules:
        if rule.between is not None:
            continue
        _check_rule(rule, below, problems)
        key = (rule.law, rule.period, rule.variable.kinds, rule.year, *(likeness(part) for part in _said(rule)))
        first = said.setdefault(key, rule)
        if first is not rule:
            problems.tell(messages.idle.SAID_TWICE(rule.span, first.span, rule=rule.id, other=first.id))


def _check_rule(rule: tree.Rule, below: Below, problems: Problems) -> None:
    in_force = tree.InForce(rule.period, rule.variable.name, rule.span)
    when = (in_force,) if rule.when is None else (in_force, rule.when)
    if rule.when is not None and impossible(when, below):
        problems.tell(messages.idle.NEVER_APPLIES(rule.when.span, rule=rule.id))
        return
    if impossible((*when, _not(rule.duty)), below):
        problems.tell(messages.idle.NEVER_BROKEN(rule.duty.span, rule=rule.id))
        return
    for exception in rule.exceptions:
        if impossible((*when, exception.holds), below):
            problems.tell(messages.idle.NEVER_EXCEPTED(exception.span))
        elif impossible((*when, _not(exception.holds)), below):
            problems.tell(messages.idle.ALWAYS_EXCEPTED(exception.span, rule=rule.id))


def _said(rule: tree.Rule) -> tuple[tree.Expr, ...]:
    when = () if rule.when is None else (rule.when,)
    return (*when, rule.duty, *(exception.holds for exception in rule.exceptions))


def _not(expr: tree.Expr) -> tree.Expr:
    return tree.Not(expr, expr.span)
