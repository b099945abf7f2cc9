"""Derived facts: each is the define `KIND.FACT`, of the type that is declared for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.ground import messages
from engine.ground.schema import Fact, Number
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.absence import may_be_none
from engine.typed.comparisons import taxonomy_of
from engine.typed.defines import Defines
from engine.typed.negations import check_negations
from engine.typed.scope import Scope, World
from engine.typed.types import named


def derived_facts(defines: Defines, world: World, kinds: Mapping[str, Sequence[tuple[syntax.KindDecl, str]]]) -> None:
    """Checks every derived fact and adds it to the defines as `KIND.FACT`."""
    for name, decls in kinds.items():
        for decl, ruleset in decls:
            for fact in decl.facts:
                typed = world.schema.kinds[name].facts.get(fact.name.text) if name in world.schema.kinds else None
                if fact.derived is not None and typed is not None and typed.derived:
                    scope = defines.scope(ruleset, None, decl.variable.name, name)
                    body = _derived(fact.derived, fact, typed, scope)
                    if body is not None:
                        key = f"{name}.{typed.name}"
                        defines.add(tree.Define(key, scope.row, body, False, (), typed.title, fact.span))


def _derived(written: syntax.Expr, decl: syntax.FactDecl, fact: Fact, scope: Scope) -> tree.Expr | None:
    body = scope.expression(written, taxonomy_of(fact.type))
    if body is None:
        return None
    check_negations(body, scope.define, scope.world.problems)
    type_, wanted = body.type, fact.type
    if isinstance(type_, Number) and isinstance(wanted, Number):
        fits = type_.unit in (wanted.unit, "")
    else:
        fits = type_ == wanted or (type_ is None and fact.optional)
    if not fits:
        told = messages.expressions.DERIVED_OTHERWISE
        scope.tell(told(written.span, fact=fact.name, wanted=named(wanted), type=named(type_)))
        return None
    if not fact.optional and type_ is not None and may_be_none(body, scope.define):
        scope.tell(messages.expressions.DERIVED_NONE(decl.name.span, fact=fact.name))
    return body
