"""Complaints about expressions: mixed `and` and `or`, quantifiers, comparisons, other languages' operators."""

from __future__ import annotations

from typing import Final

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
        help_ = f"group with parentheses: `(a {other} b) {at.word} c` or `a {other} (b {at.word} c)`"
        labels = () if joined is None else ((joined, f"joined with `{other}`"),)
        return at.problem("P105", "`and` and `or` are mixed without parentheses", help_, *labels)
    if at.operand_expected():
        return None
    negation = _not_after_duty(at)
    if negation is not None:
        duty = at.before[at.before.index(negation) - 1]
        help_ = f"write `{duty.text} not (a {at.word} b)`"
        return at.problem(
            "P119",
            f"`{duty.text} not` takes a single test, not one joined by `{at.word}`",
            help_,
            (negation, "negated"),
        )
    return None


def bare_quantifier(at: Situation) -> Problem | None:
    """A quantifier in the middle of an expression."""
    if at.word not in ("some", "every", "no") or not at.operand_expected():
        return None
    return at.problem(
        "P106", "a quantifier inside an expression stands in parentheses", f"write `({at.word} x in … has …)`"
    )


def chained_comparison(at: Situation) -> Problem | None:
    """`a < b < c`."""
    if at.word not in _COMPARISONS or not {"AND", "OR"} & at.expected or "COMPARE" in at.expected:
        return None
    first = next((piece for piece in reversed(at.before) if piece.text in _COMPARISONS), None)
    labels = () if first is None else ((first, "the first"),)
    return at.problem("P120", "one comparison follows another", "write both: `a < b and b < c`", *labels)


def other_operator(at: Situation) -> Problem | None:
    """An operator of another language, or a word of this one that means something else."""
    if at.here is None:
        return None
    if at.last == "is" and "NONE" in at.expected:
        return at.problem("P118", "`is` asks only for `none`", f"write `== {at.word}`, or `is none`")
    if at.last == "within" and at.expected == {"DURATION"}:
        return at.problem("P118", "`within` is for time only", "between sets write `covered by`")
    if at.word == "[" and at.operand_expected():
        return at.problem("P118", "`[` begins no set", "sets stand in braces: `{ a, b }`")
    if "COMPARE" not in at.expected or at.word not in _MEANT:
        return None
    what = "does not compare" if at.word == "=" else "is no operator"
    return at.problem("P118", f"`{at.word}` {what}", f"write `{_MEANT[at.word]}`")


def missing_operand(at: Situation) -> Problem | None:
    """Nothing where an expression should begin."""
    if at.word == ".":
        return at.problem("P101", "a name is missing after `.`", "a path is written `f.from.country`")
    if not at.operand_expected() or not at.before or (at.here is not None and not _ends_expression(at)):
        return None
    what = f"before `{at.word}`" if at.here else "at the end"
    message = f"an expression is missing after `{at.last}`, {what}"
    return at.problem("P101", message, "", (at.before[-1], "after this"))


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
