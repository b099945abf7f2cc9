"""The operators of tests as their phrases are called."""

from __future__ import annotations

from typing import Final

from engine.checks.program import Part
from engine.findings.phrases import is_phrase
from engine.findings.view import View

_TIME: Final = ("date", "moment")


def timed(view: View, left: Part, op: str) -> str:
    """The operator, as it is said of days and moments where the left side is one."""
    return f"{op}_time" if view.nodes[left.node].domain in _TIME and is_phrase(f"{op}_time") else op
