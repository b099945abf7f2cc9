"""What records are called in messages, by their kinds: `an activity`, `a system or party`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.ground.nearest import with_article
from engine.ground.schema import Kind, Text2


def kinds_named(kinds: Sequence[Kind]) -> Text2:
    """The kinds, as one of them may be meant: `system or party`."""
    return Text2(_in_english([kind.name for kind in kinds]), _in_chinese(kinds, "或"))


def records_named(kinds: Sequence[Kind]) -> Text2:
    """The kinds, as many of them may be meant: `systems or parties`."""
    return Text2(_in_english([kind.plural for kind in kinds]), _in_chinese(kinds, "或"))


def one_record(kinds: Sequence[Kind]) -> Text2:
    """One record of one of the kinds: `a system or party`."""
    named = kinds_named(kinds)
    return Text2(with_article(named.en), named.zh)


def a_kind(kind: Kind) -> Text2:
    """One record of the kind: `an activity`, `处理活动`."""
    return one_record([kind])


def some_kinds(kinds: Iterable[Kind], between: Text2) -> Text2:
    """One record of each kind: `a system and a party`."""
    every = list(kinds)
    return Text2(between.en.join(a_kind(kind).en for kind in every), _in_chinese(every, between.zh))


def _in_english(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def _in_chinese(kinds: Sequence[Kind], between: str) -> str:
    *first, last = (kind.title.zh or kind.name for kind in kinds)
    return f"{'、'.join(first)}{between}{last}" if first else last
