"""The check that what people read is written in both languages."""

from __future__ import annotations

from engine.ground import messages
from engine.ground.schema import Text2
from engine.ground.source import Span
from engine.typed.problems import Problems


def check_text(text: Text2, what: str, name: str, span: Span, problems: Problems, *, needed: bool = True) -> None:
    """Notes P224 where a needed text is missing, or one of two languages is; `what` is the English of `WHOSE`."""
    if text.en and text.zh:
        return
    if not text.en and not text.zh and not needed:
        return
    say = messages.declarations
    told = say.NO_CHINESE if text.en else say.NO_ENGLISH if text.zh else say.NO_TEXT
    problems.tell(told(span, whose=Text2(what.format(name), say.WHOSE[what].format(name))))
