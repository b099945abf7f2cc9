"""One record out of all the places that speak of it; where they differ, both places are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from engine.graph.answers import YES_NO, Answers
from engine.graph.draft import Place
from engine.graph.facts import Facts
from engine.graph.manifest import Record, Recorded, Stated
from engine.graph.nodes import Mapping, Node, Scalar, span
from engine.graph.references import a_kind
from engine.graph.times import day
from engine.graph.unfit import UnfitError
from engine.ground.nearest import did_you_mean
from engine.ground.problem import Label, Problem
from engine.ground.schema import Judgement
from engine.ground.source import Span
from engine.ground.value import Records, SomeTerms, Value

BESIDE = ("label", "note", "judged")
PARTS = ("outcome", "by", "date", "reason")

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
        if "judged" in place.says.entries:
            for about, outcome in _judged(kind, place.says.entries["judged"][1], place.path, answers):
                earlier = judged.setdefault(about, outcome)
                if earlier is not outcome:
                    what = f"the judgement `{about}` of `{name}`"
                    answers.problems.append(conflict(what, earlier.span, outcome.span))
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
    labels = (Label(there, "first answered here"),)
    return Problem("P320", f"{what} is answered twice, and differently", here, "keep the answer that is true", labels)


def _unordered(terms: SomeTerms) -> tuple[frozenset[str], frozenset[str] | None, frozenset[str]]:
    may = None if terms.may is None else frozenset(terms.may)
    return frozenset(terms.must), may, frozenset(terms.never)


def _beside(name: str, part: str, place: Place, texts: dict[str, tuple[str, Span]], answers: Answers) -> None:
    """A label or note, kept in `texts`."""
    if part not in place.says.entries:
        return
    _, node = place.says.entries[part]
    if not isinstance(node, Scalar) or not node.text:
        answers.problem("P308", f"`{part}` is a text", node, place.path)
        return
    here = span(place.path, node)
    text, there = texts.setdefault(part, (node.text, here))
    if text != node.text:
        answers.problems.append(conflict(f"`{part}` of `{name}`", there, here))


def _judged(kind: str, node: Node, path: str, answers: Answers) -> Iterable[tuple[str, Recorded]]:
    """The judgements that one place records."""
    if not isinstance(node, Mapping):
        answers.problem(
            "P308", "`judged` is a mapping", node, path, "write `{judgement: {outcome: …, by: …, date: …}}`"
        )
        return
    known = {name: each for name, each in answers.schema.judgements.items() if each.kind == kind}
    for name, (key, value) in node.entries.items():
        if name not in known:
            message, advice = f"there is no judgement `{name}` about {a_kind(kind)}", did_you_mean(name, sorted(known))
            answers.problem("P324", message, key, path, advice)
            continue
        outcome = _recorded(known[name], key, value, path, answers)
        if outcome is not None:
            yield name, outcome


def _recorded(about: Judgement, key: Scalar, node: Node, path: str, answers: Answers) -> Recorded | None:
    said: dict[str, Scalar] = {}
    for name, (inner, value) in node.entries.items() if isinstance(node, Mapping) else ():
        if name not in PARTS:
            advice = did_you_mean(name, PARTS)
            answers.problem("P324", f"`{name}` is no part of a recorded judgement", inner, path, advice)
        elif not isinstance(value, Scalar):
            answers.problem("P308", f"`{name}` is a single word or text", value, path)
        elif value.text:
            said[name] = value
    lacking = [name for name in PARTS if name not in said]
    if lacking:
        advice = "write `{outcome: true, by: Anna, date: 2026-05-01, reason: …}`"
        message = f"the judgement `{about.name}` does not say its {' and '.join(lacking)}"
        answers.problem("P324", message, key, path, advice)
        return None
    outcome, by, on, reason = (said[name] for name in PARTS)
    if outcome.text.lower() not in YES_NO:
        answers.problem("P310", f"`{outcome.text}` is not yes or no", outcome, path, "write `true` or `false`")
        return None
    try:
        return Recorded(YES_NO[outcome.text.lower()], by.text, day(on.text), reason.text, span(path, key))
    except UnfitError as unfit:
        answers.problem(unfit.code, unfit.message, on, path, unfit.advice)
        return None
