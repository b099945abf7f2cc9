"""DOT, GraphML and Mermaid: read back by public readers, the same nodes, edges and facts; hostile names stay text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pydot
import pytest
from msgspec.structs import replace

from engine.graph.picture import Picture
from engine.ground.schema import Language
from engine.render.graph.facts import told
from engine.render.graph.formats import GRAPHS, Drawn, graph
from engine.render.marks import marks
from engine.render.xml import seen
from tests.findings.by_hand import result
from tests.render.examples import example
from tests.render.hostile import HOSTILE
from tests.render.pictures import SHOP, found, poisoned, poisoned_marks

GOLDEN = Path(__file__).parent / "golden"


def _drawn(name: str, language: Language = "en") -> Drawn:
    if name == "shop":
        return Drawn(SHOP, marks(result(*found())), language)
    if name == "poisoned":
        return Drawn(poisoned(), poisoned_marks(), language)
    given = example(name)
    assert given.picture is not None
    return Drawn(given.picture, marks(given.result), language)


READ = ("shop", "huatong", "fennel", "poisoned")
OF_PYDOT = pytest.mark.filterwarnings("ignore:.*deprecated.*:DeprecationWarning")  # pyparsing's, which it uses


# ---- GraphML -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", READ)
def test_networkx_reads_the_same_graph(name: str) -> None:
    drawn = _drawn(name)
    read = nx.read_graphml(BytesIO(graph("graphml", drawn)), force_multigraph=True)
    facts = told(drawn)
    assert dict(read.nodes(data=True)) == {seen(node.id): _plain(own) for node, own in facts.nodes}
    assert Counter(_line(*edge) for edge in read.edges(data=True)) == Counter(
        _line(seen(edge.source), seen(edge.target), _plain(own)) for edge, own in facts.edges
    )
    assert read.graph["title"] == seen(drawn.picture.title)


def test_graphml_tells_what_was_found() -> None:
    read = nx.read_graphml(BytesIO(graph("graphml", _drawn("shop"))), force_multigraph=True)
    out = read.edges["system.till", "system.copy", "flow.out"]
    assert (out["mark"], out["severity"], out["gap"], out["paths"]) == ("gap", "critical", 2, 1)
    assert read.nodes["system.copy"]["party_name"] == "Cloud Ltd"
    assert "mark" not in read.nodes["system.copy"]


# ---- DOT -----------------------------------------------------------------------------------------------------------


@OF_PYDOT
@pytest.mark.parametrize("name", READ)
def test_pydot_reads_the_same_graph(name: str) -> None:
    drawn = _drawn(name)
    read = _dot(drawn)
    nodes = {_unquoted(each.get_name()): each for each in _nodes(read)}
    facts = told(drawn)
    assert nodes.keys() == {seen(node.id) for node, _ in facts.nodes}
    for node, own in facts.nodes:
        given = nodes[seen(node.id)].get_attributes()
        assert {key: _unquoted(given[key]) for key in own if key != "label"} == _texts(own)
    edges = Counter((_unquoted(each.get_source()), _unquoted(each.get_destination())) for each in read.get_edges())
    assert edges == Counter((seen(edge.source), seen(edge.target)) for edge, _ in facts.edges)


@OF_PYDOT
def test_dot_has_a_cluster_for_each_box() -> None:
    read = _dot(_drawn("shop"))
    outer = {each.get_label(): each for each in read.get_subgraphs()}
    assert outer.keys() == {'"Mainland China"', '"Singapore"'}
    [inner] = outer['"Mainland China"'].get_subgraphs()
    assert inner.get_label() == '"小店"'
    assert [each.get_name() for each in inner.get_nodes()] == ['"system.till"']


# ---- Mermaid -------------------------------------------------------------------------------------------------------


NODE = re.compile(r'(n\d+)(?:\(\[|\[\(|\[|\(\()"([^"\n]*)"(?:\]\)|\)\]|\]|\)\))')
EDGE = re.compile(r'(n\d+) (?:-->|==>|-\.->)\|"([^"\n]*)"\| (n\d+)')
OTHER = re.compile(r'subgraph g\d+\["[^"\n]*"\]|end|classDef \w+ [\w:#,-]+|class n\d+ \w+|linkStyle \d+ stroke:#\w+')


@pytest.mark.parametrize("name", READ)
def test_every_line_of_mermaid_is_a_node_an_edge_a_box_or_a_colour(name: str) -> None:
    drawn = _drawn(name)
    lines = graph("mermaid", drawn).decode().splitlines()
    assert lines[0] == lines[2] == "---"
    assert re.fullmatch(r'title: "[^"\n]*"', lines[1])
    assert lines[3] == "flowchart LR"
    nodes, edges = {}, []
    for line in map(str.strip, lines[4:]):
        if node := NODE.fullmatch(line):
            nodes[node[1]] = node[2]
        elif edge := EDGE.fullmatch(line):
            edges.append((edge[1], edge[3]))
        else:
            assert OTHER.fullmatch(line), line
    ids = {f"n{at}": node.id for at, node in enumerate(drawn.picture.nodes)}
    assert nodes.keys() == ids.keys()
    assert [(ids[one], ids[other]) for one, other in edges] == [
        (edge.source, edge.target) for edge in drawn.picture.edges
    ]


def test_mermaid_takes_no_sign_of_a_name_for_its_own() -> None:
    text = graph("mermaid", _drawn("poisoned")).decode()
    for label in (*(each[1] for each in NODE.findall(text)), *(each[1] for each in EDGE.findall(text))):
        assert not set('<>&`@"\\|[]{}') & set(label.replace("<br/>", ""))
        assert all(re.fullmatch(r"#\d+;", each) for each in re.findall(r"#[^;]*;?", label))
    labels = {re.sub(r"#(\d+);", lambda found: chr(int(found[1])), each[1]) for each in EDGE.findall(text)}
    for each in HOSTILE:
        assert any(label.startswith(seen(each)) for label in labels)


# ---- all -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GRAPHS)
def test_an_empty_picture_is_a_file_too(name: str) -> None:
    assert graph(name, Drawn(Picture("", (), (), (), {}, {}), None, "en")).endswith(b"\n")


@pytest.mark.parametrize(
    ("file", "name", "language"),
    [
        ("shop.mmd", "shop", "en"),
        ("shop-zh.mmd", "shop", "zh"),
        ("shop.dot", "shop", "en"),
        ("fennel.mmd", "fennel", "en"),
    ],
)
def test_graphs_are_as_read(file: str, name: str, language: Language, accept: bool) -> None:
    """Of the example the places and flows alone: what is found in it moves with the rules."""
    drawn = _drawn(name, language)
    made = graph("dot" if file.endswith(".dot") else "mermaid", drawn if name == "shop" else replace(drawn, marks=None))
    if accept:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / file).write_bytes(made)
    assert made == (GOLDEN / file).read_bytes()


def _dot(drawn: Drawn) -> Any:
    [read] = pydot.graph_from_dot_data(graph("dot", drawn).decode()) or []
    return read


def _nodes(read: Any) -> Iterator[Any]:
    yield from (each for each in read.get_nodes() if each.get_name() not in ("node", "edge", "graph"))
    for inner in read.get_subgraphs():
        yield from _nodes(inner)


def _plain(facts: dict[str, str | int]) -> dict[str, str | int]:
    return {name: seen(value) if isinstance(value, str) else value for name, value in facts.items()}


def _texts(facts: dict[str, str | int]) -> dict[str, str]:
    return {name: seen(str(value)) for name, value in facts.items() if name != "label"}


def _unquoted(text: str) -> str:
    assert text[0] == text[-1] == '"'
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def _line(source: str, target: str, facts: dict[str, str | int]) -> str:
    return repr((source, target, sorted(facts.items())))
