"""The open questions, sheet by sheet and by the person who owns the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from engine.findings.result import KindOf, Question, Result
from engine.findings.sheets import sheets
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
    """Questions of one sheet, or of one owner."""

    label: Text2
    asked: tuple[Asked, ...]


class Asking(Struct, frozen=True):
    """The questions in both orders, and how many are left out."""

    by_sheet: tuple[Bundle, ...]
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
        _by_sheet(asked, result.kinds),
        _bundled((each.question.owner or "", owners[each.question.owner or ""], each) for each in asked),
        max(0, len(result.questions) - AT_MOST),
    )


def _by_sheet(asked: Sequence[Asked], kinds: Sequence[KindOf]) -> tuple[Bundle, ...]:
    numbered = {id(each.question): each for each in asked}
    found = sheets([each.question for each in asked])
    return tuple(Bundle(each.label(kinds), tuple(numbered[id(one)] for one in each.questions)) for each in found)


def _bundled(keyed: Iterable[tuple[str, Text2, Asked]]) -> tuple[Bundle, ...]:
    bundles: dict[str, tuple[Text2, list[Asked]]] = {}
    for key, label, asked in keyed:
        bundles.setdefault(key, (label, []))[1].append(asked)
    return tuple(Bundle(label, tuple(several)) for label, several in bundles.values())
