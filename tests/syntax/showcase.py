"""The showcase parsed, and how to reach its items; texts of tests without a file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source, Span
from engine.syntax import tree
from engine.syntax.from_text import parse

SHOWCASE = Source("showcase.policy", Path(__file__).with_name("showcase.policy").read_text(encoding="utf-8"))

Item = TypeVar("Item", bound=tree.Item)


@cache
def showcase() -> tree.Module:
    """The tree of the showcase."""
    return parse(SHOWCASE, "shop")


def items(kind: type[Item]) -> list[Item]:
    """The items of one kind in the showcase."""
    return [item for item in showcase().items if isinstance(item, kind)]


def body(text: str) -> tree.Expr:
    """The tree of an expression over a flow `f`."""
    (item,) = parse(Source("a.policy", f"define d(f: flow) = {text}"), "shop").items
    assert isinstance(item, tree.Define)
    return item.body


def found(text: str) -> tuple[Problem, ...]:
    """The problems of a text; empty if it parses."""
    try:
        parse(Source("a.policy", text), "shop")
    except PolicyError as error:
        return error.problems
    return ()


def codes(text: str) -> list[str]:
    """The codes of the problems of a text."""
    return [problem.code for problem in found(text)]


@runtime_checkable
class Spanned(Protocol):
    """A part of a tree that knows where it stands."""

    @property
    def span(self) -> Span:
        """Where it stands."""


def nodes(value: object) -> list[Spanned]:
    """All parts of a tree that have a span, the outer ones first."""
    inside = [node for part in parts(value) for node in nodes(part)]
    return [value, *inside] if isinstance(value, Spanned) else inside


def parts(value: object) -> tuple[object, ...]:
    """What a part of a tree is made of."""
    if isinstance(value, tuple):
        return value
    if not is_dataclass(value) or isinstance(value, Span):
        return ()
    return tuple(getattr(value, field.name) for field in fields(value))


def written(source: Source, span: Span) -> str:
    """The text that a span covers."""
    lines = source.text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


def names(words: tuple[tree.Word, ...]) -> list[str]:
    """The words of a list."""
    return [word.text for word in words]


def dotted(path: tree.Expr | None) -> str:
    """A path as it is written."""
    assert isinstance(path, tree.Path)
    return ".".join(names(path.parts))


def cited(citations: tuple[tree.Citation, ...]) -> list[str]:
    """Citations as they are written."""
    return [f"{citation.law} {citation.reference}" for citation in citations]
