"""What if: answers laid over those of a manifest, read by the same readers; their problems point into the flags."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, structs

from engine.graph import from_yaml
from engine.graph.answers import Answers
from engine.graph.consistent import contradictions, groups
from engine.graph.manifest import Manifest, Record, Stated
from engine.graph.nodes import Node, Scalar
from engine.ground import messages
from engine.ground.naming import a_kind, kinds_named
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Fact, Kind, Schema
from engine.ground.source import Source, Span

COMPOSED: Final = ("[", "{", '"', "'")  # what begins like this is read as in a manifest, everything else is one word


class Supposed(Struct, frozen=True):
    """One answer of a what-if, as read and as written, and the manifest's own that it replaces; None for silence."""

    kind: str
    id: str
    fact: str
    answer: Stated
    written: str
    before: Stated | None


def supposed(manifest: Manifest, schema: Schema, flags: Source) -> tuple[Manifest, tuple[Supposed, ...]]:
    """The manifest as it would be, and what differs. Each line of `flags` is one `KIND.ID.FACT=ANSWER`.

    Raises `PolicyError` with all problems of the flags.
    """
    problems: list[Problem] = []
    answers = Answers(schema, manifest.records, problems)
    kinds = {kind: dict(listed) for kind, listed in manifest.records.items()}
    changed: dict[tuple[str, str, str], Supposed] = {}
    for number, line in enumerate(flags.lines(), start=1):
        found = _one(line, number, flags, manifest, schema, answers)
        if found is not None:
            if (found.kind, found.id, found.fact) in changed:
                problems.append(messages.runs.SET_TWICE(found.answer.span))
            changed[found.kind, found.id, found.fact] = found
            record = kinds[found.kind][found.id]
            kinds[found.kind][found.id] = _with(record, found.fact, found.answer)
    for kind, name in dict.fromkeys((each.kind, each.id) for each in changed.values()):
        problems += contradictions(kinds[kind][name], schema.kinds[kind])
    problems += groups(kinds)
    if problems:
        raise PolicyError(problems, [flags])
    return structs.replace(manifest, records=kinds), tuple(changed.values())


def _one(
    line: str, number: int, flags: Source, manifest: Manifest, schema: Schema, answers: Answers
) -> Supposed | None:
    """The answer of one flag; None, and a problem more, where it names no fact or answers it with something else."""
    what, equals, text = line.partition("=")
    here = Scalar(what, True, number, 1, number, len(what) + 1)
    word, _, rest = what.partition(".")
    kind = next((each for each in schema.kinds.values() if word in (each.name, each.plural)), None)
    if not equals or kind is None or "." not in rest:
        known = [] if kind is not None else [each.name for each in schema.kinds.values()]
        write = messages.runs.WRITE
        near = did_you_mean(word, known, write) if "." in what and equals else write
        answers.problem(messages.runs.SETS_NO_FACT, here, flags.path, flag=line, near=near)
        return None
    listed = manifest.records.get(kind.name, {})
    name = max((each for each in listed if rest.startswith(f"{each}.")), key=len, default=None)
    if name is None:
        unknown = rest.partition(".")[0]
        near = did_you_mean(unknown, list(listed), messages.runs.UNDER(plural=kind.plural))
        told = messages.runs.NO_SUCH_RECORD
        answers.problem(told, here, flags.path, kind=kinds_named([kind]), record=unknown, near=near)
        return None
    fact = _fact(kind, rest.removeprefix(f"{name}."), here, flags.path, answers)
    node = _answer(text, number, len(what) + 2, flags, answers.problems)
    value = answers.value(fact, node, flags.path) if fact is not None and node is not None else None
    if fact is None or node is None or value is None:
        return None
    span = Span(flags.path, number, len(what) + 2, number, len(line) + 1)
    return Supposed(kind.name, name, fact.name, Stated(value, span), text, listed[name].facts.get(fact.name))


def _fact(kind: Kind, name: str, here: Scalar, path: str, answers: Answers) -> Fact | None:
    if name in kind.stated:
        return kind.stated[name]
    if name in kind.computed:
        answers.problem(messages.answers.COMPUTED_NOT_SET, here, path, kind=a_kind(kind), name=name)
    else:
        near = did_you_mean(name, list(kind.stated))
        answers.problem(messages.answers.NO_FACT, here, path, kind=a_kind(kind), name=name, near=near)
    return None


def _answer(text: str, line: int, column: int, flags: Source, problems: list[Problem]) -> Node | None:
    """The answer as a node that stands where it stands in the flag."""
    if not text.startswith(COMPOSED):
        return Scalar(text, True, line, column, line, column + len(text))
    root, found = from_yaml.compose(Source(flags.path, "\n" * (line - 1) + " " * (column - 1) + text))
    problems += found
    return root


def _with(record: Record, fact: str, answer: Stated) -> Record:
    return structs.replace(record, facts={**record.facts, fact: answer})
