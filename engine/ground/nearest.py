"""The nearest known names to a word that is not known, for the help of problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

LONGEST: Final = 120
"""Letters of a name that is compared; a longer one was hardly meant by a slip of the hand."""


def nearest(word: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names that a slip of the hand, a forgotten prefix or another order of parts may have meant, best first.

    >>> nearest("standart_contract", ["cn.standard_contract", "cn.certification"])
    ('cn.standard_contract',)
    """
    ranked = sorted((distance, name) for name in set(names) if (distance := _distance(word, name)) is not None)
    return tuple(name for _, name in ranked[:most])


def did_you_mean(word: str, names: Collection[str]) -> str:
    """Help that names the nearest names, or all of a short list; empty if there is nothing to say."""
    near = nearest(word, names)
    if near:
        return f"did you mean {listed(near, 'or')}?"
    if 0 < len(names) <= 8:
        return f"known here: {listed(sorted(names), 'and')}"
    return ""


def listed(names: Iterable[str], word: str) -> str:
    """`a`, `b` and `c`, each in backticks."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}" if quoted else "nothing"


def with_article(noun: str) -> str:
    """The noun with its article.

    >>> with_article("activity")
    'an activity'
    """
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def _distance(word: str, name: str) -> float | None:
    """How far apart; None if too far. A shared part of a dotted or underscored name counts as near."""
    allowed = min(len(word), len(name)) // 3
    edits = _edits(word.lower(), name.lower(), allowed)
    if edits <= allowed:
        return float(edits)
    last = name.rsplit(".", 1)[-1]
    if last != name or "." in word:
        edits = _edits(word.rsplit(".", 1)[-1].lower(), last.lower(), allowed)
        if edits <= min(allowed, max(1, len(last) // 3)):
            return edits + 0.5
    mine, theirs = set(word.replace(".", "_").split("_")), set(name.replace(".", "_").split("_"))
    shared = sum(len(part) for part in mine & theirs)
    return 10.0 - shared / max(len(word), len(name)) if shared * 2 > max(len(word), len(name)) else None


def _edits(left: str, right: str, most: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours from left to right; more than `most` where too many."""
    if abs(len(left) - len(right)) > most or max(len(left), len(right)) > LONGEST:
        return most + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(last) > most:
            return most + 1
        before, last = last, row
    return last[-1]
