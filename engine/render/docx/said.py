"""What the document says, in both languages at once, and texts of the result as running text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from engine.findings.finding import Location, Severity
from engine.findings.result import Result
from engine.ground.schema import Text2
from engine.render.docx.words_en import WORDS as EN
from engine.render.docx.words_zh import WORDS as ZH
from engine.render.office.plain import spoken
from engine.render.office.said import words
from engine.render.placed import relative
from engine.render.words import in_both

PLACES: Final = 6
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def said(name: str, /, **values: object) -> Text2:
    """A message with its values; a value of two languages gives each its own."""
    return in_both(EN, ZH, name, values)


def shared(name: str, /, **values: object) -> Text2:
    """A message that all reports share."""
    return Text2(words("en")(name, **values), words("zh")(name, **values))


def both(text: Text2) -> Text2:
    """A text of the result: what one language lacks is said in the other; names without backticks."""
    return Text2(spoken(text.en or text.zh), spoken(text.zh or text.en))


def begun(text: Text2) -> Text2:
    """The text as the beginning of a sentence."""
    return Text2(f"{text.en[:1].upper()}{text.en[1:]}", text.zh)


def same(text: str) -> Text2:
    """A name, the same in both languages."""
    return Text2(text, text)


def joined(texts: Iterable[Text2], en: str = " ", zh: str = "") -> Text2:
    """The texts one after the other."""
    every = tuple(texts)
    return Text2(en.join(each.en for each in every), zh.join(each.zh for each in every))


def day(text: str) -> Text2:
    """`2026-06-30`; in Chinese 2026年6月30日."""
    when = date.fromisoformat(text[:10])
    month, time = MONTHS[when.month - 1], text[10:].replace("T", " ")
    return Text2(f"{when.day} {month} {when.year}{time}", f"{when.year}年{when.month}月{when.day}日{time}")


def record(kind: str, name: str, year: int | None, result: Result) -> Text2:
    """`flow crm-to-sg`; with the year where it speaks of one."""
    called = next((each.title for each in result.kinds if each.kind == kind), Text2(kind, kind))
    one = Text2(f"{called.en or called.zh} {name}", f"{called.zh or called.en} {name}")
    return one if year is None else said("in_year", record=one, year=year)


def severity(of: Severity) -> Text2:
    """How severe."""
    return shared(of)


def places(found: Iterable[Location | None]) -> Text2:
    """The first places in the manifest, once each."""
    every = list(dict.fromkeys(f"{relative(each.path)}:{each.line}" for each in found if each is not None))
    shown = every[:PLACES]
    return Text2(", ".join(shown), "、".join(shown))
