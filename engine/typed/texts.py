"""The check that what people read is written in both languages."""

from __future__ import annotations

from engine.ground.schema import Text2
from engine.ground.source import Span
from engine.typed.problems import Problems


def check_text(text: Text2, what: str, span: Span, problems: Problems, *, needed: bool = True) -> None:
    """Notes P224 where a needed text is missing, or one of two languages is."""
    if text.en and text.zh:
        return
    if not text.en and not text.zh:
        if needed:
            problems.add("P224", span, f"{what} has no text", 'write `en "…" zh "…"`')
        return
    missing, tag = ("Chinese", "zh") if text.en else ("English", "en")
    problems.add("P224", span, f"{what} has no {missing} text", f'add `{tag} "…"`')
