"""The picture of a manifest: which places and flows are drawn, in which boxes, and what becomes of them collapsed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings

from engine.graph.collapsed import STEPS, By, collapsed, fitting
from engine.graph.picture import Picture
from engine.ground.schema import Text2
from tests.graph.drawn import flow, pictured, worlds

SHOP: dict[str, Any] = {
    "title": "A shop",
    "parties": {
        "shop": {"country": "CN", "name": "小店", "form": "company"},
        "cloud": {"country": "SG", "name": "Cloud Ltd"},
        "post": {"country": "CN"},
        "silent": {},
    },
    "groups": {"customers": {"who": "customer", "country": "CN"}},
    "systems": {
        "till": {"operator": "shop", "country": "CN"},
        "books": {"operator": "shop", "country": "CN", "label": "Books 账本"},
        "copy": {"operator": "cloud", "country": "SG", "environment": "backup"},
        "stray": {},
    },
    "datasets": {"orders": {}},
    "flows": {
        "in": flow("customers", "till", "collection", "orders"),
        "note": flow("till", "books"),
        "again": flow("till", "books"),
        "save": flow("books", "copy", "entrusting"),
        "send": flow("books", "party/post", "sharing"),
        "gone": flow("till", "none", "deletion"),
        "where": flow("books", None),
        "whence": flow(None, "till"),
    },
}


def test_groups_and_systems_are_drawn_and_parties_that_are_ends() -> None:
    drawn = pictured(SHOP)
    assert [node.id for node in drawn.nodes] == [
        *("end.system.till", "group.customers", "party.post"),
        *("system.books", "system.copy", "system.stray", "system.till"),
        *("unknown.system.books.to", "unknown.system.till.from"),
    ]
    assert drawn.title == "A shop"
    assert sorted(drawn.parties) == ["cloud", "post", "shop"]
    assert drawn.countries == {"CN": Text2("Mainland China", "中国内地"), "SG": Text2("Singapore", "新加坡")}


def test_a_node_says_what_it_is_and_whose_and_where() -> None:
    node = {each.id: each for each in pictured(SHOP).nodes}
    assert (node["system.books"].label, node["system.books"].title.zh) == ("Books 账本", "系统")
    assert (node["system.copy"].party, node["system.copy"].country) == ("cloud", "SG")
    assert node["system.copy"].title == Text2("Backup", "备份")
    assert (node["system.stray"].party, node["system.stray"].country) == (None, None)
    assert (node["group.customers"].label, node["group.customers"].title.en) == ("customers", "Customer")
    assert (node["party.post"].label, node["party.post"].party) == ("post", "post")
    assert (node["end.system.till"].party, node["end.system.till"].country) == ("shop", "CN")
    assert node["unknown.system.till.from"].kind == "unknown"


def test_an_edge_is_a_flow() -> None:
    edge = {each.id: each for each in pictured(SHOP).edges}
    assert (edge["flow.in"].source, edge["flow.in"].target) == ("group.customers", "system.till")
    assert (edge["flow.in"].kind, edge["flow.in"].title.zh) == ("collection", "收集")
    assert (edge["flow.in"].data, edge["flow.in"].flows) == (("orders",), ("flow.in",))
    assert edge["flow.gone"].target == "end.system.till"
    assert edge["flow.whence"].source == "unknown.system.till.from"


def test_boxes_are_countries_and_parties_within_them() -> None:
    boxes = {each.id: each for each in pictured(SHOP).groups}
    assert {name: box.nodes for name, box in boxes.items()} == {
        "CN/party.shop": ("end.system.till", "system.books", "system.till"),
        "SG/party.cloud": ("system.copy",),
        "country.CN": ("group.customers", "party.post"),
        "country.SG": (),
    }
    assert boxes["CN/party.shop"].parent == "country.CN"
    assert boxes["CN/party.shop"].label == Text2("小店", "小店")


def test_ends_that_nobody_knows_stand_alone() -> None:
    drawn = pictured({"flows": {"lost": {}, "off": {"to": "none"}}})
    assert {edge.id: (edge.source, edge.target) for edge in drawn.edges} == {
        "flow.lost": ("unknown.flow.lost.from", "unknown.flow.lost.to"),
        "flow.off": ("unknown.flow.off.from", "end.flow.off"),
    }
    assert {node.kind for node in drawn.nodes} == {"unknown", "end"}
    assert not drawn.groups


def test_the_order_of_files_and_records_does_not_matter() -> None:
    turned = {section: dict(reversed(list(of.items()))) if isinstance(of, dict) else of for section, of in SHOP.items()}
    head = {"title": SHOP["title"]}
    parts = [{section: of} for section, of in turned.items() if section != "title"]
    assert pictured(turned) == pictured(SHOP)
    assert pictured(head, *parts) == pictured(SHOP)
    assert pictured(head, *reversed(parts)) == pictured(SHOP)


def test_nothing_is_a_picture_too() -> None:
    assert pictured({}) == Picture("", (), (), (), {}, {})


# ---- collapsed -----------------------------------------------------------------------------------------------------


def test_between_systems_one_edge_is_left() -> None:
    drawn = collapsed(pictured(SHOP), "system")
    edge = {each.id: each for each in drawn.edges}["system.till/system.books"]
    assert (edge.flows, edge.kind, edge.label) == (("flow.again", "flow.note"), "use", "")
    assert (drawn.nodes, drawn.by) == (pictured(SHOP).nodes, "system")


def test_by_party_there_is_one_node_for_each() -> None:
    drawn = collapsed(pictured(SHOP), "party")
    node = {each.id: each for each in drawn.nodes}
    assert (node["party.shop"].label, node["party.shop"].country) == ("小店", "CN")
    assert node["party.shop"].members == ("system.books", "system.till")
    assert node["party.shop"].inside == ("flow.again", "flow.note")
    assert node["end.party.shop"].members == ("end.system.till",)
    assert {each.id for each in drawn.groups} == {"country.CN", "country.SG"}
    assert {edge.id: (edge.source, edge.target) for edge in drawn.edges}["flow.save"] == ("party.shop", "party.cloud")


def test_by_country_people_and_places_are_one_node_each() -> None:
    drawn = collapsed(pictured(SHOP), "country")
    node = {each.id: each for each in drawn.nodes}
    assert node["people/CN"].title == Text2("People: Mainland China", "个人：中国内地")
    assert node["places/CN"].members == ("party.post", "system.books", "system.till")
    assert node["places/CN"].inside == ("flow.again", "flow.note", "flow.send")
    assert node["places/"].title.en == "Country not stated"
    assert not drawn.groups


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_collapsing_loses_no_flow_and_no_place(world: dict[str, Any]) -> None:
    whole = pictured(world)
    flows = Counter(flow for edge in whole.edges for flow in edge.flows)
    for by in STEPS:
        drawn = collapsed(whole, by)
        told = [flow for edge in drawn.edges for flow in edge.flows]
        told += [flow for node in drawn.nodes for flow in node.inside]
        assert Counter(told) == flows
        standing = {each for node in drawn.nodes for each in (node.id, *node.members)}
        assert standing >= {node.id for node in whole.nodes}
        ids = [node.id for node in drawn.nodes]
        assert ids == sorted(set(ids))
        assert {end for edge in drawn.edges for end in (edge.source, edge.target)} <= set(ids)
        assert {name for box in drawn.groups for name in box.nodes} <= set(ids)


@pytest.mark.parametrize(("nodes", "edges", "by"), [(9, 8, ""), (9, 7, "system"), (8, 8, "party"), (1, 1, "country")])
def test_a_picture_too_large_is_collapsed_as_little_as_needed(nodes: int, edges: int, by: By) -> None:
    assert fitting(pictured(SHOP), nodes, edges).by == by
