"""A manifest in which very many flows belong to one activity: what it takes and becomes grows with the flows."""

from __future__ import annotations

from engine.graph.columns import Graph
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.ground.source import Source
from tests.counted import BESIDE, calls
from tests.graph.small import OTHERS, SCHEMA


def text(flows: int) -> str:
    records = "".join(f"  f{n}: {{activity: sales, from: crm, data: [profile, orders]}}\n" for n in range(flows))
    others = OTHERS.replace("{sales: {}}", "{sales: {consents: [form]}}")
    return f"{others}flows:\n{records}"


def road(flows: int) -> tuple[int, int]:
    """The calls that it takes to make the graph, and the bytes of its columns."""
    source, made = Source("m.yaml", text(flows)), list[Graph]()

    def work() -> None:
        found, _ = manifest([source], SCHEMA, lambda *_: None)
        made.append(graph(found, SCHEMA))
        list(made[-1].columns.values())  # made when asked for

    work()
    taken = calls(work)
    columns = made[-1].columns.values()
    return taken, sum(getattr(part, "nbytes", 0) for each in columns for part in parts(each))


def parts(column: object) -> list[object]:
    return [getattr(column, name) for name in getattr(column, "__struct_fields__", ())]


def test_a_manifest_of_one_activity_grows_as_its_flows_do() -> None:
    floor, bytes_of_one = road(1)
    once, small = road(2000)
    twice, large = road(4000)
    assert twice - floor <= (2 + BESIDE) * (once - floor)
    assert small > 2000
    assert large - bytes_of_one <= (2 + BESIDE) * (small - bytes_of_one)
