"""Parameters: values that a policy may set within bounds, and contested ones with their readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.schema import Date, Duration, Many, Moment, Money, Number, Ref, Type, YesNo
from engine.ground.value import Truth, Value
from engine.syntax import tree as syntax
from engine.typed import declared
from engine.typed.cells import cell_value, in_bounds
from engine.typed.ledger import Ledger, cited
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text
from engine.typed.types import named, type_of


def parameters(
    modules: Sequence[syntax.Module], taxonomies: Mapping[str, Taxonomy], known: Ledger, problems: Problems
) -> dict[str, declared.Parameter]:
    """All parameters by name."""
    found: dict[str, declared.Parameter] = {}
    for module in modules:
        for item in module.items:
            if isinstance(item, syntax.Parameter) and item.name.text not in found:
                name = item.name.text
                check_text(item.title, "the parameter `{}`", name, item.name.span, problems)
                cites = cited(item.cites, known, problems, module.ruleset)
                type_ = _type(item, taxonomies, problems)
                if type_ is None:
                    continue
                value = cell_value(item.value, type_, taxonomies, problems, code="P238")
                limits = _bounds(item, type_, taxonomies, problems)
                if value is None:
                    continue
                if limits is not None and not in_bounds(value, *limits):
                    problems.tell(messages.values.OUT_OF_BOUNDS(item.value.span, name=name))
                readings = _readings(item, type_, value, limits, problems)
                found[name] = declared.Parameter(name, type_, value, limits, readings, item.title, cites, item.span)
    return found


def settings(
    written: Iterable[tuple[syntax.Word, syntax.Cell]],
    known: Mapping[str, declared.Parameter],
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> dict[str, Value]:
    """What `set NAME = VALUE` gives for each parameter; problems where there is no such one or the value is none."""
    found: dict[str, Value] = {}
    for word, cell in written:
        parameter = known.get(word.text)
        if parameter is None:
            near = did_you_mean(word.text, known.keys())
            problems.tell(messages.policies.NO_PARAMETER(word.span, name=word.text, near=near))
            continue
        value = cell_value(cell, parameter.type, taxonomies, problems, code="P504")
        if value is None:
            continue
        if parameter.bounds is not None and not in_bounds(value, *parameter.bounds):
            problems.tell(messages.policies.OUT_OF_BOUNDS(cell.span, parameter.span, name=word.text))
        found[word.text] = value
    return found


def _type(item: syntax.Parameter, taxonomies: Mapping[str, Taxonomy], problems: Problems) -> Type | None:
    type_ = type_of(item.type, (), taxonomies, problems)
    if isinstance(type_, Ref | Many | Moment) or (isinstance(type_, Number) and type_.per_year):
        problems.tell(messages.values.NOT_A_PARAMETER(item.type.span, type=named(type_)))
        return None
    return type_


def _bounds(
    item: syntax.Parameter, type_: Type, taxonomies: Mapping[str, Taxonomy], problems: Problems
) -> tuple[Value, Value] | None:
    if item.bounds is None:
        return None
    if not isinstance(type_, Number | Duration | Date | Money):
        told = messages.values.NO_BOUNDS
        problems.tell(told(item.bounds[0].span, name=item.name.text, type=named(type_)))
        return None
    low, high = (cell_value(cell, type_, taxonomies, problems, code="P238") for cell in item.bounds)
    if low is None or high is None:
        return None
    if not in_bounds(low, low, high):
        problems.tell(messages.values.BOUNDS_REVERSED(item.bounds[0].span))
        return None
    return low, high


def _readings(
    item: syntax.Parameter, type_: Type, value: Value, limits: tuple[Value, Value] | None, problems: Problems
) -> tuple[Value, ...]:
    """The readings of a contested parameter, the chosen one first: yes and no, or the value and its bounds."""
    if not item.contested:
        return ()
    if isinstance(type_, YesNo):
        return (value, Truth(not value.yes)) if isinstance(value, Truth) else ()
    if limits is None:
        problems.tell(messages.values.ONE_READING(item.name.span, name=item.name.text))
        return ()
    return tuple(dict.fromkeys((value, *limits)))
