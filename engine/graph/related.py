"""Relations that nobody states as such: lists completed through another record and by what covers a row, and ways back.

Works on columns alone, so that tables can use it as well as manifests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from engine.graph.columns import UNKNOWN, Bools, CodeColumn, Column, Ints, RelationColumn
from engine.graph.ragged import expand, offsets_of, sorted_set
from engine.graph.spaces import starts
from engine.ground.schema import Fact, Many, Ref, Schema

Key = tuple[str, str]  # kind and fact
NO_ROWS = np.zeros(0, dtype=np.int64)


def is_related(key: Key, schema: Schema) -> bool:
    """Whether the column is more than what is stated: a list with `through` or `covers`, or the way back of what is
    stated; what is computed has no column."""
    kind, name = key
    fact = schema.kinds[kind].facts.get(name)
    if fact is None or fact.derived:
        return False
    if fact.inverse_of is not None:
        return not _derived(fact.inverse_of, schema)
    return fact.through is not None or fact.covers


def related(
    key: Key,
    stated: Mapping[Key, Column],
    schema: Schema,
    rows: Mapping[str, int],
    complete: Mapping[str, bool],
    complete_for: Mapping[str, Ints],
) -> RelationColumn:
    """The column of a list with `through` or `covers`, or of a way back of what is stated (see `is_related`)."""
    making = _Relations(stated, schema, rows, complete, complete_for)
    kind, name = key
    fact = schema.kinds[kind].facts[name]
    way = fact.inverse_of
    return making.attached(kind, fact) if way is None else making.back(kind, way)


class _Relations:
    """The stated columns and how many rows there are."""

    def __init__(
        self,
        stated: Mapping[Key, Column],
        schema: Schema,
        rows: Mapping[str, int],
        complete: Mapping[str, bool],
        complete_for: Mapping[str, Ints],
    ) -> None:
        self.stated, self.schema, self.rows = stated, schema, rows
        self.complete, self.complete_for = complete, complete_for

    def attached(self, kind: str, fact: Fact) -> RelationColumn:
        """The row's own list, that of the record that it goes through, and the rows that cover it. Closed where the
        own list is whole, or where the kind is complete and each of its rows says what it covers; never where it is not
        known through which record it goes."""
        if not isinstance(fact.type, Many):
            raise TypeError(f"{kind}.{fact.name} is no list")
        own = self.listed(kind, fact.name)
        parts: list[tuple[Ints, Ints]] = [(own.outer, own.inner)]
        open_ = own.open
        if fact.covers:
            parts += self.covering(kind, fact.type.kinds)
            open_ = open_ & self.may_be_covered(kind, fact.type.kinds)
        if fact.through is not None:
            parts.append(self.through(kind, fact.name, fact.through))
            open_ = open_ | self.unknown(kind, fact.through)
        outer, inner = (np.concatenate(side) for side in zip(*parts, strict=True))
        width = max(1, sum(self.rows.get(each, 0) for each in fact.type.kinds))
        pairs = sorted_set(outer * width + inner)
        return RelationColumn(pairs // width, pairs % width, open_, NO_ROWS)

    def through(self, kind: str, name: str, fact: str) -> tuple[Ints, Ints]:
        """The pairs that the list `name` of the record `fact` brings: its own, and what covers it."""
        reference = self.stated.get((kind, fact))
        type_ = self.schema.kinds[kind].facts[fact].type
        if not isinstance(reference, CodeColumn) or not isinstance(type_, Ref):
            return NO_ROWS, NO_ROWS
        [target] = type_.kinds
        list_ = self.schema.kinds[target].facts[name]
        theirs = self.attached(target, list_) if list_.covers else self.listed(target, name)
        row = np.flatnonzero(reference.code >= 0)
        which, member = expand(offsets_of(theirs.outer, self.rows.get(target, 0)), reference.code[row])
        return row[which], theirs.inner[member]

    def unknown(self, kind: str, fact: str) -> Bools:
        """The rows that do not state the reference `fact`: what it would bring is not known."""
        reference = self.stated.get((kind, fact))
        if isinstance(reference, CodeColumn):
            silent: Bools = reference.code == UNKNOWN
            return silent
        return np.ones(self.rows.get(kind, 0), dtype=np.bool_)

    def covering(self, kind: str, kinds: tuple[str, ...]) -> Iterable[tuple[Ints, Ints]]:
        """The pairs that `covers` of the rows of `kinds` brings."""
        for each, first in starts(kinds, self.rows).items():
            covers = self.listed(each, "covers")
            outer, inner = self.of_kind(kind, self.schema.kinds[each].facts["covers"], covers.inner, covers.outer)
            yield outer, inner + first

    def may_be_covered(self, kind: str, kinds: tuple[str, ...]) -> Bools:
        """The rows that something may cover without saying so, or without being listed."""
        may = np.zeros(self.rows.get(kind, 0), dtype=np.bool_)
        for each in kinds:
            may |= self.may_be_unlisted(kind, each) | self.listed(each, "covers").open.any()
        return may

    def may_be_unlisted(self, kind: str, other: str) -> Bools:
        """The rows of `kind` for which the kind `other` is not complete."""
        may = np.full(self.rows.get(kind, 0), not self.complete.get(other, False))
        if kind == "party":
            may[self.complete_for.get(other, NO_ROWS)] = False
        return may

    def back(self, kind: str, of: Key) -> RelationColumn:
        """The way back to rows of `kind` from the fact `of`: open where the other kind is not complete; rows of it that
        may name more than they state float."""
        source, name = of
        fact = self.schema.kinds[source].facts[name]
        target, inner, loose = self.forth(source, fact)
        outer, inner = self.of_kind(kind, fact, target, inner)
        order = np.lexsort((inner, outer))
        return RelationColumn(outer[order], inner[order], self.may_be_unlisted(kind, source), loose)

    def forth(self, kind: str, fact: Fact) -> tuple[Ints, Ints, Ints]:
        """What a stored reference or list names, who names it, and who may name anything."""
        if isinstance(fact.type, Many):
            attached = fact.through is not None or fact.covers
            pairs = self.attached(kind, fact) if attached else self.listed(kind, fact.name)
            return pairs.inner, pairs.outer, np.flatnonzero(pairs.open)
        stated = self.stated.get((kind, fact.name))
        if not isinstance(stated, CodeColumn):
            return NO_ROWS, NO_ROWS, np.arange(self.rows.get(kind, 0))
        row = np.flatnonzero(stated.code >= 0)
        return stated.code[row], row, np.flatnonzero(stated.code == UNKNOWN)

    def of_kind(self, kind: str, fact: Fact, named: Ints, others: Ints) -> tuple[Ints, Ints]:
        """Of pairs (what a fact names, who names it) those that name a row of `kind`, with that row."""
        kinds = fact.type.kinds if isinstance(fact.type, Ref | Many) else ()
        first = starts(kinds, self.rows)[kind]
        here: Bools = (named >= first) & (named < first + self.rows.get(kind, 0))
        return named[here] - first, others[here]

    def listed(self, kind: str, name: str) -> RelationColumn:
        """The stated lists; all open where there is no column."""
        stated = self.stated.get((kind, name))
        if isinstance(stated, RelationColumn):
            return stated
        return RelationColumn(NO_ROWS, NO_ROWS, np.ones(self.rows.get(kind, 0), dtype=np.bool_), NO_ROWS)


def _derived(key: Key, schema: Schema) -> bool:
    return schema.kinds[key[0]].facts[key[1]].derived
