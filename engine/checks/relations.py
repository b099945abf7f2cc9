"""Relations: stored lists and their ways back, lists of another row, inverses of derived references."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.node import Fixed, Includes, Inverse, Node, Stack, Stored
from engine.checks.sight import Floats, Pairs, Selection, Sight, code
from engine.checks.value import SOME, CodeValue, TruthValue
from engine.graph.columns import NONE, UNKNOWN, Bools, Ints, RelationColumn
from engine.graph.ragged import expand, offsets_of

NOBODY = np.zeros(0, dtype=np.int64)


def relation(node: Node, sight: Sight) -> Pairs:
    """The relation, whole: `sight` sees all rows of its space."""
    match node:
        case Stored():
            return _stored(node, sight)
        case Inverse():
            return _inverse(node, sight)
        case Stack(parts=parts):
            return _stacked(node, parts, sight)
        case Fixed():
            return _sorted(NOBODY, NOBODY, np.zeros(sight.rows, dtype=np.bool_), ())
    raise TypeError(f"{type(node).__name__} is no relation")


def selection(over: int, sight: Sight) -> Selection:
    """The members of the rows asked."""
    pairs = sight.pairs(over)
    if isinstance(sight.base, slice):
        return _stretch(pairs, sight.base)
    outer, chosen = expand(pairs.offsets, sight.base)
    floats = tuple(_floats_of(floats, sight.base, len(pairs.open)) for floats in pairs.floats)
    return Selection(outer, chosen, pairs.inner[chosen], pairs.open[sight.base], floats)


def _stretch(pairs: Pairs, rows: slice) -> Selection:
    """The members of rows that follow each other."""
    first, last = (int(end) for end in pairs.offsets[[rows.start, rows.stop]])
    chosen = slice(first, last)
    floats = []
    for each in pairs.floats:
        mask = None if each.mask is None else each.mask[rows]
        listed = slice(*np.searchsorted(each.outer, [rows.start, rows.stop]).tolist())
        floats.append(Floats(mask, each.rows, each.outer[listed] - rows.start, each.member[listed]))
    outer = pairs.outer[chosen] - rows.start if rows.start else pairs.outer[chosen]
    return Selection(outer, np.arange(first, last), pairs.inner[chosen], pairs.open[rows], tuple(floats))


def includes(node: Includes, sight: Sight) -> TruthValue:
    """Yes where the member is listed, no where it is not and the list is whole; no for a member or row that is none."""
    pairs, member = sight.pairs(node.relation), code(sight, node.member)
    row = own_rows(sight) if node.row is None else code(sight, node.row)
    row, member = np.broadcast_arrays(row, member)
    both = (row >= 0) & (member >= 0)
    width = max(int(pairs.inner.max(initial=0)), int(member.max(initial=0))) + 1
    keys = np.sort(pairs.outer * width + pairs.inner)
    sought = np.where(both, row * width + member, UNKNOWN)
    at = np.minimum(np.searchsorted(keys, sought), max(len(keys) - 1, 0))
    listed = both & (keys[at] == sought) if len(keys) else np.zeros(len(row), dtype=np.bool_)
    known = np.maximum(row, 0)
    vague = (member == UNKNOWN) | (member == SOME)
    may = ((row == UNKNOWN) | (row == SOME)) & (member != NONE)
    if len(pairs.open):
        unsure = pairs.open[known] & (member != NONE)
        unsure |= vague & (pairs.offsets[known] < pairs.offsets[known + 1])
        for floats in pairs.floats:
            may_be = vague | np.isin(member, floats.rows)
            unsure |= may_be if floats.mask is None else may_be & floats.mask[known]
        may |= unsure & (row >= 0)
    return planes.truth(listed, ~listed & ~may, sight.rows)


def own_rows(sight: Sight) -> Ints:
    """The rows asked, as numbers."""
    return np.arange(sight.base.start, sight.base.stop) if isinstance(sight.base, slice) else sight.base


def _stored(node: Stored, sight: Sight) -> Pairs:
    column = sight.frame.column(node.space, node.fact)
    if not isinstance(column, RelationColumn):
        return _sorted(NOBODY, NOBODY, np.ones(sight.rows, dtype=np.bool_), ())
    # What floats to an attached list may belong to its open rows only, and these are open anyway.
    floating = NOBODY if sight.frame.fact(node.space, node.fact).covers else column.floating
    return _sorted(column.outer, column.inner, column.open, _floats(None, floating, column.outer, column.inner))


def _inverse(node: Inverse, sight: Sight) -> Pairs:
    """The way back along a derived reference or list: open where the source kind is not complete; a source row whose
    reference is unknown, or whose list is open, floats."""
    frame, of = sight.frame, sight.frame.nodes[node.of]
    if of.shape == "pairs":
        forth = sight.pairs(node.of)
        target, source, loose = forth.inner, forth.outer, np.flatnonzero(forth.open)
    else:
        value = sight.there(node.of, slice(0, frame.count(of.space)))
        assert isinstance(value, CodeValue)
        source = np.flatnonzero(value.code >= 0)
        target, loose = value.code[source], np.flatnonzero((value.code == UNKNOWN) | (value.code == SOME))
    kinds = of.domain.split("|")
    begin = sum(frame.count(kind) for kind in kinds[: kinds.index(node.space)])
    here = (target >= begin) & (target < begin + sight.rows)
    outer, inner = (target - begin, source) if here.all() else (target[here] - begin, source[here])
    narrow = np.uint16 if sight.rows <= 1 << 16 else np.int64  # few outer rows are sorted by counting
    order = np.argsort(outer.astype(narrow), kind="stable")
    outer, inner = outer[order], inner[order]
    open_ = np.full(sight.rows, not frame.graph.complete.get(node.domain, False))
    if node.space == "party":
        open_[frame.graph.complete_for.get(node.domain, NOBODY)] = False
    both = (outer, inner) if of.shape == "pairs" else (NOBODY, NOBODY)  # an unknown reference is nobody's member yet
    return _sorted(outer, inner, open_, _floats(None, loose, *both))


def _stacked(node: Stack, parts: tuple[int, ...], sight: Sight) -> Pairs:
    outer, inner, open_, floats = [], [], [], []
    begin = 0
    for kind, child in zip(node.space.split("|"), parts, strict=True):
        count = sight.frame.count(kind)
        if sight.frame.nodes[child].space == "":  # a kind without such a list
            open_.append(np.zeros(count, dtype=np.bool_))
            begin += count
            continue
        pairs = sight.pairs(child)
        outer.append(pairs.outer + begin)
        inner.append(pairs.inner)
        open_.append(pairs.open)
        for each in pairs.floats:
            wide = np.zeros(sight.rows, dtype=np.bool_)
            wide[begin : begin + count] = True if each.mask is None else each.mask
            floats.append(Floats(wide, each.rows, each.outer + begin, each.member))
        begin += count
    return _sorted(np.concatenate(outer), np.concatenate(inner), np.concatenate(open_), tuple(floats))


def _sorted(outer: Ints, inner: Ints, open_: Bools, floats: tuple[Floats, ...]) -> Pairs:
    return Pairs(outer, inner, offsets_of(outer, len(open_)), open_, floats)


def _floats(mask: Bools | None, rows: Ints, outer: Ints, inner: Ints) -> tuple[Floats, ...]:
    if not len(rows):
        return ()
    position = np.full(max(int(rows.max()), int(inner.max(initial=0))) + 1, UNKNOWN, dtype=np.int64)
    position[rows] = np.arange(len(rows), dtype=np.int64)
    member = position[inner]
    return (Floats(mask, rows, outer[member >= 0], member[member >= 0]),)


def _floats_of(floats: Floats, rows: Ints, count: int) -> Floats:
    """The floating rows as some outer rows see them."""
    mask = None if floats.mask is None else floats.mask[rows]
    if not len(floats.outer):
        return Floats(mask, floats.rows, floats.outer, floats.member)
    outer, chosen = expand(offsets_of(floats.outer, count), rows)
    return Floats(mask, floats.rows, outer, floats.member[chosen])
