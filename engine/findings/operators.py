"""The operators of tests as their phrases are called."""

from __future__ import annotations

import re
from typing import Final

from engine.checks.program import Part
from engine.findings.phrases import is_phrase
from engine.findings.view import View

_OPERATOR: Final = re.compile(r"(?:covered by|not in|overlaps|includes|in|==|!=|<=|>=|<|>)(?=\s)")
_TIME: Final = ("date", "moment")


def operator(part: Part) -> str:
    """The sign or words between the two sides of a test."""
    left, right = part.children
    between = part.text.removeprefix("(").removeprefix(left.text).removesuffix(right.text)
    found = _OPERATOR.search(f"{between} ")
    return found[0] if found else ""


def timed(view: View, left: Part, op: str) -> str:
    """The operator, as it is said of days and moments where the left side is one."""
    return f"{op}_time" if view.nodes[left.node].domain in _TIME and is_phrase(f"{op}_time") else op
