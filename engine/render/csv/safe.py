"""Cells that a spreadsheet shows and never runs, whatever somebody wrote into a manifest.

Source: OWASP, CSV Injection: a cell that begins with one of these signs is taken for a formula. Where semicolons part
the columns, as in many European locales, a cell of ours that holds one falls into two, and the second is guarded too.
"""

from __future__ import annotations

import re
from typing import Final

from engine.render.told import one_line

GUARD: Final = "'"
"""A spreadsheet that meets it at the beginning of a cell takes the rest for text."""

_STARTS: Final = r"[=+\-@＝＋－＠\t\r\n]"
_RUN: Final = re.compile(rf"(^|;)(\s*{_STARTS})")


def cell(text: str) -> str:
    """The text in one line, guarded where a formula would begin."""
    return _RUN.sub(rf"\1{GUARD}\2", one_line(text))
