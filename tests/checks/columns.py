"""Columns and graphs built by hand, for tests of the kernels that need no manifest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.graph.columns import (
    UNKNOWN,
    CodeColumn,
    Column,
    Graph,
    NumberColumn,
    RelationColumn,
    SetColumn,
    TruthColumn,
)


def truths(*values: bool | None) -> TruthColumn:
    """Yes, no, or None for unknown."""
    return TruthColumn(np.array([v is True for v in values]), np.array([v is False for v in values]))


def codes(*values: int | None) -> CodeColumn:
    """Codes; None is unknown, NONE is none."""
    return CodeColumn(np.array([UNKNOWN if v is None else v for v in values], dtype=np.int64))


def numbers(*values: float | tuple[float, float] | None, none: float = -1, optional: bool = False) -> NumberColumn:
    """Numbers, (low, high), None for unknown; `none` marks none."""
    low, high, state = [], [], []
    for value in values:
        bounds = (0.0, np.inf) if value is None else value if isinstance(value, tuple) else (value, value)
        is_none = bounds[0] == none
        low.append(0.0 if is_none else bounds[0])
        high.append(0.0 if is_none else bounds[1])
        state.append(1 if is_none else 2 if value is None and optional else 0)
    return NumberColumn(np.array(low), np.array(high), np.array(state, dtype=np.uint8))


def sets(count: int, *values: set[int] | None) -> SetColumn:
    """Sets of codes of `count` terms without anything below them; None is unknown."""
    must = np.array([[v is not None and t in v for v in values] for t in range(count)], dtype=np.bool_)
    may = np.array([[v is None or t in v for v in values] for t in range(count)], dtype=np.bool_)
    return SetColumn(must, may)


def relation(*lists: list[int] | None, open: bool = False, floating: tuple[int, ...] = ()) -> RelationColumn:  # noqa: A002
    """One list for each outer row; None is an open one without members."""
    outer = [at for at, members in enumerate(lists) for _ in members or ()]
    inner = [member for members in lists for member in members or ()]
    return RelationColumn(
        np.array(outer, dtype=np.int64),
        np.array(inner, dtype=np.int64),
        np.array([open or members is None for members in lists]),
        np.array(floating, dtype=np.int64),
    )


def graph(rows: dict[str, int], columns: dict[tuple[str, str], Column], complete: tuple[str, ...] = ()) -> Graph:
    ids: dict[str, Sequence[str]] = {name: [f"{name}{at}" for at in range(count)] for name, count in rows.items()}
    return Graph(rows, ids, columns, {name: name in complete for name in rows}, {})
