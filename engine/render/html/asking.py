"""The open questions, grouped by the fact that is missing and by the person who owns the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from engine.findings.result import Question, Result
from engine.ground.schema import Text2
from engine.render.html.bilingual import said

AT_MOST: Final = 500
RECORDS: Final = 20
"""So many records of a question are named; the rest is counted."""


class Asked(Struct, frozen=True):
    """A question and its number, by which findings name it."""

    number: int
    question: Question
    records: tuple[str, ...]
    more: int


class Bundle(Struct, frozen=True):
    """Questions of one fact, or of one owner."""

    label: Text2
    asked: tuple[Asked, ...]


class Asking(Struct, frozen=True):
    """The questions in both orders, and how many are left out."""

    by_fact: tuple[Bundle, ...]
    by_owner: tuple[Bundle, ...]
    left_out: int


def asking(result: Result) -> Asking:
    """The questions in the order of the result, which is most severe first; groups stand where their first does."""
    asked = [
        Asked(number, question, question.records[:RECORDS], max(0, len(question.records) - RECORDS))
        for number, question in enumerate(result.questions[:AT_MOST])
    ]
    nobody = said("no_owner")
    owners = {each.question.owner or "": Text2(each.question.owner or "") for each in asked} | {"": nobody}
    return Asking(
        _bundled((each.question.fact, Text2(f"`{each.question.fact}`"), each) for each in asked),
        _bundled((each.question.owner or "", owners[each.question.owner or ""], each) for each in asked),
        max(0, len(result.questions) - AT_MOST),
    )


def _bundled(keyed: Iterable[tuple[str, Text2, Asked]]) -> tuple[Bundle, ...]:
    bundles: dict[str, tuple[Text2, list[Asked]]] = {}
    for key, label, asked in keyed:
        bundles.setdefault(key, (label, []))[1].append(asked)
    return tuple(Bundle(label, tuple(several)) for label, several in bundles.values())
