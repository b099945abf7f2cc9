"""The words of a drawn graph in one language."""

from __future__ import annotations

from engine.ground.schema import Language
from engine.render.words import Words


def graph_words(language: Language) -> Words:
    """The catalogue of a language; the other one is not even imported."""
    if language == "zh":
        from engine.render.svg.words_zh import WORDS
    else:
        from engine.render.svg.words_en import WORDS
    return Words(language, WORDS)
