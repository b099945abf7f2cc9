"""Dated tables as declared: keys, columns and rows, each row with its own days or those of the law that it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from engine.ground import messages
from engine.ground.calendar import day_text
from engine.ground.schema import Many, Number, Period, Ref, Row, Table, Term, Text2, Type
from engine.ground.source import Span
from engine.ground.value import OneTerm, Value
from engine.syntax import tree as syntax
from engine.typed.cells import cell_value
from engine.typed.ledger import Ledger, check_days, cited, days_cited, empty
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text
from engine.typed.types import named, type_of

_Column = tuple[str, Type, bool]


def tables(
    modules: Sequence[syntax.Module], taxonomies: Mapping[str, Taxonomy], known: Ledger, problems: Problems
) -> dict[str, Table]:
    """All tables by name; the first of two with one name (`names` tells of the clash)."""
    found: dict[str, Table] = {}
    for module in modules:
        for item in module.items:
            if isinstance(item, syntax.TableDecl):
                table = _table(item, module.ruleset, taxonomies, known, problems)
                if table is not None:
                    found.setdefault(table.name, table)
    return found


def _table(
    item: syntax.TableDecl, ruleset: str, taxonomies: Mapping[str, Taxonomy], known: Ledger, problems: Problems
) -> Table | None:
    name = item.name.text
    check_text(item.title, "the table `{}`", name, item.name.span, problems, needed=False)
    keys = [_key(column, taxonomies, problems) for column in item.keys]
    columns = [_column(column, taxonomies, problems) for column in item.columns]
    if any(key is None for key in keys) or any(column is None for column in columns):
        return None
    key_types = tuple(key for key in keys if key is not None)
    column_types = tuple(column for column in columns if column is not None)
    rows: list[tuple[Row, Span]] = []
    for written in item.rows:
        row = _row(written, ruleset, key_types, column_types, taxonomies, known, problems)
        if row is not None:
            rows.append((row, written.span))
    _check_overlaps(name, rows, problems)
    otherwise = None
    if item.otherwise is not None:
        otherwise = _values(item.otherwise, column_types, item.name.span, taxonomies, problems)
        if item.open:
            problems.tell(messages.values.OPEN_AND_ELSE(item.name.span, table=name))
    titles = tuple(column.title for column in item.columns)
    found = tuple(row for row, _ in rows)
    return Table(name, key_types, column_types, found, item.open, otherwise, item.title, titles)


def _key(column: syntax.Column, taxonomies: Mapping[str, Taxonomy], problems: Problems) -> Term | None:
    type_ = type_of(column.type, (), taxonomies, problems)
    if isinstance(type_, Term) and not column.optional:
        return type_
    if type_ is not None:
        problems.tell(messages.values.NOT_A_KEY(column.name.span, name=column.name.text, type=named(type_)))
    return None


def _column(column: syntax.Column, taxonomies: Mapping[str, Taxonomy], problems: Problems) -> _Column | None:
    check_text(column.title, "the column `{}`", column.name.text, column.name.span, problems, needed=False)
    type_ = type_of(column.type, (), taxonomies, problems)
    if isinstance(type_, Ref | Many) or (isinstance(type_, Number) and type_.per_year):
        problems.tell(messages.values.NOT_A_COLUMN(column.name.span, type=named(type_)))
        return None
    return (column.name.text, type_, column.optional) if type_ is not None else None


def _row(
    written: syntax.TableRow,
    ruleset: str,
    keys: tuple[Term, ...],
    columns: tuple[_Column, ...],
    taxonomies: Mapping[str, Taxonomy],
    known: Ledger,
    problems: Problems,
) -> Row | None:
    check_days(written.in_force, written.span, problems)
    check_text(written.note, "the note of this row", "", written.span, problems, needed=False)
    cites = cited(written.cites, known, problems, ruleset)
    key_columns = tuple((f"key {i}", key, False) for i, key in enumerate(keys, 1))
    key_values = _values(written.keys, key_columns, written.span, taxonomies, problems)
    values = _values(written.values, columns, written.span, taxonomies, problems)
    period = written.in_force if written.in_force is not None else days_cited(written.cites, known)
    if key_values is None or values is None or empty(period):
        return None
    names = tuple(value.name for value in key_values if isinstance(value, OneTerm))
    return Row(names, values, period, cites, written.note.en)


def _values(
    cells: Sequence[syntax.Cell],
    columns: tuple[_Column, ...],
    span: Span,
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> tuple[Value, ...] | None:
    if len(cells) != len(columns):
        quoted, say = [f"`{name}`" for name, _, _ in columns], messages.values
        names = Text2(", ".join(quoted), "、".join(quoted)) if quoted else say.NO_COLUMNS
        problems.tell(say.VALUES_WANTED(span, n=len(cells), wanted=len(columns), names=names))
        return None
    values = [
        cell_value(cell, type_, taxonomies, problems, optional=optional)
        for cell, (_, type_, optional) in zip(cells, columns, strict=True)
    ]
    return None if any(value is None for value in values) else tuple(value for value in values if value is not None)


def _check_overlaps(name: str, rows: list[tuple[Row, Span]], problems: Problems) -> None:
    by_key: dict[tuple[str, ...], list[tuple[Row, Span]]] = {}
    for row, span in rows:
        by_key.setdefault(row.keys, []).append((row, span))
    for keys, same in by_key.items():
        same.sort(key=lambda entry: _first(entry[0].period))
        early, early_span = same[0]  # of the rows so far the one that lasts longest
        for late, late_span in same[1:]:
            if _first(late.period) <= _last(early.period):
                say, first = messages.values, late.period.first
                day = say.EVERY_DAY if first is None else day_text(first)
                keyed = ", ".join(keys)
                problems.tell(say.TWO_ROWS(late_span, early_span, keys=keyed, table=name, day=day))
            if _last(late.period) > _last(early.period):
                early, early_span = late, late_span


def _first(period: Period) -> float:
    return -inf if period.first is None else period.first


def _last(period: Period) -> float:
    return inf if period.last is None else period.last
