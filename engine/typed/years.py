"""Years: which defines depend on the year in question, and where numbers per year are read without saying which."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from engine.ground.schema import Number, Schema
from engine.typed import tree
from engine.typed.order import called_here
from engine.typed.problems import Problems
from engine.typed.walk import everything, parts, root, shown


def with_years(ordered: Mapping[str, tree.Define], schema: Schema, problems: Problems) -> dict[str, tree.Define]:
    """The defines, those whose value depends on the year marked as yearly; callees stand before callers."""
    yearly: set[str] = set()
    marked: dict[str, tree.Define] = {}
    for key, define in ordered.items():
        if depends_on_year(define.body, yearly):
            yearly.add(key)
        marked[key] = replace(define, yearly=key in yearly)
        kind, _, name = key.partition(".")
        fact = schema.kinds[kind].facts.get(name) if kind in schema.kinds else None
        if fact is not None and fact.derived:
            per_year = isinstance(fact.type, Number) and fact.type.per_year
            if per_year != (key in yearly):
                _tell_fact(define, name, problems, per_year=per_year)
        if key in yearly:
            _check_lineage(define, yearly, problems)
    return marked


def depends_on_year(expr: tree.Expr, yearly: Container[str]) -> bool:
    """Whether the value differs from year to year for one and the same row."""
    for part in everything(expr):
        match part:
            case tree.Quantified(each=each) | tree.Aggregate(each=each) | tree.Gathered(each=each) if each.yearly:
                return True
            case tree.FactOf(type=Number(_, True)):
                return True
            case tree.FactOf() | tree.Call() if any(key in yearly for key in called_here(part)):
                return True
    return False


def check_years(expr: tree.Expr, yearly: Container[str], problems: Problems) -> None:
    """Notes P218 where `during this_year` says nothing, or a number per year is read of inner rows without a year."""
    match expr:
        case tree.Quantified(each=each) | tree.Aggregate(each=each) | tree.Gathered(each=each):
            inside = [part for part in parts(expr) if part is not _source(each)]
            if each.yearly:
                if not any(depends_on_year(part, yearly) for part in inside):
                    message = "`during this_year` has no effect: nothing here is counted by year"
                    problems.add("P218", each.span, message, "leave it out, or read a `count of … per year`")
                return  # the year is settled for all that is inside
            for part in inside:
                _check_rows(part, each, problems)
    for part in parts(expr):
        check_years(part, yearly, problems)


def _check_rows(expr: tree.Expr, each: tree.Each, problems: Problems) -> None:
    """Notes P218 for numbers per year that are read of the row of a comprehension without a year."""
    match expr:
        case tree.Quantified(each=inner) | tree.Aggregate(each=inner) | tree.Gathered(each=inner) if inner.yearly:
            return
        case tree.FactOf(type=Number(_, True)) if root(expr).name == each.variable.name:
            lineage = isinstance(each.source, tree.Lineage)
            message = f"`{shown(expr)}` is a number per year, and nothing says which year"
            help_ = "along lineage no year is meant" if lineage else "add `during this_year` before what is asked"
            problems.add("P218", expr.span, message, help_)
    for part in parts(expr):
        _check_rows(part, each, problems)


def _check_lineage(define: tree.Define, yearly: Container[str], problems: Problems) -> None:
    for expr in everything(define.body):
        match expr:
            case tree.Quantified(each=each) | tree.Gathered(each=each) if isinstance(each.source, tree.Lineage):
                inside = [part for part in parts(expr) if part is not each.source.of]
                if any(depends_on_year(part, yearly) for part in inside):
                    message = f"`{shown(each.variable)}` is asked along lineage for something that differs by year"
                    problems.add("P218", each.span, message, "ask it in the rule itself, or leave the year out")


def _tell_fact(define: tree.Define, name: str, problems: Problems, *, per_year: bool) -> None:
    if per_year:
        message = f"`{name}` is declared per year, but nothing in it differs by year"
        problems.add("P218", define.span, message, "leave `per year` out, or read something by year")
    else:
        message = f"`{name}` depends on the year, but is not declared per year"
        problems.add("P218", define.span, message, "declare a `count of … per year`, or write a define instead")


def _source(each: tree.Each) -> tree.Expr:
    return each.source.of
