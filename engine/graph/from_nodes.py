"""Sources to the manifest: all files read, sorted, answered and merged, with every problem told in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec.structs import replace

from engine.graph import from_json, from_yaml
from engine.graph.answers import Answers
from engine.graph.collector import collector_paused
from engine.graph.complete import completeness, nowhere
from engine.graph.consistent import contradictions, groups
from engine.graph.draft import Draft, draft
from engine.graph.facts import Facts, Lookup
from engine.graph.inherited import crowded
from engine.graph.limits import MANY_FLOWS_IN_TEXT
from engine.graph.manifest import Assumption, Completeness, Manifest, Record, Stated
from engine.graph.merged import agree, one_answer, record
from engine.graph.nodes import Node
from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Schema
from engine.ground.source import Source, Span

_Found = tuple[dict[str, dict[str, Record]], tuple[Completeness, ...], tuple[Assumption, ...]]


def manifest(
    sources: Iterable[Source], schema: Schema, lookup: Lookup, digests: Mapping[str, str] | None = None
) -> tuple[Manifest, tuple[Problem, ...]]:
    """The manifest that the sources state together, and warnings.

    The order of the sources never matters: they are read in the order of their paths. `digests` are the SHA-256 of the
    files by path, computed from the text where missing. Raises PolicyError with all problems (and warnings).
    """
    ordered = sorted(sources, key=lambda source: source.path)
    problems: list[Problem] = []
    documents = [document for source in ordered for document in _documents(source, problems)]
    parts = draft(documents, schema, problems)
    with collector_paused():
        found = _answered(parts, schema, lookup, problems)
    known = {} if digests is None else digests
    inputs = tuple((source.path, known.get(source.path) or _digest(source)) for source in ordered)
    problems.sort(key=_place)
    if not all(problem.warning for problem in problems):
        raise PolicyError(problems, ordered)
    records, complete, assumptions = found
    return Manifest(parts.title or "", parts.as_of, records, complete, assumptions, inputs), tuple(problems)


def _documents(source: Source, problems: list[Problem]) -> list[tuple[str, Node]]:
    """The documents of a source, read by the ending of its path; whatever is not JSON is YAML."""
    roots: tuple[Node, ...]
    if source.path.endswith((".jsonl", ".ndjson")):
        roots, found = from_json.compose_lines(source)
    else:
        language = from_json if source.path.endswith(".json") else from_yaml
        root, found = language.compose(source)
        roots = () if root is None else (root,)
    problems += found
    return [(source.path, root) for root in roots]


def _answered(parts: Draft, schema: Schema, lookup: Lookup, problems: list[Problem]) -> _Found:
    facts = Facts(Answers(schema, parts.records, problems), lookup)
    assumed, whole = _assumed(parts, facts), completeness(parts.complete, facts)
    for kind, fact, none in nowhere(whole, [kind for kind, listed in parts.records.items() if listed], schema):
        assumed.setdefault(kind, {}).setdefault(fact, none)
    records: dict[str, dict[str, Record]] = {}
    for kind, listed in parts.records.items():
        if listed:
            given = assumed.get(kind, {})
            records[kind] = {name: _filled(record(kind, name, places, facts), given) for name, places in listed.items()}
            for each in records[kind].values():
                problems += contradictions(each, schema.kinds[kind])
    problems += groups(records)
    problems += crowded(records, schema)
    flows = parts.records.get("flow", {})
    if len(flows) > MANY_FLOWS_IN_TEXT:
        problems.append(messages.records.MANY_FLOWS(None, n=len(flows)))
    assumptions = tuple(
        Assumption(kind, fact, stated.value, stated.span)
        for kind, given in assumed.items()
        for fact, stated in given.items()
    )
    return records, whole, assumptions


def _assumed(parts: Draft, facts: Facts) -> dict[str, dict[str, Stated]]:
    """What is stated for all records of a kind."""
    found: dict[str, dict[str, Stated]] = {}
    for kind, place in parts.assumed:
        given = found.setdefault(kind, {})
        for fact, answer in facts.stated(kind, place.says, place.path):
            stated = Stated(answer.value, answer.span, answer.evidence, assumed=True)
            before = given.setdefault(fact, stated)
            if before is not stated:
                given[fact] = one_answer(before, stated)
                if not agree(before.value, stated.value):
                    told = messages.records.ASSUMED_TWICE
                    facts.answers.problems.append(told(stated.span, before.span, fact=fact))
    return found


def _filled(stated: Record, given: dict[str, Stated]) -> Record:
    """The record with what is stated for all, where it is silent itself."""
    if given.keys() <= stated.facts.keys():
        return stated
    return replace(stated, facts={**stated.facts, **{f: s for f, s in given.items() if f not in stated.facts}})


def _digest(source: Source) -> str:
    return sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()


def _place(problem: Problem) -> tuple[Span, str, str]:
    return (problem.span or Span("", 0, 0, 0, 0), problem.code, problem.message.en)
