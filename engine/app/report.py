"""What formats are made from: of a check that was just made, or of a saved result and what of its inputs is still the
same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from engine import shelf
from engine.app.again import flags, loaded_again
from engine.app.check import Checked
from engine.app.rules import rules
from engine.app.saved import saved
from engine.findings.gated import Gated
from engine.findings.result import Result
from engine.graph.picture import Picture, picture
from engine.ground.problem import PolicyError
from engine.ground.schema import LANGUAGES, Language, Text2
from engine.render.given import Given
from engine.render.words import words


class Asked(Struct, frozen=True):
    """The saved result, the user's folders of rules that its manifests were read with, the language (`both`: two side
    by side), and whether a format shows the data-flow graph."""

    result: Path
    rules: tuple[Path, ...]
    language: Language
    both: bool
    pictured: bool
    cache: bool


class Reported(Struct, frozen=True):
    """What formats are made from, and the files `read` for it."""

    given: Given
    read: tuple[Path, ...]


def of_check(checked: Checked, gate: Gated, language: Language, both: bool, pictured: bool) -> Given:
    """What formats are made from after a check, with what fails its gate."""
    drawn = picture(checked.manifest, checked.schema) if pictured else None
    failed = frozenset(each.fingerprint for each in gate.failed)
    return Given(
        checked.result, checked.sources, drawn, language, both, None, failed, unbacked=gate.unbacked, limit=gate.limit
    )


def of_saved(asked: Asked) -> Reported:
    """What formats are made from after reading a saved result; nothing is evaluated. Raises `PolicyError` where the
    file is none."""
    result = saved(asked.result)
    found = [(each.path, shelf.unchanged(each.path, each.sha256)) for each in result.inputs]
    inputs = [each for _, each in found if each is not None]
    lost = [path for path, each in found if each is None]
    drawn, unread = None, Text2(*(_lost(each, lost) for each in LANGUAGES)) if lost else None
    if asked.pictured and not lost:
        drawn, unread = _drawn(asked, result, inputs)
    sources = tuple(each.source for each in inputs)
    given = Given(result, (*sources, flags(result)), drawn, asked.language, asked.both, unread)
    return Reported(given, (asked.result, *(Path(source.path) for source in sources)))


def _drawn(asked: Asked, result: Result, inputs: Sequence[shelf.Input]) -> tuple[Picture | None, Text2 | None]:
    """The picture of the graph; none, and why, where the rules at hand cannot read the manifests."""
    try:
        compiled = rules(asked.rules, (), asked.cache).program
        return picture(loaded_again(result, compiled, inputs).manifest, compiled.schema), None
    except PolicyError as error:
        first = error.problems[0]
        said = [words(each)("unread_graph", problem=f"{first.code}: {first.message.of(each)}") for each in LANGUAGES]
        return None, Text2(*said)


def _lost(language: Language, paths: Sequence[str]) -> str:
    """Why there are no excerpts of these files and no graph."""
    said, more = words(language), len(paths) - 1
    files = said("listed_and", first=paths[0], n=more) if more else paths[0]
    return said("unread_changed", files=files)
