"""The packages that office formats are made with, or the one line that says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from engine.ground import messages
from engine.ground.problem import PolicyError

EXTRA: Final = "clauseflow[office]"


def needed(name: str, package: str, module: str) -> None:
    """Nothing, where the format can be made. Raises `PolicyError` where its package is not installed."""
    try:
        import_module(module)
    except ImportError:
        raise PolicyError([messages.runs.NO_EXTRA(None, format=name, package=package, extra=EXTRA)]) from None
