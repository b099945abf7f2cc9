"""A small schema by hand, one fact of each type, and short ways to read a manifest in tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.graph.from_nodes import manifest
from engine.graph.manifest import Manifest
from engine.ground.excerpt import picture
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import (
    Date,
    Duration,
    Fact,
    Judgement,
    Kind,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Schema,
    Term,
    Terms,
    TermSet,
    Text,
    Text2,
    Type,
    YesNo,
)
from engine.ground.source import Source
from engine.ground.value import Value

PLACES: Final = ("group", "system", "party")


def _kind(name: str, plural: str, facts: Mapping[str, Type | Fact], **more: tuple[str, str]) -> Kind:
    declared = {
        fact: type_ if isinstance(type_, Fact) else Fact(fact.removesuffix("?"), type_, Text2(), fact.endswith("?"))
        for fact, type_ in facts.items()
    }
    return Kind(name, plural, Text2(name), {fact.name: fact for fact in declared.values()}, lifetime=more.get("lasts"))


def _back(name: str, kind: str, fact: str) -> Fact:
    return Fact(name, Many((kind,)), Text2(), inverse=fact, inverse_of=(kind, fact))


def _terms(name: str, *entries: str) -> Terms:
    return Terms(name, Text2(name), {entry: Text2(entry) for entry in entries})


SCHEMA: Final = Schema(
    kinds={
        kind.name: kind
        for kind in (
            _kind("group", "groups", {"count": Number("people"), "country?": Term("countries")}),
            _kind(
                "party",
                "parties",
                {
                    "name": Text(),
                    "country": Term("countries"),
                    "turnover": Money(),
                    "ciio": YesNo(),
                    "trained": Number("percent"),
                    "operates": _back("operates", "system", "operator"),
                },
            ),
            _kind(
                "system",
                "systems",
                {
                    "operator?": Ref(("party",)),
                    "security.mfa": YesNo(),
                    "security.reviewed?": Date(),
                    "backup": Duration(),
                },
            ),
            _kind(
                "dataset",
                "datasets",
                {
                    "categories": TermSet("categories"),
                    "derived_from": Many(("dataset",)),
                    "source?": Term("sources"),
                    "flows": _back("flows", "flow", "data"),
                },
            ),
            _kind(
                "activity",
                "activities",
                {"purposes": TermSet("categories"), "consents": Many(("consent",))},
            ),
            _kind(
                "flow",
                "flows",
                {
                    "kind": Term("flow_kinds"),
                    "from": Ref(PLACES),
                    "to?": Ref(PLACES),
                    "data": Fact("data", Many(("dataset",)), Text2(), inverse="flows"),
                    "activity": Ref(("activity",)),
                    "started": Date(),
                    "ended?": Date(),
                    "persons": Number("people", per_year=True),
                    "noticed": Moment(),
                    "encrypted?": YesNo(),
                    "consents": Fact("consents", Many(("consent",)), Text2(), through="activity", covers=True),
                    "handler": Fact("handler", Ref(("party",)), Text2(), derived=True),
                },
                lasts=("started", "ended"),
            ),
            _kind(
                "consent",
                "consents",
                {"covers": Many(("activity", "flow")), "flows": _back("flows", "flow", "consents")},
            ),
        )
    },
    terms={
        each.name: each
        for each in (
            _terms("countries", "CN", "NO", "SG"),
            _terms("flow_kinds", "collection", "sharing"),
            _terms("sources", "person", "other"),
            _terms("categories", "identity", "identity.name", "identity.passport", "health", "health.name"),
        )
    },
    groups={},
    tables={},
    judgements={"harmless": Judgement("harmless", "flow", Text2(), Text2(), ())},
)

OTHERS: Final = """\
parties: {huatong: {country: CN}, lion: {country: SG}}
groups: {people: {}}
systems: {crm: {operator: huatong}}
datasets: {profile: {}, orders: {}}
activities: {sales: {}}
consents: {form: {}}
"""


def read(text: str, path: str = "manifest.yaml") -> Manifest:
    """The manifest of one text."""
    return read_all({path: text})


def read_all(texts: Mapping[str, str]) -> Manifest:
    """The manifest of several texts by path; only `proof.pdf` exists as evidence."""
    sources = [Source(path, text) for path, text in texts.items()]
    found, _ = manifest(sources, SCHEMA, lambda _, file: "5ha" if file == "proof.pdf" else None)
    return found


def told(text: str, path: str = "manifest.yaml") -> tuple[Problem, ...]:
    """The problems of one text, warnings too."""
    return told_of({path: text})


def told_of(texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems of several texts by path, warnings too."""
    sources = [Source(path, text) for path, text in texts.items()]
    try:
        _, warnings = manifest(sources, SCHEMA, lambda _, file: "5ha" if file == "proof.pdf" else None)
    except PolicyError as error:
        return error.problems
    return warnings


def drawn(text: str, path: str = "manifest.yaml") -> str:
    """The pictures of the problems of one text."""
    return "\n\n".join(picture(problem, [Source(path, text)]) for problem in told(text, path))


def answer(kind: str, fact: str, spelling: str) -> Value:
    """What a fact of a record is read as, written so in YAML, beside a few records to refer to."""
    asked = f"{SCHEMA.kinds[kind].plural}: {{asked: {{{fact}: {spelling}}}}}"
    return read_all({"asked.yaml": asked, "others.yaml": OTHERS}).records[kind]["asked"].facts[fact].value


def said(found: Manifest) -> object:
    """What the manifest says, without places and order."""
    return (
        {
            kind: {
                name: (
                    {fact: (stated.value, stated.evidence, stated.assumed) for fact, stated in record.facts.items()},
                    {about: (each.outcome, each.by, each.day) for about, each in record.judged.items()},
                    record.label,
                    record.note,
                )
                for name, record in records.items()
            }
            for kind, records in found.records.items()
        },
        {(each.kind, each.parties) for each in found.complete},
        (found.title, found.as_of),
    )
