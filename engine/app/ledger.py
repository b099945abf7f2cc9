"""Whether ledgers keep what they say: a clause said to be ruled is cited, one said to be open is cited by no rule."""

from __future__ import annotations

from collections.abc import Iterator

from engine.ground import messages
from engine.ground.problem import Problem
from engine.typed.tree import Program


def unkept(program: Program) -> tuple[Problem, ...]:
    """Warnings, by law and clause. A citation of a whole article speaks for its parts, that of a part for the whole. A
    list or table that cites a clause says where its entries are from; that alone asks nothing of anybody, so the clause
    may stay open."""
    ruling = set(_ruling(program))
    cited = ruling | set(_listing(program))
    return tuple(warning for key in sorted(program.laws) for warning in _of_law(program, key, cited, ruling))


def _of_law(program: Program, key: str, cited: set[str], ruling: set[str]) -> Iterator[Problem]:
    references = {each.partition(" ")[2] for each in cited if each.partition(" ")[0] == key}
    for clause in program.laws[key].clauses.values():
        near = any(_is_part(clause.reference, each) or _is_part(each, clause.reference) for each in references)
        name = f"{key} {clause.reference}"
        if clause.state == "ruled" and not near:
            yield messages.cases.NOT_RULED(clause.span, clause=name)
        elif clause.state != "ruled" and name in ruling:
            yield messages.cases.RULED(clause.span, clause=name, state=clause.state)


def _is_part(part: str, whole: str) -> bool:
    return part == whole or part.startswith(f"{whole}(")


def _ruling(program: Program) -> Iterator[str]:
    """Whatever a rule, define, judgement or parameter rests on."""
    for rule in program.rules:
        yield from rule.cites
        for exception in rule.exceptions:
            yield from exception.cites
            for but_not in exception.but_not:
                yield from but_not.cites
                yield from (cite for _, cites, _ in but_not.but_still for cite in cites)
    for declared in (program.defines, program.parameters, program.judgements):
        yield from (cite for each in declared.values() for cite in each.cites)


def _listing(program: Program) -> Iterator[str]:
    """Whatever the entries of a group or table rest on."""
    schema = program.schema
    yield from (cite for group in schema.groups.values() for member in group.members for cite in member.cites)
    yield from (cite for table in schema.tables.values() for row in table.rows for cite in row.cites)
