"""The text of a manifest as a tree of nodes with positions, whether it was YAML or JSON; what a scalar means is left to
the type of the fact that it answers."""

from __future__ import annotations

from msgspec import Struct

from engine.ground.source import Span


class Scalar(Struct, frozen=True, gc=False):
    """One word or text as written, without its quotes; `bare`: written without quotes. Lines and columns from 1."""

    text: str
    bare: bool
    line: int
    column: int
    end_line: int
    end_column: int


class Listing(Struct, frozen=True, gc=False):
    """A list; a block list ends where it starts, for its true end is far below."""

    items: list[Node]
    line: int
    column: int
    end_line: int
    end_column: int


class Mapping(Struct, frozen=True, gc=False):
    """Keys with their values, in the order written."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int
    end_line: int
    end_column: int


Node = Scalar | Listing | Mapping


def is_empty(node: Scalar) -> bool:
    """Whether nothing is written there: no text, or a bare `null` or `~`."""
    return not node.text or (node.bare and node.text in ("~", "null"))


def span(path: str, node: Node) -> Span:
    """Where a node stands in its source."""
    return Span(path, node.line, node.column, node.end_line, node.end_column)
