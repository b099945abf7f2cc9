"""Expressions, literals and cells on one line."""

from __future__ import annotations

from typing import assert_never

from engine.syntax import tree
from engine.syntax.layout.written import Written


def flat(expr: tree.Expr, written: Written) -> str:
    """An expression on one line."""
    text = bare(expr, written)
    return f"({text})" if written.bracketed(expr.span) else text


def path(of: tree.Path) -> str:
    """`f.from.country`."""
    return ".".join(word.text for word in of.parts)


def literal(of: tree.Literal, written: Written) -> str:
    """A literal as the writer spelled it."""
    spelled = written.spelled(of.span)
    match of.form:
        case "text":
            return spelled
        case "percent":
            return "".join(spelled.split())
        case "money":
            return f"{spelled[:-3].rstrip()} {spelled[-3:]}"
        case _:
            return " ".join(spelled.split())


def cell(of: tree.Cell, written: Written) -> str:
    """A cell of a table, or the value of a parameter."""
    match of:
        case tree.Literal():
            return literal(of, written)
        case tree.TermSetLiteral():
            return termset(of)
        case tree.Path():
            return path(of)
        case _:
            assert_never(of)


def termset(of: tree.TermSetLiteral) -> str:
    """`{security_assessment, standard_contract}`."""
    return f"{{{', '.join(name.text for name in of.names)}}}"


def bare(expr: tree.Expr, written: Written) -> str:  # noqa: C901  one case a form
    """An expression on one line, without the brackets around it."""
    match expr:
        case tree.Path():
            return path(expr)
        case tree.Literal():
            return literal(expr, written)
        case tree.TermSetLiteral():
            return termset(expr)
        case tree.Quantified():
            return f"{expr.quantifier} {' '.join(loop(expr.each, written))} has {flat(expr.body, written)}"
        case tree.AllOf():
            return " and ".join(flat(part, written) for part in expr.parts)
        case tree.AnyOf():
            return " or ".join(flat(part, written) for part in expr.parts)
        case tree.Negated():
            return f"not {flat(expr.of, written)}"
        case tree.Comparison() | tree.Membership() | tree.Arithmetic():
            return f"{flat(expr.left, written)} {expr.op} {flat(expr.right, written)}"
        case tree.NoneTest():
            return f"{flat(expr.of, written)} {none_test(expr)}"
        case tree.DeadlineTest():
            return f"{flat(expr.event, written)} {deadline(expr, written)} {flat(expr.anchor, written)}"
        case tree.Call():
            return f"{expr.name.text}({path(expr.argument)})"
        case tree.Lookup():
            keys = ", ".join(flat(key, written) for key in expr.keys)
            return f"{expr.table.text}[{keys}{lookup_end(expr)}"
        case tree.JudgedByPeople():
            word = "attested" if expr.signed else "judged"
            return f"{word} {expr.name.text}({path(expr.argument)})"
        case tree.Aggregate():
            return f"{expr.op}({_value(expr, written)}{' '.join(loop(expr.each, written))}{stated(expr)})"
        case _:
            assert_never(expr)


def loop(each: tree.Each, written: Written) -> list[str]:
    """A loop, clause by clause."""
    clauses = [source(each)]
    if each.where is not None:
        clauses.append(f"where {flat(each.where, written)}")
    if each.until is not None:
        clauses.append(f"until {flat(each.until, written)}")
    return [*clauses, *during(each)]


def source(each: tree.Each) -> str:
    """What a loop goes through: `c in f.consents`."""
    match each.source:
        case tree.Path():
            return f"{each.variable.text} in {path(each.source)}"
        case tree.Lineage():
            return f"{each.variable.text} in {each.source.direction} of {path(each.source.of)}"
        case _:
            assert_never(each.source)


def during(each: tree.Each) -> list[str]:
    """The years of a loop, if it has any."""
    if each.during is None:
        return []
    first, last = each.during.first, each.during.last
    return [f"during {first.text}" if first == last else f"during {first.text} to {last.text}"]


def none_test(expr: tree.NoneTest) -> str:
    """What stands behind the expression that is tested."""
    return "is not none" if expr.negated else "is none"


def deadline(expr: tree.DeadlineTest, written: Written) -> str:
    """What stands between the event and its anchor: `within 72 hours of`."""
    return f"{expr.how} {literal(expr.length, written)} {expr.side}"


def lookup_end(expr: tree.Lookup) -> str:
    """What stands behind the keys: ` on f.started].only`."""
    on = f" on {path(expr.on)}" if expr.on else ""
    return f"{on}]" if expr.column is None else f"{on}].{expr.column.text}"


def _value(expr: tree.Aggregate, written: Written) -> str:
    return "" if expr.value is None else f"{flat(expr.value, written)} for "


def stated(expr: tree.Aggregate) -> str:
    """What stands behind the loop: `, stated p.exported`."""
    return "" if expr.stated is None else f", stated {path(expr.stated)}"
