"""What to say where a parse stopped: the first complaint that fits, from the most telling to the most general."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Final

from engine.ground import messages
from engine.ground.nearest import meant
from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.syntax.complaints_of_blocks import BLOCK_COMPLAINTS, listed, quoted
from engine.syntax.complaints_of_expressions import EXPRESSION_COMPLAINTS
from engine.syntax.situation import Situation

_OPERANDS: Final = {
    "NUMBER", "PERCENT", "MONEY", "DURATION", "DATE", "STRING", "TRUE", "FALSE", "NONE", "LBRACE", "LPAR", "JUDGED",
    "AGGREGATE", "_COUNT", "NAME", "NOT", "QUANTIFIER", "RESERVED",
}  # fmt: skip
_OPERATORS: Final = {
    "AND", "OR", "IN", "NOT", "IS", "AT", "COMPARE", "COVERED", "INCLUDES", "OVERLAPS", "WITHIN", "SIGN", "DOT_WORD",
}  # fmt: skip
_ENDS: Final = {"$END"}


def complaint(situation: Situation) -> Problem:
    """The problem at the piece that does not fit."""
    tried: tuple[Callable[[Situation], Problem | None], ...] = (*BLOCK_COMPLAINTS, *EXPRESSION_COMPLAINTS)
    for say in tried:
        problem = say(situation)
        if problem is not None:
            return problem
    return _unexpected(situation)


def _unexpected(at: Situation) -> Problem:
    expected = set(at.expected) - _ENDS
    words = _phrases(expected)
    fitting = messages.grammar.FITTING(words=listed(words)) if words else Text2()
    if at.here is None:
        return at.problem(messages.grammar.ENDS, item=at.named, fitting=fitting)
    near = difflib.get_close_matches(at.word.lower(), sorted(_words(expected)), 1)
    if near and at.here.form == "word" and at.word not in at.language:
        fitting = meant(near)
    return at.problem(messages.grammar.NOT_HERE, word=at.word, fitting=fitting)


def _phrases(expected: set[str]) -> list[Text2]:
    """What would have fitted, in words; an expression, and what may follow one, in one phrase each."""
    say, phrases = messages.grammar, []
    if len(expected & _OPERANDS) > 3:
        phrases.append(say.AN_EXPRESSION)
        expected = expected - _OPERANDS
    if len(expected & _OPERATORS) > 3:
        phrases.append(say.AN_OPERATOR)
        expected = expected - _OPERATORS
    known = (say.PHRASES[name] for name in expected if name in say.PHRASES)
    return [*phrases, *sorted(known, key=lambda phrase: phrase.en), *quoted(sorted(_words(expected)))]


def _words(expected: set[str]) -> set[str]:
    """The keywords among the terminals."""
    others = {name for name in expected if name not in messages.grammar.PHRASES and name not in _OPERANDS}
    keywords = {name.lower() for name in expected & {"TRUE", "FALSE", "NONE", "JUDGED", "NOT"}}
    return {name.strip("_").lower().replace("_", " ") for name in others} | keywords
