"""What `policy report` makes a format from: a saved result, and its inputs where they are still what they were."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from engine import shelf
from engine.app.again import flags
from engine.app.saved import saved
from engine.ground.schema import Text2
from engine.render.given import Given
from engine.render.words import Language, words

if TYPE_CHECKING:
    from engine.graph.picture import Picture


class Asked(Struct, frozen=True):
    """The saved result, and the language (`both`: two side by side)."""

    result: Path
    language: Language
    both: bool


class Reported(Struct, frozen=True):
    """What formats are made from, and the files `read` for it."""

    given: Given
    read: tuple[Path, ...]


def report(asked: Asked) -> Reported:
    """The saved result with what could be read again; nothing is evaluated. Raises `PolicyError` where the file is no
    saved result."""
    result = saved(asked.result)
    found = [(each.path, shelf.unchanged(each.path, each.sha256)) for each in result.inputs]
    inputs = [each for _, each in found if each is not None]
    lost = [path for path, each in found if each is None]
    picture: Picture | None = None
    sources = tuple(each.source for each in inputs)
    unread = Text2(_lost("en", lost), _lost("zh", lost)) if lost else None
    given = Given(result, (*sources, flags(result)), picture, asked.language, asked.both, unread)
    return Reported(given, (asked.result, *(Path(source.path) for source in sources)))


def _lost(language: Language, paths: Sequence[str]) -> str:
    """Why there are no excerpts of these files and no graph."""
    said, more = words(language), len(paths) - 1
    files = said("listed_and", first=paths[0], n=more) if more else paths[0]
    return said("unread_changed", files=files)
