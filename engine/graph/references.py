"""Words to records: an id, or `kind/id` where several kinds of a union have a record of that id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from engine.graph.limits import MAX_NEAR
from engine.graph.unfit import UnfitError
from engine.ground.nearest import listed, nearest
from engine.ground.schema import Kind
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
        choices = listed((f"{kind}/{word}" for kind in found), "or")
        raise UnfitError("P317", f"`{word}` is the id of {listed_kinds(found, 'and of')}", f"write {choices}")
    prefix, slash, rest = word.partition("/")
    if slash:
        for kind in kinds:
            if prefix in (kind, known[kind].plural) and rest in ids.get(kind, ()):
                return OneRecord(kind, rest)
    what = " or ".join(kinds)
    elsewhere = [kind for kind in ids if kind not in kinds and word in ids[kind]]
    if elsewhere:
        raise UnfitError("P316", f"`{word}` is {listed_kinds(elsewhere, 'and')}", f"{a_kind(what)} belongs here")
    plurals = listed((known[kind].plural for kind in kinds), "or")

    def meant() -> str:
        near = nearest(word, _alike(word, [each for kind in kinds for each in ids.get(kind, ())]))
        return f"did you mean {listed(near, 'or')}?" if near else f"list it under {plurals}"

    raise UnfitError("P316", f"there is no {what} `{word}`", meant)


def a_kind(word: str) -> str:
    """The word with its article.

    >>> a_kind("activity"), a_kind("flow")
    ('an activity', 'a flow')
    """
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def listed_kinds(kinds: Iterable[str], between: str) -> str:
    """Kinds with their articles: `a system and a party`."""
    return f" {between} ".join(a_kind(kind) for kind in kinds)


def _alike(word: str, ids: list[str]) -> list[str]:
    """The ids to compare: of very many only those that begin or end like the word."""
    if len(ids) <= MAX_NEAR:
        return ids
    return [each for each in ids if each[:2] == word[:2] or each[-2:] == word[-2:]][:MAX_NEAR]
