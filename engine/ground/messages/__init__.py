"""All that is told of the input, a file for each part of it; a file is imported when the first of its problems is told,
so that input without problems pays for none of the texts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from engine.ground.messages import answers as answers
    from engine.ground.messages import calls as calls
    from engine.ground.messages import cases as cases
    from engine.ground.messages import characters as characters
    from engine.ground.messages import clauses as clauses
    from engine.ground.messages import declarations as declarations
    from engine.ground.messages import documents as documents
    from engine.ground.messages import expressions as expressions
    from engine.ground.messages import files as files
    from engine.ground.messages import grammar as grammar
    from engine.ground.messages import idle as idle
    from engine.ground.messages import kinds as kinds
    from engine.ground.messages import literals as literals
    from engine.ground.messages import policies as policies
    from engine.ground.messages import proofs as proofs
    from engine.ground.messages import records as records
    from engine.ground.messages import rulesets as rulesets
    from engine.ground.messages import runs as runs
    from engine.ground.messages import sections as sections
    from engine.ground.messages import sets as sets
    from engine.ground.messages import settings as settings
    from engine.ground.messages import times as times
    from engine.ground.messages import types as types
    from engine.ground.messages import values as values
    from engine.ground.messages import waivers as waivers
else:

    def __getattr__(name: str) -> ModuleType:
        """A file of texts, once it is asked for."""
        return import_module(f"{__name__}.{name}")
