"""Comprehensions: what a row ranges over, quantifiers, aggregates and gathered sets."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from engine.ground.schema import Date, Many, Moment, Money, Number, Ref, TermSet, YesNo
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.comparisons import shown_as
from engine.typed.conditions import condition
from engine.typed.paths import path_text
from engine.typed.periods import window
from engine.typed.reach import within_reach
from engine.typed.scope import Scope
from engine.typed.types import described

YES_NO: Final = YesNo()
PEOPLE: Final = "people"


def quantified(written: syntax.Quantified, scope: Scope) -> tree.Expr | None:
    """`some`, `every` or `no` typed."""
    inner, each = _each(written.each, written.quantifier, scope)
    body = condition(written.body, inner)
    if each is None or body is None or not within_reach(each, body, inner):
        return None
    return tree.Quantified(written.quantifier, each, body, YES_NO, written.span)


def aggregate(written: syntax.Aggregate, scope: Scope, terms: str | None) -> tree.Expr | None:
    """`count`, `sum`, `min`, `max`, `persons`, `union` or `common` typed."""
    inner, each = _each(written.each, written.op, scope)
    value = inner.expression(written.value, terms) if written.value is not None else None
    stated = scope.expression(written.stated) if written.stated is not None else None
    if each is None or (value is None and written.value is not None) or (stated is None and written.stated is not None):
        return None
    if not within_reach(each, value, inner):
        return None
    if written.op in ("union", "common"):
        return _gathered(written, each, value, scope)
    if isinstance(each.source, tree.Lineage):
        direction, rows = each.source.direction, "datasets" if each.source.direction == "sources" else "flows"
        along = f"x in {direction} of {each.source.of.name.split('#')[0]}"
        help_ = f"ask `some`, `every` or `no {along} … has …`, or gather a set: `union(x.… for {along})`, `common(…)`"
        what = rows if rows == "datasets" else f"{direction} flows"
        scope.problem("P235", written.span, f"`{written.op}` is of a list, not of {what}", help_)
        return None
    if written.op == "count":
        kinds = each.variable.kinds
        unit = scope.world.schema.kinds[kinds[0]].plural if len(kinds) == 1 else "records"
        return tree.Aggregate("count", None, each, None, Number(unit), written.span)
    assert value is not None
    return _number(written, each, value, stated, scope)


def _number(
    written: syntax.Aggregate, each: tree.Each, value: tree.Expr, stated: tree.Expr | None, scope: Scope
) -> tree.Expr | None:
    span = written.value.span if written.value is not None else written.span
    match written.op, value.type:
        case "sum", Number("people"):
            help_ = "the same person may be in several: write `persons(…)`, which gives bounds"
            scope.problem("P216", span, "people cannot be added up", help_)
            return None
        case "persons", Number(unit) if unit != PEOPLE:
            help_ = "`persons` counts distinct people; add other counts up with `sum(…)`"
            scope.problem("P235", span, f"{_shown(written)} is a count of {unit or 'nothing named'}", help_)
            return None
        case ("sum" | "min" | "max", Money()) | (_, Number()) | ("min" | "max", Date() | Moment()):
            pass
        case _, type_:
            wanted = "a count of people" if written.op == "persons" else "a number"
            scope.problem("P235", span, f"`{written.op}` is of {wanted}, but {_shown(written)} is {described(type_)}")
            return None
    if isinstance(value.type, Money) and each.back[0] > each.back[1]:
        scope.problem("P218", span, "amounts of several years are not added up", "name one year")
        return None
    type_ = Number(value.type.unit) if isinstance(value.type, Number) else value.type
    if type_ is None:
        return None
    if stated is not None:
        plain = Number(stated.type.unit) if isinstance(stated.type, Number) else stated.type
        if plain != type_:
            message = f"the stated number is {described(plain)}, but the result is {described(type_)}"
            scope.problem("P217", stated.span, message)
            return None
    return tree.Aggregate(written.op, value, each, stated, type_, written.span)


def _gathered(written: syntax.Aggregate, each: tree.Each, value: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    if value is None or not isinstance(value.type, TermSet):
        span = written.value.span if written.value is not None else written.span
        what = described(value.type) if value is not None else "missing"
        scope.problem("P235", span, f"`{written.op}` gathers sets of terms, but {_shown(written)} is {what}")
        return None
    return tree.Gathered(written.op, value, each, value.type, written.span)


def _shown(written: syntax.Aggregate) -> str:
    return shown_as(written.value) if written.value is not None else "the value"


# ---- what the row ranges over --------------------------------------------------------------------------------------


def _each(written: syntax.Each, op: str, scope: Scope) -> tuple[Scope, tree.Each | None]:
    """The scope of the body and the comprehension; where the source is wrong, the body is still looked at."""
    scope.check_row_name(written.variable)
    source = (
        _lineage(written.source, scope)
        if isinstance(written.source, syntax.Lineage)
        else _members(written.source, scope)
    )
    if source is None:
        kinds = _guessed(written, scope)
        return scope.with_row(written.variable, kinds), None
    kinds = source.of.kinds if isinstance(source, tree.Lineage) else _kinds(source.of)
    inner = scope.with_row(written.variable, kinds)
    where = condition(written.where, inner) if written.where is not None else None
    until = condition(written.until, inner) if written.until is not None else None
    if isinstance(source, tree.Lineage):
        source = replace(source, until=until)
    elif written.until is not None:
        scope.problem(
            "P236", written.until.span, "`until` stops a walk along lineage; a list is not walked", "use `where`"
        )
        return inner, None
    back = window(written.during, source, op, scope) if written.during is not None else (0, 0)
    if back is None or (where is None and written.where is not None) or (until is None and written.until is not None):
        return inner, None
    return inner, tree.Each(inner.row, source, where, written.during is not None, written.span, back)


def _kinds(of: tree.FactOf) -> tuple[str, ...]:
    assert isinstance(of.type, Many)
    return of.type.kinds


def _guessed(written: syntax.Each, scope: Scope) -> tuple[str, ...]:
    """Kinds for a row whose source is wrong: those of the reference, or none, which silences what follows."""
    kind = _walked(written.source) if isinstance(written.source, syntax.Lineage) else ""
    return (kind,) if kind in scope.world.schema.kinds else ()


def _walked(written: syntax.Lineage) -> str:
    """The kind of the rows that a lineage walks."""
    return "dataset" if written.direction == "sources" else "flow"


def _members(written: syntax.Path, scope: Scope) -> tree.Members | None:
    of = scope.expression(written)
    if of is None:
        return None
    if isinstance(of, tree.FactOf) and isinstance(of.type, Many):
        return tree.Members(of)
    help_ = "a quantifier or aggregate runs over a list of records"
    if isinstance(of.type, Ref):
        help_ = f"it is one record: write `{path_text(written)}.…` without a quantifier"
    elif isinstance(of.type, TermSet):
        help_ = "a set is asked with `overlaps`, `includes`, `covered by`"
    scope.problem("P210", written.span, f"`{path_text(written)}` is {described(of.type)}, not a list", help_)
    return None


def _lineage(written: syntax.Lineage, scope: Scope) -> tree.Lineage | None:
    of = scope.expression(written.of)
    if of is None:
        return None
    kind = _walked(written)
    if isinstance(of, tree.Variable) and of.kinds == (kind,):
        return tree.Lineage(written.direction, of, None)
    what = "one behind a path" if of.type == Ref((kind,)) else described(of.type)
    message = f"`{written.direction} of` asks of a {kind} that is bound here, but `{path_text(written.of)}` is {what}"
    scope.problem("P236", written.of.span, message, f"write it in a define of one {kind}, and call that")
    return None
