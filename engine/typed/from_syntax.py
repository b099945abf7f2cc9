"""Syntax modules -> `Program`: all rules with what they call, every name resolved and every part typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.attestations import check_attestations
from engine.typed.combinations import combinations
from engine.typed.conflicts import conflicts
from engine.typed.defines import Defines
from engine.typed.derived import derived_facts
from engine.typed.from_words import in_order as modules_in_order
from engine.typed.from_words import words
from engine.typed.grades import readings
from engine.typed.idle import check_idle
from engine.typed.ledger import WORDS, ledger
from engine.typed.names import Names, names
from engine.typed.order import called, in_order
from engine.typed.parameters import parameters
from engine.typed.policies import policies
from engine.typed.problems import Problems
from engine.typed.rules import graded, rules
from engine.typed.scope import World
from engine.typed.taxonomies import taxonomies
from engine.typed.unread import check_unread
from engine.typed.years import check_each_year, check_years, with_years


def check(modules: Sequence[syntax.Module], sources: Sequence[Source] = ()) -> tree.Program:
    """The checked program of the modules. Raises one PolicyError with all errors of all of them.

    `sources`: the texts that the modules were parsed from; the problems point into them. What does not keep the rules
    from being evaluated is among the program's `warnings`.
    """
    try:
        return _checked(modules, sources)
    except RecursionError:
        raise PolicyError([messages.characters.DEEP_DEFINITIONS(None)], sources) from None


def _checked(modules: Sequence[syntax.Module], sources: Sequence[Source]) -> tree.Program:
    problems = Problems()
    modules = modules_in_order(modules)
    terms = taxonomies(modules, problems)
    known = ledger(modules, problems)
    schema = words(modules, terms, known, problems)
    visible = names(modules, known, problems)
    settable = parameters(modules, terms, known, problems)
    combined = combinations(modules, terms, known, problems)
    world = World(schema, terms, known, combined, visible, settable, problems)
    kinds = _kinds(modules)
    defines = Defines(world, {name: decls[0] for name, decls in kinds.items() if not decls[0][0].extends})
    derived_facts(defines, world, kinds)
    found = rules(modules, world, defines)
    found = (*found, *conflicts(modules, found, world, defines))
    _governed(world, defines)
    ordered = with_years(in_order(defines.all(), problems), schema, problems)
    yearly = {key for key, define in ordered.items() if define.yearly}
    for expr in _all(found, ordered):
        check_years(expr, yearly, problems)
    for rule in found:
        check_each_year(rule, yearly, problems)
    check_attestations(found, ordered.values(), problems)
    read = readings(ordered)
    chosen = policies(modules, schema, settable, terms, problems)
    if errors := problems.errors():
        raise PolicyError(errors, sources)
    _check_unused(visible, found, ordered, problems)
    check_idle(found, schema, problems)
    check_unread(modules, _all(found, ordered), problems)
    return tree.Program(
        schema,
        known.laws,
        ordered,
        settable,
        schema.judgements,
        tuple(replace(rule, grade=graded(rule, read)) for rule in found),
        chosen,
        problems.in_order(),
    )


def _kinds(modules: Sequence[syntax.Module]) -> dict[str, list[tuple[syntax.KindDecl, str]]]:
    """The declarations of each kind with the rulesets that they stand in, the first of them the kind itself."""
    found: dict[str, list[tuple[syntax.KindDecl, str]]] = {}
    for extends in (False, True):
        for module in modules:
            for item in module.items:
                if isinstance(item, syntax.KindDecl) and item.extends == extends:
                    found.setdefault(item.variable.kind.text, []).append((item, module.ruleset))
    return found


def _governed(world: World, defines: Defines) -> None:
    """Makes the scope of each law on each kind of which it can be said, whether a rule asks for it or not."""
    for key, law in world.ledger.declared.items():
        for one in law.governs:
            kind = one.variable.kind
            if kind.text not in world.schema.kinds:
                near = did_you_mean(kind.text, world.schema.kinds)
                world.problems.tell(messages.declarations.NO_KIND(kind.span, name=kind.text, near=near))
        if law.governs_as is not None and law.governs_as.text not in world.ledger.laws:
            word = law.governs_as
            near = did_you_mean(word.text, world.ledger.laws)
            world.problems.tell(messages.rulesets.NO_LAW(word.span, key=word.text, near=near))
        elif law.governs or law.governs_as is not None:
            for name in world.schema.kinds:
                defines.define(f"governed {key} {name}")


def _all(found: Sequence[tree.Rule], ordered: Mapping[str, tree.Define]) -> Iterable[tree.Expr]:
    for define in ordered.values():
        yield define.body
    for rule in found:
        yield rule.applies
        yield rule.duty
        for exception in rule.exceptions:
            yield exception.holds


def _check_unused(
    visible: Names, found: Sequence[tree.Rule], ordered: Mapping[str, tree.Define], problems: Problems
) -> None:
    """Warns of defines that nothing calls; the words are there for rulesets that may not be loaded."""
    used = {key for expr in _all(found, ordered) for key in called(expr)}
    for one in visible.declared:
        if isinstance(one.item, syntax.Define | syntax.Exemption) and one.ruleset != WORDS and one.key not in used:
            what = messages.declarations.WHAT[one.what]
            problems.tell(messages.idle.NOT_CALLED(one.word.span, what=what, name=one.word.text))
