"""What a text states, without where."""

from __future__ import annotations

from engine.graph.nodes import Listing, Node, Scalar

Plain = dict[str, "Plain"] | list["Plain"] | str


def plain(node: Node) -> Plain:
    """The node without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.entries.items()}
