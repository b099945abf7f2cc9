"""The graph as a Mermaid flowchart: boxes as subgraphs, marks as classes of colour; nodes are called by number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from engine.graph.picture import Group, Node, NodeKind
from engine.render.graph.dot import COLOURS
from engine.render.graph.facts import Facts, finding, told
from engine.render.graph.formats import Drawn
from engine.render.words import Words
from engine.render.xml import seen

_SHAPES: Final[dict[NodeKind, tuple[str, str]]] = {
    "group": ("([", "])"),
    "system": ("[(", ")]"),
    "party": ("[", "]"),
    "country": ("[", "]"),
    "end": ("((", "))"),
    "unknown": ("((", "))"),
}
_HARMLESS: Final = frozenset(" .,:!?'()/-+*=_%→")


def mermaid(drawn: Drawn) -> bytes:
    """The graph as UTF-8 Mermaid, to stand in Markdown between fences."""
    facts = told(drawn)
    number = {node.id: f"n{at}" for at, (node, _) in enumerate(facts.nodes)}
    nodes = {node.id: f"{number[node.id]}{_node(node, own, facts.words)}" for node, own in facts.nodes}
    lines = ["---", f"title: {_heading(drawn.picture.title)}", "---", "flowchart LR"]
    lines += _subgraphs(drawn, nodes, facts.words)
    inside = {node for group in drawn.picture.groups for node in group.nodes}
    lines += [f"  {line}" for name, line in nodes.items() if name not in inside]
    styles = []
    for at, (edge, own) in enumerate(facts.edges):
        arrow = "-.->" if own.get("mark") == "undetermined" else "==>" if own.get("mark") == "gap" else "-->"
        label = _text(" · ".join(part for part in (str(own["label"]), finding(own, facts.words)) if part))
        lines.append(f'  {number[edge.source]} {arrow}|"{label}"| {number[edge.target]}')
        if own.get("mark") == "gap":
            styles.append(f"  linkStyle {at} stroke:{COLOURS[str(own['severity'])]}")
    marked = {own["severity"] for _, own in facts.nodes if own.get("mark") == "gap"}
    lines += [f"  classDef {each} stroke:{COLOURS[each]},stroke-width:3px" for each in COLOURS if each in marked]
    lines += [f"  class {number[node.id]} {own['severity']}" for node, own in facts.nodes if own.get("mark") == "gap"]
    return "\n".join((*lines, *styles, "")).encode()


def _subgraphs(drawn: Drawn, nodes: dict[str, str], words: Words) -> Iterator[str]:
    groups = drawn.picture.groups
    number = {group.id: at for at, group in enumerate(groups)}

    def subgraph(group: Group, indent: str) -> Iterator[str]:
        yield f'{indent}subgraph g{number[group.id]}["{_text(words.of(group.label))}"]'
        for inner in groups:
            if inner.parent == group.id:
                yield from subgraph(inner, indent + "  ")
        yield from (f"{indent}  {nodes[name]}" for name in group.nodes)
        yield f"{indent}end"

    for group in groups:
        if group.parent is None:
            yield from subgraph(group, "  ")


def _node(node: Node, facts: Facts, words: Words) -> str:
    before, after = _SHAPES[node.kind]
    name, what = str(facts["label"]), words.of(node.title)
    label = _text(name) if name == what or node.kind in ("end", "unknown") else f"{_text(name)}<br/>{_text(what)}"
    found = finding(facts, words)
    return f'{before}"{label}{f"<br/>{_text(found)}" if found else ""}"{after}'


def _text(text: str) -> str:
    """Text within quotes; each sign that Mermaid, Markdown or HTML could take for their own is a numbered entity."""
    return "".join(each if _plain(each) else f"#{ord(each)};" for each in seen(text))


def _heading(text: str) -> str:
    """Text for the title, where no entity is read: a string of YAML without signs that may mean something."""
    return json.dumps("".join(each if _plain(each) else " " for each in seen(text)).strip(), ensure_ascii=False)


def _plain(character: str) -> bool:
    return character.isalnum() or character in _HARMLESS or (not character.isascii() and character.isprintable())
