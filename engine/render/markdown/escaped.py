"""Text that means what it says inside a Markdown table: nothing in it is markup, a cell, a tag or a mention.

Source: GitHub Flavored Markdown 0.29, sections 2.4 (escapes), 4.10 (tables), 6.1 (code spans).
"""

from __future__ import annotations

import re
from typing import Final

from engine.render.layout import plain

_MARKUP: Final = re.compile(r"([\\`*_\[\]#~|!])")
_TAGS: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MENTION: Final = re.compile(r"@(?=[A-Za-z0-9])")


def cell(text: str) -> str:
    """Text with backticks around the words of the manifest, which become code; everything else is said literally."""
    parts = plain(" ".join(text.split())).split("`")
    if len(parts) % 2 == 0:  # a backtick without another one
        return literal("`".join(parts))
    return "".join(code(part) if at % 2 else literal(part) for at, part in enumerate(parts))


def literal(text: str) -> str:
    """The text without any markup; a name after `@` notifies nobody."""
    said = _MARKUP.sub(r"\\\1", text)
    said = "".join(_TAGS.get(each, each) for each in said)
    return _MENTION.sub("@<!-- -->", said)


def code(text: str) -> str:
    """The text as code. In a table a bar ends the cell even there, unless it is escaped."""
    said = plain(" ".join(text.split())).replace("|", "\\|")
    if not said:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", said)), default=0) + 1)
    pad = " " if said.startswith("`") or said.endswith("`") else ""
    return f"{fence}{pad}{said}{pad}{fence}"
