"""Long lists that many records get through another one: each member is paired with each of the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from engine.graph.manifest import Record
from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.schema import Fact, Kind, Schema, Text2
from engine.ground.value import OneRecord, Records

MOST: Final = 20  # members of a list that each record gets through another


def crowded(records: Mapping[str, Mapping[str, Record]], schema: Schema) -> Iterator[Problem]:
    """Warnings of lists with more than `MOST` members that other records get whole, through a reference."""
    for kind in schema.kinds.values():
        for fact in kind.facts.values():
            if fact.through is not None and fact.inverse_of is None:
                yield from _through(kind, fact, fact.through, records)


def _through(kind: Kind, fact: Fact, through: str, records: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    long = {
        (of, id_): (stated, stated.value.members)
        for of, listed in records.items()
        for id_, record in listed.items()
        if (stated := record.facts.get(fact.name)) is not None
        and isinstance(stated.value, Records)
        and len(stated.value.members) > MOST
    }
    if not long:
        return
    used: Counter[tuple[str, str]] = Counter()
    for record in records.get(kind.name, {}).values():
        reference = record.facts.get(through)
        if reference is not None and isinstance(reference.value, OneRecord):
            used[reference.value.kind, reference.value.id] += 1
    for (of, id_), (stated, members) in long.items():
        if count := used[of, id_]:
            one, kinds = (Text2(name, kind.title.zh) for name in (kind.name, kind.plural))
            size, say = len(members), messages.records
            if count == 1:
                yield say.CROWDED_ONE(stated.span, record=id_, size=size, fact=fact.name, kind=one, kinds=kinds)
            else:
                yield say.CROWDED(stated.span, record=id_, n=count, size=size, fact=fact.name, kinds=kinds)
