"""Where everything of a picture is drawn: layered from left to right, boxes apart, edges as smooth curves."""

from engine.graph.layout.placed import placed
from engine.graph.layout.shapes import Box, Label, Layout, PlacedNode, Route

__all__ = ["Box", "Label", "Layout", "PlacedNode", "Route", "placed"]
