"""Clauses that items share: texts, citations, dates in force, types, and the words that stand before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from engine.ground.calendar import day_text
from engine.ground.schema import Period, Text2
from engine.syntax import tree
from engine.syntax.layout.expressions import laid_out
from engine.syntax.layout.lines import BLOCK, IN, WIDTH, Line, begun, fits, padded
from engine.syntax.layout.one_line import path
from engine.syntax.layout.written import Written

_NUMBERED: Final = re.compile(r"(\([^()]+\))\(([0-9]+)\)")


def clause(word: str, column: int, lines: Sequence[str]) -> list[Line]:
    """A clause of a block: its word, and at a column its lines, the first without what stands before it."""
    return begun([before(word, column) + lines[0], *lines[1:]])


def before(word: str, column: int) -> str:
    """What stands before the body of a clause."""
    return padded(f"{IN}{word} ", column)


def condition(word: str, column: int, expr: tree.Expr, written: Written) -> list[Line]:
    """A clause with an expression."""
    return clause(word, column, laid_out(expr, written, len(before(word, column))))


def text(word: str, column: int, of: Text2, apart: bool = False) -> list[Line]:
    """A clause with a text, none if it is empty. `apart`: each language has a line of its own."""
    lines = both(of, len(before(word, column)), apart)
    return clause(word, column, lines) if lines else []


def both(of: Text2, column: int, apart: bool = False, needed: bool = False) -> list[str]:
    """A text that begins at a column: both languages on one line if they fit, else below each other."""
    parts = languages(of, needed)
    one = "  ".join(parts)
    if not parts or (not apart and fits(" " * column + one)):
        return [one] if parts else []
    return [parts[0], *(" " * column + part for part in parts[1:])]


def titled(title: Text2) -> list[str]:
    """The lines of a title without a word before it, set in."""
    lines = both(title, BLOCK)
    return [IN + lines[0], *lines[1:]] if lines else []


def languages(of: Text2, needed: bool = False) -> list[str]:
    """`en "Flow"` and `zh "数据流"`, as far as there are words. `needed`: where there are none, an empty text."""
    said = [f"{name} {quoted(words)}" for name, words in (("en", of.en), ("zh", of.zh)) if words]
    return said or (['en ""'] if needed else [])


def quoted(words: str) -> str:
    """A text in quotes."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def cite(column: int, cites: Sequence[tree.Citation]) -> list[Line]:
    """A clause of citations."""
    return clause("cite", column, _names(cites, column))


def cited(cites: Sequence[tree.Citation], in_force: Period | None, column: int, below: int | None = None) -> list[str]:
    """Citations that begin at a column, and the dates in force: behind them, or else on a line of their own at the
    column `below`, which is that of the citations if it is not given. Nothing where there are none."""
    lines = _names(cites, column + len("cite "))
    if lines:
        lines[0] = f"cite {lines[0]}"
    if in_force is None:
        return lines
    dates = f"in force {period(in_force)}"
    if (column if len(lines) == 1 else 0) + len(lines[-1]) + 2 + len(dates) <= WIDTH:
        return [*lines[:-1], f"{lines[-1]}  {dates}"]
    return [*lines, " " * (column if below is None else below) + dates]


def _names(cites: Sequence[tree.Citation], column: int) -> list[str]:
    lines: list[str] = []
    for index, each in enumerate(cites):
        name = f"{each.law} {short(each.reference)}" + ("," if index < len(cites) - 1 else "")
        if not lines:
            lines.append(name)
        elif (column if len(lines) == 1 else 0) + len(lines[-1]) + 1 + len(name) <= WIDTH:
            lines[-1] += f" {name}"
        else:
            lines.append(" " * column + name)
    return lines


def short(reference: str) -> str:
    """A reference as lawyers write it: an item that is a number stands without brackets behind its paragraph.

    >>> short("38(1)(2)"), short("46(2)(c)"), short("13(2)")
    ('38(1)2', '46(2)(c)', '13(2)')
    """
    return _NUMBERED.sub(r"\1\2", reference, count=1)


def period(of: Period) -> str:
    """`from 2021-11-01 until 2030-12-31`."""
    first = [] if of.first is None else [f"from {day_text(of.first)}"]
    return " ".join(first if of.last is None else [*first, f"until {day_text(of.last)}"])


def of_type(name: tree.TypeName, optional: bool = False) -> str:
    """A type."""
    words = " or ".join(word.text for word in name.names)
    match name.form:
        case "term" | "set" | "count":
            said = f"{name.form} of {words}"
        case "one" | "many":
            said = f"{name.form} {words}"
        case _:
            said = name.form
    return said + (" per year" if name.per_year else "") + (" or none" if optional else "")


def judged_on(paths: Sequence[tree.Path], falls_through: bool) -> str:
    """`judged on f.occurred_on, f.ended first_stated`."""
    return f"judged on {', '.join(map(path, paths))}" + (" first_stated" if falls_through else "")


def variable(of: tree.Variable) -> str:
    """`flow f`."""
    return f"{of.kind.text} {of.name.text}"


def row_of(of: tree.Variable) -> str:
    """`(f: flow)`."""
    return f"({of.name.text}: {of.kind.text})"
