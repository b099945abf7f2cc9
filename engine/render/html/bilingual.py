"""Words and texts in both languages at once: a span for each, and the page shows the one that its reader has chosen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from engine.ground.schema import Text2
from engine.render.html.sealed import readable
from engine.render.html.words import EN, ZH
from engine.render.words import in_both

CODES: Final[dict[str, str]] = {"en": "en", "zh": "zh-Hans"}
"""The languages of the page as HTML names them."""

_QUOTED: Final = re.compile(r"`([^`]*)`")


def said(name: str, /, **values: object) -> Text2:
    """A message of the catalogues, with its values filled in; a value of two languages gives each its own."""
    return in_both(EN, ZH, name, values)


def counted(name: str, n: int) -> Text2:
    """The message `NAME_1` for one, else `NAME_n`."""
    return said(f"{name}_1" if n == 1 and f"{name}_1" in EN else f"{name}_n", n=f"{n:,}")


@lru_cache(maxsize=4096)
def spans(text: Text2, block: bool = False) -> Markup:
    """The text as markup: a span for each language, one where both are the same. `block`: each on lines of its own
    where both are shown."""
    en, zh = text.en or text.zh, text.zh or text.en
    if en == zh:
        return marked(en)
    sides = "".join(f'<span lang="{CODES[key]}">{marked(each)}</span>' for key, each in (("en", en), ("zh", zh)))
    return Markup(f'<span class="{"two block" if block else "two"}">{sides}</span>')


def marked(text: str) -> Markup:
    """The text, escaped, with what stands in backticks as code."""
    parts = (escape(part) for part in _QUOTED.split(readable(text)))
    return Markup("".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts)))


def catalogue() -> dict[str, tuple[str, str]]:
    """All messages by id, for the script of the page."""
    return {name: (EN[name], ZH[name]) for name in EN}
