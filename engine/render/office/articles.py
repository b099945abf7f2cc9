"""Citations as lawyers write them: `PIPL 38(1)(2)`; in Chinese 《个人信息保护法》第三十八条第一款第（二）项."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from engine.findings.result import Result
from engine.ground.schema import Language
from engine.render.block import cited
from engine.render.laws import key

STATE: Final = "中华人民共和国"
_DIGITS: Final = "零一二三四五六七八九"
_TITLE: Final = re.compile(r"《[^》]+》")
_PARTS: Final = re.compile(r"\(([^)]*)\)")
_LEVELS: Final = ("款", "项")


def named(citations: Sequence[str], result: Result, language: Language) -> str:
    """The citations, in Chinese by the names of the laws and with what each shares with the one before left out."""
    if language == "en":
        return cited(citations)
    laws = short_titles(result)
    said: list[str] = []
    before: list[str] = []
    for citation in citations:
        parts = _parts(citation, laws)
        shared = 0
        while shared < len(parts) - 1 and parts[shared : shared + 1] == before[shared : shared + 1]:
            shared += 1
        said.append("".join(parts[shared:]))
        before = parts
    return "、".join(said)


def short_titles(result: Result) -> Mapping[str, str]:
    """By the key of citations (`PIPL`) what a law is called in Chinese: 《个人信息保护法》."""
    return {key(each.id): _short(each.title.zh) for each in result.regimes if each.title.zh}


def number(n: int) -> str:
    """A number below a hundred in Chinese: 三十八; others in digits."""
    if not 0 <= n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def _short(title: str) -> str:
    found = _TITLE.search(title)
    return found[0] if found else f"《{title.removeprefix(STATE)}》"


def _parts(citation: str, laws: Mapping[str, str]) -> list[str]:
    """Law, article, paragraph, item."""
    law, _, reference = citation.partition(" ")
    article, *_ = reference.partition("(")
    parts = [laws.get(law, f"{law} ")]
    if article:
        parts.append(f"第{_counted(article)}条")
    for level, part in zip(_LEVELS, _PARTS.findall(reference), strict=False):
        parts.append(f"第{_counted(part)}款" if level == "款" else f"第（{_counted(part)}）项")
    return parts


def _counted(part: str) -> str:
    return number(int(part)) if part.isdecimal() and part.isascii() else part
