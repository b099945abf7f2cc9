"""Expressions: on one line where they fit, else every `and`, `or`, `where` and `has` begins a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, assert_never

from engine.syntax import tree
from engine.syntax.layout.lines import BLOCK, WIDTH, filled, fits
from engine.syntax.layout.one_line import bare, deadline, during, flat, lookup_end, loop, none_test, source, stated
from engine.syntax.layout.written import Written

_SHORT: Final = 40  # what may stand behind a broken left side
_LISTED: Final = 80  # where a list may begin behind its left side, lest it be a narrow column


def laid_out(expr: tree.Expr, written: Written, column: int, after: int = 0) -> list[str]:
    """The lines of an expression that begins at a column, the first without what stands before it; `after` is the
    room that is needed behind the last one."""
    one = flat(expr, written)
    if column + len(one) + after <= WIDTH and not written.broken(expr.span):
        return [one]
    if not written.bracketed(expr.span):
        return _broken(expr, written, column, after)
    return _around("(", _broken(expr, written, column + 1, after + 1), ")")


def led(lead: str, expr: tree.Expr, written: Written, column: int) -> list[str]:
    """The lines of an expression behind a word like `= ` that stands at a column; the `and` and `or` of a broken
    condition stand below that word. The first line is without what stands before it."""
    whole = written.bracketed(expr.span) or (
        fits(f"{'':{column}}{lead}{flat(expr, written)}") and not written.broken(expr.span)
    )
    if isinstance(expr, tree.AllOf | tree.AnyOf) and not whole:
        return _parts("and " if isinstance(expr, tree.AllOf) else "or ", expr.parts, written, column, 0, lead)
    return _around(lead, laid_out(expr, written, column + len(lead)))


def block(of: tree.TermSetLiteral, written: Written, base: int) -> list[str]:
    """The lines of a list of terms whose last bracket stands at the column `base`, the first without what stands
    before it."""
    return ["{", *filled([name.text for name in of.names], _ends(of, written), base + BLOCK), f"{' ' * base}}}"]


def _hung(of: tree.TermSetLiteral, written: Written, column: int, after: int) -> list[str]:
    """The lines of a list of terms that begins at a column; with a comment before its first term it is a block."""
    if of.names and written.broken_before(of.names[0].span, of.span):
        return block(of, written, column)
    lines = filled([name.text for name in of.names], _ends(of, written), column + 1, after + 1)
    return _around("{", [lines[0].lstrip(), *lines[1:]], "}")


def _ends(of: tree.TermSetLiteral, written: Written) -> list[bool]:
    """Behind which terms a line ends for the sake of a comment."""
    return [written.broken_between(one.span, other.span) for one, other in pairwise(of.names)]


def _broken(expr: tree.Expr, written: Written, column: int, after: int) -> list[str]:
    match expr:
        case tree.AllOf():
            return _parts("and ", expr.parts, written, column, after)
        case tree.AnyOf():
            return _parts("or ", expr.parts, written, column, after)
        case tree.Negated():
            return _around("not ", laid_out(expr.of, written, column + 4, after))
        case tree.Quantified():
            head = _loop(f"{expr.quantifier} ", expr.each, written, column)
            body = _around("has ", laid_out(expr.body, written, column + 4, after))
            return _stacked([head, body], column)
        case tree.Aggregate():
            return _aggregate(expr, written, column, after)
        case tree.Comparison() | tree.Membership():
            return _compared(expr, written, column, after)
        case tree.NoneTest():
            end = f" {none_test(expr)}"
            return _around("", laid_out(expr.of, written, column, len(end) + after), end)
        case tree.DeadlineTest():
            lead = f"{deadline(expr, written)} "
            event = laid_out(expr.event, written, column)
            return _stacked([event, _around(lead, laid_out(expr.anchor, written, column + len(lead), after))], column)
        case tree.Arithmetic():
            sign = f"{expr.op} "
            left = laid_out(expr.left, written, column)
            right = laid_out(expr.right, written, column + len(sign), after)
            return _stacked([left, _around(sign, right)], column)
        case tree.Lookup():
            inside = column + len(expr.table.text) + 1
            keys = [_around("", laid_out(key, written, inside, 1), ",") for key in expr.keys[:-1]]
            keys.append(laid_out(expr.keys[-1], written, inside, len(lookup_end(expr)) + after))
            return _around(f"{expr.table.text}[", _stacked(keys, inside), lookup_end(expr))
        case tree.TermSetLiteral():
            return _hung(expr, written, column, after)
        case tree.Path() | tree.Literal() | tree.Call() | tree.JudgedByPeople():
            return [bare(expr, written)]
        case _:
            assert_never(expr)


def _aggregate(expr: tree.Aggregate, written: Written, column: int, after: int) -> list[str]:
    inside, end = column + len(expr.op) + 1, f"{stated(expr)})"
    value = [""] if expr.value is None else laid_out(expr.value, written, inside)
    lead = "" if expr.value is None else "for "
    if len(value) > 1 or (value[0] and inside + len(f"{value[0]} {lead}{source(expr.each)}") > WIDTH):
        blocks = [value, _loop(lead, expr.each, written, inside, len(end) + after)]
    else:
        blocks = [_loop(f"{value[0]} {lead}".lstrip(), expr.each, written, inside, len(end) + after)]
    return _around(f"{expr.op}(", _stacked(blocks, inside), end)


def _parts(
    word: str, parts: Sequence[tree.Expr], written: Written, column: int, after: int, first: str = ""
) -> list[str]:
    """The parts of a condition; from the second on each begins with the word that joins them."""
    blocks: list[list[str]] = []
    for index, part in enumerate(parts):
        lead = word if index else first
        room = after if index == len(parts) - 1 else 0
        blocks.append(_around(lead, laid_out(part, written, column + len(lead), room)))
    return _stacked(blocks, column)


def _loop(lead: str, each: tree.Each, written: Written, column: int, after: int = 0) -> list[str]:
    """The clauses of a loop, on one line if they fit."""
    one = lead + " ".join(loop(each, written))
    if column + len(one) + after <= WIDTH and not written.broken(each.span):
        return [one]
    blocks = [[lead + source(each)]]
    for word, condition in (("where ", each.where), ("until ", each.until)):
        if condition is not None:
            blocks.append(_around(word, laid_out(condition, written, column + len(word), after)))
    blocks += [[clause] for clause in during(each)]
    return _stacked(blocks, column)


def _compared(expr: tree.Comparison | tree.Membership, written: Written, column: int, after: int) -> list[str]:
    """The left side as it is and the right one broken, or the other way round, or the right one on lines of its own."""
    left, right = flat(expr.left, written), flat(expr.right, written)
    begin, end = f"{left} {expr.op} ", f" {expr.op} {right}"
    one_left, one_right = not written.broken(expr.left.span), not written.broken(expr.right.span)
    if len(right) <= _SHORT and one_right and isinstance(expr.left, tree.Aggregate | tree.Lookup | tree.Arithmetic):
        return _around("", laid_out(expr.left, written, column, len(end) + after), end)
    if isinstance(expr.right, tree.TermSetLiteral) and one_left and column + len(begin) <= _LISTED:
        return _around(begin, laid_out(expr.right, written, column + len(begin), after))
    lead = f"{expr.op} "
    block = _around(lead, laid_out(expr.right, written, column + len(lead), after))
    return _stacked([laid_out(expr.left, written, column), block], column)


def _around(before: str, lines: Sequence[str], behind: str = "") -> list[str]:
    """Lines with a text before the first and one behind the last."""
    around = [before + lines[0], *lines[1:]]
    around[-1] += behind
    return around


def _stacked(blocks: Sequence[Sequence[str]], column: int) -> list[str]:
    """Blocks of lines below each other, all but the first set in."""
    lines = list(blocks[0])
    for block in blocks[1:]:
        lines += _around(" " * column, block)
    return lines
