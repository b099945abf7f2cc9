"""Rules: a rule applies on the days it is in force, to rows that its law (or it itself) governs and its `when` is true
of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.schema import YES_NO, Period
from engine.ground.value import Truth
from engine.syntax import tree as syntax
from engine.typed import declared, tree
from engine.typed.amendments import Added, amendments, of_rule
from engine.typed.attestations import attested
from engine.typed.conditions import checked_condition, condition
from engine.typed.defines import Defines
from engine.typed.exceptions import exception, in_force
from engine.typed.grades import Reading, grade
from engine.typed.kinds import day_fact
from engine.typed.ledger import certainty, check_days, cited, empty, shared
from engine.typed.negations import Settled, check_negations, stated
from engine.typed.problems import Problems
from engine.typed.scope import Scope, World
from engine.typed.texts import check_text

SOFT: Final = ("standard", "guidance")


def rules(modules: Sequence[syntax.Module], world: World, defines: Defines) -> tuple[tree.Rule, ...]:
    """All rules that are right, in the order of the modules; their grades are set by `graded`. Checks the names of
    conflicts too, which are ids of the same kind."""
    first: dict[str, syntax.Rule | syntax.Conflict] = {}
    added = amendments(modules, world.ledger, world.problems)
    found: list[tree.Rule] = []
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.Rule | syntax.Conflict):
                continue
            name = item.name.text
            _check_name(item, module, world.problems)
            if name in first:
                told = messages.rulesets.TWO_RULES
                world.problems.tell(told(item.name.span, first[name].name.span, name=name))
            first.setdefault(name, item)
            rule = _rule(item, module, world, defines, added) if isinstance(item, syntax.Rule) else None
            if rule is not None:
                found.append(rule)
    return tuple(found)


def graded(rule: tree.Rule, found: Mapping[str, Reading]) -> str:
    """The grade of a rule; a conflict is derived from two."""
    if rule.between is not None:
        return "derived"
    return "attested" if attested(rule.duty) else grade(rule.duty, found)


def _rule(
    item: syntax.Rule, module: syntax.Module, world: World, defines: Defines, added: Mapping[str, tuple[Added, ...]]
) -> tree.Rule | None:
    law = world.ledger.of_ruleset.get(module.ruleset)
    _check_words(item, law, world)
    period = _period(item, law, world.problems)
    kind = item.variable.kind
    if kind.text not in world.schema.kinds:
        near = did_you_mean(kind.text, world.schema.kinds.keys())
        world.problems.tell(messages.declarations.NO_KIND(kind.span, name=kind.text, near=near))
        return None
    outer = defines.scope(module.ruleset, law.key if law is not None else None, item.variable.name, kind.text)
    scope = _in_each_year(item, outer)
    facts = world.schema.kinds[kind.text].facts
    judged = [day_fact(path, item.variable.name, kind.text, facts, world.problems) for path in item.judged_on]
    when = checked_condition(item.when, scope) if item.when is not None else None
    settled = stated(when, scope.define)
    duty = _duty(item, scope, settled)
    exceptions = _exceptions(item, scope, settled, added)
    if law is None:
        world.problems.tell(messages.rulesets.NO_LAW_FOR_RULES(item.name.span, ruleset=module.ruleset))
        return None
    # What a rule governs itself: a duty of somebody whom the law reaches in another way.
    governed = _governed(law, kind, scope, defines) if item.governs is None else checked_condition(item.governs, scope)
    if duty is None or exceptions is None or governed is None or (when is None and item.when is not None):
        return None
    if None in judged:
        return None
    return tree.Rule(
        id=item.name.text,
        ruleset=module.ruleset,
        law=law.key,
        title=item.title,
        cites=cited(item.cites, world.ledger, world.problems),
        severity=item.severity,
        force=item.force,
        grade="declared",
        certainty=certainty(item.cites, world.ledger),
        period=period,
        variable=scope.row,
        judged_on=tuple(fact for fact in judged if fact is not None),
        judged_falls_through=item.falls_through,
        applies=_applies(when, governed, period, scope),
        governed=governed,
        when=when,
        duty=duty,
        exceptions=exceptions,
        fix=item.fix,
        note=item.note,
        span=item.span,
        year=scope.year,
        own_scope=item.governs is not None,
    )


def _in_each_year(item: syntax.Rule, scope: Scope) -> Scope:
    """The scope of a rule, which may have a row for each year."""
    if item.year is None:
        return scope
    scope.check_row_name(item.year)
    if item.judged_on:
        scope.tell(messages.sets.OWN_JUDGED_DAY(item.judged_on[0].span))
    return replace(scope, year=item.year.text)


def _duty(item: syntax.Rule, scope: Scope, settled: Settled) -> tree.Expr | None:
    """What the rule asks for; of `must not` the negation."""
    duty = condition(item.duty, scope)
    if duty is None:
        return None
    duty = tree.Not(duty, duty.span) if item.negated else duty
    check_negations(duty, scope.define, scope.world.problems, settled)
    return duty


def _exceptions(
    item: syntax.Rule, scope: Scope, settled: Settled, added: Mapping[str, tuple[Added, ...]]
) -> tuple[tree.Exception_, ...] | None:
    """The rule's own exceptions, then those that special laws add; None if one of them is wrong."""
    found = [exception(one, scope, settled) for one in item.exceptions]
    for one, by in of_rule(item.name.text, added):
        found.append(exception(one, replace(scope, ruleset=by.ruleset, law=by.law), settled))
    whole = tuple(one for one in found if one is not None)
    return whole if len(whole) == len(found) else None


