"""Syntax modules -> `Schema`: everything that a manifest may say, whichever rulesets declare it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.ground.problem import PolicyError
from engine.ground.schema import Schema
from engine.ground.source import Source
from engine.syntax import tree as syntax
from engine.typed.calendars import calendars
from engine.typed.groups import groups, judgements
from engine.typed.kinds import kinds
from engine.typed.ledger import WORDS, Ledger, ledger
from engine.typed.problems import Problems
from engine.typed.tables import tables
from engine.typed.taxonomies import Taxonomy, taxonomies


def schema(modules: Sequence[syntax.Module], sources: Sequence[Source] = ()) -> Schema:
    """The schema that the modules declare together, with the facts that rulesets add; raises PolicyError."""
    problems = Problems()
    modules = in_order(modules)
    found = words(modules, taxonomies(modules, problems), ledger(modules, problems), problems)
    if errors := problems.errors():
        raise PolicyError(errors, sources)
    return found


def words(modules: Sequence[syntax.Module], terms: Mapping[str, Taxonomy], known: Ledger, problems: Problems) -> Schema:
    """The schema of modules in order, as far as it goes; problems are noted."""
    found = kinds(modules, terms, problems)
    return Schema(
        found,
        {name: taxonomy.terms for name, taxonomy in terms.items()},
        groups(modules, terms, known, problems),
        tables(modules, terms, known, problems),
        judgements(modules, found, known, problems),
        calendars(modules, known, problems),
    )


def in_order(modules: Sequence[syntax.Module]) -> tuple[syntax.Module, ...]:
    """The words first, then by path, so that the order in which files were read never matters."""
    return tuple(sorted(modules, key=lambda module: (module.ruleset != WORDS, module.path)))
