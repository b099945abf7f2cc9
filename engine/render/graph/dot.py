"""The graph in the language of Graphviz: boxes as clusters, marks as colours and numbers, every fact an attribute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from engine.graph.picture import Edge, Group, Node, NodeKind
from engine.render.graph.facts import Facts, finding, told
from engine.render.graph.formats import Drawn
from engine.render.words import Words
from engine.render.xml import seen

_SHAPES: Final[dict[NodeKind, str]] = {
    "group": "ellipse",
    "system": "cylinder",
    "party": "box",
    "country": "box",
    "end": "plaintext",
    "unknown": "circle",
}
COLOURS: Final = {"critical": "#9b1c31", "high": "#c2410c", "medium": "#b7791f", "low": "#1864ab"}


def dot(drawn: Drawn) -> bytes:
    """The graph as UTF-8 DOT. Clusters are named by number; ids of nodes are those of the manifest, quoted."""
    facts = told(drawn)
    nodes = {node.id: _node(node, own, facts.words) for node, own in facts.nodes}
    lines = [
        f"digraph {_quoted(drawn.picture.title)} {{",
        f"  graph [rankdir=LR, compound=true, label={_text(drawn.picture.title)}, labelloc=t];",
        '  node [fontname="sans-serif", fontsize=11];',
        '  edge [fontname="sans-serif", fontsize=9];',
    ]
    lines += _clusters(drawn, nodes, facts.words)
    inside = {node for group in drawn.picture.groups for node in group.nodes}
    lines += [f"  {line}" for name, line in nodes.items() if name not in inside]
    lines += [f"  {_edge(edge, own, facts.words)}" for edge, own in facts.edges]
    return "\n".join((*lines, "}", "")).encode()


def _clusters(drawn: Drawn, nodes: Mapping[str, str], words: Words) -> Iterator[str]:
    groups = drawn.picture.groups
    number = {group.id: at for at, group in enumerate(groups)}

    def cluster(group: Group, indent: str) -> Iterator[str]:
        yield f"{indent}subgraph cluster_{number[group.id]} {{"
        yield f"{indent}  label={_text(words.of(group.label))}; style=rounded; color=gray;"
        for inner in groups:
            if inner.parent == group.id:
                yield from cluster(inner, indent + "  ")
        yield from (f"{indent}  {nodes[name]}" for name in group.nodes)
        yield f"{indent}}}"

    for group in groups:
        if group.parent is None:
            yield from cluster(group, "  ")


def _node(node: Node, facts: Facts, words: Words) -> str:
    given = {"shape": _SHAPES[node.kind]}
    name, what = str(facts["label"]), words.of(node.title)
    alone = name == what or node.kind in ("end", "unknown")
    label = name if alone else f"{name}\n{what}"
    return _line(_quoted(node.id), label, facts, given, words)


def _edge(edge: Edge, facts: Facts, words: Words) -> str:
    given = {"style": "dashed"} if facts.get("mark") == "undetermined" else {}
    return _line(f"{_quoted(edge.source)} -> {_quoted(edge.target)}", str(facts["label"]), facts, given, words)


def _line(what: str, label: str, facts: Facts, given: dict[str, str], words: Words) -> str:
    if found := finding(facts, words):
        label += f"\n{found}"
    if facts.get("mark") == "gap":
        given |= {"color": COLOURS[str(facts["severity"])], "penwidth": "2"}
    own = {name: value for name, value in facts.items() if name != "label"}
    attributes = [f"label={_text(label)}", *(f"{name}={_quoted(str(value))}" for name, value in (given | own).items())]
    return f"{what} [{', '.join(attributes)}];"


def _quoted(text: str) -> str:
    """A string that means itself."""
    return '"' + "".join(_ESCAPED.get(character, character) for character in seen(text)) + '"'


def _text(text: str) -> str:
    """A string to be shown, in which Graphviz would read entities and escapes, over several lines."""
    shown = (
        line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for line in map(seen, text.split("\n"))
    )
    return '"' + "\\n".join(shown) + '"'


_ESCAPED: Final = {'"': '\\"', "\\": "\\\\"}
