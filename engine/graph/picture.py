"""The data-flow graph as it is drawn: people, systems and parties as nodes, flows as edges, parties and countries as
boxes around them. Made from what the manifest states; what it is silent about is drawn as unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct

from engine.graph.manifest import Manifest, Record
from engine.ground.schema import COUNTRIES, Schema, Term, Text2
from engine.ground.value import Nothing, OneRecord, OneTerm, Records, Value, Words

NodeKind = Literal["group", "system", "party", "country", "end", "unknown"]
GroupKind = Literal["party", "country"]

FLOW: Final = "flow"
PLACES: Final[tuple[NodeKind, ...]] = ("group", "system", "party")


class Node(Struct, frozen=True):
    """One place of data: `id` is `KIND.ID` of the record (`system.crm`).

    `title` says in words what it is (`Customer`, `System`, `Company`). `party` is the id of the party that it belongs
    to, `country` a term of `countries`; None where it has none or nobody said. Kind `end`: data are deleted here
    (`end.system.crm` beside the system that they leave); `unknown`: the manifest does not say where data go to or come
    from. `members` are the places that a collapsed picture shows as this one, `inside` the flows between them.
    """

    id: str
    kind: NodeKind
    label: str
    title: Text2
    party: str | None = None
    country: str | None = None
    members: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


class Edge(Struct, frozen=True):
    """One flow from a node to a node, `id` as `flow.ID`; or, in a collapsed picture, the `flows` between the two.

    `kind` is a term of `flow_kinds`, empty where nobody said or the flows differ; `title` is the same in words. `data`
    are ids of datasets.
    """

    id: str
    kind: str
    source: str
    target: str
    label: str
    title: Text2
    data: tuple[str, ...]
    flows: tuple[str, ...]


class Group(Struct, frozen=True):
    """A box: a country (`country.CN`), or within it what belongs to one party (`CN/party.acme`, `parent` the country;
    `party.acme` where the country is unknown). `nodes` are those directly inside."""

    id: str
    kind: GroupKind
    label: Text2
    parent: str | None
    nodes: tuple[str, ...]


class Picture(Struct, frozen=True):
    """What is drawn, each list by id; the same for the same records in any order of files. `parties` are those that
    occur, as nodes, and `countries` the titles of those that occur; `by` says what is collapsed."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
    parties: dict[str, Node]
    countries: dict[str, Text2]
    by: Literal["", "party", "country", "system"] = ""


def picture(manifest: Manifest, schema: Schema) -> Picture:
    """All systems and groups of people, the parties that flows start or end at, and all flows."""
    flows = manifest.records.get(FLOW, {})
    every = {record.id: _party(record, schema) for record in manifest.records.get("party", {}).values()}
    nodes = {node.id: node for node in _places(manifest, every, schema)}
    edges = []
    for record in flows.values():
        edge = _edge(record, schema)
        edges.append(edge)
        for end, beside in ((edge.source, edge.target), (edge.target, edge.source)):
            nodes.setdefault(end, _beyond(end, nodes.get(beside)))
    listed = sorted(nodes.values(), key=lambda node: node.id)
    parties = {party: every[party] for party in sorted({node.party for node in listed if node.party})}
    occurring = {node.country for node in (*listed, *parties.values()) if node.country}
    countries = {country: _term(schema, COUNTRIES, country) for country in sorted(occurring)}
    return Picture(
        manifest.title,
        tuple(listed),
        tuple(sorted(edges, key=lambda edge: edge.id)),
        boxes(listed, parties, countries),
        parties,
        countries,
    )


def boxes(nodes: Iterable[Node], parties: Mapping[str, Node], countries: Mapping[str, Text2]) -> tuple[Group, ...]:
    """The boxes around nodes, by id. A party that stands alone needs none."""
    inside: dict[str | None, dict[str | None, list[str]]] = {}
    for node in nodes:
        inside.setdefault(node.country, {}).setdefault(node.party, []).append(node.id)
    found = []
    for country, by_party in inside.items():
        outer = f"country.{country}" if country else None
        direct = by_party.pop(None, [])
        for party, members in by_party.items():
            if party is None or members == [f"party.{party}"]:
                direct += members
                continue
            label = parties[party].label
            name = f"{country}/party.{party}" if country else f"party.{party}"
            found.append(Group(name, "party", Text2(label, label), outer, tuple(sorted(members))))
        if country and outer:
            found.append(Group(outer, "country", countries[country], None, tuple(sorted(direct))))
    return tuple(sorted(found, key=lambda group: group.id))


