"""Words to records: an id, or `kind/id` where several kinds of a union have a record of that id."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from engine.graph.limits import MAX_NEAR
from engine.ground import messages
from engine.ground.naming import kinds_named, one_record, some_kinds
from engine.ground.nearest import AND, meant, nearest, one_of
from engine.ground.schema import Kind, Text2
from engine.ground.unfit import UnfitError
from engine.ground.value import OneRecord


def record(
    word: str, kinds: tuple[str, ...], ids: Mapping[str, Collection[str]], known: Mapping[str, Kind]
) -> OneRecord:
    """The record of one of `kinds` that `word` names; `ids` are the ids of each kind. Raises UnfitError if there is
    none, or more than one.
    """
    found = [kind for kind in kinds if word in ids.get(kind, ())]
    if len(found) == 1:
        return OneRecord(found[0], word)
    if found:
        choices = one_of(f"{kind}/{word}" for kind in found)
        of = some_kinds([known[kind] for kind in found], messages.answers.AND_OF)
        raise UnfitError(messages.answers.OF_SEVERAL_KINDS, word=word, kinds=of, choices=choices)
    prefix, slash, rest = word.partition("/")
    if slash:
        for kind in kinds:
            if prefix in (kind, known[kind].plural) and rest in ids.get(kind, ()):
                return OneRecord(kind, rest)
    elsewhere = [kind for kind in ids if kind not in kinds and word in ids[kind]]
    if elsewhere:
        there, wanted = (
            some_kinds([known[kind] for kind in elsewhere], AND),
            one_record([known[kind] for kind in kinds]),
        )
        raise UnfitError(messages.answers.OF_ANOTHER_KIND, word=word, kinds=there, wanted=wanted)

    def near() -> Text2:
        found = nearest(word, _alike(word, [each for kind in kinds for each in ids.get(kind, ())]))
        return meant(found) if found else messages.answers.UNDER(plurals=one_of(known[kind].plural for kind in kinds))

    named = kinds_named([known[kind] for kind in kinds])
    raise UnfitError(messages.answers.NO_RECORD, kinds=named, word=word, near=near)


def _alike(word: str, ids: list[str]) -> list[str]:
    """The ids to compare: of very many only those that begin or end like the word."""
    if len(ids) <= MAX_NEAR:
        return ids
    return [each for each in ids if each[:2] == word[:2] or each[-2:] == word[-2:]][:MAX_NEAR]
