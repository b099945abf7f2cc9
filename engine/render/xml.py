"""Text that stands in XML and stays text, whatever somebody wrote into a manifest."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import Final

_NEVER: Final = ("Cc", "Cf", "Cs", "Cn", "Co")
"""Categories of signs that XML forbids, that nobody sees, or that turn the direction of what follows."""

INSTEAD: Final = "\ufffd"


def seen(text: str) -> str:
    """The text as one line of signs that are seen; what is none is shown as a replacement sign."""
    return "".join(_seen(each) for each in text)


def xml(text: str) -> str:
    """The text for the inside of an element or of an attribute in either sort of quotes."""
    return escape(seen(text), quote=True)


def _seen(character: str) -> str:
    if character in "\t\n\r\u2028\u2029":
        return " "
    return INSTEAD if unicodedata.category(character) in _NEVER else character
