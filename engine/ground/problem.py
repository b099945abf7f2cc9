"""Problems of the input, what they say in both languages, and the one exception that carries them; the picture of a
problem is drawn in `excerpt`, and the texts themselves stand in `messages`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from engine.ground.schema import Text2
from engine.ground.source import Source, Span

Value = str | int | Text2
"""What fills a place in a message: the user's words, a number, or words of ours in both languages."""

Search = Callable[[], Value]
"""A value that takes looking for, such as the nearest known name."""


class Label(Struct, frozen=True):
    """A second place that helps to understand a problem, with a few words on it."""

    span: Span
    text: Text2


class Problem(Struct, frozen=True):
    """One thing wrong with the input: a code (P1xx text, P2xx types, P3xx manifest, P4xx ruleset, P5xx policy),
    a lower-case message with the user's words in backticks, and help that says what would be right. Where the message
    has no Chinese, all of the problem is told in English."""

    code: str
    message: Text2
    span: Span | None
    help: Text2 = Text2()
    labels: tuple[Label, ...] = ()
    warning: bool = False


class Message(Struct, frozen=True):
    """What may be told of the input, in English and in Chinese: a code, what is wrong, what would be right, and a label
    for the second place, if there is one; values stand in braces.

    >>> lacking = Message("P307", "{kind} has no fact `{name}`", "{kind}没有事实`{name}`")
    >>> lacking(None, kind=Text2("a flow", "数据流"), name="too").message
    Text2(en='a flow has no fact `too`', zh='数据流没有事实`too`')
    """

    code: str
    en: str
    zh: str
    help_en: str = ""
    help_zh: str = ""
    label: Text2 = Text2()
    warning: bool = False

    def __call__(self, span: Span | None, there: Span | None = None, /, **values: Value) -> Problem:
        """The problem at `span`, with the label at `there`."""
        message, help_ = filled(self.en, self.zh, values), filled(self.help_en, self.help_zh, values)
        labels = () if there is None else (Label(there, filled(self.label.en, self.label.zh, values)),)
        return Problem(self.code, message, span, help_, labels, self.warning)

    def under(self, code: str) -> Message:
        """The same words under another code."""
        return replace(self, code=code)


class Phrase(Struct, frozen=True):
    """A part of messages, in English and in Chinese."""

    en: str
    zh: str

    def __call__(self, **values: Value) -> Text2:
        """The words with their values."""
        return filled(self.en, self.zh, values)


def filled(en: str, zh: str, values: Mapping[str, Value]) -> Text2:
    """Both texts with their values; what has no Chinese stands there in English."""
    english = {name: each.en if isinstance(each, Text2) else each for name, each in values.items()}
    chinese = {name: each.zh or each.en if isinstance(each, Text2) else each for name, each in values.items()}
    return Text2(en.format(**english), zh.format(**chinese))


class PolicyError(Exception):
    """All problems of one pass over the input, and the sources that their spans point into."""

    def __init__(self, problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
        self.problems = tuple(problems)
        self.sources = tuple(sources)
        first = "; ".join(f"{p.code}: {p.message.en}" for p in self.problems[:3])
        more = len(self.problems) - 3
        super().__init__(f"{first}; and {more} more" if more > 0 else first)
