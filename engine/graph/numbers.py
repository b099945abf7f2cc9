"""Words to numbers and money: exact, between two bounds, or open on one side."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf
from typing import Final

from engine.graph.limits import MAX_NUMBER, MAX_PERCENT
from engine.ground import messages
from engine.ground.unfit import UnfitError
from engine.ground.value import Amount, Range

PERCENT: Final = "percent"
_NUMBER: Final = re.compile(r"[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?")
_MONEY: Final = re.compile(r"(.*[^ ]) *\b([A-Z]{3})")
_SIGN: Final = re.compile(r"(>=|<=|>|<) *(.*)", re.DOTALL)


def count(text: str, unit: str) -> Range:
    """The count written `2_300_000`, `60_000..90_000`, `1_000_000..` or `>= 1_000_000`. Raises UnfitError.

    >>> count("60_000..90_000", "people")
    Range(low=60000.0, high=90000.0)
    """
    if unit == PERCENT:
        return ranged(text.removesuffix("%"), "P311", _percent, (0, MAX_PERCENT), 0)
    return ranged(text, "P311", _whole, (0, inf), 1)


def money(text: str) -> Amount:
    """The amount written `50_000_000 CNY`, bounds before one currency. Raises UnfitError."""
    found = _MONEY.fullmatch(text)
    if found is None:
        raise UnfitError(messages.answers.NOT_AN_AMOUNT, word=text)
    return Amount(ranged(found[1], "P313", _number, (0, inf), 0), found[2])


def ranged(
    text: str, code: str, exact: Callable[[str], tuple[float, float]], span: tuple[float, float], step: float
) -> Range:
    """The range from the bounds in `text`, each read by `exact` as the stretch that it may mean; `span` where a side is
    open, `step` the distance to the next value, for `>` and `<`."""
    low_word, high_word, beyond = bounds(text)
    low = exact(low_word)[0] + beyond * step if low_word else span[0]
    high = exact(high_word)[1] - beyond * step if high_word else span[1]
    if low > high or not (low_word or high_word):
        raise UnfitError(messages.answers.NOTHING_BETWEEN.under(code), word=text)
    return Range(float(low), float(high))


def bounds(text: str) -> tuple[str, str, bool]:
    """The words for the low and the high side, and whether the bound itself is left out."""
    low, dots, high = text.partition("..")
    if dots:
        return low.strip(), high.strip(), False
    signed = _SIGN.fullmatch(text)
    if signed is None:
        return text, text, False
    sign, word = signed[1], signed[2]
    return (word, "", sign == ">") if sign[0] == ">" else ("", word, sign == "<")


def _whole(word: str) -> tuple[float, float]:
    number, _ = _number(word)
    if not number.is_integer():
        raise UnfitError(messages.answers.NOT_WHOLE, word=word)
    return number, number


def _percent(word: str) -> tuple[float, float]:
    number, _ = _number(word)
    if number > MAX_PERCENT:
        raise UnfitError(messages.answers.ABOVE_PERCENT, word=word, most=MAX_PERCENT)
    return number, number


def _number(word: str) -> tuple[float, float]:
    if word.startswith("-") and _NUMBER.fullmatch(word[1:]):
        raise UnfitError(messages.answers.BELOW_ZERO, word=word)
    if not _NUMBER.fullmatch(word):
        raise _no_number(word)
    whole, most = word.partition(".")[0].replace("_", "").lstrip("0"), str(MAX_NUMBER)
    if (len(whole), whole) > (len(most), most):  # as texts: a float rounds, and Python reads no integer of any length
        raise UnfitError(messages.answers.TOO_LARGE, word=word)
    number = float(word)
    return number, number


def _no_number(word: str) -> UnfitError:
    plain = word.replace(",", "").replace(" ", "").replace("'", "")
    if plain != word and _NUMBER.fullmatch(plain) and float(plain) <= MAX_NUMBER:
        return UnfitError(messages.answers.NOT_A_PLAIN_NUMBER, word=word, plain=int(float(plain)))
    return UnfitError(messages.answers.NOT_A_NUMBER, word=word)
