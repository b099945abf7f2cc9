"""Rules with their exceptions, definitions, questions for people, and conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from engine.ground.schema import Period, Text2
from engine.syntax import tree
from engine.syntax.layout import clauses
from engine.syntax.layout.clauses import clause
from engine.syntax.layout.expressions import laid_out, led
from engine.syntax.layout.lines import BLOCK, IN, WIDTH, Line, begun, fits
from engine.syntax.layout.one_line import flat, literal
from engine.syntax.layout.written import Written

_RULE: Final = BLOCK + len("severity  ")
_CONFLICT: Final = BLOCK + len("between  ")
_QUESTION: Final = BLOCK + len("title ")
_CITED: Final = 75  # where the citations of exceptions stand, if what is excepted leaves room


class _Excepted(NamedTuple):
    """A condition with citations, and where its word stands."""

    indent: int
    word: str
    when: tree.Expr
    cites: tuple[tree.Citation, ...]
    in_force: Period | None


def rule(of: tree.Rule, written: Written) -> list[Line]:
    """A rule."""
    lines = [Line(f"rule {of.name.text} {{"), *clauses.text("title", _RULE, of.title, apart=True)]
    if written.blank_title(of.span):  # what `policy new` leaves to be filled in
        lines += clause("title", _RULE, ['en ""  zh ""'])
    lines += clauses.cite(_RULE, of.cites)
    if of.severity:
        lines += clause("severity", _RULE, [of.severity])
    if of.in_force is not None:
        lines += clause("in force", _RULE, [clauses.period(of.in_force)])
    row = clauses.variable(of.variable) + (f" each year {of.year.text}" if of.year else "")
    judged = [clauses.judged_on(of.judged_on, of.falls_through)] if of.judged_on else []
    lines += clause("for", _RULE, ["  ".join([row, *judged])])
    if of.governs is not None:
        first, *more = laid_out(of.governs, written, _RULE + len("when "))
        lines += clause("governs", _RULE, [f"when {first}", *more])
    if of.when is not None:
        lines += clauses.condition("when", _RULE, of.when, written)
    lines += clauses.condition(f"{of.force} not" if of.negated else of.force, _RULE, of.duty, written)
    lines += _exceptions([each for case in of.exceptions for each in _case("unless", _RULE, case)], _RULE, written)
    lines += clauses.text("fix", _RULE, of.fix, apart=True)
    return [*lines, *clauses.text("note", _RULE, of.note, apart=True), Line("}")]


def amendment(of: tree.Amendment, written: Written) -> list[Line]:
    """Exceptions for a rule."""
    column = BLOCK + len("unless ")
    parts = [each for case in of.exceptions for each in _case("unless", column, case)]
    return [Line(f"amend {of.rule.text} {{"), *_exceptions(parts, column, written), Line("}")]


def exemption(of: tree.Exemption, written: Written) -> list[Line]:
    """An exemption."""
    column = BLOCK + len("case ")
    parts = [each for case in of.cases for each in _case("case", column, case)]
    parts += [each for but in of.but_not for each in _but_not(BLOCK, but)]
    head = Line(f"exemption {of.name.text}{clauses.row_of(of.variable)} {{")
    return [head, *clauses.text("title", 0, of.title), *_exceptions(parts, column, written), Line("}")]


def _case(word: str, column: int, of: tree.Case) -> Iterator[_Excepted]:
    yield _Excepted(BLOCK, word, of.when, of.cites, of.in_force)
    for but in of.but_not:
        yield from _but_not(column, but)


def _but_not(indent: int, of: tree.ButNot) -> Iterator[_Excepted]:
    yield _Excepted(indent, "but not when", of.when, of.cites, None)
    for still in of.but_still:
        yield _Excepted(indent, "but still when", still.when, still.cites, None)


def _exceptions(parts: Sequence[_Excepted], column: int, written: Written) -> list[Line]:
    """Exceptions with their citations in one column: the first that leaves room for all of them."""
    blocks = [_excepted(part, column, written) for part in parts]
    longest = max((len(clauses.cited(part.cites, None, 0)[0]) for part in parts), default=0)
    ends = [len(block[-1]) + 2 for block in blocks]
    place = max([_CITED, *(end for end in ends if end <= WIDTH - longest)])
    lines: list[Line] = []
    for part, block, end in zip(parts, blocks, ends, strict=True):
        cites = clauses.cited(part.cites, part.in_force, place, column)
        if end <= place:
            block[-1] = f"{block[-1]:{place}}{cites[0]}"
        else:
            block.append(" " * place + cites[0])
        lines += begun([*block, *cites[1:]])
    return lines


def _excepted(of: _Excepted, column: int, written: Written) -> list[str]:
    lead = " " * of.indent + of.word + " "
    lead = f"{lead:{column}}" if of.indent < column else lead
    lines = laid_out(of.when, written, len(lead))
    return [lead + lines[0], *lines[1:]]


def define(of: tree.Define, written: Written) -> list[Line]:
    """A definition: on one line if it has no text and fits."""
    head = f"define {of.name.text}{clauses.row_of(of.variable)}"
    cites = clauses.cited(of.cites, None, BLOCK)
    one = "  ".join([f"{head} = {flat(of.body, written)}", *cites])
    if of.title == Text2() and fits(one) and len(cites) < 2 and not written.broken(of.body.span):
        return begun([one])
    body = led("= ", of.body, written, BLOCK)
    lines = [head, *clauses.titled(of.title), IN + body[0], *body[1:]]
    return begun([*lines, *(IN + line for line in cites[:1]), *cites[1:]])


def judgement(of: tree.Judgement, written: Written) -> list[Line]:
    """A question that only people can answer."""
    word = "attestation" if of.signed else "judgement"
    lines = [Line(f"{word} {of.name.text}{clauses.row_of(of.variable)} {{")]
    lines += clauses.text("title", _QUESTION, of.title, apart=True)
    lines += clauses.text("ask", _QUESTION, of.ask, apart=True)
    if of.valid is not None:
        lines += clause("valid", _QUESTION, [literal(of.valid, written)])
    return [*lines, *clauses.cite(_QUESTION, of.cites), Line("}")]


def conflict(of: tree.Conflict, written: Written) -> list[Line]:
    """Two rules that cannot both be kept."""
    lines = [Line(f"conflict {of.name.text} {{"), *clauses.text("title", _CONFLICT, of.title, apart=True)]
    lines += clauses.cite(_CONFLICT, of.cites)
    lines += clause("for", _CONFLICT, [clauses.variable(of.variable)])
    one, other = of.rules
    lines += clause("between", _CONFLICT, [f"{one.text} and {other.text}"])
    if of.when is not None:
        lines += clauses.condition("when", _CONFLICT, of.when, written)
    lines += clauses.text("fix", _CONFLICT, of.fix, apart=True)
    return [*lines, *clauses.text("note", _CONFLICT, of.note, apart=True), Line("}")]
