"""The two evaluators side by side: rules from text to program once, then each manifest through both."""

from __future__ import annotations

from collections.abc import Sequence

from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.typed import tree
from engine.typed.from_syntax import check
from tests.properties.vocabulary import modules, sources


def program(rules: Sequence[tuple[Source, str]]) -> tree.Program:
    """The vocabulary with some more rules, parsed and checked."""
    texts = (*(source for source, _ in sources()), *(source for source, _ in rules))
    return check((*modules(), *(parse(source, ruleset) for source, ruleset in rules)), texts)
