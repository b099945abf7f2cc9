"""Combinations: terms that together make what none of them is alone, and the test whether a set completes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.schema import Term, TermSet
from engine.ground.source import Span
from engine.ground.value import OneTerm
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.cells import term_set
from engine.typed.comparisons import shown_as
from engine.typed.exceptions import in_force
from engine.typed.ledger import Ledger, check_days, cited, days_cited
from engine.typed.paths import path_text
from engine.typed.problems import Problems
from engine.typed.scope import Scope
from engine.typed.taxonomies import Combination, Taxonomy
from engine.typed.texts import check_text
from engine.typed.types import named


def combinations(
    modules: Sequence[syntax.Module], taxonomies: Mapping[str, Taxonomy], known: Ledger, problems: Problems
) -> dict[str, Combination]:
    """All combinations by name; notes P240 for a way that is none."""
    found: dict[str, Combination] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.CombinationDecl):
                continue
            name, terms = item.name, item.terms.text
            check_text(item.title, "the combination `{}`", name.text, name.span, problems)
            check_days(item.in_force, name.span, problems)
            cited(item.cites, known, problems, module.ruleset)
            if terms not in taxonomies:
                near = did_you_mean(terms, taxonomies.keys())
                problems.tell(messages.declarations.NO_TAXONOMY(item.terms.span, name=terms, near=near))
                continue
            ways = [_way(written, taxonomies[terms], problems) for written in item.sets]
            period = item.in_force or days_cited(item.cites, known)
            found.setdefault(name.text, Combination(terms, tuple(way for way in ways if way), period))
    return found


def completes(written: syntax.Membership, scope: Scope) -> tree.Expr | None:
    """`x completes NAME` typed: the set includes all the terms of one of its ways; no before and after its days."""
    name = path_text(written.right) if isinstance(written.right, syntax.Path) else ""
    declared = scope.declared(name)
    if declared is None or not isinstance(declared.item, syntax.CombinationDecl):
        near = scope.world.names.near(name, scope.ruleset, syntax.CombinationDecl)
        scope.tell(messages.sets.NO_COMBINATION(written.right.span, name=shown_as(written.right), near=near))
        return None
    left = scope.expression(written.left)
    combination = scope.world.combinations.get(name)
    if left is None or combination is None:
        return None
    if left.type != TermSet(combination.terms):
        told, there = messages.expressions.NOT_ITS_TERMS, declared.item.terms.span
        value, type_ = shown_as(written.left), named(left.type)
        scope.tell(told(left.span, there, value=value, type=type_, terms=combination.terms))
        return None
    ways = tuple(_included(left, way, combination.terms, written.span) for way in combination.ways)
    if not ways:
        return None
    return in_force(ways[0] if len(ways) == 1 else tree.Or(ways, written.span), combination.period, scope)


def _included(left: tree.Expr, way: tuple[str, ...], terms: str, span: Span) -> tree.Expr:
    return tree.And(
        tuple(
            tree.SetTest("includes", left, tree.Constant(OneTerm(term), Term(terms), span), terms, span) for term in way
        ),
        span,
    )


def _way(written: syntax.TermSetLiteral, taxonomy: Taxonomy, problems: Problems) -> tuple[str, ...]:
    """The terms of one way; empty once a problem was noted."""
    terms = term_set(written, taxonomy, problems)
    if terms is None:
        return ()
    if len(terms.must) < 2:
        problems.tell(messages.values.ONE_TERM(written.span))
        return ()
    for term in terms.must:
        below = next((other for other in terms.must if other.startswith(f"{term}.")), None)
        if below is not None:
            problems.tell(messages.values.TERM_WITHIN(written.span, below=below, term=term))
            return ()
    return terms.must
