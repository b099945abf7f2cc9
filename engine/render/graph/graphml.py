"""The graph as GraphML: every fact of a node or an edge is an attribute; flows between the same places stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from engine.render.graph.facts import Facts, told
from engine.render.graph.formats import Drawn
from engine.render.xml import xml

_OPENING: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)


def graphml(drawn: Drawn) -> bytes:
    """The graph as UTF-8 GraphML."""
    facts = told(drawn)
    lines = [_OPENING]
    lines += _keys("node", (each for _, each in facts.nodes))
    lines += _keys("edge", (each for _, each in facts.edges))
    lines += ['<key id="title" for="graph" attr.name="title" attr.type="string"/>', '<graph edgedefault="directed">']
    lines.append(f'<data key="title">{xml(drawn.picture.title)}</data>')
    for node, own in facts.nodes:
        lines.append(f'<node id="{xml(node.id)}">{_data("node", own)}</node>')
    for edge, own in facts.edges:
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        lines.append(f'<edge id="{xml(edge.id)}" {ends}>{_data("edge", own)}</edge>')
    return "\n".join((*lines, "</graph>", "</graphml>", "")).encode()


def _keys(of: str, facts: Iterable[Facts]) -> list[str]:
    """The declarations of all facts that occur."""
    types = {name: "int" if isinstance(value, int) else "string" for each in facts for name, value in each.items()}
    return [
        f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>'
        for name, type_ in sorted(types.items())
    ]


def _data(of: str, facts: Facts) -> str:
    return "".join(f'<data key="{of}-{name}">{xml(str(value))}</data>' for name, value in facts.items())
