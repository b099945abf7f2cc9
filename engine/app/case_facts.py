"""Manifests of cases as flat facts, so that one may be laid over another, a fact be taken away, and two be compared.

A path is the section, the record and the fact (`flows`, `crm-to-sg`, `mechanism`), with the year of a per-year number
or the name of a judgement as its last part; a path of two parts says that the record exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Fact, Kind, Number, Schema
from engine.ground.source import Source, Span

Path = tuple[str, ...]
Facts = dict[Path, yaml.Node]

UNSTATED: Final = "~unstated"
_FOR_ALL: Final = "for all "


def facts(text: str, shown: str, first_line: int, schema: Schema) -> Facts:
    """The facts of a block of YAML, those said to be unstated included; `PolicyError` where it is no mapping."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        span = Span(shown, first_line + line, column, first_line + line, column + 1)
        raise PolicyError([Problem("P461", f"not YAML: {error.problem}", span)]) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        span = Span(shown, first_line, 1, first_line, 2)
        raise PolicyError([Problem("P461", "a manifest block is a mapping", span, "write sections such as `flows:`")])
    return dict(_flat(node, schema))


def laid_over(base: Mapping[Path, yaml.Node], over: Mapping[Path, yaml.Node]) -> Facts:
    """The base with everything that the other one states; what it says to be unstated is gone, with all below."""
    laid = dict(base)
    for path, node in over.items():
        if isinstance(node, yaml.ScalarNode) and node.value == UNSTATED:
            laid = {each: kept for each, kept in laid.items() if each[: len(path)] != path}
        else:
            laid = {each: kept for each, kept in laid.items() if not (_within(each, path) or _within(path, each))}
            laid[path] = node
    return laid


def less(stated: Mapping[Path, yaml.Node], path: Path) -> Facts:
    """The facts without the one at the path, and without all below it."""
    return {each: node for each, node in stated.items() if each[: len(path)] != path}


def path_of(entry: str, schema: Schema) -> Path | None:
    """The path that an entry of `missing` means: `flow.x.to`, `flow.x.persons[2026]`, `complete.flows`,
    `judged.necessary(flow.x)`, or `flow.x` for the whole record; None if it means nothing that can be stated."""
    if match := _JUDGED.fullmatch(entry):
        kind = schema.kinds.get(match[2])
        return (kind.plural, match[3], "judged", match[1]) if kind else None
    head, _, rest = entry.partition(".")
    if head in ("complete", "title", "as_of"):
        return (head, rest) if rest else (head,)
    if head not in schema.kinds or not rest:
        return None
    record, _, fact = rest.partition(".")
    path: Path = (schema.kinds[head].plural, record)
    if match := _YEAR.fullmatch(fact):
        return (*path, match[1], match[2])
    return (*path, fact) if fact else path


def entry_of(path: Path, schema: Schema) -> str:
    """How `missing` names the path."""
    if path[0] == "complete":
        return ".".join(path)
    kind = next((kind.name for kind in schema.kinds.values() if kind.plural == path[0]), path[0])
    match path[1:]:
        case (record, "judged", judgement):
            return f"judged.{judgement}({kind}.{record})"
        case (record, fact, year):
            return f"{kind}.{record}.{fact}[{year}]"
        case rest:
            return ".".join((kind, *rest))


def manifest_text(stated: Mapping[Path, yaml.Node]) -> str:
    """The facts as a manifest again, sections and records in the order in which they were first named."""
    document: dict[str, object] = {"manifest": "1"}
    for path, node in stated.items():
        place = document
        for part in path[:-1]:
            below = place.setdefault(part, {})
            if not isinstance(below, dict):
                below = place[part] = {}
            place = below
        if len(path) != 2 or not isinstance(place.get(path[-1]), dict):
            place[path[-1]] = {} if _empty(node) and len(path) == 2 else node
    return yaml.serialize(_node(document), Dumper=yaml.CSafeDumper, allow_unicode=True, width=1 << 20)


# ---- from a document to facts --------------------------------------------------------------------------------------

_JUDGED: Final = re.compile(r"judged\.([a-z0-9_]+)\(([a-z_]+)\.([^)]+)\)")
_YEAR: Final = re.compile(r"([^\[]+)\[(\d{4})\]")


def _flat(document: yaml.MappingNode, schema: Schema) -> Iterator[tuple[Path, yaml.Node]]:
    kinds = {kind.plural: kind for kind in schema.kinds.values()}
    for name, node in _items(document):
        if name in kinds and isinstance(node, yaml.MappingNode):
            for record, stated in _items(node):
                yield (name, record), _EMPTY if isinstance(stated, yaml.MappingNode) else stated
                yield from _record((name, record), stated, kinds[name])
        elif name.startswith(_FOR_ALL) and name.removeprefix(_FOR_ALL) in kinds:
            yield from _record((name,), node, kinds[name.removeprefix(_FOR_ALL)])
        elif name == "complete" and isinstance(node, yaml.SequenceNode):
            yield from (((name, each.value), _TRUE) for each in node.value)
        elif name == "complete" and isinstance(node, yaml.MappingNode):
            yield from (((name, kind), extent) for kind, extent in _items(node))
        elif name != "manifest":
            yield (name,), node


def _record(path: Path, node: yaml.Node, kind: Kind) -> Iterator[tuple[Path, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        return
    for name, stated in _items(node):
        if name == "judged" and isinstance(stated, yaml.MappingNode):
            yield from (((*path, name, judgement), outcome) for judgement, outcome in _items(stated))
        else:
            yield from _fact(path, name, stated, kind)


def _fact(path: Path, name: str, node: yaml.Node, kind: Kind) -> Iterator[tuple[Path, yaml.Node]]:
    fact = kind.facts.get(name)
    if not isinstance(node, yaml.MappingNode):
        yield (*path, name), node
    elif fact is not None:
        years = [(year, value) for year, value in _items(node)] if _is_yearly(fact) else []
        if years and all(year.isdigit() for year, _ in years):
            yield from (((*path, name, year), value) for year, value in years)
        else:
            yield (*path, name), node
    elif any(known.startswith(f"{name}.") for known in kind.facts):
        for below, value in _items(node):
            yield from _fact(path, f"{name}.{below}", value, kind)
    else:
        yield (*path, name), node


def _items(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    return ((str(key.value), value) for key, value in node.value)


def _is_yearly(fact: Fact) -> bool:
    return isinstance(fact.type, Number) and fact.type.per_year


def _within(path: Path, above: Path) -> bool:
    """Whether the path lies below the other, past the record that both speak of."""
    return len(path) > len(above) > 2 and path[: len(above)] == above


# ---- and back ------------------------------------------------------------------------------------------------------

_MAP: Final = "tag:yaml.org,2002:map"
_EMPTY: Final = yaml.MappingNode(_MAP, [])
_RESOLVER: Final[Any] = yaml.resolver.Resolver()
_TRUE: Final = yaml.ScalarNode("tag:yaml.org,2002:bool", "true")


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.value


def _node(value: object) -> yaml.Node:
    if isinstance(value, yaml.Node):
        return value
    if isinstance(value, dict):
        return yaml.MappingNode(_MAP, [(_scalar(name), _node(below)) for name, below in value.items()])
    return _scalar(str(value))


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)), text)


def source(text: str, page: str, heading: str) -> Source:
    """The manifest of a case as a source of its own, named after the page and the case."""
    return Source(f"{page} [{heading}]", text)
