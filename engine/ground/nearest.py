"""The nearest known names to a word that is not known, for the help of problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from engine.ground.problem import Phrase
from engine.ground.schema import Text2

LONGEST: Final = 120
"""Letters of a name that is compared; a longer one was hardly meant by a slip of the hand."""

OR: Final = Text2(" or ", "或")
AND: Final = Text2(" and ", "和")
NOTHING: Final = Text2("nothing", "无")
SILENT: Final = Text2()
MEANT: Final = Phrase("did you mean {names}?", "是否指{names}？")
KNOWN: Final = Phrase("known here: {names}", "此处可用：{names}")


def nearest(word: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names that a slip of the hand, a forgotten prefix or another order of parts may have meant, best first.

    >>> nearest("standart_contract", ["cn.standard_contract", "cn.certification"])
    ('cn.standard_contract',)
    """
    ranked = sorted((distance, name) for name in set(names) if (distance := _distance(word, name)) is not None)
    return tuple(name for _, name in ranked[:most])


def did_you_mean(word: str, names: Collection[str], otherwise: Text2 = SILENT) -> Text2:
    """Help that names the nearest names, or all of a short list; else what is said otherwise."""
    near = nearest(word, names)
    if near:
        return meant(near)
    return KNOWN(names=all_of(sorted(names))) if 0 < len(names) <= 8 else otherwise


def meant(names: Iterable[str]) -> Text2:
    """The question whether one of the names is meant."""
    return MEANT(names=one_of(names))


def one_of(names: Iterable[str]) -> Text2:
    """`a`, `b` or `c`, each in backticks.

    >>> one_of(["a", "b", "c"])
    Text2(en='`a`, `b` or `c`', zh='`a`、`b`或`c`')
    """
    return joined([Text2(f"`{name}`") for name in names], OR)


def all_of(names: Iterable[str]) -> Text2:
    """`a`, `b` and `c`, each in backticks."""
    return joined([Text2(f"`{name}`") for name in names], AND)


def joined(parts: Sequence[Text2], between: Text2) -> Text2:
    """The parts one after the other, the word between the last two; `nothing` where there are none."""
    if not parts:
        return NOTHING
    *first, last = parts
    before = Text2(", ".join(each.en for each in first), "、".join(each.zh or each.en for each in first))
    return Text2(f"{before.en}{between.en}{last.en}", f"{before.zh}{between.zh}{last.zh or last.en}") if first else last


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
