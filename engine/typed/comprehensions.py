"""Comprehensions: what a row ranges over, quantifiers, aggregates and gathered sets."""

from __future__ import annotations

from dataclasses import replace

from engine.ground import messages
from engine.ground.schema import Date, Many, Moment, Money, Number, Ref, TermSet, Text2
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.comparisons import shown_as
from engine.typed.conditions import condition
from engine.typed.paths import path_text
from engine.typed.people import PEOPLE
from engine.typed.periods import window
from engine.typed.reach import within_reach
from engine.typed.scope import Scope
from engine.typed.types import named


def quantified(written: syntax.Quantified, scope: Scope) -> tree.Expr | None:
    """`some`, `every` or `no` typed."""
    inner, each = _each(written.each, written.quantifier, scope)
    body = condition(written.body, inner)
    if each is None or body is None or not within_reach(each, body, inner):
        return None
    return tree.Quantified(written.quantifier, each, body, written.span)


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
        say = messages.sets
        what = say.DATASETS if rows == "datasets" else say.FLOWS_ALONG(direction=direction)
        scope.tell(say.NOT_OF_ROWS(written.span, op=written.op, rows=what, along=along))
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
            scope.tell(messages.sets.PEOPLE_ADDED(span))
            return None
        case "persons", Number(unit) if unit != PEOPLE:
            say = messages.sets
            scope.tell(say.NOT_PEOPLE(span, value=_shown(written), unit=unit or say.NOTHING_NAMED))
            return None
        case ("sum" | "min" | "max", Money()) | (_, Number()) | ("min" | "max", Date() | Moment()):
            pass
        case _, type_:
            say = messages.sets
            wanted = say.COUNT_OF_PEOPLE if written.op == "persons" else say.NUMBER
            told, shown = say.OF_ANOTHER_TYPE, _shown(written)
            scope.tell(told(span, op=written.op, wanted=wanted, value=shown, type=named(type_)))
            return None
    if isinstance(value.type, Money) and each.back[0] > each.back[1]:
        scope.tell(messages.sets.SEVERAL_YEARS_MONEY(span))
        return None
    type_ = Number(value.type.unit) if isinstance(value.type, Number) else value.type
    if type_ is None:
        return None
    if stated is not None:
        plain = Number(stated.type.unit) if isinstance(stated.type, Number) else stated.type
        if plain != type_:
            told = messages.sets.STATED_OTHERWISE
            scope.tell(told(stated.span, stated=named(plain), type=named(type_)))
            return None
    return tree.Aggregate(written.op, value, each, stated, type_, written.span)


def _gathered(written: syntax.Aggregate, each: tree.Each, value: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    if value is None or not isinstance(value.type, TermSet):
        span = written.value.span if written.value is not None else written.span
        what = named(value.type) if value is not None else messages.expressions.MISSING
        scope.tell(messages.sets.NOT_SETS(span, op=written.op, value=_shown(written), type=what))
        return None
    return tree.Gathered(written.op, value, each, value.type, written.span)


def _shown(written: syntax.Aggregate) -> Text2:
    return shown_as(written.value) if written.value is not None else messages.expressions.THE_VALUE


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
        scope.tell(messages.sets.UNTIL_OF_LIST(written.until.span))
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
    say, shown = messages.sets, path_text(written)
    way = say.RUNS_OVER
    if isinstance(of.type, Ref):
        way = say.ONE_RECORD(path=shown)
    elif isinstance(of.type, TermSet):
        way = say.ASK_THE_SET
    scope.tell(say.NOT_A_LIST(written.span, path=shown, type=named(of.type), way=way))
    return None


def _lineage(written: syntax.Lineage, scope: Scope) -> tree.Lineage | None:
    of = scope.expression(written.of)
    if of is None:
        return None
    kind = _walked(written)
    if isinstance(of, tree.Variable) and of.kinds == (kind,):
        return tree.Lineage(written.direction, of, None)
    say, shown = messages.sets, path_text(written.of)
    what = say.BEHIND_A_PATH if of.type == Ref((kind,)) else named(of.type)
    told = say.NOT_BOUND_HERE
    scope.tell(told(written.of.span, direction=written.direction, kind=kind, path=shown, what=what))
    return None
