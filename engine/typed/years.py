"""Years: which defines depend on the year in question, and where numbers per year are read without saying which."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from engine.ground import messages
from engine.ground.schema import Number, Schema
from engine.typed import tree
from engine.typed.order import called_here
from engine.typed.problems import Problems
from engine.typed.walk import everything, parts, read, shown


def with_years(ordered: Mapping[str, tree.Define], schema: Schema, problems: Problems) -> dict[str, tree.Define]:
    """The defines, those whose value depends on the year marked as yearly; callees stand before callers."""
    yearly: set[str] = set()
    marked: dict[str, tree.Define] = {}
    for key, define in ordered.items():
        if depends_on_year(define.body, define.variable.name, yearly):
            yearly.add(key)
        marked[key] = replace(define, yearly=key in yearly)
        kind, _, name = key.partition(".")
        fact = schema.kinds[kind].facts.get(name) if kind in schema.kinds else None
        if fact is not None and fact.derived:
            per_year = isinstance(fact.type, Number) and fact.type.per_year
            if per_year != (key in yearly):
                _tell_fact(define, name, problems, per_year=per_year)
        if key in yearly:
            _check_lineage(define.body, yearly, problems)
    return marked


def check_each_year(rule: tree.Rule, yearly: Container[str], problems: Problems) -> None:
    """Notes P218 where nothing in a rule with a row for each year differs by year, or lineage would have to."""
    if rule.year is None:
        return
    said = [one for one in (rule.when, rule.duty) if one is not None] + [one.holds for one in rule.exceptions]
    inside = [one for expr in said for one in everything(expr)]
    own_day = any(isinstance(one, tree.JudgedDay) and one.of.name == rule.variable.name for one in inside)
    if not own_day and not any(_by_year(one, yearly) for one in inside):
        problems.tell(messages.sets.EACH_YEAR_IDLE(rule.variable.span, year=rule.year))
    for expr in said:
        _check_lineage(expr, yearly, problems)


def depends_on_year(expr: tree.Expr, row: str, yearly: Container[str]) -> bool:
    """Whether the value differs from year to year for one and the same row, given the yearly defines.

    A number per year of an inner row, read outside `during`, is of that row's own year, and no reason.
    """
    match expr:
        case tree.Quantified(each=each) | tree.Aggregate(each=each) | tree.Gathered(each=each) if each.yearly:
            return True
    if _by_year(expr, yearly) and row in read(expr):
        return True
    return any(depends_on_year(part, row, yearly) for part in parts(expr))


def check_years(expr: tree.Expr, yearly: Container[str], problems: Problems) -> None:
    """Notes P218 where `during this_year` says nothing, or numbers of different years would be put together."""
    match expr:
        case tree.Quantified(each=each) | tree.Aggregate(each=each) | tree.Gathered(each=each) if each.yearly:
            inside = (one for part in parts(expr) if part is not each.source.of for one in everything(part))
            if not any(_by_year(one, yearly) for one in inside):
                problems.tell(messages.sets.DURING_IDLE(each.span))
            return  # the year is settled for all that is inside
        case tree.Aggregate(each=each, value=value) if value is not None:
            own = each.variable.name
            mixed = [one for one in everything(value) if _by_year(one, yearly) and own in read(one)]
            for one in mixed[:1]:
                problems.tell(messages.sets.WHICH_YEAR(one.span, value=shown(one)))
    for part in parts(expr):
        check_years(part, yearly, problems)


def _by_year(part: tree.Expr, yearly: Container[str]) -> bool:
    """Whether the node itself is a number per year or calls a yearly define."""
    per_year = isinstance(part, tree.FactOf) and isinstance(part.type, Number) and part.type.per_year
    return per_year or any(key in yearly for key in called_here(part))


def _check_lineage(body: tree.Expr, yearly: Container[str], problems: Problems) -> None:
    for expr in everything(body):
        match expr:
            case tree.Quantified(each=each) | tree.Gathered(each=each) if isinstance(each.source, tree.Lineage):
                inside = (one for part in parts(expr) if part is not each.source.of for one in everything(part))
                if any(_by_year(one, yearly) for one in inside):
                    problems.tell(messages.sets.YEAR_ALONG_LINEAGE(each.span, value=shown(each.variable)))


def _tell_fact(define: tree.Define, name: str, problems: Problems, *, per_year: bool) -> None:
    told = messages.sets.FACT_NOT_BY_YEAR if per_year else messages.sets.FACT_BY_YEAR
    problems.tell(told(define.span, fact=name))
