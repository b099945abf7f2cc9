"""Lists of uneven length as one array and offsets: the members of many rows at once, without a loop."""

from __future__ import annotations

import numpy as np

from engine.graph.columns import Ints


def offsets_of(outer: Ints, rows: int) -> Ints:
    """Where each row's stretch begins in arrays sorted by `outer`; one more than rows, the last is the length.

    >>> offsets_of(np.array([0, 0, 2]), 3).tolist()
    [0, 2, 2, 3]
    """
    counts = np.bincount(outer, minlength=rows)
    offsets = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def expand(offsets: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """For each member of each of `rows`, in order: the position in `rows`, and the position of the member.

    >>> [part.tolist() for part in expand(np.array([0, 2, 2, 3]), np.array([2, 0]))]
    [[0, 1, 1], [2, 0, 1]]
    """
    first = offsets[rows]
    counts = offsets[rows + 1] - first
    total = int(counts.sum())
    which = np.repeat(np.arange(len(rows), dtype=np.int64), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(total, dtype=np.int64) + np.repeat(first - before, counts)


def stable_order(keys: Ints) -> Ints:
    """The positions of `keys`, smallest key first, equal ones as they stand; keys lie in [0, 2^31) (three times as fast
    as a stable argsort).

    >>> stable_order(np.array([2, 0, 2, 1])).tolist()
    [1, 3, 0, 2]
    """
    if (keys[1:] >= keys[:-1]).all():
        return np.arange(len(keys), dtype=np.int64)
    half = np.argsort(keys.astype(np.uint16), kind="stable")  # by counting, sixteen bits at a time
    if int(keys.max()) < 1 << 16:
        return half
    return half[np.argsort((keys >> 16).astype(np.uint16)[half], kind="stable")]


def sorted_set(values: Ints) -> Ints:
    """The different values, sorted (much faster than `np.unique` where values follow a pattern, and without
    the masked arrays that it would import)."""
    values = np.sort(values)
    return values[np.append(True, values[1:] != values[:-1])] if values.size else values


def distinct(rows: Ints, count: int) -> Ints:
    """The different ones among `rows` below `count`, sorted; by flags where that is cheaper than sorting."""
    if rows.size < count // 16:
        return sorted_set(rows)
    flags = np.zeros(count, dtype=np.bool_)
    flags[rows] = True
    return np.flatnonzero(flags)
