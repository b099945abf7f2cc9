"""What lineage reads of a graph, as integers: ends and data of flows, operators of systems, derivations of datasets."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.graph.columns import NONE, UNKNOWN, Bools, CodeColumn, Graph, Ints, RelationColumn
from engine.graph.spaces import size, starts
from engine.ground.schema import Ref, Schema


class Movements(Struct, frozen=True):
    """Ends are rows of the place space (`UNKNOWN`, `NONE` below 0); `group_rows` and `party_rows` are its stretches
    [first, end). `data_*` are stated pairs (flow, dataset), `data_open` [flows] says that there may be more.
    `operator` [places] is the operator's place (`NONE` where a place has no such fact), `derived_*` pairs (dataset,
    parent), `derived_open` and `sourced` (states a source other than `none`) are by dataset."""

    flows: int
    places: int
    datasets: int
    group_rows: tuple[int, int]
    party_rows: tuple[int, int]
    start: Ints
    end: Ints
    data_flow: Ints
    data_dataset: Ints
    data_open: Bools
    operator: Ints
    derived_child: Ints
    derived_parent: Ints
    derived_open: Bools
    sourced: Bools

    def at_group(self, place: Ints) -> Bools:
        """Where `place` is a group."""
        return (place >= self.group_rows[0]) & (place < self.group_rows[1])

    def at_party(self, place: Ints) -> Bools:
        """Where `place` is a party."""
        return (place >= self.party_rows[0]) & (place < self.party_rows[1])


def movements(graph: Graph, schema: Schema) -> Movements:
    """What lineage reads, out of the columns of `flow` (from, to, data), `system` (operator) and `dataset`
    (derived_from, source); a column that is missing is unknown everywhere."""
    places = schema.kinds["flow"].facts["from"].type
    if not isinstance(places, Ref):
        raise TypeError("flow.from refers to one place")
    first, rows = starts(places.kinds, graph.rows), graph.rows
    flows, datasets, count = rows.get("flow", 0), rows.get("dataset", 0), size(places.kinds, rows)
    data_flow, data_dataset, data_open = pairs(graph, "flow", "data", flows)
    child, parent, derived_open = pairs(graph, "dataset", "derived_from", datasets)
    operator = np.full(count, NONE, dtype=np.int64)
    systems = slice(first["system"], first["system"] + rows.get("system", 0))
    stated = _codes(graph, "system", "operator", rows.get("system", 0))
    operator[systems] = np.where(stated >= 0, stated + first["party"], stated)
    return Movements(
        flows=flows,
        places=count,
        datasets=datasets,
        group_rows=(first["group"], first["group"] + rows.get("group", 0)),
        party_rows=(first["party"], first["party"] + rows.get("party", 0)),
        start=_codes(graph, "flow", "from", flows),
        end=_codes(graph, "flow", "to", flows),
        data_flow=data_flow,
        data_dataset=data_dataset,
        data_open=data_open,
        operator=operator,
        derived_child=child,
        derived_parent=parent,
        derived_open=derived_open,
        sourced=_codes(graph, "dataset", "source", datasets) >= 0,
    )


def _codes(graph: Graph, kind: str, fact: str, rows: int) -> Ints:
    column = graph.columns.get((kind, fact))
    return column.code if isinstance(column, CodeColumn) else np.full(rows, UNKNOWN, dtype=np.int64)


def pairs(graph: Graph, kind: str, fact: str, rows: int) -> tuple[Ints, Ints, Bools]:
    """The stated members of a list as pairs of rows, and by row whether there may be more."""
    column = graph.columns.get((kind, fact))
    if isinstance(column, RelationColumn):
        return column.outer, column.inner, column.open
    empty = np.zeros(0, dtype=np.int64)
    return empty, empty, np.ones(rows, dtype=np.bool_)
