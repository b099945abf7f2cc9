"""The catalogue of the commands that speak of rules: the words of reports and some more, kept apart so that a check
need not load them."""

from __future__ import annotations

from engine.ground.schema import Language
from engine.render.words import Words, words


def rule_words(language: Language) -> Words:
    """The catalogue of a language."""
    if language == "zh":
        from engine.render.rule_words_zh import WORDS
    else:
        from engine.render.rule_words_en import WORDS
    return Words(language, {**words(language).messages, **WORDS})
