"""What a result says about the places and flows of a picture: marks by record, and the paths of findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct

from engine.findings.finding import Finding, Severity, rank
from engine.findings.result import Result
from engine.graph.picture import FLOW, Edge, Picture
from engine.ground.schema import Text2

Sort = Literal["gap", "undetermined", "lesser", "waived"]
SORTS: Final[tuple[Sort, ...]] = ("gap", "undetermined", "lesser", "waived")
"""Worst first: gaps that count, what is undetermined, gaps that are advice or only indicated, and what is waived."""


class Mark(Struct, frozen=True):
    """What was found about one record, or about all that one node or edge stands for.

    `sort` is the worst of what was found, `severity` the worst severity of that sort; `findings` are fingerprints,
    worst first, and `counts` how many there are of each sort.
    """

    sort: Sort
    severity: Severity
    findings: tuple[str, ...]
    counts: dict[Sort, int]


class Marks(Struct, frozen=True):
    """Marks by record (`flow.crm-to-sg`); `paths`: by fingerprint of a gap the flows of its path, in the order of
    travel; `titles`: by fingerprint what was found."""

    by_record: dict[str, Mark]
    paths: dict[str, tuple[str, ...]]
    titles: dict[str, Text2]


class Shown(Struct, frozen=True):
    """The marks as a picture shows them, by id of node or edge: `places`, `flows`, the fingerprints of the paths that
    pass along an edge, and how many of the findings concern nothing that is drawn."""

    places: dict[str, Mark]
    flows: dict[str, Mark]
    paths: dict[str, tuple[str, ...]]
    elsewhere: int


def marks(result: Result) -> Marks:
    """The marks of all gaps and undetermined verdicts, those of duties that collide among them."""
    told = [each for each in (*result.findings, *result.conflicts) if each.verdict in ("gap", "undetermined")]
    found: dict[str, list[Finding]] = {}
    for each in told:
        found.setdefault(f"{each.subject.kind}.{each.subject.id}", []).append(each)
    paths = {
        each.fingerprint: tuple(f"{step.kind}.{step.id}" for step in each.path if step.kind == FLOW)
        for each in told
        if sort_of(each) == "gap"
    }
    return Marks(
        {record: _mark(each) for record, each in sorted(found.items())},
        {mark: path for mark, path in sorted(paths.items()) if path},
        {each.fingerprint: each.title for each in told},
    )


def shown(marked: Marks, picture: Picture) -> Shown:
    """The marks on what a picture draws: a node has those of the records and flows that it stands for."""
    places = {node.id: (node.id, *node.members, *node.inside) for node in picture.nodes}
    flows = {edge.id: edge.flows for edge in picture.edges}
    drawn = {record for records in (*places.values(), *flows.values()) for record in records}
    along: dict[str, list[str]] = {}
    for fingerprint, path in marked.paths.items():
        for flow in dict.fromkeys(path):
            along.setdefault(flow, []).append(fingerprint)
    return Shown(
        _by_name(places, marked.by_record),
        _by_name(flows, marked.by_record),
        _along(picture.edges, along),
        sum(len(mark.findings) for record, mark in marked.by_record.items() if record not in drawn),
    )


def sort_of(finding: Finding) -> Sort:
    """What a gap or an undetermined verdict counts as."""
    if finding.waiver is not None:
        return "waived"
    if finding.verdict == "undetermined":
        return "undetermined"
    return "lesser" if finding.is_advice or finding.is_indicated else "gap"


def _mark(findings: Iterable[Finding]) -> Mark:
    ordered = sorted(findings, key=lambda each: (SORTS.index(sort_of(each)), rank(each.severity), each.fingerprint))
    sorts = [sort_of(each) for each in ordered]
    counts: dict[Sort, int] = {sort: sorts.count(sort) for sort in SORTS if sort in sorts}
    return Mark(sorts[0], ordered[0].severity, tuple(each.fingerprint for each in ordered), counts)


def _by_name(drawn: Mapping[str, tuple[str, ...]], by_record: Mapping[str, Mark]) -> dict[str, Mark]:
    """The marks of several records as one; nothing where none has any."""
    found = {}
    for name, records in drawn.items():
        several = [by_record[record] for record in dict.fromkeys(records) if record in by_record]
        if several:
            found[name] = joined(several)
    return found


def joined(several: Iterable[Mark]) -> Mark:
    """Several marks, at least one, as one."""
    worst_first = sorted(several, key=lambda mark: (SORTS.index(mark.sort), rank(mark.severity), mark.findings))
    counts: dict[Sort, int] = {}
    for sort in SORTS:
        if total := sum(mark.counts.get(sort, 0) for mark in worst_first):
            counts[sort] = total
    findings = tuple(fingerprint for mark in worst_first for fingerprint in mark.findings)
    return Mark(worst_first[0].sort, worst_first[0].severity, findings, counts)


def _along(edges: Iterable[Edge], paths: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The fingerprints of the paths that pass along each edge."""
    found = {}
    for edge in edges:
        passing = sorted({fingerprint for flow in edge.flows for fingerprint in paths.get(flow, ())})
        if passing:
            found[edge.id] = tuple(passing)
    return found
