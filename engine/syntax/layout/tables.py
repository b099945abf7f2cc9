"""Tables and parameters: columns, rows and cells."""

from __future__ import annotations

from collections.abc import Sequence

from engine.ground.schema import Text2
from engine.syntax import tree
from engine.syntax.layout import clauses
from engine.syntax.layout.lines import BLOCK, IN, Line, begun, fits
from engine.syntax.layout.one_line import cell
from engine.syntax.layout.written import Written

_DEEP = " " * (2 * BLOCK)


def table(of: tree.TableDecl, written: Written) -> list[Line]:
    """A table."""
    lines = [*_head(of), *clauses.text("title", 0, of.title)]
    if of.open:
        lines += begun([f"{IN}open"])
    for row in of.rows:
        lines += begun(_row(row, written))
    if of.otherwise is not None:
        lines += begun([f"{IN}else {_cells(of.otherwise, written)}"])
    return [*lines, Line("}")]


def _head(of: tree.TableDecl) -> list[Line]:
    """The name and the columns: on one line if they fit, else the values below the keys, and if these do not fit
    either, each column on a line of its own."""
    keys, values = ([_column(column) for column in columns] for columns in (of.keys, of.columns))
    name = f"table {of.name.text}"
    one = f"{name}({', '.join(keys)}) -> ({', '.join(values)}) {{"
    if fits(one):
        return [Line(one)]
    below = [*_columns(f"{name}(", keys), *_columns(f"{IN}-> (", values)]
    return [*map(Line, below), Line("{")]


def _columns(head: str, columns: Sequence[str]) -> list[str]:
    one = f"{head}{', '.join(columns)})"
    return [one] if fits(one) else [*_each_below(head, columns)]


def _each_below(head: str, columns: Sequence[str]) -> list[str]:
    lines = [f"{head if not index else ' ' * len(head)}{column}," for index, column in enumerate(columns)]
    return [*lines[:-1], f"{lines[-1][:-1]})"]


def _column(of: tree.Column) -> str:
    return "  ".join([f"{of.name.text}: {clauses.of_type(of.type, of.optional)}", *clauses.languages(of.title)])


def _row(of: tree.TableRow, written: Written) -> list[str]:
    """A row: on one line if it fits; its note is set in below it."""
    arrow = f" -> {_cells(of.values, written)}" if of.values else ""
    head = f"{IN}row {_cells(of.keys, written)}{arrow}"
    dates = [] if of.in_force is None else [f"in force {clauses.period(of.in_force)}"]
    cites = clauses.cited(of.cites, None, len(_DEEP))
    one = "  ".join([head, *dates, *cites])
    lines = [one]
    if not fits(one) or len(cites) > 1:
        lines = [head, *(_DEEP + date for date in dates), *(_DEEP + line for line in cites[:1]), *cites[1:]]
    if of.note != Text2():
        note = clauses.both(of.note, len(f"{_DEEP}note "), apart=True)
        lines += [f"{_DEEP}note {note[0]}", *note[1:]]
    return lines


def _cells(cells: Sequence[tree.Cell], written: Written) -> str:
    return ", ".join(cell(each, written) for each in cells)


def parameter(of: tree.Parameter, written: Written) -> list[Line]:
    """A parameter: on one line if it has no text and fits."""
    bounds = "" if of.bounds is None else f" between {' and '.join(cell(each, written) for each in of.bounds)}"
    contested = "contested " if of.contested else ""
    head = f"{contested}parameter {of.name.text}: {clauses.of_type(of.type)} = {cell(of.value, written)}{bounds}"
    cites = clauses.cited(of.cites, None, BLOCK)
    if of.title == Text2() and fits(one := "  ".join([head, *cites])) and len(cites) < 2:
        return begun([one])
    return begun([head, *clauses.titled(of.title), *(IN + line for line in cites[:1]), *cites[1:]])
