"""`complete:` to what is listed whole: kinds by their plural, for everyone or for the parties named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from engine.graph.answers import Answers, items_of
from engine.graph.facts import BACKING, Facts
from engine.graph.manifest import Completeness, Stated
from engine.graph.nodes import Mapping, Node, Scalar, span
from engine.graph.references import record
from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.schema import Ref, Schema, Text2
from engine.ground.unfit import UnfitError
from engine.ground.value import Nothing

PARTIES = "parties"


def completeness(stated: Iterable[tuple[str, Node]], facts: Facts) -> tuple[Completeness, ...]:
    """What all files say is listed whole, each said once."""
    found = [each for path, node in stated for each in _stated(node, path, facts)]
    once = {(each.kind, each.parties): each for each in reversed(found)}
    return tuple(each for each in found if once[each.kind, each.parties] is each)


def nowhere(
    whole: Iterable[Completeness], listed: Collection[str], schema: Schema
) -> Iterator[tuple[str, str, Stated]]:
    """The references that lead nowhere for want of records: (kind, fact, `none`) of those that may be none, where all
    the kinds that they could lead to are listed whole and have no record; of kinds that have records (`listed`)."""
    empty = {each.kind: each for each in whole if each.parties is None and each.kind not in listed}
    for kind in (schema.kinds[name] for name in listed):
        for fact in kind.stated.values():
            if isinstance(fact.type, Ref) and fact.optional and empty.keys() >= set(fact.type.kinds):
                said = empty[fact.type.kinds[0]]
                yield kind.name, fact.name, Stated(Nothing(), said.span, said.evidence, assumed=True)


def _stated(node: Node, path: str, facts: Facts) -> Iterator[Completeness]:
    answers = facts.answers
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            kind = _kind(key, path, answers)
            if kind is not None:
                yield from _whole(kind, key, value, path, facts)
        return
    for item in items_of(node):
        if isinstance(item, Scalar):
            kind = _kind(item, path, answers)
            if kind is not None:
                yield Completeness(kind, None, span(path, item))
        else:
            answers.problem(messages.sections.COMPLETE_LISTS_KINDS, item, path)


def _whole(kind: str, key: Scalar, node: Node, path: str, facts: Facts) -> Iterator[Completeness]:
    """One entry of the mapping: `true`, or parties and evidence."""
    if isinstance(node, Scalar) and node.text in ("true", "yes"):
        yield Completeness(kind, None, span(path, key))
    elif isinstance(node, Mapping) and node.entries:
        evidence = facts.evidence(node, path, also=PARTIES)
        parties = None
        if PARTIES in node.entries:
            parties = tuple(_parties(node.entries[PARTIES][1], path, facts.answers))
        yield Completeness(kind, parties, span(path, key), evidence)
    else:
        quoted = [f"`{each}`" for each in BACKING]
        backing = Text2(", ".join(quoted), "、".join(quoted))
        told = messages.sections.COMPLETE_FOR_WHOM
        facts.answers.problem(told, node, path, kind=key.text, backing=backing)


def _parties(node: Node, path: str, answers: Answers) -> Iterator[str]:
    for item in items_of(node):
        if not isinstance(item, Scalar):
            answers.problem(messages.sections.ITEM_IS_A_WORD, item, path)
            continue
        try:
            yield record(item.text, ("party",), answers.ids, answers.schema.kinds).id
        except UnfitError as unfit:
            answers.unfit(unfit, item, path)


def _kind(word: Scalar, path: str, answers: Answers) -> str | None:
    for kind in answers.schema.kinds.values():
        if kind.plural == word.text:
            return kind.name
    plurals = [kind.plural for kind in answers.schema.kinds.values()]
    near = did_you_mean(word.text, plurals)
    answers.problem(messages.sections.NO_KIND, word, path, word=word.text, near=near)
    return None
