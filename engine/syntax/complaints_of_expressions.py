"""Complaints about expressions: mixed `and` and `or`, quantifiers, comparisons, other languages' operators."""

from __future__ import annotations

from typing import Final

from engine.ground import messages
from engine.ground.problem import Problem
from engine.syntax.pieces import ITEMS, Piece
from engine.syntax.situation import Situation

_COMPARISONS: Final = ("==", "!=", "<", "<=", ">", ">=", "in", "overlaps", "includes", "covered", "is", "within")
_MEANT: Final = {
    "equals": "==", "eq": "==", "contains": "includes", "has": "includes", "AND": "and", "OR": "or", "NOT": "not",
    "intersects": "overlaps", "subset": "covered by", "after": "at least … after", "=": "==",
}  # fmt: skip


def mixed_logic(at: Situation) -> Problem | None:
    """`a and b or c`, `must not a and b`."""
    if at.here is None or at.word not in ("and", "or"):
        return None
    other = "or" if at.word == "and" else "and"
    if other.upper() in at.expected:
        joined = _last_at_same_depth(at, other)
        return at.problem(messages.grammar.MIXED, joined, other=other, word=at.word)
    if at.operand_expected():
        return None
    negation = _not_after_duty(at)
    if negation is not None:
        duty = at.before[at.before.index(negation) - 1]
        return at.problem(messages.grammar.NOT_OF_SEVERAL, negation, duty=duty.text, word=at.word)
    return None


def bare_quantifier(at: Situation) -> Problem | None:
    """A quantifier in the middle of an expression."""
    if at.word not in ("some", "every", "no") or not at.operand_expected():
        return None
    return at.problem(messages.grammar.QUANTIFIER_INSIDE, word=at.word)


def chained_comparison(at: Situation) -> Problem | None:
    """`a < b < c`."""
    if at.word not in _COMPARISONS or not {"AND", "OR"} & at.expected or "COMPARE" in at.expected:
        return None
    first = next((piece for piece in reversed(at.before) if piece.text in _COMPARISONS), None)
    return at.problem(messages.grammar.CHAINED, first)


def other_operator(at: Situation) -> Problem | None:
    """An operator of another language, or a word of this one that means something else."""
    if at.here is None:
        return None
    if at.last == "is" and "NONE" in at.expected:
        return at.problem(messages.grammar.IS_NONE, word=at.word)
    if at.last == "within" and at.expected == {"DURATION"}:
        return at.problem(messages.grammar.WITHIN_TIME)
    if at.word == "[" and at.operand_expected():
        return at.problem(messages.grammar.NO_SET)
    if "COMPARE" not in at.expected or at.word not in _MEANT:
        return None
    told = messages.grammar.NO_COMPARISON if at.word == "=" else messages.grammar.NO_OPERATOR
    return at.problem(told, word=at.word, meant=_MEANT[at.word])


def missing_operand(at: Situation) -> Problem | None:
    """Nothing where an expression should begin."""
    if at.word == ".":
        return at.problem(messages.grammar.NO_NAME)
    if not at.operand_expected() or not at.before or (at.here is not None and not _ends_expression(at)):
        return None
    if at.here is None:
        return at.problem(messages.grammar.NO_OPERAND, at.before[-1], last=at.last)
    return at.problem(messages.grammar.NO_OPERAND_BEFORE, at.before[-1], last=at.last, word=at.word)


def _ends_expression(at: Situation) -> bool:
    return at.word in (")", "}", "]", ",", "and", "or", *_COMPARISONS) or at.clause() is not None or (
        at.word in ("cite", "has", "where", "until", "during", "unless", "but", "fix", "note", *ITEMS)
    )  # fmt: skip


def _last_at_same_depth(at: Situation, word: str) -> Piece | None:
    depth = 0
    for piece in reversed(at.before):
        if piece.text in (")", "]", "}"):
            depth += 1
        elif piece.text in ("(", "[", "{"):
            depth -= 1
        if depth < 0:
            return None
        if depth == 0 and piece.text == word:
            return piece
    return None


def _not_after_duty(at: Situation) -> Piece | None:
    """The `not` of the last `must not` or `should not`."""
    for duty, negation in reversed(list(zip(at.before, at.before[1:], strict=False))):
        if duty.text in ("must", "should"):
            return negation if negation.text == "not" else None
    return None


EXPRESSION_COMPLAINTS: Final = (
    mixed_logic,
    bare_quantifier,
    chained_comparison,
    other_operator,
    missing_operand,
)
