"""One record out of all the places that speak of it; where they differ, both places are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from engine.graph.answers import YES_NO, Answers
from engine.graph.draft import Place
from engine.graph.facts import BESIDE, TEXTS, Facts
from engine.graph.manifest import Record, Recorded, Stated
from engine.graph.nodes import Mapping, Node, Scalar, is_empty, span
from engine.graph.times import day
from engine.ground import messages
from engine.ground.naming import a_kind
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Problem
from engine.ground.schema import Judgement, Kind, Text2
from engine.ground.source import Span
from engine.ground.unfit import UnfitError
from engine.ground.value import Records, SomeTerms, Value

PARTS: Final = {"judged": ("outcome", "by", "date", "reason"), "attested": ("outcome", "by", "date", "evidence")}

T = TypeVar("T")


def record(kind: str, name: str, places: Iterable[Place], facts: Facts) -> Record:
    """The record as all places together state it; what differs between them is a problem."""
    answers = facts.answers
    stated: dict[str, Stated] = {}
    judged: dict[str, Recorded] = {}
    texts: dict[str, tuple[str, Span]] = {}
    first: Place | None = None
    for place in places:
        first = first or place
        for fact, answer in facts.stated(kind, place.says, place.path, BESIDE):
            before = stated.setdefault(fact, answer)
            if before is not answer:
                stated[fact] = one_answer(before, answer)
                if not agree(before.value, answer.value):
                    answers.problems.append(_conflict(name, fact, before.span, answer.span))
        for part in TEXTS:
            _beside(name, part, place, texts, answers)
        for about, outcome in _judged(kind, place, answers):
            earlier = judged.setdefault(about, outcome)
            if earlier is not outcome:
                answers.problems.append(_conflict(name, about, earlier.span, outcome.span))
    assert first is not None
    label, note = (texts[part][0] if part in texts else None for part in TEXTS)
    return Record(kind, name, span(first.path, first.key), stated, judged, label, note)


def one_answer(before: Stated, after: Stated) -> Stated:
    """The answer that two places give: the backed one if only one is."""
    return before if before.evidence is not None or after.evidence is None else after


def agree(one: Value, other: Value) -> bool:
    """The two values say the same; the order of a list says nothing."""
    match one, other:
        case (SomeTerms(), SomeTerms()):
            return _unordered(one) == _unordered(other)
        case (Records(), Records()):
            return one.closed == other.closed and set(one.members) == set(other.members)
        case _:
            return one == other


def _conflict(name: str, fact: str, there: Span, here: Span) -> Problem:
    """The problem of two different answers to one question."""
    return messages.records.ANSWERED_TWICE(here, there, fact=fact, record=name)


def _unordered(terms: SomeTerms) -> tuple[frozenset[str], frozenset[str] | None, frozenset[str]]:
    may = None if terms.may is None else frozenset(terms.may)
    return frozenset(terms.must), may, frozenset(terms.never)


def _beside(name: str, part: str, place: Place, texts: dict[str, tuple[str, Span]], answers: Answers) -> None:
    """A label or note, kept in `texts`."""
    if part not in place.says.entries:
        return
    _, node = place.says.entries[part]
    if not isinstance(node, Scalar) or is_empty(node):
        answers.problem(messages.sections.IS_A_TEXT, node, place.path, key=part)
        return
    here = span(place.path, node)
    text, there = texts.setdefault(part, (node.text, here))
    if text != node.text:
        answers.problems.append(_conflict(name, part, there, here))


def _judged(kind: str, place: Place, answers: Answers) -> Iterable[tuple[str, Recorded]]:
    """The judgements and attestations that one place records."""
    for under in PARTS:
        if under not in place.says.entries:
            continue
        node = place.says.entries[under][1]
        if not isinstance(node, Mapping):
            told = messages.sections.JUDGED_IS_A_MAPPING
            answers.problem(told, node, place.path, key=under, example=_example(under))
            continue
        asked = {name: each for name, each in answers.schema.judgements.items() if each.kind == kind}
        for name, (key, value) in node.entries.items():
            if name not in asked or asked[name].recorded_under != under:
                about, here = answers.schema.kinds[kind], span(place.path, key)
                answers.problems.append(_not_asked(name, about, under, asked, here))
                continue
            outcome = _recorded(name, under, key, value, place.path, answers)
            if outcome is not None:
                yield name, outcome


def _not_asked(name: str, kind: Kind, under: str, asked: dict[str, Judgement], here: Span) -> Problem:
    """The problem of an answer to a question that nobody asks, or not under this key."""
    say, what, one = messages.records, _what(under), a_kind(kind)
    if name in asked:
        return say.ASKED_ELSEWHERE(here, what=what, name=name, kind=one, under=asked[name].recorded_under)
    near = did_you_mean(name, sorted(each for each in asked if asked[each].recorded_under == under))
    return say.NOT_ASKED(here, what=what, name=name, kind=one, near=near)


def _recorded(name: str, under: str, key: Scalar, node: Node, path: str, answers: Answers) -> Recorded | None:
    said: dict[str, Scalar] = {}
    for part, (inner, value) in node.entries.items() if isinstance(node, Mapping) else ():
        if part not in PARTS[under]:
            near = did_you_mean(part, PARTS[under])
            answers.problem(messages.records.NO_PART, inner, path, part=part, what=_what(under), near=near)
        elif not isinstance(value, Scalar):
            answers.problem(messages.sections.IS_A_WORD, value, path, key=part)
        elif not is_empty(value):
            said[part] = value
    lacking = [part for part in PARTS[under] if part not in said]
    if lacking:
        parts = Text2(" and ".join(lacking), "、".join(f"`{part}`" for part in lacking))
        told, example = messages.records.LACKS_PARTS, _example(under)
        answers.problem(told, key, path, what=_what(under), name=name, parts=parts, example=example)
        return None
    outcome, by, on, ground = (said[part] for part in PARTS[under])
    if outcome.text.lower() not in YES_NO:
        answers.problem(messages.answers.NOT_YES_OR_NO, outcome, path, word=outcome.text)
        return None
    try:
        return Recorded(YES_NO[outcome.text.lower()], by.text, day(on.text), ground.text, span(path, key))
    except UnfitError as unfit:
        answers.unfit(unfit, on, path)
        return None


def _what(under: str) -> Text2:
    return messages.records.JUDGEMENT if under == "judged" else messages.records.ATTESTATION


def _example(under: str) -> str:
    return f"{{outcome: true, by: Anna, date: 2026-05-01, {PARTS[under][-1]}: …}}"