def _applies(when: tree.Expr | None, governed: tree.Expr, period: Period, scope: Scope) -> tree.Expr:
    parts = (governed,) if when is None else (governed, when)
    both = governed if when is None else tree.And(parts, when.span)
    return in_force(both, period, scope)


def _governed(law: declared.Law, kind: syntax.Word, scope: Scope, defines: Defines) -> tree.Expr | None:
    key = f"governed {law.key} {kind.text}"
    define = defines.define(key)
    if define is not None:
        if define.body == tree.Constant(Truth(True), YES_NO, define.body.span):
            return define.body
        return tree.Call(key, scope.row, scope.at, YES_NO, scope.row.span)
    if (law.key, kind.text) in defines.unsaid:
        told = messages.rulesets.NO_SCOPE
        scope.tell(told(kind.span, law.span, kind=kind.text, law=law.key))
    return None


def _check_words(item: syntax.Rule, law: declared.Law | None, world: World) -> None:
    """What a rule says beside its conditions: texts, citations, and how strictly its law may speak."""
    name, problems = item.name, world.problems
    check_text(item.title, "the rule `{}`", name.text, name.span, problems)
    check_text(item.fix, "the fix of `{}`", name.text, name.span, problems, needed=False)
    check_text(item.note, "the note of `{}`", name.text, name.span, problems, needed=False)
    cited(item.cites, world.ledger, problems)
    if not item.severity:
        problems.tell(messages.rulesets.NO_SEVERITY(name.span, rule=name.text))
    if law is not None and law.force in SOFT and item.force == "must":
        problems.tell(messages.rulesets.SOFT_LAW(item.duty.span, law.span, law=law.key, force=law.force))
    read = certainty(item.cites, world.ledger)
    if read != "text" and not item.note.en and not item.note.zh:
        told = messages.rulesets.FROM_MEMORY if read == "memory" else messages.rulesets.SECONDARY
        problems.tell(told(name.span, rule=name.text))


def _period(item: syntax.Rule, law: declared.Law | None, problems: Problems) -> Period:
    """The days of the rule; an end that it leaves open is its law's."""
    check_days(item.in_force, item.name.span, problems)
    if law is None:
        return item.in_force or Period()
    if item.in_force is None:
        return law.period
    own = item.in_force
    period = Period(own.first or law.period.first, own.last or law.period.last)
    if empty(shared(own, law.period)) and not empty(own) and not empty(law.period):
        problems.tell(messages.rulesets.NEVER_IN_FORCE(item.name.span, rule=item.name.text, law=law.key))
    return period


def _check_name(item: syntax.Rule | syntax.Conflict, module: syntax.Module, problems: Problems) -> None:
    stem = module.path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".policy")
    wanted = f"{module.ruleset}.{stem}"
    name = item.name.text
    if name != wanted and not name.startswith(f"{wanted}."):
        problems.tell(messages.rulesets.IN_ANOTHER_FILE(item.name.span, name=name, wanted=wanted))
