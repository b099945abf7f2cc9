"""`policy graph`: formats and files, what is marked, what is collapsed, and what it refuses."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from engine.cli import run
from tests.cli.conftest import MINE_ONLY, Shop

DRAW = ("graph", "m.yaml", *MINE_ONLY)


def test_a_graph_goes_to_stdout_with_what_a_check_finds(shop: Shop) -> None:
    code, out, err = shop(*DRAW)
    assert (code, err) == (0, "")
    root = ElementTree.fromstring(out)
    assert root[0].text == "A shop"
    assert "2 gaps" in (root[1].text or "")
    assert 'class="flow gap high"' in out


def test_nothing_is_marked_where_nothing_is_checked(shop: Shop) -> None:
    _, out, _ = shop("graph", "m.yaml", "--no-check", "--lang", "zh")
    assert "未标注发现：未作检查" in out
    assert 'class="flow gap' not in out


def test_one_run_writes_many_files(shop: Shop, tmp_path: Path) -> None:
    outputs = ("svg=a.svg", "dot=a.dot", "graphml=a.graphml", "mermaid=a.mmd")
    assert shop(*DRAW, *(part for each in outputs for part in ("-o", each))) == (0, "", "")
    assert (tmp_path / "a.dot").read_text().startswith('digraph "A shop" {')
    assert (tmp_path / "a.mmd").read_text().startswith("---\ntitle:")
    read = nx.read_graphml(BytesIO((tmp_path / "a.graphml").read_bytes()))
    assert sorted(read.nodes) == ["party.post", "party.shop"]
    code, out, _ = shop(*DRAW, "-o", "svg=b.svg", "-f", "dot")
    assert (code, out) == (0, (tmp_path / "a.dot").read_text())
    assert (tmp_path / "b.svg").read_bytes() == (tmp_path / "a.svg").read_bytes()


def test_a_saved_result_says_what_was_found(shop: Shop, tmp_path: Path) -> None:
    shop("check", "m.yaml", *MINE_ONLY, "-o", "json=r.json", "-q")
    code, out, err = shop("graph", "--in", "r.json", "--rules", "house")
    assert (code, err) == (0, "")
    assert out == shop(*DRAW)[1]
    (tmp_path / "m.yaml").write_text("manifest: 1\n", encoding="utf-8")
    code, out, err = shop("graph", "--in", "r.json", "--rules", "house")
    assert (code, out) == (2, "")
    assert "P471" in err


@pytest.mark.parametrize(("by", "nodes"), [("system", 2), ("party", 2), ("country", 1)])
def test_places_are_collapsed_on_demand(shop: Shop, by: str, nodes: int) -> None:
    _, out, err = shop(*DRAW, "--by", by, "-f", "graphml")
    assert len(nx.read_graphml(BytesIO(out.encode()))) == nodes
    assert err == ""


def test_a_graph_that_is_too_large_to_be_read_is_collapsed_and_that_is_told(shop: Shop, tmp_path: Path) -> None:
    systems = {f"s{at}": {"operator": f"p{at % 30}"} for at in range(400)}
    parties: dict[str, dict[str, str]] = {f"p{at}": {} for at in range(30)}
    flows = {f"f{at}": {"from": f"s{at}", "to": f"s{at + 1}"} for at in range(399)}
    (tmp_path / "many.json").write_text(
        json.dumps({"manifest": 1, "parties": parties, "systems": systems, "flows": flows}), encoding="utf-8"
    )
    code, out, err = shop("graph", "many.json", "--no-check", "-f", "mermaid")
    assert code == 0
    assert out.count("-->") == 30
    assert err == "mermaid: one node for each party, collapsed because the whole has 400 places and 399 flows\n"
    code, out, err = shop("graph", "many.json", "--no-check", "-f", "dot")
    assert (code, out.count("->"), err) == (0, 399, "")


def test_what_was_read_is_not_overwritten(shop: Shop) -> None:
    code, _, err = shop(*DRAW, "-o", "svg=m.yaml")
    assert code == 2
    assert "P394" in err


def test_no_manifest_and_no_result_is_told(shop: Shop, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["graph"]) == 2
    assert "--in FILE" in capfd.readouterr().err
    (tmp_path / "empty").mkdir()
    code, out, err = shop("graph", "empty")
    assert (code, out) == (3, "")
    assert "empty" in err


def test_a_graph_is_no_template_and_is_of_one_thing(shop: Shop) -> None:
    code, out, err = shop(*DRAW, "-o", "letter.j2=a.md")
    assert (code, out) == (2, "")
    assert "`letter.j2=a.md`: write FORMAT=FILE with one of svg, dot, graphml, mermaid\n" in err
    code, out, err = shop(*DRAW, "--in", "r.json")
    assert (code, out) == (2, "")
    assert "The manifests of --in FILE are drawn; leave PATH… out." in err
