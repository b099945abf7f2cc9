"""Manifests of cases as flat facts, so that one may be laid over another, a fact be taken away, and two be compared.

A path is the section, the record and the fact (`flows`, `crm-to-sg`, `mechanism`), with the year of a per-year number
or the name of a judgement as its last part; a path of two parts says that the record exists. Positions are those of
the page, so that what cannot be read is shown where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import dumps
from typing import Final, assert_never

from engine.app.cases.page import Block
from engine.graph.from_yaml import compose
from engine.graph.nodes import Listing, Mapping, Node, Scalar, span
from engine.ground import messages
from engine.ground.problem import PolicyError
from engine.ground.schema import Fact, Kind, Number, Schema
from engine.ground.source import Source

Path = tuple[str, ...]
Facts = dict[Path, tuple[Scalar, Node]]

UNSTATED: Final = "~unstated"
_FOR_ALL: Final = "for all "
_BREAKS_FLOW: Final = re.compile(r"[\n,\[\]{}]")


def facts(block: Block, page: Source, schema: Schema) -> Facts:
    """The facts of a block, those said to be unstated included; `PolicyError` with what cannot be read."""
    return _read(block.text, block.line, page, schema)


def one_fact(path: Path, text: str, line: int, page: Source) -> Facts:
    """A fact stated in a single line of YAML."""
    node, problems = compose(_at_its_lines(text, line, page))
    if node is None or problems:
        raise PolicyError(problems, (page,))
    return {path: (Scalar(path[-1], True, line, 1, line, 2), node)}


def laid_over(base: Facts, over: Facts) -> Facts:
    """The base with everything that the other one states; what it says to be unstated is gone, with all below."""
    laid = dict(base)
    for path, (key, node) in over.items():
        if isinstance(node, Scalar) and node.text == UNSTATED:
            laid = less(laid, path)
        else:
            laid = {each: kept for each, kept in laid.items() if not (_within(each, path) or _within(path, each))}
            laid[path] = (key, node)
    return laid


def less(stated: Facts, path: Path) -> Facts:
    """The facts without the one at the path, and without all below it; `security` stands above `security.mfa`."""
    return {each: kept for each, kept in stated.items() if not (each[: len(path)] == path or _dotted(each, path))}


def _dotted(fact: Path, above: Path) -> bool:
    return len(fact) >= len(above) == 3 and fact[:2] == above[:2] and fact[2].startswith(f"{above[2]}.")


def manifest_text(stated: Facts) -> str:
    """The facts as a manifest again, a fact a line, sections and records in the order of their first naming."""
    tree: dict[str, object] = {"manifest": "1"}
    for path, (_, node) in stated.items():
        within = tree
        for part in path[:-1]:
            below = within.setdefault(part, {})
            if not isinstance(below, dict):
                below = within[part] = {}
            within = below
        is_record = len(path) == 2 and isinstance(node, Mapping) and not node.entries
        within[path[-1]] = {} if is_record else _flow(node)
    return "".join(_lines(tree, 0))


def same(left: Node, right: Node) -> bool:
    """Whether two nodes say the same, wherever they stand."""
    match left, right:
        case Scalar(), Scalar():
            return (left.text, left.bare) == (right.text, right.bare)
        case Listing(), Listing():
            pairs = zip(left.items, right.items, strict=False)
            return len(left.items) == len(right.items) and all(same(*pair) for pair in pairs)
        case Mapping(), Mapping():
            mine, theirs = left.entries, right.entries
            return mine.keys() == theirs.keys() and all(same(mine[name][1], theirs[name][1]) for name in mine)
        case _:
            return False


# ---- the names of facts --------------------------------------------------------------------------------------------

_JUDGED: Final = re.compile(r"(judged|attested)\.([a-z0-9_]+)\(([a-z_]+)\.([^)]+)\)")
_YEAR: Final = re.compile(r"([^\[]+)\[(\d{4})\]")


def path_of(entry: str, schema: Schema) -> Path | None:
    """The path that an entry of `missing` means: `flow.x.to`, `flow.x.persons[2026]`, `complete.flows`,
    `judged.necessary(flow.x)`, or `flow.x` for the whole record; None if it means nothing that can be stated."""
    if match := _JUDGED.fullmatch(entry):
        kind = schema.kinds.get(match[3])
        return (kind.plural, match[4], match[1], match[2]) if kind else None
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
        case (record, "judged" | "attested" as under, judgement):
            return f"{under}.{judgement}({kind}.{record})"
        case (record, fact, year):
            return f"{kind}.{record}.{fact}[{year}]"
        case rest:
            return ".".join((kind, *rest))


# ---- from a document to facts --------------------------------------------------------------------------------------


def _read(text: str, line: int, page: Source, schema: Schema) -> Facts:
    if not text.strip():
        return {}
    root, found = compose(_at_its_lines(text, line, page))
    problems = list(found)
    if root is not None and not isinstance(root, Mapping):
        problems.append(messages.cases.SECTIONS(span(page.path, root)))
    if problems or root is None:
        raise PolicyError(problems, (page,))
    assert isinstance(root, Mapping)
    return dict(_flat(root, schema))


def _at_its_lines(text: str, line: int, page: Source) -> Source:
    """The text with empty lines above it, so that its lines are numbered as in the page."""
    return Source(page.path, "\n" * (line - 1) + text)


def _flat(root: Mapping, schema: Schema) -> Iterator[tuple[Path, tuple[Scalar, Node]]]:
    kinds = {kind.plural: kind for kind in schema.kinds.values()}
    for name, (key, node) in root.entries.items():
        if name in kinds and isinstance(node, Mapping):
            for record, (id_, stated) in node.entries.items():
                yield (name, record), (id_, _mapping({}, id_) if isinstance(stated, Mapping) else stated)
                yield from _record((name, record), stated, kinds[name])
        elif name.startswith(_FOR_ALL) and name.removeprefix(_FOR_ALL) in kinds:
            yield from _record((name,), node, kinds[name.removeprefix(_FOR_ALL)])
        elif name == "complete" and isinstance(node, Listing):
            whole = [each for each in node.items if isinstance(each, Scalar)]
            yield from (((name, each.text), (each, _word("true", each))) for each in whole)
        elif name == "complete" and isinstance(node, Mapping):
            yield from (((name, kind), extent) for kind, extent in node.entries.items())
        elif name != "manifest":
            yield (name,), (key, node)


def _record(path: Path, node: Node, kind: Kind) -> Iterator[tuple[Path, tuple[Scalar, Node]]]:
    if not isinstance(node, Mapping):
        return
    for name, (key, stated) in node.entries.items():
        if name in ("judged", "attested") and isinstance(stated, Mapping):
            yield from (((*path, name, judgement), outcome) for judgement, outcome in stated.entries.items())
        else:
            yield from _fact(path, name, key, stated, kind)


def _fact(path: Path, name: str, key: Scalar, node: Node, kind: Kind) -> Iterator[tuple[Path, tuple[Scalar, Node]]]:
    fact = kind.facts.get(name)
    if not isinstance(node, Mapping):
        yield (*path, name), (key, node)
    elif fact is not None and _is_yearly(fact) and node.entries and all(year.isdigit() for year in node.entries):
        yield from (((*path, name, year), said) for year, said in node.entries.items())
    elif fact is None and any(known.startswith(f"{name}.") for known in kind.facts):
        for below, (inner, value) in node.entries.items():
            yield from _fact(path, f"{name}.{below}", inner, value, kind)
    else:
        yield (*path, name), (key, node)


def _is_yearly(fact: Fact) -> bool:
    return isinstance(fact.type, Number) and fact.type.per_year


def _within(path: Path, above: Path) -> bool:
    """Whether the path lies below the other, past the record that both speak of."""
    return len(path) > len(above) > 2 and path[: len(above)] == above


def _mapping(entries: dict[str, tuple[Scalar, Node]], at: Node) -> Mapping:
    return Mapping(entries, at.line, at.column, at.end_line, at.end_column)


def _word(text: str, at: Node) -> Scalar:
    return Scalar(text, True, at.line, at.column, at.end_line, at.end_column)


# ---- and back to text ----------------------------------------------------------------------------------------------


def _lines(tree: dict[str, object], depth: int) -> Iterator[str]:
    for name, below in tree.items():
        head = f"{'  ' * depth}{dumps(name, ensure_ascii=False)}:"
        if isinstance(below, dict) and below:
            yield f"{head}\n"
            yield from _lines(below, depth + 1)
        else:
            yield f"{head} {below or '{}'}\n"


def _flow(node: Node) -> str:
    """A node in one line."""
    match node:
        case Scalar():
            plain = node.bare and not _BREAKS_FLOW.search(node.text)
            return node.text if plain else dumps(node.text, ensure_ascii=False)
        case Listing():
            return f"[{', '.join(_flow(each) for each in node.items)}]"
        case Mapping():
            inside = (f"{dumps(name, ensure_ascii=False)}: {_flow(value)}" for name, (_, value) in node.entries.items())
            return f"{{{', '.join(inside)}}}"
        case _:
            assert_never(node)
