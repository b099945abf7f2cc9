"""Text to tree: one source, or many with the problems of all of them gathered."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from lark import Lark
from lark.exceptions import UnexpectedInput

from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source, Span
from engine.syntax import tree
from engine.syntax.items import Items


def parse(source: Source, ruleset: str) -> tree.Module:
    """The tree of one source, which belongs to `ruleset`. Raises PolicyError with all P1xx problems of the source."""
    return parse_all([(source, ruleset)])[0]


def parse_all(sources: Iterable[tuple[Source, str]]) -> tuple[tree.Module, ...]:
    """The trees of sources, each with its ruleset, in order. Raises one PolicyError with the problems of all."""
    modules: list[tree.Module] = []
    problems: list[Problem] = []
    broken: list[Source] = []
    for source, ruleset in sources:
        items = Items(source.path)
        try:
            modules.append(tree.Module(source.path, ruleset, items.transform(parser().parse(source.text))))
        except UnexpectedInput as error:
            span = Span(source.path, error.line, error.column, error.line, error.column + 1)
            items.problems.append(Problem("P101", "this cannot stand here", span))
        if items.problems:
            problems += items.problems
            broken.append(source)
    if problems:
        raise PolicyError(problems, broken)
    return tuple(modules)


@cache
def parser() -> Lark:
    """The parser of the language."""
    grammar = files("engine.syntax").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=True)
