"""What to say where a parse stopped: the first complaint that fits, from the most telling to the most general."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Final

from engine.ground.problem import Problem
from engine.syntax.complaints_of_blocks import BLOCK_COMPLAINTS, listed
from engine.syntax.complaints_of_expressions import EXPRESSION_COMPLAINTS
from engine.syntax.situation import Situation

_PHRASES: Final = {
    "STRING": "a text in quotes",
    "NAME": "a name",
    "WORD": "a word",
    "TERM_WORD": "a term",
    "DOT_WORD": "`.`",
    "FACT_NAME": "a fact",
    "CITATION": "a citation",
    "REFERENCE": "a clause of the law",
    "DATE": "a date",
    "DURATION": "a duration",
    "COMPARE": "a comparison",
    "SIGN": "`+` or `-`",
    "QUANTIFIER": "`some`, `every` or `no`",
    "DIRECTION": "`upstream of`, `downstream of`, `origins of` or `sources of`",
    "ARROW": "`->`",
    "EQUAL": "`=`",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "LSQB": "`[`",
    "RSQB": "`]`",
    "COMMA": "`,`",
    "COLON": "`:`",
}
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
    fitting = listed(_phrases(expected))
    help_ = f"{fitting} would fit here" if fitting else ""
    if at.here is None:
        return at.problem("P101", f"the text ends in the middle of `{at.named}`", help_)
    near = difflib.get_close_matches(at.word.lower(), sorted(_words(expected)), 1)
    if near and at.here.form == "word" and at.word not in at.language:
        help_ = f"did you mean `{near[0]}`?"
    return at.problem("P101", f"`{at.word}` cannot stand here", help_)


def _phrases(expected: set[str]) -> list[str]:
    """What would have fitted, in words; an expression, and what may follow one, in one phrase each."""
    phrases = []
    if len(expected & _OPERANDS) > 3:
        phrases.append("an expression")
        expected = expected - _OPERANDS
    if len(expected & _OPERATORS) > 3:
        phrases.append("an operator such as `and`")
        expected = expected - _OPERATORS
    phrases += sorted(_PHRASES[name] for name in expected if name in _PHRASES)
    return phrases + [f"`{word}`" for word in sorted(_words(expected))]


def _words(expected: set[str]) -> set[str]:
    """The keywords among the terminals."""
    return {
        name.strip("_").lower().replace("_", " ") for name in expected if name not in _PHRASES and name not in _OPERANDS
    } | {name.lower() for name in expected & {"TRUE", "FALSE", "NONE", "JUDGED", "NOT"}}  # fmt: skip
