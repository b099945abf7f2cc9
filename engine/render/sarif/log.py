"""The part of SARIF 2.1.0 that a report needs, as data: names, order and what may be left out as in the standard.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, section 3.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

Kind = Literal["fail", "open", "review", "pass", "notApplicable"]
Level = Literal["none", "note", "warning", "error"]
Bag = dict[str, object]
"""A bag of properties of our own: 3.8."""


class Part(Struct, frozen=True, rename="camel", omit_defaults=True):
    """What every object of the log is: written under the names of the standard, without what is empty."""


class Message(Part, frozen=True):
    """3.11 and 3.12: a text, and the same as Markdown."""

    text: str
    markdown: str = ""


class ArtifactLocation(Part, frozen=True):
    """3.4: a file, by its URI reference."""

    uri: str
    uri_base_id: str = ""


class Region(Part, frozen=True):
    """3.30: lines and columns count from 1, the end column is the first one outside."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class PhysicalLocation(Part, frozen=True):
    """3.29: a region of a file."""

    artifact_location: ArtifactLocation
    region: Region


class LogicalLocation(Part, frozen=True):
    """3.33: a record of the manifest."""

    name: str
    fully_qualified_name: str
    kind: str = "object"


class Location(Part, frozen=True):
    """3.28: a place, and what is there."""

    physical_location: PhysicalLocation
    id: int | None = None
    logical_locations: tuple[LogicalLocation, ...] = ()
    message: Message | None = None


class Step(Part, frozen=True):
    """3.38: a place on the way."""

    location: Location


class ThreadFlow(Part, frozen=True):
    """3.37: the places in the order of the way."""

    locations: tuple[Step, ...]


class CodeFlow(Part, frozen=True):
    """3.36: the ways that lead to the finding."""

    thread_flows: tuple[ThreadFlow, ...]
    message: Message | None = None


class Suppression(Part, frozen=True):
    """3.35: who answers for leaving the finding as it is, and why."""

    kind: str
    status: str
    justification: str
    properties: Bag


class Result(Part, frozen=True):
    """3.27: one verdict."""

    rule_id: str
    rule_index: int
    kind: Kind
    level: Level
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str]
    related_locations: tuple[Location, ...] = ()
    code_flows: tuple[CodeFlow, ...] = ()
    baseline_state: Literal["new", "unchanged"] | None = None
    suppressions: tuple[Suppression, ...] | None = None
    rank: float | None = None
    properties: Bag = {}


class Configuration(Part, frozen=True):
    """3.50: what a rule's results are unless they say otherwise."""

    level: Level


class Descriptor(Part, frozen=True):
    """3.49: a rule, or a sort of notification."""

    id: str
    short_description: Message
    name: str = ""
    full_description: Message | None = None
    help: Message | None = None
    default_configuration: Configuration | None = None
    properties: Bag = {}


class Driver(Part, frozen=True):
    """3.19: the engine."""

    name: str
    version: str
    language: str
    rules: tuple[Descriptor, ...]
    notifications: tuple[Descriptor, ...] = ()


class Tool(Part, frozen=True):
    """3.18."""

    driver: Driver


class Reference(Part, frozen=True):
    """3.52: a descriptor, by its id."""

    id: str


class Notification(Part, frozen=True):
    """3.58: what is to be said about the run."""

    descriptor: Reference
    level: Level
    message: Message


class Invocation(Part, frozen=True):
    """3.20: the run of the engine."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] = ()
    tool_configuration_notifications: tuple[Notification, ...] = ()


class Artifact(Part, frozen=True):
    """3.24: a file of the manifest, and what its bytes hash to."""

    location: ArtifactLocation
    roles: tuple[str, ...]
    hashes: dict[str, str]


class Details(Part, frozen=True):
    """3.17: which sort of run this is."""

    id: str


class BaseUri(Part, frozen=True):
    """3.14.14: what relative references start from."""

    description: Message


class Run(Part, frozen=True):
    """3.14."""

    tool: Tool
    language: str
    automation_details: Details
    column_kind: str
    original_uri_base_ids: dict[str, BaseUri]
    invocations: tuple[Invocation, ...]
    artifacts: tuple[Artifact, ...]
    results: tuple[Result, ...]
    properties: Bag


class Log(Part, frozen=True):
    """3.13: the whole file."""

    schema: str = field(name="$schema")
    version: str
    runs: tuple[Run, ...]
