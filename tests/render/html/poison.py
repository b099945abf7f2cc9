"""A result and its graph with hostile text behind every word that a manifest, a ruleset or a forged result chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from engine.ground.source import Source
from engine.render.given import Given

T = TypeVar("T")


class Poison:
    """Puts one of the texts behind every string, the same one behind the same string wherever it stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._behind: dict[str, str] = {}

    def __call__(self, value: T) -> T:
        """The value with all strings changed but those that are one of a few words."""
        return self._told(value)  # type: ignore[no-any-return]

    def _told(self, value: Any) -> Any:
        match value:
            case str():
                new = value + self._texts[len(self._behind) % len(self._texts)]
                return self._behind.setdefault(value, new) if value else value
            case Struct():
                hints = get_type_hints(type(value))
                fields = {name: getattr(value, name) for name, hint in hints.items() if not _chosen(hint)}
                return replace(value, **{name: self._told(each) for name, each in fields.items() if name != "schema"})
            case dict():
                return {self._told(key): self._told(each) for key, each in value.items()}
            case tuple():
                return tuple(self._told(each) for each in value)
            case _:
                return value


def _chosen(hint: Any) -> bool:
    """Whether a field holds one of a few words; a saved result with any other is refused."""
    return get_origin(hint) is Literal or any(_chosen(each) for each in get_args(hint) if get_origin(hint) is not dict)


def poisoned(given: Given, texts: Sequence[str]) -> Given:
    """The given with hostile texts in its result, its graph and its manifests."""
    poison = Poison(texts)
    sources = tuple(Source(poison(each.path), "\n".join([*texts, each.text])) for each in given.sources)
    return replace(given, result=poison(given.result), picture=poison(given.picture), sources=sources)
