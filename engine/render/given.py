"""What every format is made from: a result, and what of its inputs could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from engine.findings.gated import Limit
from engine.findings.result import Result
from engine.ground.schema import Language, Text2
from engine.ground.source import Source

if TYPE_CHECKING:
    from engine.graph.picture import Picture


class Given(Struct, frozen=True):
    """The result, the manifests' texts and the picture of their graph, the language, and what fails the gate.

    `sources` and `picture` are empty and None where the inputs could not be read as they were; then `unread` says why,
    and a format that would have shown them says it too. `both`: the two languages side by side, in formats that can;
    the others use `language`. Of the gate, as in `Gated`: the fingerprints of the findings that fail it, whether facts
    without evidence do, and the limit of risk; nothing of it where nothing was gated.
    """

    result: Result
    sources: tuple[Source, ...]
    picture: Picture | None
    language: Language
    both: bool = False
    unread: Text2 | None = None
    failed: frozenset[str] = frozenset()
    unbacked: bool = False
    limit: Limit | None = None