# ---- nodes ---------------------------------------------------------------------------------------------------------


def _places(manifest: Manifest, parties: Mapping[str, Node], schema: Schema) -> Iterator[Node]:
    """All groups and systems, and the parties that some flow names as an end."""
    ends = {end for flow in manifest.records.get(FLOW, {}).values() for end in (_end(flow, "from"), _end(flow, "to"))}
    for record in manifest.records.get("group", {}).values():
        who = _titled(record, "who", schema)
        yield Node(_id(record), "group", _label(record), who, None, _country(record))
    for record in manifest.records.get("system", {}).values():
        operator = _value(record, "operator")
        party = operator.id if isinstance(operator, OneRecord) else None
        title = _titled(record, "environment", schema)
        yield Node(_id(record), "system", _label(record), title, party, _country(record))
    yield from (party for party in parties.values() if party.id in ends)


def _party(record: Record, schema: Schema) -> Node:
    return Node(_id(record), "party", _label(record), _titled(record, "form", schema), record.id, _country(record))


def _beyond(end: str, beside: Node | None) -> Node:
    """The node of an end that is no record: where data are deleted, or nobody said where they go or come from."""
    if end.startswith("end."):
        party, country = (beside.party, beside.country) if beside else (None, None)
        return Node(end, "end", "", Text2("Deletion", "删除"), party, country)
    return Node(end, "unknown", "", Text2("Not stated", "未说明"))


def _id(record: Record) -> str:
    return f"{record.kind}.{record.id}"


def _label(record: Record) -> str:
    """What people call a record: its label, the name of a party, else its id."""
    name = _value(record, "name") if record.kind == "party" else None
    called = (record.label, name.text if isinstance(name, Words) else None)
    return next((each.strip() for each in called if each and each.strip()), record.id)


def _value(record: Record, fact: str) -> Value | None:
    stated = record.facts.get(fact)
    return None if stated is None else stated.value


def _country(record: Record) -> str | None:
    country = _value(record, "country")
    return country.name if isinstance(country, OneTerm) else None


def _titled(record: Record, fact: str, schema: Schema) -> Text2:
    """What a record is, by the term of a fact; by its kind where that is silent."""
    kind, value = schema.kinds[record.kind], _value(record, fact)
    declared = kind.facts.get(fact)
    if declared is not None and isinstance(declared.type, Term) and isinstance(value, OneTerm):
        return _term(schema, declared.type.terms, value.name)
    return kind.title


def _term(schema: Schema, terms: str, name: str) -> Text2:
    """A term in words; its name where the taxonomy has none for it."""
    taxonomy = schema.terms.get(terms)
    title = taxonomy.entries.get(name, Text2()) if taxonomy else Text2()
    return Text2(title.en or name, title.zh or title.en or name)


# ---- edges ---------------------------------------------------------------------------------------------------------


def _end(flow: Record, fact: str) -> str:
    """The id of the node at one end of a flow. Ends that are no record have a node of their own at the other end."""
    value = _value(flow, fact)
    if isinstance(value, OneRecord):
        return f"{value.kind}.{value.id}"
    other = _value(flow, "to" if fact == "from" else "from")
    beside = f"{other.kind}.{other.id}" if isinstance(other, OneRecord) else _id(flow)
    if isinstance(value, Nothing):
        return f"end.{beside}"
    return f"unknown.{beside}.{fact}"


def _edge(record: Record, schema: Schema) -> Edge:
    data, kind = _value(record, "data"), _value(record, "kind")
    return Edge(
        id=_id(record),
        kind=kind.name if isinstance(kind, OneTerm) else "",
        source=_end(record, "from"),
        target=_end(record, "to"),
        label=record.label or record.id,
        title=_titled(record, "kind", schema),
        data=tuple(each.id for each in data.members) if isinstance(data, Records) else (),
        flows=(_id(record),),
    )
