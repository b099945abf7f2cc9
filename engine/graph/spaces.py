"""Row numbers of a space of several kinds: the rows of one kind after the other, in declared order."""

from __future__ import annotations

from collections.abc import Mapping


def starts(kinds: tuple[str, ...], rows: Mapping[str, int]) -> dict[str, int]:
    """The number of each kind's first row in their common space.

    >>> starts(("group", "system"), {"group": 3, "system": 5})
    {'group': 0, 'system': 3}
    """
    first, total = {}, 0
    for kind in kinds:
        first[kind] = total
        total += rows.get(kind, 0)
    return first


def size(kinds: tuple[str, ...], rows: Mapping[str, int]) -> int:
    """How many rows the common space of `kinds` has."""
    return sum(rows.get(kind, 0) for kind in kinds)
