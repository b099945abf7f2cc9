"""The message catalogue of a language: `words(language)("gaps_n", n=3)`."""

from __future__ import annotations

from msgspec import Struct

from engine.ground.schema import Language as Language
from engine.ground.schema import Text2


class Words(Struct, frozen=True):
    """The messages of one language by id, and its choice among texts that are given in two."""

    language: Language
    messages: dict[str, str]

    def __call__(self, name: str, /, **values: object) -> str:
        """The message with its values filled in."""
        return self.messages[name].format(**values)

    def number(self, name: str, n: int) -> str:
        """The message `NAME_1` for one, else `NAME_n`."""
        return self(f"{name}_1") if n == 1 and f"{name}_1" in self.messages else self(f"{name}_n", n=n)

    def of(self, text: Text2) -> str:
        """The text in this language; in the other where this one is empty."""
        return text.of(self.language)


def in_both(en: dict[str, str], zh: dict[str, str], name: str, values: dict[str, object]) -> Text2:
    """The message of two catalogues with its values filled in; a value of two languages gives each its own."""
    english = {key: value.en or value.zh if isinstance(value, Text2) else value for key, value in values.items()}
    chinese = {key: value.zh or value.en if isinstance(value, Text2) else value for key, value in values.items()}
    return Text2(en[name].format(**english), zh[name].format(**chinese))


def words(language: Language) -> Words:
    """The catalogue of a language; the other one is not even imported."""
    if language == "zh":
        from engine.render.words_zh import WORDS
    else:
        from engine.render.words_en import WORDS
    return Words(language, WORDS)
