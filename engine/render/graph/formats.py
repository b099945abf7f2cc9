"""The formats of a graph by name; what a format is made with is imported when it is asked for."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from engine.graph.picture import Picture
from engine.ground.schema import Language
from engine.render.marks import Marks

GRAPHS: Final[tuple[str, ...]] = ("svg", "dot", "graphml", "mermaid")

LARGEST: Final[dict[str, tuple[int, int]]] = {"svg": (1_000, 3_000), "mermaid": (300, 500)}
"""Nodes and edges beyond which a graph is collapsed for a format: people lose their way, and Mermaid draws no more than
500 edges. The others are read by programs, and whole."""


class Drawn(Struct, frozen=True):
    """What a format is made from: the picture, what was found (None: nothing was checked), the language, and lines that
    say where it comes from, for formats that people look at."""

    picture: Picture
    marks: Marks | None
    language: Language
    notes: tuple[str, ...] = ()


def graph(name: str, drawn: Drawn) -> bytes:
    """The graph in one of `GRAPHS`: the same bytes for the same picture and marks."""
    match name:
        case "svg":
            from engine.graph.layout import placed
            from engine.render.svg import svg

            return svg(drawn.picture, placed(drawn.picture), drawn.language, drawn.marks, drawn.notes)
        case "dot":
            from engine.render.graph.dot import dot

            return dot(drawn)
        case "graphml":
            from engine.render.graph.graphml import graphml

            return graphml(drawn)
        case "mermaid":
            from engine.render.graph.mermaid import mermaid

            return mermaid(drawn)
        case _:
            raise AssertionError(f"`{name}` is no format of a graph")
