"""The data-flow graph as one SVG file."""

from engine.render.svg.page import svg

__all__ = ["svg"]
