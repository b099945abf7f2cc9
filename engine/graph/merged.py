"""One record out of all the places that speak of it; where they differ, both places are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from engine.graph.answers import YES_NO, Answers
from engine.graph.draft import Place
from engine.graph.facts import BESIDE, Facts
from engine.graph.manifest import Record, Recorded, Stated
from engine.graph.nodes import Mapping, Node, Scalar, is_empty, span
from engine.graph.references import a_kind
from engine.graph.times import day
from engine.graph.unfit import UnfitError
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Label, Problem
from engine.ground.schema import Judgement, Text2
from engine.ground.source import Span
from engine.ground.value import Records, SomeTerms, Value

PARTS: Final = {"judged": ("outcome", "by", "date", "reason"), "attested": ("outcome", "by", "date", "evidence")}
WHAT: Final = {"judged": "judgement", "attested": "attestation"}

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
                stated[fact] = one_answer(f"`{fact}` of `{name}`", before, answer, answers.problems)
        for part in BESIDE[:2]:
            _beside(name, part, place, texts, answers)
        for about, outcome in _judged(kind, place, answers):
            earlier = judged.setdefault(about, outcome)
            if earlier is not outcome:
                answers.problems.append(conflict(f"`{about}` of `{name}`", earlier.span, outcome.span))
    assert first is not None
    label, note = (texts[part][0] if part in texts else None for part in BESIDE[:2])
    return Record(kind, name, span(first.path, first.key), stated, judged, label, note)


def one_answer(what: str, before: Stated, after: Stated, problems: list[Problem]) -> Stated:
    """The answer that two places give, the backed one if only one is; a problem if they differ."""
    if not agree(before.value, after.value):
        problems.append(conflict(what, before.span, after.span))
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


def conflict(what: str, there: Span, here: Span) -> Problem:
    """The problem of two different answers to one question."""
    labels = (Label(there, Text2("first answered here")),)
    return Problem(
        "P320", Text2(f"{what} is answered twice, and differently"), here, Text2("keep the answer that is true"), labels
    )


def _unordered(terms: SomeTerms) -> tuple[frozenset[str], frozenset[str] | None, frozenset[str]]:
    may = None if terms.may is None else frozenset(terms.may)
    return frozenset(terms.must), may, frozenset(terms.never)


def _beside(name: str, part: str, place: Place, texts: dict[str, tuple[str, Span]], answers: Answers) -> None:
    """A label or note, kept in `texts`."""
    if part not in place.says.entries:
        return
    _, node = place.says.entries[part]
    if not isinstance(node, Scalar) or is_empty(node):
        answers.problem("P308", f"`{part}` is a text", node, place.path)
        return
    here = span(place.path, node)
    text, there = texts.setdefault(part, (node.text, here))
    if text != node.text:
        answers.problems.append(conflict(f"`{part}` of `{name}`", there, here))


def _judged(kind: str, place: Place, answers: Answers) -> Iterable[tuple[str, Recorded]]:
    """The judgements and attestations that one place records."""
    for under in PARTS:
        if under not in place.says.entries:
            continue
        node = place.says.entries[under][1]
        if not isinstance(node, Mapping):
            advice = f"write `{{name: {_example(under)}}}`"
            answers.problem("P308", f"`{under}` is a mapping", node, place.path, advice)
            continue
        asked = {name: each for name, each in answers.schema.judgements.items() if each.kind == kind}
        for name, (key, value) in node.entries.items():
            if name not in asked or asked[name].recorded_under != under:
                answers.problems.append(_not_asked(name, kind, under, asked, span(place.path, key)))
                continue
            outcome = _recorded(name, under, key, value, place.path, answers)
            if outcome is not None:
                yield name, outcome


def _not_asked(name: str, kind: str, under: str, asked: dict[str, Judgement], here: Span) -> Problem:
    """The problem of an answer to a question that nobody asks, or not under this key."""
    known = [each for each in asked if asked[each].recorded_under == under]
    advice = f"write it under `{asked[name].recorded_under}`" if name in asked else did_you_mean(name, sorted(known)).en
    return Problem("P324", Text2(f"there is no {WHAT[under]} `{name}` about {a_kind(kind)}"), here, Text2(advice))


def _recorded(name: str, under: str, key: Scalar, node: Node, path: str, answers: Answers) -> Recorded | None:
    said: dict[str, Scalar] = {}
    for part, (inner, value) in node.entries.items() if isinstance(node, Mapping) else ():
        if part not in PARTS[under]:
            advice = did_you_mean(part, PARTS[under]).en
            answers.problem("P324", f"`{part}` is no part of a recorded {WHAT[under]}", inner, path, advice)
        elif not isinstance(value, Scalar):
            answers.problem("P308", f"`{part}` is a single word or text", value, path)
        elif not is_empty(value):
            said[part] = value
    lacking = [part for part in PARTS[under] if part not in said]
    if lacking:
        message = f"the {WHAT[under]} `{name}` does not say its {' and '.join(lacking)}"
        answers.problem("P324", message, key, path, f"write `{_example(under)}`")
        return None
    outcome, by, on, ground = (said[part] for part in PARTS[under])
    if outcome.text.lower() not in YES_NO:
        answers.problem("P310", f"`{outcome.text}` is not yes or no", outcome, path, "write `true` or `false`")
        return None
    try:
        return Recorded(YES_NO[outcome.text.lower()], by.text, day(on.text), ground.text, span(path, key))
    except UnfitError as unfit:
        answers.problem(unfit.code, unfit.message, on, path, unfit.advice)
        return None


def _example(under: str) -> str:
    return f"{{outcome: true, by: Anna, date: 2026-05-01, {PARTS[under][-1]}: …}}"
