"""Literals as ground values; what is wrong with one is said as a mistake, so that the rest can still be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from engine.ground import calendar, messages
from engine.ground import duration as durations
from engine.ground.problem import Problem
from engine.ground.unfit import UnfitError
from engine.ground.value import Amount, Length, Range, Words

EXACT: Final = 2**53  # beyond it a float skips whole numbers
_DIGITS: Final = re.compile(r"[0-9_.]+")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a literal means nothing: the problem, but for its place."""

    problem: Problem


def number(text: str) -> Range | Mistake:
    """The number written `1_000_000`, `2.5` or `20%` (a percentage is that many hundredths, so 20)."""
    amount = float(_digits(text))
    if amount > EXACT:
        return Mistake(messages.literals.TOO_LARGE(None, word=text, most=EXACT))
    return Range(amount, amount)


def money(text: str) -> Amount | Mistake:
    """The amount written `50_000_000 CNY`."""
    amount = number(text[:-3].rstrip())
    return amount if isinstance(amount, Mistake) else Amount(amount, text[-3:])


def duration(text: str) -> Length | Mistake:
    """The duration written `72 hours`."""
    try:
        return durations.duration(text)
    except UnfitError as unfit:
        return Mistake(messages.literals.UNFIT_DURATION(None, why=unfit.whole()))


def date(text: str) -> Range | Mistake:
    """The day written `2024-03-22`."""
    try:
        day = calendar.day(text)
    except UnfitError as unfit:
        return Mistake(messages.literals.UNFIT_DATE(None, why=unfit.whole()))
    return Range(day, day)


def words(text: str) -> Words:
    """The text between the quotes; a backslash before a quote or a backslash is dropped."""
    return Words(re.sub(r"\\(.)", r"\1", text[1:-1]))


def _digits(text: str) -> str:
    found = _DIGITS.match(text)
    assert found is not None, text
    return found[0].replace("_", "")
