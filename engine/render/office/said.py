"""The words of office formats in one language, or in both side by side."""

from __future__ import annotations

from engine.findings.accounts import Gone
from engine.findings.finding import Finding
from engine.ground.schema import Language, Text2
from engine.render.given import Given
from engine.render.office.plain import spoken
from engine.render.words import Words
from engine.render.words import words as shared


def words(language: Language) -> Words:
    """The words of all reports and those of office formats."""
    if language == "zh":
        from engine.render.office.words_zh import WORDS
    else:
        from engine.render.office.words_en import WORDS
    return Words(language, {**shared(language).messages, **WORDS})


def subject_of(finding: Finding | Gone, given: Given, words: Words) -> str:
    """The record that a finding is about, with what its kind is called: `flow crm-to-sg`, `数据流 crm-to-sg`."""
    kind = next((words.of(each.title) for each in given.result.kinds if each.kind == finding.subject.kind), None)
    return f"{kind or finding.subject.kind} {finding.subject.id}"


class Sides:
    """The languages asked for, the first one leading."""

    def __init__(self, given: Given) -> None:
        asked: tuple[Language, ...] = ("en", "zh") if given.both else (given.language,)
        self.words = tuple(words(each) for each in asked)

    def __call__(self, name: str, /, **values: object) -> str:
        """A message; in both languages with a stroke between them."""
        return " / ".join(dict.fromkeys(said(name, **values) for said in self.words))

    def of(self, text: Text2) -> str:
        """A text of the result without backticks, in both languages with a stroke between them."""
        return " / ".join(dict.fromkeys(spoken(said.of(text)) for said in self.words))
