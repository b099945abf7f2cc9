"""Words in both languages."""

from typing import Final, Literal

from msgspec import Struct

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


class Text2(Struct, frozen=True):
    """The same words in English and in Chinese; either may be empty only where the checker allows it."""

    en: str = ""
    zh: str = ""

    def of(self, language: Language) -> str:
        """The words in a language; in the other one where it has none."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second
