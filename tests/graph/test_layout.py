"""Layouts: nothing overlaps, everything is inside its box, edges lead from left to right, and the same each time."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from engine.graph.collapsed import collapsed
from engine.graph.layout import Box, Label, Layout, placed
from engine.graph.layout.layers import layers
from engine.graph.layout.shapes import BADGE, NOTE
from engine.graph.layout.text import cut, lines, width
from engine.graph.picture import Picture
from tests.counted import calls
from tests.graph.drawn import flow, pictured, worlds


@given(worlds())
@settings(max_examples=80, deadline=None)
def test_nothing_overlaps_and_all_is_inside_its_box(world: dict[str, Any]) -> None:
    picture = pictured(world)
    layout = placed(picture)
    _apart([each.box for each in layout.nodes.values()])
    whole = Box(0, 0, layout.width, layout.height)
    inside: dict[str, list[Box]] = {}
    for group in picture.groups:
        own = layout.groups[group.id]
        assert _within(own, layout.groups[group.parent] if group.parent else whole)
        inside.setdefault(group.parent or "", []).append(own)
        for name in group.nodes:
            assert _within(layout.nodes[name].box, own)
            inside.setdefault(group.id, []).append(layout.nodes[name].box)
    homes = {name for group in picture.groups for name in group.nodes}
    for name, node in layout.nodes.items():
        assert _within(node.box, whole)
        if name not in homes:
            inside.setdefault("", []).append(node.box)
    for beside in inside.values():
        _apart(beside)


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_every_edge_has_a_way_from_its_source_to_its_target_through_no_node(world: dict[str, Any]) -> None:
    picture = pictured(world)
    layout = placed(picture)
    assert sorted(edge for route in layout.routes for edge in route.edges) == [edge.id for edge in picture.edges]
    ends = {edge.id: (edge.source, edge.target) for edge in picture.edges}
    for route in layout.routes:
        [(source, target)] = {ends[edge] for edge in route.edges}
        assert _touches(route.points[0], layout.nodes[source].box)
        assert _touches(route.points[-1], layout.nodes[target].box)
        for (x, y), (next_x, next_y) in pairwise(route.points):
            if y == next_y:
                line = Box(min(x, next_x) + 0.2, y, abs(next_x - x) - 0.4, 0.0)
                assert not any(_overlap(line, node.box) for node in layout.nodes.values())


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_edges_lead_to_the_right_where_there_is_no_cycle(world: dict[str, Any]) -> None:
    picture = pictured(world)
    layout = placed(picture)
    graph = nx.DiGraph((edge.source, edge.target) for edge in picture.edges)
    cyclic = {node for each in nx.strongly_connected_components(graph) for node in each if len(each) > 1}
    for route in layout.routes:
        if not route.loop:
            assert (route.points[0][0] > route.points[-1][0]) == route.back
    for edge in picture.edges:
        if not {edge.source, edge.target} <= cyclic and edge.source != edge.target:
            left, right = layout.nodes[edge.source].box, layout.nodes[edge.target].box
            assert left.x + left.w < right.x


@given(worlds())
@settings(max_examples=40, deadline=None)
def test_labels_do_not_collide_with_each_other_or_with_nodes(world: dict[str, Any]) -> None:
    layout = placed(pictured(world))
    _apart([*_labels(layout), *(each.box for each in layout.nodes.values())])


@given(worlds())
@settings(max_examples=30, deadline=None)
def test_the_same_picture_is_laid_out_the_same_whatever_the_order_of_files(world: dict[str, Any]) -> None:
    parts = [{section: dict(reversed(list(of.items())))} for section, of in world.items()]
    assert placed(pictured(*reversed(parts))) == placed(pictured(world))


@given(worlds(most=8))
@settings(max_examples=30, deadline=None)
def test_a_collapsed_picture_is_laid_out_too(world: dict[str, Any]) -> None:
    whole = pictured(world)
    for layout in (placed(collapsed(whole, "party")), placed(collapsed(whole, "country"))):
        _apart([each.box for each in layout.nodes.values()])


def test_people_stand_left_then_systems_then_recipients() -> None:
    picture = pictured(
        {
            "parties": {"out": {}},
            "groups": {"people": {}},
            "systems": {"a": {}, "b": {}, "source": {}},
            "flows": {
                "in": flow("people", "a", "collection"),
                "on": flow("a", "b"),
                "off": flow("b", "party/out", "sharing"),
                "beside": flow("source", "b"),
            },
        }
    )
    x = {name: node.box.x for name, node in placed(picture).nodes.items()}
    assert x["group.people"] < x["system.a"] == x["system.source"] < x["system.b"] < x["party.out"]


def test_a_return_is_what_points_back() -> None:
    flows = {"go": flow("b", "a"), "come": flow("a", "b", "return"), "lend": flow("a", "party/out")}
    flows["give"] = flow("party/out", "a")
    layout = placed(pictured({"parties": {"out": {}}, "systems": {"a": {}, "b": {}}, "flows": flows}))
    assert {edge for route in layout.routes if route.back for edge in route.edges} == {"flow.come", "flow.give"}


def test_parallel_flows_are_one_line_that_says_how_many() -> None:
    flows = {name: flow("a", "b") for name in ("one", "three", "two")}
    [route] = placed(pictured({"systems": {"a": {}, "b": {}}, "flows": flows})).routes
    assert route.edges == ("flow.one", "flow.three", "flow.two")
    assert route.label is not None
    assert route.label.text == "one +2"


def test_a_flow_to_where_it_came_from_is_a_loop() -> None:
    [route] = placed(pictured({"systems": {"a": {}}, "flows": {"round": flow("a", "a")}})).routes
    assert route.loop
    assert route.points[0][0] == route.points[1][0]


def test_nothing_is_laid_out_in_little_room() -> None:
    layout = placed(pictured({}))
    assert (layout.nodes, layout.routes) == ({}, ())
    assert layout.width < 100


def test_places_without_flows_do_not_stand_in_one_column() -> None:
    systems = {f"s{at}": {"operator": "p"} for at in range(60)}
    layout = placed(pictured({"parties": {"p": {}}, "systems": systems}))
    assert layout.layers > 3
    assert layout.height < 1_500


def test_many_recipients_stand_in_several_columns_box_by_box() -> None:
    parties = {f"p{at}": {"country": ("SG", "DE")[at % 2]} for at in range(120)}
    flows = {f"f{at}": flow("hub", f"party/p{at}", "sharing") for at in range(120)}
    picture = pictured({"parties": parties, "systems": {"hub": {}}, "flows": flows})
    layout = placed(picture)
    assert layout.layers == 4
    for group in picture.groups:
        left = {layout.nodes[name].box.x for name in group.nodes}
        assert len(left) == 3
    _apart(list(layout.groups.values()))


# ---- layers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "seed"), [(30, 1), (30, 2), (120, 3)])
def test_few_edges_point_back(size: int, seed: int) -> None:
    graph = nx.gnm_random_graph(size, size * 2, seed=seed, directed=True)
    edges = [(source, target) for source, target in graph.edges if source != target]
    layer, back = layers(size, edges, (), ())
    assert all(
        (layer[source] > layer[target]) == is_back for (source, target), is_back in zip(edges, back, strict=True)
    )
    assert sum(back) <= len(edges) / 5
    assert sorted(set(layer)) == list(range(max(layer) + 1))


def test_what_a_layout_takes_grows_little_faster_than_the_graph() -> None:
    def taken(size: int) -> int:
        picture = _chains(size)
        return calls(lambda: placed(picture))

    placed(_chains(60))  # what is made once and kept is not counted
    assert taken(240) < 5 * taken(60)


def _chains(size: int) -> Picture:
    """Systems of some parties in chains of five, each fed by people and with a way back."""
    parties = {f"p{at}": {"country": ("CN", "SG", "DE")[at % 3]} for at in range(size // 20)}
    systems = {f"s{at}": {"operator": f"p{at % len(parties)}", "country": "CN"} for at in range(size)}
    flows = {f"f{at}": flow(f"s{at}", f"s{at + 1}") for at in range(size - 1) if at % 5 != 4}
    flows |= {f"b{at}": flow(f"s{at + 3}", f"s{at}", "return") for at in range(0, size - 5, 5)}
    flows |= {f"g{at}": flow("people", f"s{at}", "collection") for at in range(0, size, 5)}
    return pictured({"parties": parties, "systems": systems, "groups": {"people": {}}, "flows": flows})


# ---- text ----------------------------------------------------------------------------------------------------------


def test_chinese_is_wide() -> None:
    assert width("数据", 10) == 20
    assert width("data", 10) < 25


def test_names_are_broken_where_words_end_and_evenly() -> None:
    assert lines("Harbour Telecom (Hong Kong) Limited", 12, 132, 2) == ("Harbour Telecom", "(Hong Kong) Limited")
    assert lines("星火广告（上海）有限公司", 12, 132, 2) == ("星火广告", "（上海）有限公司")
    assert lines("crm", 12, 132, 2) == ("crm",)
    assert lines("", 12, 132, 2) == ("",)


def test_what_does_not_fit_is_cut() -> None:
    long = "数据" * 40
    broken = lines(long, 12, 132, 2)
    assert broken[-1].endswith("…")
    assert all(width(text, 12) <= 132 for text in broken)
    assert width(cut("x" * 400, 10, 118), 10) <= 118


# ---- geometry ------------------------------------------------------------------------------------------------------


def _labels(layout: Layout) -> list[Box]:
    """Where labels are, each with the mark before it."""
    return [_box(route.label) for route in layout.routes if route.label is not None]


def _box(label: Label) -> Box:
    high = NOTE * 0.8
    return Box(label.x - BADGE + 4, label.y - high, BADGE - 4 + width(label.text, NOTE), high)


def _apart(boxes: list[Box]) -> None:
    assert not [(one, other) for one, other in combinations(boxes, 2) if _overlap(one, other)]


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h
    )


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and inner.x + inner.w <= outer.x + outer.w
        and outer.y <= inner.y
        and inner.y + inner.h <= outer.y + outer.h
    )


def _touches(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    return min(abs(x - box.x), abs(x - box.x - box.w)) < 0.2 and box.y <= y <= box.y + box.h
