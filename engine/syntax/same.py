"""Whether two trees say the same, wherever it was written."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from engine.ground.source import Span
from engine.syntax import tree


def same(one: tree.Module, other: tree.Module) -> bool:
    """Whether two trees are equal apart from their spans."""
    return said(one.items) == said(other.items)


def said(part: object) -> object:
    """A part of a tree without the places at which it was written."""
    if isinstance(part, Span):
        return None
    if isinstance(part, tuple):
        return tuple(map(said, part))
    if is_dataclass(part):
        return (type(part), *(said(getattr(part, field.name)) for field in fields(part)))
    return part
