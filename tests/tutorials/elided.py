"""Output of which only parts are shown: a line `…` stands for any number of lines."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

ELISION: Final = "…"


def refitted(shown: Sequence[str], printed: Sequence[str]) -> list[str]:
    """What is shown, if that is what was printed but for the elided; else as many lines of what was printed, from
    the places where it is most like what is shown."""
    parts = _parts(shown)
    if len(parts) == 1:
        return list(printed)
    first, *between, last = parts
    found, at = list(printed[: len(first)]), len(first)
    for part in between:
        at = _most_alike(part, printed, at)
        found += [ELISION, *printed[at : at + len(part)]]
        at += len(part)
    return [*found, ELISION, *printed[max(at, len(printed) - len(last)) :]]


def _parts(shown: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in shown:
        if line == ELISION:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _most_alike(part: Sequence[str], printed: Sequence[str], start: int) -> int:
    """Where in the printed, from the start on, as many lines are most like the part; the first of equals."""
    places = range(start, max(start, len(printed) - len(part)) + 1)
    same = (at for at in places if list(printed[at : at + len(part)]) == list(part))
    exact = next(same, None)
    return max(places, key=lambda at: _likeness(part, printed[at : at + len(part)])) if exact is None else exact


def _likeness(part: Sequence[str], lines: Sequence[str]) -> float:
    pairs = zip(part, lines, strict=False)
    return sum(SequenceMatcher(None, one, other).quick_ratio() for one, other in pairs)
